"""The form of a sealed file: lines that each begin with the CRC-32 of the rest, the first of which says what it is.

    4f1c09aa {"sealed": 1, "key": "9f3c51aa0b7e2d44", "name": "meetings/2026/….json", "pieces": 2}
    5e6f7a8b <base64 of a piece>
    9c0d1e2f <base64 of a piece>

A piece is 4096 bytes of the plain file, the last fewer, sealed with the first line and its own number. So what stands
before a damage can still be shown, and nothing but the whole length can be told from outside. A journal keeps its own
form: only the operations of a line are sealed, with the journal's name and the line's sequence number.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zlib import crc32

from store.disk.atomic import read_file
from store.disk.errors import NewerFormat, Unreadable
from store.disk.plain import read_json
from store.disk.vault import met_sealed, vault_of
from store.value import value

FORMAT = 1
PIECE = 4096
_HEAD = rb'\{"sealed": (\d{1,9}), "key": "([0-9a-f]{16})", "name": ("(?:[^"\\]|\\.)+"), "pieces": (\d{1,9})\}'


@value
class Opened:
    """The plain bytes of a file; `bad` is its first line that is not as written, from 1, and they end before it."""

    data: bytes
    bad: int | None = None


def seal_file(path: Path, data: bytes) -> bytes:
    """The bytes to write at `path`: sealed where its folder is unlocked, else as they are."""
    vault = vault_of(path)
    if vault is None or not vault.seals:
        return data
    pieces = [data[start : start + PIECE] for start in range(0, len(data), PIECE)]
    head = b'{"sealed": %d, "key": "%b", "name": %b, "pieces": %d}' % (
        FORMAT,
        vault.name.encode(),
        json.dumps(vault.place(path)).encode(),
        len(pieces),
    )
    lines = [head, *(vault.seal(piece, b"%b %d" % (head, number)) for number, piece in enumerate(pieces))]
    return b"".join(b"%08x %b\n" % (crc32(line), line) for line in lines)


def proven(path: Path, data: bytes) -> bytes:
    """`seal_file`, opened again before anything is replaced by it. Unreadable."""
    sealed = seal_file(path, data)
    if sealed != data and open_file(path, sealed) != Opened(data):
        raise Unreadable("other", path)
    return sealed


def open_file(path: Path, data: bytes) -> Opened:
    """What a file at `path` holds, sealed or not; bytes of no known form are given back as they are.

    Unreadable: `sealed` (and no key is at hand), `other_key`, `elsewhere` (sealed as another file), `plain` (in a
    folder where all was sealed). NewerFormat.
    """
    vault = vault_of(path)
    first, *lines = data.split(b"\n")
    told = re.fullmatch(_HEAD, head) if (head := _summed(first)) else None
    if told is None or head is None:
        if vault and vault.strict and data.startswith(b'{"'):
            raise Unreadable("plain", path)
        return Opened(data)
    if int(told[1]) > FORMAT:
        raise NewerFormat(path, int(told[1]))
    if vault is None:
        met_sealed(path)
        raise Unreadable("sealed", path)
    if told[2].decode() != vault.name:
        raise Unreadable("other_key", path)
    if json.loads(told[3]) != vault.place(path):
        raise Unreadable("elsewhere", path)
    plain: list[bytes] = []
    for number, line in enumerate(lines[: int(told[4])]):
        sealed = _summed(line)
        piece = vault.open(sealed, b"%b %d" % (head, number)) if sealed else None
        if piece is None:
            break
        plain.append(piece)
    whole = len(plain) == int(told[4]) and lines[len(plain) :] == [b""]
    return Opened(b"".join(plain), None if whole else len(plain) + 2)


def read_opened(path: Path) -> bytes | None:
    """What the file at `path` holds; None where there is none, it is not whole, or not sealed where all is.

    OSError, and the errors of `open_file`.
    """
    found = read_file(path)
    vault = vault_of(path)
    if found is None or (vault and vault.strict and not is_sealed(found[0])):
        return None
    opened = open_file(path, found[0])
    return opened.data if opened.bad is None else None


def is_sealed(data: bytes) -> bool:
    """True for the bytes of a sealed file."""
    head = _summed(data.partition(b"\n")[0])
    return head is not None and re.fullmatch(_HEAD, head) is not None


def row_sealer(journal: Path) -> Callable[[int, bytes], bytes] | None:
    """Seals the operations of a journal's line, by its number; None where they stay as they are."""
    vault = vault_of(journal)
    if vault is None or not vault.seals:
        return None
    name = vault.place(journal).encode("utf-8", "surrogatepass")
    return lambda seq, rows: b'"%b"' % vault.seal(rows, b"%b %d" % (name, seq))


def row_opener(journal: Path) -> Callable[[int, Any], Any]:
    """Gives what stands in a journal's line as plain operations, sealed or not; None where they were changed.

    Unreadable, `sealed` or `plain`, as `open_file`.
    """
    vault = vault_of(journal)
    name = vault.place(journal).encode("utf-8", "surrogatepass") if vault else b""

    def opened(seq: int, rows: Any) -> Any:
        if not isinstance(rows, str):
            if vault and vault.strict:
                raise Unreadable("plain", journal)
            return rows
        if vault is None:
            raise Unreadable("sealed", journal)
        data = vault.open(rows, b"%b %d" % (name, seq))
        return None if data is None else read_json(data)

    return opened


def _summed(line: bytes) -> bytes | None:
    """A line without its sum, where that is right."""
    return line[9:] if line[:9] == b"%08x " % crc32(line[9:]) else None
