"""Time in a calendar file: moments of the zone, and stamps that come from the record, never from a clock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from exports.phrases import twice
from store import events as e
from store.clock import zone
from store.meeting import Meeting

DAY = timedelta(days=1)


def moment(day: date, clock: time, not_before: datetime | None = None) -> datetime:
    """A wall time of the zone in UTC; of the hour that comes twice in October the first one not before `not_before`.

    A time that the clock leaps over in March is the one it leaps to.
    """
    naive = datetime.combine(day, clock)
    first, second = (naive.replace(tzinfo=zone(), fold=fold).astimezone(UTC) for fold in (0, 1))
    return second if not_before is not None and first < not_before <= second else first


def planned(meeting: Meeting) -> tuple[datetime, datetime]:
    """When the meeting is planned to begin and end, in UTC; an end before the beginning is the next day's."""
    day = meeting.called.date
    start = moment(day, meeting.planned_start)
    moved = [s.happened_at for s in meeting.entries if isinstance(s.event, e.EndMoved)]
    return start, until(day, meeting.planned_end, start, max(moved, default=start))


def until(day: date, clock: time, start: datetime, not_before: datetime | None = None) -> datetime:
    """The first time the clock shows this after `start`, on that day or the next."""
    end = moment(day, clock, not_before or start)
    return end if end > start else moment(day + DAY, clock, not_before or start)


def span(start: datetime, end: datetime) -> tuple[datetime, datetime]:
    """Two moments as the file has them: in the zone, or both in UTC where one lies in the two hours that the zone
    calls the same (the night summer time ends): readers do not agree on which of them is meant."""
    local = start.astimezone(zone()), end.astimezone(zone())
    return (start, end) if any(twice(one) is not None for one in local) else local


@dataclass(frozen=True, slots=True)
class Stamp:
    """CREATED, LAST-MODIFIED (and DTSTAMP) in UTC, and SEQUENCE, which never falls."""

    created: datetime
    modified: datetime
    sequence: int


def stamp_of(entries: Sequence[e.Stamped], numbers: frozenset[int], first: int = 0) -> Stamp:
    """The stamp of what these entries made; each correction and each undoing of one counts one more."""
    made = numbers | {s.entry for s in entries if getattr(s.event, "entry", None) in numbers}
    touching = [s for s in entries if s.entry in made or _undoes(s.event, made)] or entries[:1]
    moments = [s.typed_at.astimezone(UTC).replace(microsecond=0) for s in touching]
    return Stamp(min(moments), max(moments), first + len(touching) - 1)


def _undoes(event: e.Event, numbers: frozenset[int]) -> bool:
    return isinstance(event, (e.TakenBack, e.Restored)) and not numbers.isdisjoint(event.entries)
