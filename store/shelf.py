"""The ledgers of all meetings in their folders: told by their names, read one by one.

Where there is an index it narrows what is read; what an answer rests on is read in the ledger itself, so that an index
that is missing, late or wrong costs time and nothing else.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from store.disk.errors import DiskError
from store.disk.names import Names
from store.disk.vault import encrypted
from store.facts import Facts, facts_of
from store.folder import INDEX_FILE
from store.index.unusable import Unusable
from store.meeting import Meeting
from store.record import read_meeting
from store.refs import MeetingRef, Which, fitting, listed, order, years_in

if TYPE_CHECKING:
    from store.index.index import Index

ALL = Which()


class Shelf:
    """All meetings under a folder of the user's."""

    def __init__(self, home: Path, now: Callable[[], datetime]) -> None:
        self.home = home
        self.now = now
        self._read: dict[Path, Meeting | None] | None = None

    @property
    def folder(self) -> Path:
        return self.home / "meetings"

    @cached_property
    def index(self) -> Index:
        """The search index of the meetings; Unusable where Python came without SQLite.

        No word of an encrypted folder may stand on the disk in plain: its index is in memory, and made when it is
        asked for.
        """
        try:
            from store.index.index import Index
        except ImportError:
            raise Unusable("no_sqlite") from None
        return Index(self.home, memory=encrypted(self.home))

    @property
    def has_index(self) -> bool:
        """There is an index to ask: looked for by its file, so that nobody loads SQLite for nothing."""
        return "index" in self.__dict__ or ((self.home / INDEX_FILE).exists() and not encrypted(self.home))

    @contextlib.contextmanager
    def at_once(self) -> Iterator[None]:
        """Several questions, answered as of one moment: a folder is looked at once, and a ledger read once."""
        with contextlib.ExitStack() as stack:
            with contextlib.suppress(Unusable):
                if self.has_index:
                    stack.enter_context(self.index.at_once())
            self._read = {}
            stack.callback(setattr, self, "_read", None)
            yield

    def refs(self, which: Which = ALL, *, newest_first: bool = False) -> Iterator[MeetingRef]:
        """Meetings in order of date; those that only the ledger can tell apart from `which` may be among them."""
        last: MeetingRef | None = None
        try:
            if self.has_index:
                for ref in self.index.refs(which, newest_first=newest_first):
                    last = ref
                    yield ref
                return
        except Unusable:
            pass
        for ref in listed(self.folder, which, newest_first=newest_first):
            if last is None or (order(ref) < order(last) if newest_first else order(ref) > order(last)):
                yield ref

    def ref(self, path: Path) -> MeetingRef | None:
        """The meeting whose ledger is at `path`, by its name."""
        if not path.parent.name.isdecimal():
            return None
        names = [one.name for one in (path, Names(path).journal) if one.exists()]
        return next(fitting(path.parent, names, ALL, newest_first=False), None)

    def missing(self, *years: int) -> tuple[MeetingRef, ...]:
        """Meetings that were sealed and whose files are gone, in order: of these years, else of the two latest."""
        from store.keeping.missing import missing_in

        return tuple(ref for year in years or years_in(self.folder)[-2:] for ref in missing_in(self._of(year)))

    def _of(self, year: int) -> Path:
        return self.folder / f"{year:04}"

    def read(self, ref: MeetingRef) -> Meeting:
        """A meeting as it stands on disk; the errors of `store.disk`."""
        return read_meeting(ref.path)

    def try_read(self, ref: MeetingRef) -> Meeting | None:
        """The same, or None where the file cannot be read now."""
        if self._read is not None and ref.path in self._read:
            return self._read[ref.path]
        meeting = None
        with contextlib.suppress(DiskError):
            meeting = self.read(ref)
        if self._read is not None:
            self._read[ref.path] = meeting
        return meeting

    def facts(self, ref: MeetingRef) -> Facts | None:
        """What a list tells of a meeting; None where its file cannot be read now."""
        with contextlib.suppress(Unusable):
            if self.has_index and (facts := self.index.facts(ref)):
                return facts
        meeting = self.try_read(ref)
        return facts_of(meeting) if meeting else None
