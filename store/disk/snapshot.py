"""The snapshot's form: plain TinyDB JSON, a document a line, its sum and last sequence in the table `_meta`.

    {"_meta": {"1": {"format": 1, "last": 12, "sha256": "…"}},
    "entries": {
    "0": {…},
    "1": {…}
    }}

The sum is SHA-256 of the whole file with 64 zeros in its own place; the first line and the sum are the same
in every format. All is ASCII: stock `TinyDB(path)` reads in the encoding of the machine, on Windows not
UTF-8.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256

from store.disk.lines import FORMAT, META
from store.disk.plain import FrozenDict, read_json
from store.value import value

Tables = dict[str, dict[str, FrozenDict]]  # table -> id as text -> document: as TinyDB has it

_ZEROS = b"0" * 64
_HEAD = re.compile(
    rb'\{"_meta": \{"1": \{"format": (\d{1,9}), "last": (\d{1,18}), "sha256": "([0-9a-f]{64})"\}\}(?:,|\}\Z)'
)
_ROW = re.compile(rb'"(\d{1,18})": (\{.*\}),?')
_TABLE = re.compile(rb'"(\w+)": \{')
_ASCII = json.JSONEncoder(allow_nan=False, check_circular=False).encode


@value
class Snapshot:
    """What the bytes of a snapshot hold.

    `bad` is the first line that is not as written, from 1; then `tables` is what could be read all the same.
    """

    tables: Tables
    last: int
    format: int = FORMAT
    bad: int | None = None


def write_snapshot(tables: Mapping[str, Mapping[str, FrozenDict]], last: int) -> bytes:
    """The bytes of a whole ledger at sequence `last`."""
    head = b'{"_meta": {"1": {"format": %d, "last": %d, "sha256": "' % (FORMAT, last)
    body = '"}}' + "".join(f",\n{_ASCII(name)}: {{\n{_rows(rows)}\n}}" for name, rows in tables.items()) + "}"
    tail = body.encode("ascii")
    return head + sha256(head + _ZEROS + tail).hexdigest().encode() + tail


def read_snapshot(data: bytes, bad: int | None = None) -> Snapshot:
    """The ledger in these bytes, after its sum was found right; `bad` where they are known to end at that line."""
    head = _HEAD.match(data) if bad is None else None
    if head:
        start, end = head.span(3)
        version, last = int(head[1]), int(head[2])
        right = version > 0 and sha256(data[:start] + _ZEROS + data[end:]).hexdigest().encode() == head[3]
        if right and version > FORMAT:
            return Snapshot({}, last, version)
        tables = read_json(data) if right else None
        if isinstance(tables, FrozenDict):
            return Snapshot({name: dict(rows) for name, rows in tables.items() if name != META}, last)
    found = _salvaged(data)
    return replace(found, bad=bad or found.bad)


def _rows(rows: Mapping[str, FrozenDict]) -> str:
    return ",\n".join(f'"{key}": {_ASCII(document)}' for key, document in rows.items())


def _salvaged(data: bytes) -> Snapshot:
    """Line by line, up to the first that cannot be read."""
    tables: Tables = {}
    rows: dict[str, FrozenDict] = {}
    lines = [line.rstrip(b"\r") for line in data.split(b"\n")]
    bad = 1  # where every line can be read it is the sum, or a letter inside an entry: the chain tells which
    for number, line in enumerate(lines[1:], 2):
        row = _ROW.fullmatch(line)
        document = read_json(row[2]) if row else None
        if table := _TABLE.fullmatch(line):
            rows = tables.setdefault(table[1].decode(), {})
        elif row and isinstance(document, FrozenDict) and row[1].decode() not in rows:
            rows[row[1].decode()] = document
        elif line not in (b"}", b"}}", b"},"):
            bad = number
            break
    return Snapshot(tables, 0, bad=bad)
