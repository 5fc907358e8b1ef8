"""Brings the index up to date: reads what changed, some meetings to a transaction, and can be stopped between two."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from time import monotonic

from store.index import rows
from store.index.base import Base
from store.index.fresh import Changes, changes
from store.index.stamps import TICK
from store.index.unusable import Unusable
from store.refs import MeetingRef

SERIAL = 1 << 20  # meetings a day has numbers for
_MANY, _LONG = 200, 0.5  # meetings, seconds in one transaction: then others get a turn
_SAID = "INSERT OR IGNORE INTO said VALUES (?, ?)"
_ID = "SELECT id FROM meetings WHERE year = ? AND name = ?"
_MEETING = f"INSERT OR REPLACE INTO meetings VALUES ({', '.join('?' * 14)})"
_PARTS = "INSERT INTO parts (rowid, grams) VALUES (?, ?)"
_FOUND = "INSERT INTO found (rowid, own, heading, marks) VALUES (?, ?, ?, ?)"
_FORGET = "INSERT INTO found (found, rowid, own, heading, marks) VALUES ('delete', ?, ?, ?, ?)"

Told = Callable[[int, int], None]  # how many of how many are done


def bring_up_to_date(
    base: Base,
    folder: Path,
    *,
    full: bool,
    told: Told = lambda done, of: None,
    stop: Callable[[], bool] = lambda: False,
) -> int:
    """How many ledgers were read anew or taken out; all of them where `stop` never said so. Unusable."""
    with contextlib.suppress(Unusable), base.reading() as held:
        found = changes(held, folder, full=full)
        if not (found.stale or found.gone or _stamps_to_keep(held, found)):
            return 0  # which is nearly always, and needs no lock
    with base.writing() as held:
        found = changes(held, folder, full=full)
        if found.gone:
            with base.change(held):
                for key in found.gone:
                    _take_out(held, held.execute(_ID, key).fetchall())
        done, of = 0, len(found.stale)
        reading = _read(found.stale)
        while done < of and not stop():
            told(done, of)
            batch, enough = [], monotonic() + _LONG
            for one in reading:
                batch.append(one)
                if len(batch) >= _MANY or monotonic() > enough:
                    break
            done += len(batch)
            if news := [one for one in batch if not _known(held, *one)]:
                with base.change(held):
                    _put_in(held, news)
        if done == of:
            told(of, of)
            if kept := _stamps_to_keep(held, found):
                with base.change(held):
                    held.executemany("INSERT OR REPLACE INTO folders VALUES (?, ?)", kept)
        return done + len(found.gone)


def _read(refs: Iterable[MeetingRef]) -> Iterator[tuple[MeetingRef, rows.Read | None]]:
    for ref in refs:
        yield ref, rows.read(ref.path)


def _known(held: sqlite3.Connection, ref: MeetingRef, read: rows.Read | None) -> bool:
    """It could not be read before either, and is the same."""
    if read is None or read.told is not None:
        return False
    key = int(ref.path.parent.name), ref.path.name
    row = held.execute(
        "SELECT size, changed, inode, journal FROM meetings WHERE year = ? AND name = ? AND facts IS NULL", key
    )
    stamp = read.stamp
    return bool(row.fetchone() == (stamp.size, stamp.changed, stamp.inode, stamp.journal))


def _put_in(held: sqlite3.Connection, batch: list[tuple[MeetingRef, rows.Read | None]]) -> None:
    words: set[str] = set()
    for ref, read in batch:
        year, name = int(ref.path.parent.name), ref.path.name
        known = held.execute(_ID, (year, name)).fetchall()
        _take_out(held, known)
        if read is None:
            continue
        id_ = known[0][0] if known else _free(held, ref)
        facts = read.facts
        told = (*((facts.id, facts.opened, facts.ended) if facts else (None,) * 3), read.told)
        stamp = read.stamp
        number = int(ref.number.partition("/")[0])
        held.execute(
            _MEETING,
            (
                id_,
                year,
                name,
                ref.forum,
                number,
                stamp.size,
                stamp.changed,
                stamp.inode,
                read.sum,
                stamp.journal,
                *told,
            ),
        )
        held.executemany(_SAID, ((number, id_) for number in read.said_of))
        if read.texts:
            found = rows.rows_of(id_, read.texts)
            held.execute("INSERT INTO texts VALUES (?, ?)", (id_, rows.packed(read.texts)))
            held.executemany(_FOUND, found)
            words.update(chain.from_iterable(row[1].split() for row in found))
    _learn(held, words)


def _free(held: sqlite3.Connection, ref: MeetingRef) -> int:
    """The next id of the meeting's day, so that ids stand by date."""
    first = ref.day.toordinal() * SERIAL
    (last,) = held.execute("SELECT max(id) FROM meetings WHERE id >= ? AND id < ?", (first, first + SERIAL)).fetchone()
    if last is not None and last + 1 >= first + SERIAL:
        raise OverflowError
    return first if last is None else int(last) + 1


def _take_out(held: sqlite3.Connection, ids: Iterable[tuple[int]]) -> None:
    """Nothing of these meetings is found any more; SQLite wants to be told what it is to forget."""
    for (id_,) in ids:
        kept = held.execute("SELECT held FROM texts WHERE meeting = ?", (id_,)).fetchone()
        if kept:
            held.executemany(_FORGET, rows.rows_of(id_, map(rows.text_from, rows.unpacked(kept[0]))))
            held.execute("DELETE FROM texts WHERE meeting = ?", (id_,))
        held.execute("DELETE FROM said WHERE meeting = ?", (id_,))
        held.execute("DELETE FROM meetings WHERE id = ?", (id_,))


def _learn(held: sqlite3.Connection, words: set[str]) -> None:
    """Words that are new, each with its letters by threes. None is forgotten: one that stands nowhere finds nothing."""
    (last,) = held.execute("SELECT coalesce(max(id), 0) FROM words").fetchone()
    held.executemany("INSERT OR IGNORE INTO words (word) VALUES (?)", ((word,) for word in sorted(words)))
    new = held.execute("SELECT id, word FROM words WHERE id > ?", (last,)).fetchall()
    held.executemany(_PARTS, ((id_, " ".join(grams(word))) for id_, word in new))


def grams(word: str) -> set[str]:
    """Its letters by threes."""
    return {word[place : place + 3] for place in range(len(word) - 2)}


def _stamps_to_keep(held: sqlite3.Connection, found: Changes) -> list[tuple[int, int]]:
    """Years and their folders' stamps that are others than the index has, once all else is taken in.

    A folder that is older than a file in it does not tell when its names change (FAT): its stamp is worth nothing.
    """
    told = dict(held.execute("SELECT year, stamp FROM folders"))
    kept: list[tuple[int, int]] = []
    for year, stamp in found.folders:
        (newest,) = held.execute("SELECT max(changed) FROM meetings WHERE year = ?", (year,)).fetchone()
        trusted = stamp if newest is not None and newest <= stamp + TICK else 0
        kept += [(year, trusted)] if told.get(year) != trusted else []
    return kept
