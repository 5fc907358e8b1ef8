"""store.dates.weeks: ISO weeks and calendar months."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.dates.holidays import is_working_day
from store.dates.weeks import add_months, coming_week, last_day_of, last_working_day_of, monday_of

DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize(
    ("year", "week", "monday", "last"),
    [
        (2026, 53, date(2026, 12, 28), date(2026, 12, 30)),
        (2027, 1, date(2027, 1, 4), date(2027, 1, 8)),
        (2026, 52, date(2026, 12, 21), date(2026, 12, 23)),
        (2027, 12, date(2027, 3, 22), date(2027, 3, 24)),
        (2020, 53, date(2020, 12, 28), date(2020, 12, 30)),
        (2025, 1, date(2024, 12, 30), date(2025, 1, 3)),
    ],
)
def test_a_week_has_its_monday_and_its_last_working_day(year: int, week: int, monday: date, last: date) -> None:
    assert (monday_of(year, week), last_working_day_of(monday)) == (monday, last)


@pytest.mark.parametrize(("year", "week"), [(2025, 53), (2027, 53), (2026, 54), (2026, 0)])
def test_a_week_that_does_not_exist_is_refused(year: int, week: int) -> None:
    with pytest.raises(ValueError):
        monday_of(year, week)


@pytest.mark.parametrize(
    ("week", "said", "monday"),
    [
        (50, date(2026, 11, 25), date(2026, 12, 7)),
        (48, date(2026, 11, 27), date(2026, 11, 23)),
        (48, date(2026, 11, 28), date(2027, 11, 29)),
        (1, date(2026, 12, 30), date(2027, 1, 4)),
        (53, date(2026, 12, 30), date(2026, 12, 28)),
        (2, date(2027, 1, 2), date(2027, 1, 11)),  # still ISO 2026
        (1, date(2025, 12, 29), date(2025, 12, 29)),  # already ISO 2026
        (52, date(2025, 12, 29), date(2026, 12, 21)),
    ],
)
def test_the_week_meant_is_the_first_that_can_still_be_kept(week: int, said: date, monday: date) -> None:
    assert coming_week(week, said) == monday


@pytest.mark.parametrize("said", [date(2025, 2, 3), date(2026, 12, 31), date(2027, 1, 4)])
def test_week_53_is_not_looked_for_years_ahead(said: date) -> None:
    with pytest.raises(ValueError):
        coming_week(53, said)


@settings(deadline=None)
@given(DAYS, st.integers(1, 52))
def test_the_week_meant_ends_with_a_working_day_on_or_after_the_day(said: date, week: int) -> None:
    monday = coming_week(week, said)
    last = last_working_day_of(monday)
    assert monday.isocalendar()[1:] == (week, 1)
    assert is_working_day(last)
    assert said <= last
    assert (last - said).days <= 53 * 7 + 7


@pytest.mark.parametrize(
    ("day", "n", "expected"),
    [
        (date(2027, 1, 31), 1, date(2027, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 11, 25), 1, date(2026, 12, 25)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 1, 31), -2, date(2025, 11, 30)),
    ],
)
def test_months_are_clipped_to_their_end(day: date, n: int, expected: date) -> None:
    assert add_months(day, n) == expected


def test_months_beyond_the_calendar_are_refused() -> None:
    with pytest.raises(ValueError):
        add_months(date.max, 1)
    with pytest.raises(ValueError):
        last_day_of(2026, 13)
