"""A ledger as its files tell it: the snapshot, then the lines of the journal it lacks. Changes nothing."""

from __future__ import annotations

import errno
from pathlib import Path

from store.disk import calls
from store.disk.atomic import read_file
from store.disk.errors import NewerFormat, Unreadable, reason_of
from store.disk.lines import FORMAT, Lines, Operation, read_lines
from store.disk.names import Names
from store.disk.sealed import open_file, row_opener
from store.disk.snapshot import Snapshot, Tables, read_snapshot
from store.value import value

Stamp = tuple[int, int, int, int] | None  # device, inode, size, time of change; None where there is no file
_TRIES = 20


@value
class Found:
    """What stands on the disk at sequence `last`; its snapshot alone is at `stored`.

    `bad` names each file and line that is damaged; `tables` then hold what comes before it, for the eye only.
    `snapshot` and `journal` are the bytes as they were, None where there is no such file; `torn` stands at
    the end of the journal with no line feed and is no entry.
    """

    tables: Tables
    last: int
    stored: int
    bad: tuple[tuple[Path, int], ...]
    torn: bytes
    snapshot: bytes | None
    journal: bytes | None
    stamps: tuple[Stamp, Stamp]


def stamps(names: Names) -> tuple[Stamp, Stamp]:
    """Of snapshot and journal: the same as before where nothing was written."""
    return _stamp(names.snapshot), _stamp(names.journal)


def find(names: Names, *, alone: bool = False) -> Found:
    """Read both files. A reader reads again where they changed between its two reads; a writer is `alone`.

    Raises NewerFormat and Unreadable; damage is told in `bad`.
    """
    for _ in range(_TRIES):
        before = stamps(names)
        snapshot, journal = _bytes(names.snapshot), _bytes(names.journal)
        found = _replayed(names, snapshot, journal, before)
        after = before if alone else stamps(names)
        if after[0] == before[0] and (after[1] == before[1] or not found.bad):
            break
    return found


def replay(tables: Tables, operations: tuple[Operation, ...]) -> None:
    """One change, made to the tables in memory."""
    for table, key, document in operations:
        rows = tables.setdefault(table, {})
        if document is None:
            rows.pop(str(key), None)
        else:
            rows[str(key)] = document


def _replayed(names: Names, data: bytes | None, journal: bytes | None, seen: tuple[Stamp, Stamp]) -> Found:
    whole = None if data is None else open_file(names.snapshot, data)
    snapshot = read_snapshot(whole.data, whole.bad) if whole else Snapshot({}, 0)
    lines = read_lines(journal or b"", row_opener(names.journal))
    newer = [(names.snapshot, snapshot.format)] + [(names.journal, line.format) for line in lines.sound[:1]]
    for path, version in newer:
        if version > FORMAT:
            raise NewerFormat(path, version)
    bad = [(names.snapshot, snapshot.bad)] if snapshot.bad else []
    bad += [(names.journal, number) for number in lines.bad]
    tables, last = snapshot.tables, snapshot.last
    if not snapshot.bad:
        last, gap = _follow(tables, last, lines)
        bad += [(names.journal, 1)] if gap else []
    return Found(tables, last, snapshot.last, tuple(bad), lines.torn, data, journal, seen)


def _follow(tables: Tables, last: int, lines: Lines) -> tuple[int, bool]:
    """Put the lines on the snapshot, but for those it has already. True where the first is too far on."""
    for line in lines.sound:
        if line.seq > last + 1:
            return last, True
        if line.seq == last + 1:
            replay(tables, line.operations)
            last = line.seq
    return last, False


def _stamp(path: Path) -> Stamp:
    try:
        status = calls.look(path)
    except FileNotFoundError:
        return None
    except OSError as failed:
        raise Unreadable(reason_of(failed), path) from None
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns


def _bytes(path: Path) -> bytes | None:
    try:
        found = read_file(path)
    except OSError as failed:
        raise Unreadable("large" if failed.errno == errno.EFBIG else reason_of(failed), path) from None
    return found[0] if found else None
