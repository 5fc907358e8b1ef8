"""Brings the index up to date: reads what changed, some meetings to a transaction, and can be stopped between two."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from pathlib import Path

from store.disk import calls
from store.index import rows
from store.index.base import Base
from store.index.fresh import Changes, changes
from store.index.stamps import TICK
from store.index.unusable import Unusable
from store.refs import MeetingRef, ref_of

SERIAL = 1 << 20  # meetings a day has numbers for
_MANY, _LONG = 50, 0.5  # meetings, seconds in one transaction: then others get a turn
_REMEMBERED = 4_800  # words
_SAID = "INSERT OR IGNORE INTO said VALUES (?, ?)"
_TEXTS = "INSERT INTO texts VALUES (?, ?)"
_MEETING = f"INSERT INTO meetings VALUES ({', '.join('?' * 14)})"
_PARTS = "INSERT INTO parts (rowid, grams) VALUES (?, ?)"
_FOUND = "INSERT INTO found (rowid, own, heading, marks) VALUES (?, ?, ?, ?)"
_FORGET = "INSERT INTO found (found, rowid, own, heading, marks) VALUES ('delete', ?, ?, ?, ?)"

One = tuple[MeetingRef, rows.Read | None]
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
        every = changes(held, folder, full=full)
        if not any(found.stale or found.gone or _stamp_to_keep(held, found) for found in every):
            return 0  # which is nearly always, and needs no lock
    with base.writing() as held:
        filler = _Filler(held)
        of = sum(map(_many, changes(held, folder, full=full)))  # none of them is held
        done = gone = 0
        for found in changes(held, folder, full=full):
            if found.gone:
                with base.change(held):
                    filler.take_out(found)
                gone += len(found.gone)
            reading = _read(folder / f"{found.year:04}", found.stale)
            end = done + len(found.stale)
            while done < end:
                if stop():
                    return done + gone
                told(min(done, of), of)
                read = _Some(reading)
                news = (one for one in read if not _known(held, *one))
                if (first := next(news, None)) is not None:
                    with base.change(held):
                        filler.put_in(chain((first,), news))
                done += read.count
            if (stamp := _stamp_to_keep(held, found)) is not None:
                with base.change(held):
                    held.execute("INSERT OR REPLACE INTO folders VALUES (?, ?)", (found.year, stamp))
            del found, reading  # before the names of the next year are read
        told(of, of)
        return done + gone


def _many(found: Changes) -> int:
    return len(found.stale)


def _read(folder: Path, names: Iterable[str]) -> Iterator[One]:
    for name in names:
        ref = ref_of(folder, name)
        if ref is not None:
            yield ref, rows.read(ref.path)


class _Some:
    """As many as one transaction takes, one by one, and how many that were."""

    def __init__(self, reading: Iterator[One]) -> None:
        self._reading = reading
        self.count = 0

    def __iter__(self) -> Iterator[One]:
        enough = calls.ticks() + _LONG
        for one in islice(self._reading, _MANY):
            self.count += 1
            yield one
            if calls.ticks() > enough:
                return


def _known(held: sqlite3.Connection, ref: MeetingRef, read: rows.Read | None) -> bool:
    """It could not be read before either, and is the same."""
    if read is None or read.told is not None:
        return False
    row = held.execute(
        "SELECT size, changed, inode, journal FROM meetings WHERE year = ? AND name = ? AND facts IS NULL", ref.key
    )
    stamp = read.stamp
    return bool(row.fetchone() == (stamp.size, stamp.changed, stamp.inode, stamp.journal))


class _Filler:
    """Puts meetings in and takes them out, within a transaction of the caller's."""

    def __init__(self, held: sqlite3.Connection) -> None:
        self.held = held
        self.words: set[str] = set()  # of the last meetings that were put in
        self.older: set[str] = set()  # of those before them

    def put_in(self, batch: Iterable[One]) -> None:
        """These meetings as they were read; one that has no file any more is taken out."""
        for ref, read in batch:
            id_ = self._forget(ref.key)
            if read is None:
                continue
            id_ = self._free(ref) if id_ is None else id_
            facts, stamp = read.facts, read.stamp
            year, name = ref.key
            head = id_, year, name, ref.forum, int(ref.number.partition("/")[0])
            told = (facts.id, facts.opened, facts.ended) if facts else rows.UNREAD
            stamps = stamp.size, stamp.changed, stamp.inode, read.sum, stamp.journal
            self.held.execute(_MEETING, (*head, *stamps, *told, read.told))
            if read.said_of:
                self.held.executemany(_SAID, ((number, id_) for number in read.said_of))
            if read.texts:
                found, known = rows.rows_of(id_, read.texts)
                self.held.executemany(_TEXTS, rows.packed(id_, read.texts))
                self.held.executemany(_FOUND, found)
                self._learn(known)

    def take_out(self, found: Changes) -> None:
        """Nothing of the meetings that are gone is found any more."""
        for name in found.gone:
            self._forget((found.year, name))

    def _forget(self, key: tuple[int, str]) -> int | None:
        """The id the meeting had; SQLite wants to be told what it is to forget."""
        known = self.held.execute("SELECT id FROM meetings WHERE year = ? AND name = ?", key).fetchone()
        if known is None:
            return None
        if texts := rows.texts_held(self.held, *known):
            self.held.executemany(_FORGET, rows.rows_of(known[0], texts)[0])
        self.held.execute("DELETE FROM texts WHERE piece BETWEEN ? AND ?", rows.pieces(*known))
        for table in ("said WHERE meeting", "meetings WHERE id"):
            self.held.execute(f"DELETE FROM {table} = ?", known)
        return int(known[0])

    def _free(self, ref: MeetingRef) -> int:
        """The next id of the meeting's day, so that ids stand by date."""
        first = ref.day.toordinal() * SERIAL
        span = first, first + SERIAL
        (last,) = self.held.execute("SELECT max(id) FROM meetings WHERE id >= ? AND id < ?", span).fetchone()
        if last is not None and last + 1 >= first + SERIAL:
            raise OverflowError
        return first if last is None else int(last) + 1

    def _learn(self, words: set[str]) -> None:
        """New words, each with its letters by threes. None is forgotten: one that stands nowhere finds nothing."""
        (last,) = self.held.execute("SELECT coalesce(max(id), 0) FROM words").fetchone()
        new = ((word,) for word in sorted(words.difference(self.words, self.older)))
        self.held.executemany("INSERT OR IGNORE INTO words (word) VALUES (?)", new)
        made = self.held.execute("SELECT id, word FROM words WHERE id > ?", (last,))
        self.held.executemany(_PARTS, ((id_, " ".join(grams(word))) for id_, word in made))
        if len(self.words) > _REMEMBERED:
            self.older, self.words = self.words, set()
        self.words |= words


def grams(word: str) -> list[str]:
    """Its letters by threes."""
    return [word[place : place + 3] for place in range(len(word) - 2)]


def _stamp_to_keep(held: sqlite3.Connection, found: Changes) -> int | None:
    """A folder's stamp where the index has another, once all else is taken in.

    A folder that is older than a file in it does not tell when its names change (FAT): its stamp is worth nothing.
    """
    if found.stamp is None:
        return None
    (newest,) = held.execute("SELECT max(changed) FROM meetings WHERE year = ?", (found.year,)).fetchone()
    trusted = found.stamp if newest is not None and newest <= found.stamp + TICK else 0
    told = held.execute("SELECT stamp FROM folders WHERE year = ?", (found.year,)).fetchone()
    return trusted if told != (trusted,) else None
