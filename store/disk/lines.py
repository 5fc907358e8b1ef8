"""The journal's form: `crc32hex {"s": seq, "o": [[table, id, document or null], ...]}` and a line feed.

Its first line also says the format, as an operation on the table `_meta` (reliability.md, The journal).
"""

from __future__ import annotations

from collections.abc import Callable
from json.encoder import encode_basestring as quoted
from typing import Any
from zlib import crc32

from store.disk.errors import Unkeepable
from store.disk.plain import FrozenDict, canonical, read_json
from store.value import value

FORMAT = 1
META = "_meta"
LONGEST = 16 << 20  # bytes of one line

Operation = tuple[str, int, FrozenDict | None]  # table, id, the document or None where it was taken out
Seal = Callable[[int, bytes], bytes]  # the operations of a line as JSON, by its number -> what is written for them
Open = Callable[[int, Any], Any]  # what is written, as read -> the operations; None where it was changed


@value
class Line:
    """One change of the record, whole or not there at all."""

    seq: int
    operations: tuple[Operation, ...]
    format: int = FORMAT


@value
class Lines:
    """What the bytes of a journal hold.

    `sound` lines stand before the first of the `bad` (numbers from 1). `torn` is what stands after the last
    line feed, and to be cut; a line that is whole but for its line feed is sound: nothing intact is dropped.
    """

    sound: tuple[Line, ...]
    bad: tuple[int, ...]
    torn: bytes


def write_line(seq: int, operations: tuple[Operation, ...], first: bool, seal: Seal | None = None) -> bytes:
    """The bytes of one line; the first of a journal also says the format. In an encrypted folder `seal` covers them."""
    rows = [b'["%b", 1, {"format": %d}]' % (META.encode(), FORMAT)] if first else []
    for table, key, row in operations:
        document = b"null" if row is None else canonical(row)
        rows.append(b"[%b, %d, %b]" % (quoted(table).encode(), key, document))
    told = b"[%b]" % b", ".join(rows)
    data = b'{"s": %d, "o": %b}' % (seq, seal(seq, told) if seal else told)
    if len(data) > LONGEST:
        raise Unkeepable("large")
    return b"%08x %b\n" % (crc32(data), data)


def read_lines(data: bytes, opened: Open = lambda seq, rows: rows) -> Lines:
    """Every line, split at line feeds only. Bad are a wrong sum, a gap, a line twice, a BOM and CRLF.

    `opened` uncovers what was sealed, and raises what it pleases where it cannot.
    """
    *whole, tail = data.split(b"\n")
    sound: list[Line] = []
    bad: list[int] = []
    expected: int | None = None
    for number, raw in enumerate(whole, 1):
        line = _line(raw, opened)
        if line is None or expected not in (None, line.seq):
            bad.append(number)
        elif not bad:
            sound.append(line)
        expected = line.seq + 1 if line else None
    if tail and not bad:
        line = _line(tail, opened)
        if line and expected in (None, line.seq):
            sound.append(line)
            tail = b""
        elif line or _line(tail[:-1], opened):  # out of turn, or its line feed has rotted: neither is torn
            bad.append(len(whole) + 1)
    return Lines(tuple(sound), tuple(bad), b"" if bad else tail)


def _line(raw: bytes, opened: Open) -> Line | None:
    """None where the sum is wrong or the content is not of this form."""
    if raw[:9] != b"%08x " % crc32(raw[9:]):
        return None
    match read_json(raw[9:]):
        case {"s": int(seq), "o": told}:
            told = opened(seq, told)
        case _:
            return None
    match told:
        case [["_meta", _, {"format": int(version)}], *_] if version > FORMAT:
            return Line(seq, (), version)  # the rest is not ours to understand
        case [*rows]:
            operations = [_operation(row) for row in rows]
        case _:
            return None
    if None in operations:
        return None
    return Line(seq, tuple(op for op in operations if op and op[0] != META))


def _operation(row: Any) -> Operation | None:
    match row:
        case [str(table), int(key), FrozenDict() | None as document]:
            return table, key, document
        case _:
            return None
