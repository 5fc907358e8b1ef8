"""What tells whether a file or a folder is as it was when it was read: size, time of change and inode."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from pathlib import Path

from store.disk import calls
from store.disk.atomic import read_start
from store.value import value

TICK = 2 * 10**9  # nanoseconds: the coarsest clock a file system has
_INT = (1 << 63) - 1  # what SQLite can count to
_SUM = re.compile(rb'\{"_meta": \{"1": \{[^}]{0,80}"sha256": "([0-9a-f]{64})"')


Seen = tuple[int, int, int]  # size, time of change, inode


@value
class Stamp:
    """A ledger's file, and its journal's stamp as text ('' where there is none). Size -1: there is only a journal."""

    size: int = -1
    changed: int = 0
    inode: int = 0
    journal: str = ""


def stamp_of(path: Path) -> Stamp | None:
    """The stamp of the ledger at `path`; None where there is neither file nor journal, or nobody may look."""
    place = str(path)
    try:
        journal = _look(f"{place.removesuffix('.json')}.journal")
        found = _look(place)
    except OSError:
        return None
    told = ":".join(map(str, journal)) if journal else ""
    if found is None:
        return Stamp(journal=told) if told else None
    return Stamp(*found, told)


def _look(place: str) -> Seen | None:
    try:
        status = calls.look(place)
    except FileNotFoundError:
        return None
    return status.st_size, status.st_mtime_ns & _INT, status.st_ino & _INT


def now() -> int:
    """The machine's clock in nanoseconds; from 2262 on, where they cannot be counted, the last moment that can."""
    try:
        return time.time_ns()
    except OverflowError:
        return _INT


def sum_of(path: Path) -> str:
    """The checksum a closed ledger states in its first line; '' where it states none."""
    try:
        told = _SUM.match(read_start(path, 256))
    except OSError:
        return ""
    return told[1].decode() if told else ""


def folder_stamp(folder: Path) -> int:
    """The time of the last change of its names, 0 where that tells nothing: it was this very moment, or is to come."""
    try:
        changed = calls.look(folder).st_mtime_ns
    except OSError:
        return 0
    return changed if changed < now() - TICK else 0


def listed_in(folder: Path) -> Iterator[tuple[str, Seen]]:
    """Ledgers and journals of a folder by name, as a listing tells of them; OSError."""
    with os.scandir(folder) as found:
        for entry in found:
            if entry.name.endswith((".json", ".journal")):
                status = entry.stat(follow_symlinks=False)
                yield entry.name, (status.st_size, status.st_mtime_ns & _INT, status.st_ino & _INT)


def looks_as(told: Seen, seen: Seen) -> bool:
    """The same, as far as a listing tells; on Windows that is not the inode."""
    return told == seen or (os.name == "nt" and told[:2] == seen[:2])
