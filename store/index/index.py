"""The index as the archive uses it: it narrows, and what an answer rests on is read in the ledger itself."""

from __future__ import annotations

import contextlib
import heapq
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from store.facts import Facts, unpacked
from store.index import fill, narrow
from store.index.base import BROKEN, Base
from store.index.find import find
from store.index.fresh import Changes, changes, is_as_read
from store.index.unusable import Unusable
from store.refs import MeetingRef, Which, order, ref_of
from store.search.asked import Asked, Found

MANY = 500  # ledgers that changed since: from there on the folder is as quick to list
_FIRST, _MORE = 8, 512  # meetings in a page
_SECONDS = 2.0
_ROUNDS = 3


class Index:
    """Of the meetings under `home`; `memory`: never on the disk, gone with the program. All of it may be Unusable."""

    def __init__(self, home: Path, *, memory: bool = False) -> None:
        self.folder = home / "meetings"
        self.base = Base(None if memory else home)
        self._held: tuple[sqlite3.Connection, Changes] | None = None
        self.looked_over = False  # every file, once

    @property
    def there(self) -> bool:
        """Something stands in its place; it need not be of use."""
        return self.base.there

    # what the archive asks

    @contextlib.contextmanager
    def at_once(self) -> Iterator[None]:
        """What is asked within is answered as of one moment, and the folders are looked at once."""
        try:
            base = self.base.open()
        except Unusable:
            yield
            return
        try:
            with contextlib.suppress(*BROKEN, Unusable):
                self._held = base, self._look(base)
            yield
        finally:
            self._held = None
            base.close()

    def refs(self, which: Which, *, newest_first: bool) -> Iterator[MeetingRef]:
        """The meetings that may be meant, in order; which of them is, the ledger tells."""
        with self._view() as (base, seen):
            changed = sorted(filter(which.fits, seen.stale), key=order, reverse=newest_first)
            first = narrow.page(base, which, None, _FIRST, newest_first=newest_first)
        known = self._known(which, first, seen, newest_first)
        yield from heapq.merge(known, changed, key=order, reverse=newest_first)

    def _known(self, which: Which, keys: list[narrow.Key], seen: Changes, newest_first: bool) -> Iterator[MeetingRef]:
        left_out, size = seen.left_out, _FIRST
        while True:
            for year, name in keys:
                ref = ref_of(self.folder / f"{year:04}", name) if (year, name) not in left_out else None
                if ref is not None:
                    yield ref
            if len(keys) < size:
                return
            size = _MORE
            with self._view() as (base, _):
                keys = narrow.page(base, which, keys[-1], size, newest_first=newest_first)

    def forums(self) -> set[str]:
        """The slug of every forum that has, or may have had, a meeting."""
        with self._view() as (base, seen):
            return narrow.forums(base) | {ref.forum for ref in seen.stale}

    def highest(self, year: int, forum: str) -> int:
        """The highest number of a forum in a year, 0 where it has none."""
        with self._view() as (base, seen):
            out, which = seen.left_out, Which(year=year, forum=forum)
            known = (number for name, number in narrow.numbers(base, year, forum) if (year, name) not in out)
            new = (int(ref.number.partition("/")[0]) for ref in seen.stale if which.fits(ref))
            return max(next(known, 0), max(new, default=0))

    def facts(self, ref: MeetingRef) -> Facts | None:
        """The facts of a meeting whose ledger is as it was read; None where it has to be read."""
        with self._view() as (base, _):
            if not is_as_read(base, ref):
                return None
            key = ref.key
            (told,) = base.execute("SELECT facts FROM meetings WHERE year = ? AND name = ?", key).fetchone()
            return unpacked(told) if told else None

    @contextlib.contextmanager
    def _view(self) -> Iterator[tuple[sqlite3.Connection, Changes]]:
        """The index, and what it does not have as it now is."""
        if self._held:
            try:
                yield self._held
            except BROKEN as wrong:
                raise self.base.condemned(wrong) from None
            return
        with self.base.reading() as base:
            yield base, self._look(base)

    def _look(self, base: sqlite3.Connection) -> Changes:
        seen = changes(base, self.folder, full=False)
        if len(seen.stale) > MANY:
            raise Unusable
        return seen

    def size(self) -> int:
        """How many meetings it knows."""
        with self.base.reading() as base:
            return int(base.execute("SELECT count(*) FROM meetings").fetchone()[0])

    # what is written, and found

    def bring_up_to_date(
        self,
        *,
        full: bool = False,
        told: Callable[[int, int], None] = lambda done, of: None,
        stop: Callable[[], bool] = lambda: False,
    ) -> int:
        """How many ledgers were taken in or out; `told` how many of how many so far. It is made where it is missing."""
        try:
            done = fill.bring_up_to_date(self.base, self.folder, full=full, told=told, stop=stop)
        except Unusable as why:
            if why.reason != "damaged":
                raise
            done = fill.bring_up_to_date(self.base, self.folder, full=full, told=told, stop=stop)
        self.looked_over = self.looked_over or (full and not stop())
        return done

    def search(self, asked: Asked) -> Found:
        """What is found, once the index is up to date; each meeting that is shown is as it was read."""
        for _ in range(_ROUNDS):
            with self.base.reading() as base:
                found = find(base, self.folder, asked, _SECONDS)
                if all(is_as_read(base, ref) for ref in {hit.ref for hit in found.hits}):
                    (unread,) = base.execute("SELECT count(*) FROM meetings WHERE facts IS NULL").fetchone()
                    return replace(found, unread=unread)
            self.bring_up_to_date(full=True)
        raise Unusable("busy")
