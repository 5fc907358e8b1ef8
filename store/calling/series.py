"""The next meeting of a forum's series, and how it is called by default (S34, S36, S38)."""

from __future__ import annotations

from datetime import date, timedelta

from store.board import Board, Forum
from store.dates.holidays import day_off
from store.events.session import MeetingCalled
from store.identity import meeting_id
from store.values import ANY_OTHER, MINUTE_TAKER, AgendaItem, NextMeeting


def next_meeting_of(forum: Forum, after: date) -> date:
    """The first meeting day after `after`; on a holiday, 24-26 or 31 December and 1 January there is none.

    Where `after` is itself a day of the series, the weeks between meetings are counted from it.
    """
    days = (forum.weekday - after.weekday()) % 7
    step = timedelta(weeks=forum.every_weeks)
    day = after + (timedelta(days=days) if days else step)
    while day_off(day):
        day += step
    return day


def called_by_default(board: Board, forum: Forum, day: date, number: str) -> MeetingCalled:
    """A meeting of the series before anybody has planned it: the board of that day, and only »Eventuelt«."""
    people = board.people_on(day)
    any_other = AgendaItem("i1", "Eventuelt", ANY_OTHER)
    return MeetingCalled(
        id=meeting_id(forum.name, day),
        forum=forum.name,
        number=number,
        date=day,
        start=forum.start,
        end=forum.end,
        organisation=board.organisation,
        chair=next((person.initials for person in people if person.chief_executive), None),
        minute_taker=next((person.initials for person in people if person.role == MINUTE_TAKER), None),
        next_meeting=_following(forum, day),
        people=people,
        agenda=(any_other,) if forum.has_agenda and ANY_OTHER in forum.sections else (),
        sections=forum.sections,
        decides=forum.decides,
        has_agenda=forum.has_agenda,
    )


def _following(forum: Forum, day: date) -> NextMeeting | None:
    try:
        return NextMeeting(next_meeting_of(forum, day), forum.start, forum.end)
    except OverflowError:  # the calendar ends with the year 9999
        return None
