"""Builders with sane defaults: a board of six, an agenda of four, and entries by the clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

from store import events as e
from store.fold.meeting import fold
from store.meeting import Meeting
from store.values import AgendaItem, NextMeeting, OpenAction, Person

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
DAY = date(2026, 11, 25)

PEOPLE = (
    Person("KD", "kommunaldirektør"),
    Person("ØP", "økonomi- og personaledirektør"),
    Person("BU", "direktør for Børn, Unge og Kultur"),
    Person("SO", "direktør for Social og Sundhed"),
    Person("TM", "direktør for Teknik og Miljø"),
    Person("BE", "direktør for Beskæftigelse og Borgerservice"),
    Person("SC", "sekretariatschef", "fast_deltager"),
    Person("REF", "direktionssekretær", "referent"),
    Person("BM", "borgmester", "borgmester"),
    Person("ØC", "økonomichef", "gaest"),
)

AGENDA = (
    AgendaItem("i1", "Årsplan 2027", "temaer", "B", 25, "KD", proposal=("at årsplanen godkendes",)),
    AgendaItem("i2", "Budget 2027: tidlig indsats", "temaer", "D/B", 30, "BU", ("ØC",), time(12, 30)),
    AgendaItem("i3", "Sygefravær 3. kvartal", "drift", "O", 20, "ØP"),
    AgendaItem("i4", "Personalesag", "drift", "B", 15, "SO", closed=True, closed_heading="personalesag"),
    AgendaItem("i5", "Eventuelt", "eventuelt", None, 15),
)


def called(**changes: Any) -> e.MeetingCalled:
    """A Wednesday meeting, 25 November 2026."""
    base = e.MeetingCalled(
        id="6f1d2c0e-0000-5000-8000-000000000022",
        forum="Direktionen",
        number="22/2026",
        date=DAY,
        start=time(12),
        end=time(15),
        organisation="Åkøbing Kommune",
        place="Rådhuset, mødelokale Ærø",
        chair="KD",
        deputy_chair="ØP",
        minute_taker="REF",
        next_meeting=NextMeeting(date(2026, 12, 9), time(12)),
        people=PEOPLE,
        agenda=AGENDA,
        open_actions=(
            OpenAction("21-3", ("TM",), "Pris på flytning af serverrum", date(2026, 11, 25), None, "21/2026"),
        ),
        previous_number="21/2026",
        previous_date=date(2026, 11, 11),
    )
    return replace(base, **changes)


def moment(clock: str, day: date = DAY) -> datetime:
    """`moment("12.05")` on the day of the meeting, with the offset of Copenhagen."""
    hour, minute = (int(part) for part in clock.split("."))
    local = datetime.combine(day, time(hour, minute), COPENHAGEN)
    return local.replace(tzinfo=timezone(local.utcoffset() or timedelta()))


def entries(*happened: tuple[str, e.Event], call: e.MeetingCalled | None = None) -> tuple[e.Stamped, ...]:
    """By the clock: `entries(("12.00", MeetingOpened("KD")), ...)`, `9.00+1` on the day after; entry 0 is the call."""
    call = call or called()
    start = moment("8.00", call.date)
    stamped = [e.Stamped(0, start, start, call)]
    for number, (clock, event) in enumerate(happened, 1):
        clock, _, days = clock.partition("+")
        at = moment(clock, call.date + timedelta(days=int(days or 0)))
        stamped.append(e.Stamped(number, at, at, event))
    return tuple(stamped)


def meeting(*happened: tuple[str, e.Event], call: e.MeetingCalled | None = None) -> Meeting:
    """The meeting those entries fold to."""
    return fold(entries(*happened, call=call))


def running(*more: tuple[str, e.Event]) -> Meeting:
    """That meeting opened at 12.00 and on its first item, with these entries."""
    return meeting(("12.00", e.MeetingOpened("KD")), ("12.01", e.ItemStarted("i1")), *more)
