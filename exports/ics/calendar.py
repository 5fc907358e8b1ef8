"""Calendar files in the shapes of calendar.md: A, one meeting; C, flat all-day deadlines.

The same record gives the same bytes: UIDs, stamps and SEQUENCE come from the record. Nobody is invited, nothing that
was said is in them, and in the distribution edition nothing closed.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from exports.edition import INTERNAL, edition_of
from exports.ics.agenda import agenda_lines
from exports.ics.deadlines import Due, dues
from exports.ics.gone import gone
from exports.ics.text import many_lines, one_line
from exports.ics.time import DAY, Stamp, moment, planned, span, stamp_of, until
from exports.phrases import Phrases
from store import events as e
from store.identity import meeting_id
from store.meeting import Meeting

if TYPE_CHECKING:
    from icalendar import Calendar, Event

PRODUCT = "-//Enighed//Enighed//DA"
HALF_A_DAY = timedelta(hours=12)
NINE_THE_DAY_BEFORE = timedelta(hours=-15)

# Never the zone that icalendar makes: its list of dates puts summer meetings an hour late in Outlook (calendar.md).
VTIMEZONE = """\
BEGIN:VTIMEZONE
TZID:Europe/Copenhagen
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
"""

_OF_THE_PLAN = (
    *(e.MeetingCalled, e.HeaderChanged, e.EndMoved, e.TimeAdded),
    *(e.CarriedOver, e.ItemAdded, e.ItemChanged, e.ItemMoved, e.ItemRemoved, e.ItemsJoined),
)


def meeting_ics(meeting: Meeting, entries: Sequence[e.Stamped], edition: str = INTERNAL, language: str = "da") -> bytes:
    """Shape A: the meeting as planned, with its agenda by the clock."""
    told, phrases = edition_of(meeting, edition, language), Phrases(language)
    numbers = frozenset(s.entry for s in entries if isinstance(s.event, _OF_THE_PLAN))
    # one above what `next_meeting_ics` gave the same UID before the meeting was called
    stamp = stamp_of(entries, numbers, first=1)
    event = _event(meeting.id, phrases("ics.meeting", forum=told.called.forum, number=told.number), stamp)
    start, end = planned(meeting)
    _timed(event, start, end)
    if told.place:
        event.add("location", one_line(told.place))
    if lines := agenda_lines(told, start, end, phrases):
        event.add("description", many_lines(lines))
    return _single(event)


def next_meeting_ics(meeting: Meeting, entries: Sequence[e.Stamped], language: str = "da") -> bytes | None:
    """Shape A: the next meeting, under the id it will have when it is called; the same in both editions.

    None where no next meeting is planned.
    """
    called, following = meeting.called, meeting.called.next_meeting
    if following is None:
        return None
    phrases = Phrases(language)
    start = moment(following.date, following.start or called.start)
    begun = moment(called.date, called.start)
    usual = start + (until(called.date, called.end, begun) - begun)
    end = until(following.date, following.end, start) if following.end else usual
    event = _event(
        meeting_id(called.forum, following.date),
        phrases("ics.next", forum=called.forum),
        stamp_of(entries, frozenset((0,))),
    )
    _timed(event, start, end)
    event.add("description", many_lines([phrases("ics.next_of", number=called.number, day=phrases.day(called.date))]))
    return _single(event)


def deadlines_ics(
    meeting: Meeting, entries: Sequence[e.Stamped], edition: str = INTERNAL, language: str = "da"
) -> bytes | None:
    """Shape C: each deadline an all-day event that takes no time, with one alarm at 9.00 the day before.

    None where nothing has a date. A single one is a file of shape A, without a calendar name (calendar.md, 43).
    """
    told, phrases = edition_of(meeting, edition, language), Phrases(language)
    stand = dues(told, entries, phrases)
    every = (*stand, *gone(entries, stand, edition, phrases))
    events = [_all_day(due) for due in sorted(every, key=lambda due: (due.day, due.uid))]
    if len(events) < 2:
        return _single(events[0]) if events else None
    from icalendar import vDuration, vText

    calendar = _calendar()
    name = one_line(phrases("ics.calendar", forum=told.called.forum, number=told.number))
    # as vText: what is given as str under these names is written without escapes
    calendar.add("name", vText(name))
    calendar.add("x-wr-calname", vText(name))
    calendar.add("refresh-interval", vDuration(HALF_A_DAY), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vText("PT12H"))
    for event in events:
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _calendar() -> Calendar:
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    return calendar


def _single(event: Event) -> bytes:
    """A file of one event: no name, so that a double click opens it and makes no new calendar."""
    from icalendar import Timezone, vText

    calendar = _calendar()
    calendar.add("x-ms-olk-forceinspectoropen", vText("TRUE"))
    if "TZID" in event["dtstart"].params:
        calendar.add_component(Timezone.from_ical(VTIMEZONE))
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def _event(uid: str, summary: str, stamp: Stamp) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", stamp.modified)
    event.add("created", stamp.created)
    event.add("last-modified", stamp.modified)
    event.add("sequence", stamp.sequence)
    event.add("summary", one_line(summary))
    return event


def _timed(event: Event, start: datetime, end: datetime) -> None:
    start, end = span(start, end)
    event.add("dtstart", start)
    event.add("dtend", end)


def _all_day(due: Due) -> Event:
    from icalendar import Alarm, vText

    event = _event(due.uid, due.summary, due.stamp)
    event.add("dtstart", due.day)
    event.add("dtend", due.day + DAY)
    event.add("transp", "TRANSPARENT")
    event.add("x-microsoft-cdo-busystatus", vText("FREE"))
    if due.lines:
        event.add("description", many_lines(due.lines))
    if due.cancelled:
        event.add("status", "CANCELLED")
    if due.confidential:
        event.add("class", "CONFIDENTIAL")
    if due.alarm:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", one_line(due.summary))
        alarm.add("trigger", NINE_THE_DAY_BEFORE)
        event.add_component(alarm)
    return event
