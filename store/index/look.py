"""The meetings as index and folders tell them at one moment.

A year whose folder is as the index has it is asked of the index. Of one that has changed since the names are listed,
and each that may be meant is held against its row when its turn comes: of a great folder few are ever looked at.
"""

from __future__ import annotations

import heapq
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from store.index import narrow
from store.index.fresh import doubtful_in, is_as_read, row_as_read
from store.index.stamps import folder_stamp
from store.refs import MeetingRef, Which, fitting, names_in, order, ref_of, years_in

_FIRST, _MORE = 8, 512  # meetings in a page


class Look:
    """Taken once; sqlite3.Error, OSError and what a damaged file gives rise to from any method."""

    def __init__(self, base: sqlite3.Connection, folder: Path) -> None:
        self.base, self.folder = base, folder
        self._told = dict(base.execute("SELECT year, stamp FROM folders"))
        self._years = years_in(folder)
        self._settled: dict[int, bool] = {}  # of twenty years most questions are about one
        self._changed: dict[int, list[MeetingRef]] = {}
        for year, names in doubtful_in(base).items():
            refs = (ref_of(self._of(year), name) for name in names)
            self._changed[year] = [ref for ref in refs if ref and not is_as_read(base, ref)]
        self._names: dict[int, list[str]] = {}

    def refs(self, which: Which, *, newest_first: bool) -> Iterator[MeetingRef]:
        """The meetings that may be meant, in order; which of them is, the ledger tells."""
        for year in sorted(filter(which.has_year, self._years), reverse=newest_first):
            if not self._is_settled(year):
                yield from filter(lambda ref: self._may_be(ref, which), self._listed(year, which, newest_first))
                continue
            changed = self._changed.get(year, [])
            fits = sorted(filter(which.fits, changed), key=order, reverse=newest_first)
            known = self._known(year, which, {ref.path.name for ref in changed}, newest_first)
            yield from heapq.merge(known, fits, key=order, reverse=newest_first)

    def forums(self) -> set[str]:
        """The slug of every forum that has, or may have had, a meeting."""
        forums = narrow.forums(self.base)
        for year in (year for year in self._years if not self._is_settled(year)):
            forums.update(
                name[11:].rpartition("-")[0] for name in self._all(year) if name.endswith((".json", ".journal"))
            )
        return forums

    def highest(self, year: int, forum: str) -> int:
        """The highest number of a forum in a year, 0 where it has none."""
        if self._is_settled(year):
            return narrow.highest(self.base, year, forum)
        refs = self._listed(year, Which(forum=forum), newest_first=False)
        return max((int(ref.number.partition("/")[0]) for ref in refs), default=0)

    def _is_settled(self, year: int) -> bool:
        """The folder is as the index has it."""
        if year not in self._settled:
            stamp = folder_stamp(self._of(year))
            self._settled[year] = bool(stamp) and self._told.get(year) == stamp
        return self._settled[year]

    def _known(self, year: int, which: Which, but: set[str], newest_first: bool) -> Iterator[MeetingRef]:
        """Of a settled year what the index has, but for what has changed."""
        after, size = None, _FIRST
        while True:
            names = narrow.page(self.base, year, which, after, size, newest_first=newest_first)
            for name in names:
                ref = ref_of(self._of(year), name) if name not in but else None
                if ref is not None:
                    yield ref
            if len(names) < size:
                return
            after, size = names[-1], _MORE

    def _may_be(self, ref: MeetingRef, which: Which) -> bool:
        row = row_as_read(self.base, ref) if which.asks_ledgers else None
        return row is None or (
            which.opened in (None, row.opened)
            and which.ended in (None, row.ended)
            and which.id in (None, row.uid)
            and (which.said_of is None or narrow.has_said(self.base, row.id, which.said_of))
        )

    def _listed(self, year: int, which: Which, newest_first: bool) -> Iterator[MeetingRef]:
        return fitting(self._of(year), self._all(year), which, newest_first=newest_first)

    def _all(self, year: int) -> list[str]:
        if year not in self._names:
            self._names[year] = names_in(self._of(year))
        return self._names[year]

    def _of(self, year: int) -> Path:
        return self.folder / f"{year:04}"
