"""The folder of meetings: a file a meeting, named by date, forum and number; found without opening the others."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Container, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import islice
from pathlib import Path

from store import events
from store.disk.errors import DiskError, NotSaved
from store.disk.names import Names
from store.identity import number_of, slug
from store.index.unusable import Unusable
from store.meeting import Meeting
from store.record import Record
from store.refs import NAME as NAME
from store.refs import MeetingRef as MeetingRef
from store.refs import Which, order
from store.said import Refused, refused, said
from store.shelf import ALL, Shelf

NUMBER = r"(?:(?P<forum>[^:]+):)?(?P<number>\d{1,4})/(?P<year>\d{4})"
DAY = timedelta(days=1)
LATEST = 24


class Archive(Shelf):
    """The meetings, and the questions one may ask of them all. Nothing is made before something is kept."""

    def __init__(self, home: Path, now: Callable[[], datetime], main_forum: str = "direktionen") -> None:
        super().__init__(home, now)
        self._main_forum = main_forum

    def find(self, name: str) -> MeetingRef | Refused:
        """A meeting by date, number (`22/2026`, `politikkoordination:3/2026`), `next`, `last` or id."""
        wanted = name.strip()
        if wanted in ("next", "næste"):
            return self.next() or self._none_coming()
        if wanted in ("last", "sidste"):
            return self._last()
        numbered = re.fullmatch(NUMBER, wanted)
        if numbered is not None:
            which = Which(year=int(numbered["year"]), number=int(numbered["number"]))
            forum = slug(numbered["forum"]) if numbered["forum"] else self._main_forum
            fits = list(self.refs(which))
            fits = [ref for ref in fits if ref.forum == forum] or ([] if numbered["forum"] else fits)
            return self._one(name, fits, replace(which, forum=forum))
        try:
            day = date.fromisoformat(wanted)
        except ValueError:
            return self._by_id(wanted)
        which = Which(year=day.year, since=day, until=day)
        return self._one(name, list(self.refs(which)), which)

    def _one(self, name: str, fits: list[MeetingRef], which: Which) -> MeetingRef | Refused:
        if len(fits) == 1:
            return fits[0]
        if not fits:
            return self._gone(which) or refused("archive.no_such_meeting", name=name)
        ids = {meeting.id if (meeting := self.try_read(ref)) else ref.path.name for ref in fits}
        if len(ids) == 1:
            return refused("archive.twice", name=name, files=", ".join(str(ref.path) for ref in fits))
        return refused("archive.many_meetings", name=name, ids=", ".join(map(self._named, fits)))

    def _gone(self, which: Which) -> Refused | None:
        """A sealed meeting of a year whose file is gone, where one is meant."""
        return next((_missing(ref) for ref in self.missing(which.year or 0) if which.fits(ref)), None)

    def _named(self, ref: MeetingRef) -> str:
        meeting = self.try_read(ref)
        return f"{ref.forum}:{ref.number} ({meeting.id if meeting else ref.path.name})"

    def _by_id(self, wanted: str) -> MeetingRef | Refused:
        if re.fullmatch(r"[0-9a-f-]{36}", wanted):
            for ref in self.refs(Which(id=wanted), newest_first=True):
                if (meeting := self.try_read(ref)) and meeting.id == wanted:
                    return ref
        return refused("archive.no_such_meeting", name=wanted)

    def next(self) -> MeetingRef | None:
        """The first not ended, today or later; one that cannot be read may be it."""
        for ref in self.refs(Which(since=self.now().date(), ended=False)):
            meeting = self.try_read(ref)
            if not meeting.ended if meeting else self._may_go_on(ref):
                return ref
        return None

    def running(self) -> MeetingRef | None:
        """The latest that was opened and not ended, in the month up to tomorrow; one that cannot be read may be it."""
        today = self.now().date()
        month = Which(since=today - 31 * DAY, until=today + DAY, opened=True, ended=False)
        for ref in self.refs(month, newest_first=True):
            meeting = self.try_read(ref)
            if meeting.opened and not meeting.ended if meeting else ref.day <= today and self._may_go_on(ref):
                return ref
        return None

    def at_hand(self) -> MeetingRef | None:
        """The meeting to go on with: the running one, else the next; today's before an older unreadable one."""
        today = self.now().date()
        with self.at_once():
            running = self.running()
            if running and (running.day == today or self.try_read(running)):
                return running
            coming = self.next()
        return coming if coming and (running is None or coming.day == today) else running

    def last(self) -> MeetingRef | None:
        """The latest that ended; one that cannot be read may be it, and no older one is taken for it."""
        for ref in self.refs(newest_first=True):
            meeting = self.try_read(ref)
            if meeting.ended if meeting else ref.day <= self.now().date():
                return ref
        return None

    def _last(self) -> MeetingRef | Refused:
        """The same; one that is gone may have been it, and no older one is taken for that either."""
        last, gone = self.last(), self.missing()
        if gone and (last is None or order(gone[-1]) > order(last)):
            return _missing(gone[-1])
        return last or refused("archive.no_last")

    def unopened(self, forum: str) -> MeetingRef | None:
        """The latest meeting of a forum (its slug) before today, where it was called and never opened."""
        ref = next(self.refs(Which(forum=forum, until=_before(self.now().date())), newest_first=True), None)
        meeting = self.try_read(ref) if ref else None
        return ref if meeting and not meeting.opened else None

    def _none_coming(self) -> Refused:
        """No next meeting; one of the last month that its forum never opened, nor went past, waits still."""
        today, seen = self.now().date(), set[str]()
        for ref in self.refs(Which(since=today - 31 * DAY, until=_before(today)), newest_first=True):
            if ref.forum not in seen and (meeting := self.try_read(ref)) and not meeting.opened:
                return refused("archive.no_next.waits", date=ref.day.isoformat())
            seen.add(ref.forum)
        return refused("archive.no_next")

    def latest(self) -> tuple[MeetingRef, ...]:
        """The latest meetings, the newest first: as many as anybody looks through."""
        return tuple(islice(self.refs(newest_first=True), LATEST))

    def unread(self) -> tuple[MeetingRef, ...]:
        """Which of the latest cannot be read now: what was decided there, and left open, nobody knows."""
        return tuple(ref for ref in self.latest() if self.facts(ref) is None)

    def _may_go_on(self, ref: MeetingRef) -> bool:
        """Whether a meeting that cannot be read may be running: never sealed, or written in since it was closed."""
        from store.keeping.seals import read_register

        with contextlib.suppress(DiskError):
            return Names(ref.path).journal.exists() or ref.path.stem not in read_register(ref.path.parent)
        return True

    def in_part(self, ref: MeetingRef) -> bool:
        """Whether a meeting that cannot be read is damaged, and can be shown as far as it is whole."""
        with contextlib.suppress(DiskError):
            return Record.open(ref.path, self.now, write=False).damaged
        return False

    def held_before(self, forum: str, day: date) -> Meeting | None:
        """The latest meeting of a forum (its slug) before a day that was opened: it knows what was left open."""
        return next((meeting for _, meeting in self._held(Which(forum=forum, until=_before(day)))), None)

    def latest_held(self) -> tuple[Meeting, ...]:
        """Of each forum the latest meeting that was opened, the newest first: together they know every open task."""
        with contextlib.suppress(Unusable):
            if self.has_index:
                latest = (next(self._held(Which(forum=forum)), None) for forum in self.index.forums())
                held = sorted((one for one in latest if one), key=lambda one: order(one[0]), reverse=True)
                return tuple(meeting for _, meeting in held)
        found: dict[str, Meeting] = {}
        for ref, meeting in self._held(ALL, found):
            found[ref.forum] = meeting
        return tuple(found.values())

    def _held(self, which: Which, but: Container[str] = ()) -> Iterator[tuple[MeetingRef, Meeting]]:
        """The meetings that were opened, the newest first, but for those of some forums."""
        for ref in self.refs(replace(which, opened=True), newest_first=True):
            if ref.forum not in but and (meeting := self.try_read(ref)) and meeting.opened:
                yield ref, meeting

    def later(self, ref: MeetingRef) -> tuple[Meeting, ...]:
        """Later meetings of the same forum that said something of these minutes: approved or corrected them."""
        found = []
        for year in (ref.day.year, ref.day.year + 1):
            after = Which(year=year, forum=ref.forum, since=ref.day + DAY, said_of=ref.number)
            for other in self.refs(after):
                if meeting := self.try_read(other):
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
        """The next number of the forum in the calendar year (rules.md, Numbers), past those whose files are gone."""
        name = slug(forum)
        gone = [ref.number for ref in self.missing(day.year) if ref.forum == name]
        with contextlib.suppress(Unusable):
            if self.has_index:
                return number_of((f"{self.index.highest(day.year, name)}/{day.year:04}", *gone), day)
        return number_of((*gone, *(ref.number for ref in self.refs(Which(year=day.year, forum=name)))), day)

    def path_of(self, called: events.MeetingCalled) -> Path:
        """Where a meeting's ledger is made; the year of its number rules the folder."""
        number, _, year = called.number.partition("/")
        return self.folder / year / f"{called.date.isoformat()}-{slug(called.forum)}-{int(number)}.json"

    def call(self, called: events.MeetingCalled) -> Record | Refused:
        """Make the record of a new meeting. One whose forum and number are there already, or that the disk does not
        take, is refused, and nothing of it is there."""
        path = self.path_of(called)
        number, _, year = called.number.partition("/")
        same = Which(year=int(year), forum=slug(called.forum), number=int(number))
        if next(self.refs(same), None):
            return refused("archive.number_taken", number=called.number, forum=called.forum)
        if gone := self._gone(same):
            return gone
        try:
            return Record.create(path, called, self.now)
        except NotSaved as wrong:
            about = {"number": called.number, "path": str(path.parent)}
            match wrong.reason:
                case "gone":
                    return refused("archive.no_place", **about)
                case "occupied":
                    return refused("archive.occupied", **about)
                case "disk_full" | "quota" | "io" | "denied" | "read_only" | "other":
                    return refused("archive.not_made", **about, reason=said(f"os.{wrong.reason}"))
            return Refused(wrong.said)

    def open(self, ref: MeetingRef, *, write: bool = True) -> Record:
        """A meeting's record; the errors of `Ledger.open`."""
        with self.at_once():  # before its lock changes the folder
            record = Record.open(ref.path, self.now, write=write)
            if record.meeting.ended:
                record.approve(self.approved_in(ref))
        return record


def _missing(ref: MeetingRef) -> Refused:
    return refused("archive.missing", file=ref.path.name)


def _before(day: date) -> date:
    return day - DAY if day > date.min else day
