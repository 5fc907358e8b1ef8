"""Who was in the room and how long each item took, in the order it happened."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from store import events as e
from store.meeting import Break
from store.values import ADJOURNED, ENDED, EXCUSED, GUEST, OPEN, PLANNED, PRESENT, Person, Stay

MINUTE = timedelta(minutes=1)


@dataclass(repr=False, eq=False)
class Room:
    """Moves through the meeting entry by entry; `inside` are the stays that last, by initials."""

    people: dict[str, Person]
    mayor_takes_part: bool = False
    state: str = PLANNED
    opened: datetime | None = None
    closed: datetime | None = None
    opened_by: str | None = None
    chair: str | None = None
    inside: dict[str, Stay] = field(default_factory=dict)
    stays: list[Stay] = field(default_factory=list)
    breaks: list[Break] = field(default_factory=list)
    paused: datetime | None = None
    reopened: bool = False
    item: str | None = None
    since: datetime | None = None
    spent: dict[str, float] = field(default_factory=dict)
    extra: dict[str, int] = field(default_factory=dict)
    starts: list[tuple[str, datetime]] = field(default_factory=list)
    said: set[int] = field(default_factory=set)  # the starts by place, of those in which something was said of the item
    late: frozenset[str] = frozenset()
    before: dict[str, bool] = field(default_factory=dict)

    def apply(self, at: datetime, event: e.Event) -> None:
        """One entry, as it happened."""
        match event:
            case e.MeetingOpened(by=by):
                self._open(at, by)
            case e.MeetingAdjourned(reason=reason):
                self._stop_clock(at)
                self.state = ADJOURNED
                self.breaks.append(Break(at, None, reason))
            case e.MeetingResumed():
                self._resume(at)
            case e.MeetingReopened():
                self.reopened = self.reopened or (self.closed is not None and at.date() != self.closed.date())
                self.state, self.closed = OPEN, None
            case e.MeetingEnded():
                self._stop_clock(at)
                self.state, self.closed, self.item = ENDED, at, None
            case e.ChairTaken(who=who):
                self.chair = who
            case e.ItemStarted(item=item):
                self._start(at, item)
            case e.ItemAdded(plan=plan, opens=True):
                self._start(at, plan.id)
            case e.ItemStopped(item=item) if item == self.item:
                self._stop_clock(at)
                self.item = None
            case e.PersonArrived(who=who, online=online):
                self._arrive(at, who, online)
            case e.GuestMade(person=person):
                self.people[person.initials] = person
                self._arrive(at, person.initials, person.remote)
            case e.PersonLeft(who=who, temporary=temporary):
                self._leave(at, who, temporary)
            case e.TimeAdded(item=item, minutes=minutes):
                self.extra[item] = self.extra.get(item, 0) + minutes
            case e.TimePaused() if self.paused is None:
                self._stop_clock(at)
                self.paused = at
            case e.TimeResumed() if self.paused is not None:
                self.paused = None
                self.since = at if self.item else None

    def _open(self, at: datetime, by: str | None) -> None:
        if self.opened is None:
            self.opened = at
            for person in tuple(self.people.values()):
                if self._expected(person) and self.before.get(person.initials) is False:  # said so: an apology
                    self.people[person.initials] = replace(person, attendance=EXCUSED)
                if self.before.get(person.initials, self._expected(person)):
                    self.inside[person.initials] = Stay(
                        person.initials, at, online=person.remote, since_item=self.item, from_start=True
                    )
        self.state, self.opened_by = OPEN, by or self.opened_by
        if by and self.chair not in self.inside:  # who opens in the chair's absence leads it
            self.chair = by
        if self.item:
            self._start(at, self.item)

    def _expected(self, person: Person) -> bool:
        """There from the opening: planned to be, and no line says that he came later. The mayor on Mondays (S32)."""
        asked = self.mayor_takes_part if person.mayor else person.role != GUEST
        return asked and person.attendance == PRESENT and person.initials not in self.late

    def _resume(self, at: datetime) -> None:
        if self.state == ADJOURNED and self.breaks:
            self.breaks[-1] = replace(self.breaks[-1], until=at)
        self.state = OPEN
        self.since = at if self.item and self.paused is None else None

    def treated(self) -> tuple[str, ...]:
        """Ids in the order actually taken, kept apart from the number; who leafs past an item does not take it."""
        return tuple(dict.fromkeys(item for place, (item, _) in enumerate(self.starts) if not self._leafed(place)))

    def _leafed(self, place: int) -> bool:
        """Left within the minute for another item with nothing said, and taken later."""
        item, since = self.starts[place]
        later = self.starts[place + 1 :]
        left = bool(later) and place not in self.said and later[0][1] - since < MINUTE
        return left and any(other == item for other, _ in later)

    def _start(self, at: datetime, item: str) -> None:
        self._stop_clock(at)
        self.item = item
        if self.state == OPEN:
            self.since = at if self.paused is None else None
            self.starts.append((item, at))

    def _stop_clock(self, at: datetime) -> None:
        if self.item and self.since is not None:
            self.spent[self.item] = self.spent.get(self.item, 0) + max(0.0, (at - self.since).total_seconds())
        self.since = None

    def _arrive(self, at: datetime, who: str, online: bool) -> None:
        if self.opened is None:
            self.before[who] = True
        elif self.state == ENDED:  # nobody is in a room any more
            return
        elif who not in self.inside:
            self.inside[who] = Stay(who, at, online=online, since_item=self.item)
        elif self.inside[who].online != online:
            self.inside[who] = replace(self.inside[who], online=online)

    def _leave(self, at: datetime, who: str, temporary: bool) -> None:
        if self.opened is None:
            self.before[who] = False
        elif who in self.inside and self.state != ENDED:
            self.stays.append(replace(self.inside.pop(who), until=at, temporary=temporary, until_item=self.item))

    def all_stays(self) -> tuple[Stay, ...]:
        """Every interval so far, by when it began."""
        return tuple(sorted([*self.stays, *self.inside.values()], key=lambda stay: stay.since))


def came_late(happened: Iterable[e.Stamped]) -> frozenset[str]:
    """Members whose first line after the opening is `+`: absent until then (line.md). Who opened or spoke was there."""
    first: dict[str, bool] = {}
    begun = False
    for event in (stamped.event for stamped in happened):
        begun = begun or isinstance(event, e.MeetingOpened)
        for who in _told_of(event) if begun else ():
            first.setdefault(who, isinstance(event, e.PersonArrived))
    return frozenset(who for who, arrived in first.items() if arrived)


def _told_of(event: e.Event) -> tuple[str, ...]:
    """Whom an entry tells to be in the room, or to come or go."""
    match event:
        case e.PersonArrived(who=who) | e.PersonLeft(who=who) | e.ReservationMade(who=who) | e.DissentRecorded(who=who):
            return (who,)
        case e.MeetingOpened(by=str() as by):
            return (by,)
        case e.RoundHeld(stances=stances):
            return tuple(who for who, _, _ in stances)
    return ()
