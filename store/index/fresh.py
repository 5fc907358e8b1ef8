"""What has changed since the index was written, by stamps: the cheap way before an answer, now and then the full one.

Cheap: a folder whose time is another is listed again with its files' stamps; a ledger with a journal is looked at
always. Full: every folder is listed, which finds what was changed in its place too.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from store.index.stamps import Seen, Stamp, folder_stamp, listed_in, looks_as, stamp_of, sum_of
from store.refs import MeetingRef, names_in, names_one, ref_of, years_in
from store.value import value


class Row(NamedTuple):
    """A ledger's row; without `facts` where no entry was ever kept in it."""

    id: int
    uid: str | None
    opened: int | None
    ended: int | None
    facts: str


@value
class Changes:
    """A year's folder, by names: `stale` are new, or not as the index has them; `gone` have no file any more.

    `stamp` is the folder's where it was listed: true of the index once it has taken the changes in.
    """

    year: int
    stale: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    stamp: int | None = None


def changes(base: sqlite3.Connection, folder: Path, *, full: bool) -> Iterator[Changes]:
    """All that the ledgers under `folder` and the index differ in, year by year: of very many meetings little is held.

    sqlite3.Error, OSError.
    """
    told = dict(base.execute("SELECT year, stamp FROM folders"))
    doubtful = doubtful_in(base)
    years = years_in(folder)
    for year in sorted({*years, *told}):
        if year not in years:
            names = (name for (name,) in base.execute("SELECT name FROM meetings WHERE year = ?", (year,)))
            yield Changes(year, gone=tuple(names), stamp=0)
            continue
        path = folder / f"{year:04}"
        stamp = folder_stamp(path)
        if full or not stamp or told.get(year) != stamp:
            yield _listed(base, path, stamp, doubtful.get(year, set()))
        else:
            yield Changes(year, _not_as_read(base, path, doubtful.get(year, ())))


def _listed(base: sqlite3.Connection, path: Path, stamp: int, doubtful: set[str]) -> Changes:
    """Of a folder whose files are all looked at; of one that the index knows nothing of only the names."""
    year = int(path.name)
    known = base.execute("SELECT 1 FROM meetings WHERE year = ?", (year,)).fetchone()
    there = _ledgers(path) if known else _named(path)
    names = doubtful & there.keys()
    gone: list[str] = []
    rows = base.execute("SELECT name, size, changed, inode FROM meetings WHERE year = ?", (year,))
    for name, *told_of in rows:
        if name not in there:
            gone.append(name)
        elif (seen := there.pop(name)) is None or not looks_as(tuple(told_of), seen):
            names.add(name)
    new = filter(names_one, there) if known else there
    return Changes(year, tuple(sorted((*_not_as_read(base, path, names), *new))), tuple(gone), stamp)


def _not_as_read(base: sqlite3.Connection, path: Path, names: Iterable[str]) -> tuple[str, ...]:
    refs = (ref_of(path, name) for name in sorted(names))
    return tuple(ref.path.name for ref in refs if ref and not is_as_read(base, ref))


def doubtful_in(base: sqlite3.Connection) -> dict[int, set[str]]:
    """What is looked at always, by year: who has a journal, and what could not be read last time."""
    found: dict[int, set[str]] = {}
    for year, name in base.execute("SELECT year, name FROM meetings WHERE journal <> '' OR facts IS NULL"):
        found.setdefault(year, set()).add(name)
    return found


def _ledgers(folder: Path) -> dict[str, Seen | None]:
    """Every ledger by name, as it looks; None where it has a journal, which may have grown."""
    there: dict[str, Seen | None] = {}
    try:
        for name, seen in listed_in(folder):
            if name.endswith(".journal"):
                there[f"{name.removesuffix('.journal')}.json"] = None
            else:
                there.setdefault(name, seen)
    except (FileNotFoundError, NotADirectoryError):
        return {}
    return there


def _named(folder: Path) -> dict[str, Seen | None]:
    """The same, but for how they look."""
    ours = filter(names_one, names_in(folder))
    return {name if name.endswith(".json") else f"{name.removesuffix('.journal')}.json": None for name in ours}


def is_as_read(base: sqlite3.Connection, ref: MeetingRef) -> bool:
    """The index has the ledger as it now stands."""
    return row_as_read(base, ref) is not None


def row_as_read(base: sqlite3.Connection, ref: MeetingRef) -> Row | None:
    """What the index has of a ledger, where that is as it now stands.

    A file of the same size and time under another inode was copied or restored: its checksum tells.
    """
    row = base.execute(
        "SELECT size, changed, inode, journal, sum, id, uid, opened, ended, facts FROM meetings "
        "WHERE year = ? AND name = ? AND facts IS NOT NULL",
        ref.key,
    ).fetchone()
    stamp = stamp_of(ref.path) if row else None
    if row is None or stamp is None:
        return None
    size, changed, inode, journal, told, *held = row
    same = stamp == Stamp(size, changed, inode, journal) or (
        told != "" and stamp == Stamp(size, changed, stamp.inode, journal) and sum_of(ref.path) == told
    )
    return Row(*held) if same else None
