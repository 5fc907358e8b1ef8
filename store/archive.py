"""The folder of meetings: a file a meeting, named by date, forum and number; found without opening the others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from store import events
from store.disk.errors import DiskError
from store.fold.meeting import fold
from store.identity import number_of, slug
from store.ledger import begun
from store.meeting import Meeting
from store.record import Record, read_entries
from store.said import Refused, refused

NAME = r"(?P<day>\d{4}-\d{2}-\d{2})-(?P<forum>.+)-(?P<number>\d+)\.(?:json|journal)"
NUMBER = r"(?:(?P<forum>[^:]+):)?(?P<number>\d{1,4})/(?P<year>\d{4})"


@dataclass(frozen=True, slots=True)
class MeetingRef:
    """A meeting as its file name tells it; `forum` is the slug, `number` as in 22/2026."""

    path: Path
    day: date
    forum: str
    number: str


class Archive:
    """All meetings under a folder of the user's. Nothing is made before something is kept."""

    def __init__(self, home: Path, now: Callable[[], datetime], main_forum: str = "direktionen") -> None:
        self.home = home
        self.now = now
        self._main_forum = main_forum

    @property
    def folder(self) -> Path:
        return self.home / "meetings"

    def refs(self, *, newest_first: bool = False) -> Iterator[MeetingRef]:
        """Every meeting by its file name, in order of date; a year's folder is read when it is reached."""
        for year in sorted(self._years(), reverse=newest_first):
            yield from sorted(self._in(year), key=lambda ref: (ref.day, ref.path.name), reverse=newest_first)

    def _years(self) -> list[int]:
        if not self.folder.is_dir():
            return []
        return [int(found.name) for found in self.folder.iterdir() if re.fullmatch(r"\d{4}", found.name)]

    def _in(self, year: int) -> list[MeetingRef]:
        folder = self.folder / f"{year:04}"
        if not folder.is_dir():
            return []
        found: dict[str, MeetingRef] = {}
        for name in (entry.name for entry in folder.iterdir()):
            told = re.fullmatch(NAME, name)
            if told is None:
                continue
            try:
                day = date.fromisoformat(told["day"])
            except ValueError:
                continue
            path = folder / f"{name.rpartition('.')[0]}.json"
            if name.endswith(".journal") and not path.exists() and not begun(path):
                continue  # killed while it was called: nobody was told of it, and the next call makes it
            found[path.name] = MeetingRef(path, day, told["forum"], f"{int(told['number'])}/{year}")
        return list(found.values())

    def find(self, name: str) -> MeetingRef | Refused:
        """A meeting by date, number (`22/2026`, `politikkoordination:3/2026`), `next`, `last` or id."""
        wanted = name.strip()
        if wanted in ("next", "næste"):
            return self.next() or refused("archive.no_next")
        if wanted in ("last", "sidste"):
            return self.last() or refused("archive.no_last")
        numbered = re.fullmatch(NUMBER, wanted)
        if numbered is not None:
            number = f"{int(numbered['number'])}/{numbered['year']}"
            fits = [ref for ref in self._in(int(numbered["year"])) if ref.number == number]
            forum = slug(numbered["forum"]) if numbered["forum"] else self._main_forum
            return self._one(name, [ref for ref in fits if ref.forum == forum] or ([] if numbered["forum"] else fits))
        try:
            day = date.fromisoformat(wanted)
        except ValueError:
            return self._by_id(wanted)
        return self._one(name, [ref for ref in self._in(day.year) if ref.day == day])

    def _one(self, name: str, fits: list[MeetingRef]) -> MeetingRef | Refused:
        if len(fits) == 1:
            return fits[0]
        if not fits:
            return refused("archive.no_such_meeting", name=name)
        ids = ", ".join(f"{ref.forum}:{ref.number} ({self.read(ref).id})" for ref in fits)
        return refused("archive.many_meetings", name=name, ids=ids)

    def _by_id(self, wanted: str) -> MeetingRef | Refused:
        if re.fullmatch(r"[0-9a-f-]{36}", wanted):
            for ref in self.refs(newest_first=True):
                if (meeting := self.try_read(ref)) and meeting.id == wanted:
                    return ref
        return refused("archive.no_such_meeting", name=wanted)

    def next(self) -> MeetingRef | None:
        """The running one, else the first not ended, today or later."""
        today = self.now().date()
        for year in sorted(y for y in self._years() if y >= today.year):
            for ref in sorted(self._in(year), key=lambda r: (r.day, r.path.name)):
                if ref.day >= today and (meeting := self.try_read(ref)) and not meeting.ended:
                    return ref
        return None

    def running(self) -> MeetingRef | None:
        """The latest that was opened and not ended, in the month up to tomorrow."""
        today = self.now().date()
        for ref in self.refs(newest_first=True):
            if ref.day < today - timedelta(days=31):
                break
            if ref.day > today + timedelta(days=1):
                continue
            meeting = self.try_read(ref)
            if meeting and meeting.opened and not meeting.ended:
                return ref
        return None

    def last(self) -> MeetingRef | None:
        """The latest that ended."""
        for ref in self.refs(newest_first=True):
            if (meeting := self.try_read(ref)) and meeting.ended:
                return ref
        return None

    def read(self, ref: MeetingRef) -> Meeting:
        """A meeting as it stands on disk; the errors of `store.disk`."""
        return fold(read_entries(ref.path))

    def try_read(self, ref: MeetingRef) -> Meeting | None:
        """The same, or None where the file cannot be read now."""
        try:
            return self.read(ref)
        except DiskError:
            return None

    def held_before(self, forum: str, day: date) -> Meeting | None:
        """The latest meeting of a forum (its slug) before a day that was opened: it knows what was left open."""
        for ref in self.refs(newest_first=True):
            if ref.forum == forum and ref.day < day and (meeting := self.try_read(ref)) and meeting.opened:
                return meeting
        return None

    def ref(self, path: Path) -> MeetingRef | None:
        """The meeting whose ledger is at `path`, by its name."""
        told = re.fullmatch(NAME, path.name)
        if told is None or not told["day"][:4].isdecimal():
            return None
        return next((ref for ref in self._in(int(path.parent.name)) if ref.path.name == path.name), None)

    def later(self, ref: MeetingRef) -> tuple[Meeting, ...]:
        """Later meetings of the same forum that said something of these minutes: approved or corrected them."""
        found = []
        for year in (ref.day.year, ref.day.year + 1):
            for other in sorted(self._in(year), key=lambda one: one.day):
                if other.forum == ref.forum and other.day > ref.day and (meeting := self.try_read(other)):
                    said = {told.event.number for told in meeting.approvals}
                    said |= {told.event.number for told in meeting.corrections}
                    found += [meeting] if ref.number in said else []
        return tuple(found)

    def complete(self, ref: MeetingRef, meeting: Meeting) -> Meeting:
        """The meeting with what only other meetings tell: who approved it, and which corrections are of closed text."""
        closed = set(meeting.closed_entries)
        for told in meeting.corrections:
            earlier = self.find(f"{ref.forum}:{told.event.number}")
            if isinstance(earlier, MeetingRef) and (other := self.try_read(earlier)):
                shut = (s for s in other.entries if other.is_closed(s.entry))
                if any(told.event.old in (getattr(s.event, "text", None) or "") for s in shut):
                    closed.add(told.entry)
        return replace(meeting, approved_in=self.approved_in(ref), closed_entries=frozenset(closed))

    def approved_in(self, ref: MeetingRef) -> str | None:
        """The number of the later meeting that approved these minutes (line.md, `referat:`)."""
        for meeting in self.later(ref):
            said = [told.event.approved for told in meeting.approvals if told.event.number == ref.number]
            if said and said[-1]:
                return meeting.number
        return None

    def next_number(self, day: date, forum: str) -> str:
        """The next number of the forum in the calendar year (rules.md, Numbers)."""
        name = slug(forum)
        return number_of((ref.number for ref in self._in(day.year) if ref.forum == name), day)

    def path_of(self, called: events.MeetingCalled) -> Path:
        """Where a meeting's ledger is made; the year of its number rules the folder."""
        number, _, year = called.number.partition("/")
        return self.folder / year / f"{called.date.isoformat()}-{slug(called.forum)}-{int(number)}.json"

    def call(self, called: events.MeetingCalled) -> Record | Refused:
        """Make the record of a new meeting. One whose forum and number are there already is refused."""
        path = self.path_of(called)
        year = int(called.number.partition("/")[2])
        taken = [ref for ref in self._in(year) if ref.forum == slug(called.forum) and ref.number == called.number]
        if taken:
            return refused("archive.number_taken", number=called.number, forum=called.forum)
        return Record.create(path, called, self.now)

    def open(self, ref: MeetingRef, *, write: bool = True) -> Record:
        """A meeting's record; the errors of `Ledger.open`."""
        record = Record.open(ref.path, self.now, write=write)
        if record.meeting.ended:
            record.approve(self.approved_in(ref))
        return record
