"""The index as the archive uses it: it narrows, and what an answer rests on is read in the ledger itself."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from store.facts import Facts, unpacked
from store.index.base import BROKEN, Base
from store.index.fresh import is_as_read, row_as_read
from store.index.look import Look
from store.index.unusable import Unusable
from store.refs import MeetingRef, Which

if TYPE_CHECKING:
    from store.search.asked import Asked, Found

_SECONDS = 2.0
_ROUNDS = 3


class Index:
    """Of the meetings under `home`; `memory`: never on the disk, gone with the program. All of it may be Unusable."""

    def __init__(self, home: Path, *, memory: bool = False) -> None:
        self.folder = home / "meetings"
        self.memory = memory
        self.base = Base(None if memory else home)
        self._held: Look | None = None
        self.looked_over = False  # every file, once

    @property
    def there(self) -> bool:
        """Something stands in its place; it need not be of use."""
        return self.base.there

    # what the archive asks

    @contextlib.contextmanager
    def at_once(self) -> Iterator[None]:
        """What is asked within is answered as of one moment: the folders are looked at once."""
        try:
            base = self.base.open()
        except Unusable:
            yield
            return
        try:
            with contextlib.suppress(*BROKEN):
                self._held = Look(base, self.folder)
            yield
        finally:
            self._held = None
            base.close()

    def refs(self, which: Which, *, newest_first: bool) -> Iterator[MeetingRef]:
        """The meetings that may be meant, in order; which of them is, the ledger tells."""
        with self._looking() as look:
            yield from look.refs(which, newest_first=newest_first)

    def forums(self) -> set[str]:
        """The slug of every forum that has, or may have had, a meeting."""
        with self._looking() as look:
            return look.forums()

    def highest(self, year: int, forum: str) -> int:
        """The highest number of a forum in a year, 0 where it has none."""
        with self._looking() as look:
            return look.highest(year, forum)

    def facts(self, ref: MeetingRef) -> Facts | None:
        """The facts of a meeting whose ledger is as it was read; None where it has to be read."""
        with self._asking() as base:
            row = row_as_read(base, ref)
            return unpacked(row.facts) if row and row.facts else None

    @contextlib.contextmanager
    def _looking(self) -> Iterator[Look]:
        with self._asking() as base:
            yield self._held or Look(base, self.folder)

    @contextlib.contextmanager
    def _asking(self) -> Iterator[sqlite3.Connection]:
        if self._held is None:
            with self.base.reading() as base:
                yield base
            return
        try:
            yield self._held.base
        except BROKEN as wrong:
            raise self.base.condemned(wrong) from None

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
        from store.index import fill  # what reads and finds words is no part of a start

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
        from store.index.find import find

        for _ in range(_ROUNDS):
            with self.base.reading() as base:
                found = find(base, self.folder, asked, _SECONDS)
                if all(is_as_read(base, ref) for ref in {hit.ref for hit in found.hits}):
                    (unread,) = base.execute("SELECT count(*) FROM meetings WHERE facts IS NULL").fetchone()
                    return replace(found, unread=unread)
            self.bring_up_to_date(full=True)
        raise Unusable("busy")
