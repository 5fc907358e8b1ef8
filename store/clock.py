"""Wall clock and record: Europe/Copenhagen whatever the machine's zone (line.md). No clock is read here."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from functools import cache
from zoneinfo import ZoneInfo

from store.meeting import Meeting
from store.values import ENDED, PLANNED

HALF_A_DAY = timedelta(hours=12)


@cache
def zone() -> ZoneInfo:
    """The zone of every wall time in the record."""
    return ZoneInfo("Europe/Copenhagen")


def local(moment: datetime) -> datetime:
    """An aware moment as the wall clock of the zone, with a fixed offset, whole seconds."""
    there = moment.astimezone(zone()).replace(microsecond=0)
    return there.replace(tzinfo=timezone(there.utcoffset() or timedelta()))


def wall(day: date, clock: time, not_before: datetime | None = None) -> datetime:
    """A wall time as a moment; in the hour that comes twice in October the first one not before `not_before`."""
    naive = datetime.combine(day, clock)
    first = local(naive.replace(tzinfo=zone(), fold=0))
    second = local(naive.replace(tzinfo=zone(), fold=1))
    if not_before is not None and first < not_before <= second:
        return second
    return first


def happened(meeting: Meeting, clock: time, day: date | None = None) -> datetime:
    """When a line with a given time happened.

    Without a day: the day the meeting, or its last resumption or reopening, opened; after the end the last
    day it was open; while it runs, a time more than twelve hours before the entry before it is the next day's.
    """
    before = meeting.last.happened_at if meeting.last else None
    if day is not None:
        return wall(day, clock, before)
    if meeting.state == PLANNED or meeting.opened is None:
        return wall(meeting.called.date, clock, before)
    if meeting.state == ENDED:
        return wall((meeting.closed or meeting.opened).date(), clock, before)
    begun = [pause.until for pause in meeting.breaks if pause.until] + [remark.at for remark in meeting.reopenings]
    at = wall(max([meeting.opened, *begun]).date(), clock, before)
    while before is not None and before - at > HALF_A_DAY:
        at = wall(at.date() + timedelta(days=1), clock, before)
    return at


def stamp(meeting: Meeting, now: datetime) -> tuple[datetime, bool]:
    """When an untimed line happened: now, or with the latest entry where the clock stands before it (then flagged)."""
    if meeting.latest is not None and now < meeting.latest:
        return meeting.latest, True
    return now, False
