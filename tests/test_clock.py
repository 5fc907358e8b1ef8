"""When a line happened: given times, days, midnight, the night summer time ends, a clock that jumps."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone

import pytest

from store import clock
from store import events as e
from store.fold.meeting import fold
from store.meeting import Meeting
from tests.build import called, entries, meeting, moment

DAY = date(2026, 11, 25)


def opened(*more: tuple[str, e.Event]) -> Meeting:
    return meeting(("12.00", e.MeetingOpened("KD")), *more)


def test_before_the_opening_a_time_is_on_the_day_planned() -> None:
    assert clock.happened(meeting(), time(12)) == moment("12.00")


def test_while_it_runs_a_time_is_on_the_day_it_opened_also_when_typed_late() -> None:
    now = opened(("13.00", e.NoteTaken(None, "x")))

    assert clock.happened(now, time(12, 30)) == moment("12.30")


def test_a_time_more_than_twelve_hours_before_is_the_next_days() -> None:
    now = opened(("23.50", e.NoteTaken(None, "x")))

    assert clock.happened(now, time(0, 10)) == moment("0.10", DAY + timedelta(days=1))


def test_after_the_end_a_time_is_on_the_last_day_it_was_open() -> None:
    now = opened(("14.00", e.MeetingEnded(("i1", "i2", "i3", "i4"))))

    assert clock.happened(now, time(16)) == moment("16.00")
    assert clock.happened(now, time(10, 15), date(2026, 12, 11)) == moment("10.15", date(2026, 12, 11))


def test_after_a_resumption_on_another_day_a_time_is_on_that_day() -> None:
    later = moment("9.00", date(2026, 11, 26))
    kept = (
        *entries(("12.00", e.MeetingOpened("KD")), ("13.18", e.MeetingAdjourned("strømsvigt"))),
        e.Stamped(3, later, later, e.MeetingResumed()),
    )

    assert clock.happened(fold(kept), time(9, 30)) == moment("9.30", date(2026, 11, 26))


@pytest.mark.parametrize(("before", "offset"), [("2.10", 2), ("2.40", 1)])
def test_in_the_hour_that_comes_twice_it_is_the_first_not_before_the_entry_before(before: str, offset: int) -> None:
    night = date(2026, 10, 25)
    first = clock.wall(night, time(*(int(part) for part in before.split("."))))

    assert clock.wall(night, time(2, 30), first).utcoffset() == timedelta(hours=offset)


def test_an_untimed_line_happens_now() -> None:
    assert clock.stamp(opened(), moment("12.31")) == (moment("12.31"), False)


def test_a_clock_that_went_back_is_flagged_and_reorders_nothing() -> None:
    now = opened(("12.40", e.NoteTaken(None, "x")))

    assert clock.stamp(now, moment("11.40")) == (moment("12.40"), True)


def test_the_machine_may_stand_in_any_zone() -> None:
    there = datetime(2026, 11, 25, 6, 31, 12, 99, tzinfo=timezone(timedelta(hours=-5)))

    assert clock.local(there).isoformat() == "2026-11-25T12:31:12+01:00"


def test_a_meeting_of_the_night_summer_time_ends_is_as_long_as_it_was() -> None:
    night = called(date=date(2026, 10, 25))
    start = clock.wall(night.date, time(1))
    kept = [e.Stamped(0, start, start, night), e.Stamped(1, start, start, e.MeetingOpened("KD"))]
    kept.append(e.Stamped(2, start, start, e.ItemStarted("i1")))
    end = clock.wall(night.date, time(3, 30))
    kept.append(e.Stamped(3, end, end, e.ItemStopped("i1")))

    assert fold(kept).items[0].spent == int(3.5 * 3600)


def test_after_a_reopening_on_another_day_a_time_is_on_that_day() -> None:
    day = date(2026, 11, 27)
    later = moment("9.00", day)
    kept = (
        *entries(("12.00", e.MeetingOpened("KD")), ("14.00", e.MeetingEnded(("i1", "i2", "i3", "i4")))),
        e.Stamped(3, later, later, e.MeetingReopened("punkt 1 manglede")),
    )

    assert clock.happened(fold(kept), time(21, 30)) == moment("21.30", day)
