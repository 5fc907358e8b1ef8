"""store.dates.holidays: Danish public holidays and working days."""

from __future__ import annotations

from datetime import date, timedelta

import holidays as oracle
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.dates.holidays import (
    add_working_days,
    day_off,
    easter,
    holiday,
    is_working_day,
    last_working_day_on_or_before,
)

DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))
# The library's Danish names, which may change their spelling, told apart by a part of each.
NAMES = {
    "nytårsdag": "nytaarsdag",
    "skærtorsdag": "skaertorsdag",
    "langfredag": "langfredag",
    "anden påskedag": "anden_paaskedag",
    "påskedag": "paaskedag",
    "store bededag": "store_bededag",
    "kristi himmelfartsdag": "kristi_himmelfartsdag",
    "anden pinsedag": "anden_pinsedag",
    "pinsedag": "pinsedag",
    "anden juledag": "anden_juledag",
    "juledag": "juledag",
}


def days_of(year: int) -> list[date]:
    return [date(year, 1, 1) + timedelta(days=n) for n in range((date(year + 1, 1, 1) - date(year, 1, 1)).days)]


@pytest.mark.parametrize("year", range(2020, 2041))
def test_public_holidays_are_those_of_an_independent_library(year: int) -> None:
    theirs = oracle.country_holidays("DK", years=year, language="da")
    ours = {day: key for day in days_of(year) if (key := holiday(day))}
    assert ours == {day: NAMES[name.lower()] for day, name in theirs.items()}


@pytest.mark.parametrize("year", range(2024, 2041))
def test_working_days_leave_out_weekends_holidays_and_the_two_eves(year: int) -> None:
    theirs = oracle.country_holidays("DK", years=year)
    eves = {date(year, 12, 24), date(year, 12, 31)}
    expected = [day for day in days_of(year) if day.weekday() < 5 and day not in theirs and day not in eves]
    assert [day for day in days_of(year) if is_working_day(day)] == expected


def test_store_bededag_ended_with_2023() -> None:
    assert holiday(date(2023, 5, 5)) == "store_bededag"
    assert holiday(date(2024, 4, 26)) is None
    assert is_working_day(date(2024, 4, 26))


@pytest.mark.parametrize(
    ("day", "public", "off"),
    [
        (date(2026, 12, 24), None, "juleaftensdag"),
        (date(2026, 12, 25), "juledag", "juledag"),
        (date(2026, 12, 26), "anden_juledag", "anden_juledag"),
        (date(2026, 12, 31), None, "nytaarsaftensdag"),
        (date(2027, 1, 1), "nytaarsdag", "nytaarsdag"),
        (date(2027, 3, 29), "anden_paaskedag", "anden_paaskedag"),
        (date(2027, 5, 17), "anden_pinsedag", "anden_pinsedag"),
        (date(2026, 6, 5), None, None),
    ],
)
def test_the_two_eves_are_days_off_and_no_public_holidays(day: date, public: str | None, off: str | None) -> None:
    assert (holiday(day), day_off(day)) == (public, off)


def test_easter_in_the_earliest_and_latest_years() -> None:
    assert [easter(y) for y in (1818, 2008, 2038, 2285)] == [
        date(1818, 3, 22),
        date(2008, 3, 23),
        date(2038, 4, 25),
        date(2285, 3, 22),
    ]


@pytest.mark.parametrize(
    ("day", "n", "expected"),
    [
        (date(2026, 11, 25), 3, date(2026, 11, 30)),
        (date(2026, 12, 22), 2, date(2026, 12, 28)),
        (date(2026, 12, 30), 1, date(2027, 1, 4)),
        (date(2027, 3, 24), 1, date(2027, 3, 30)),
        (date(2026, 11, 28), 1, date(2026, 11, 30)),
        (date(2026, 11, 28), 0, date(2026, 11, 28)),
        (date(2027, 1, 4), -1, date(2026, 12, 30)),
    ],
)
def test_working_days_are_counted_past_weekends_and_holidays(day: date, n: int, expected: date) -> None:
    assert add_working_days(day, n) == expected


@settings(deadline=None)
@given(DAYS)
def test_the_last_working_day_is_a_working_day_with_none_after_it(day: date) -> None:
    found = last_working_day_on_or_before(day)
    assert is_working_day(found)
    assert found <= day
    assert not any(is_working_day(found + timedelta(days=n)) for n in range(1, (day - found).days + 1))


@settings(deadline=None)
@given(DAYS, st.integers(1, 60))
def test_adding_working_days_counts_each_of_them(day: date, n: int) -> None:
    found = add_working_days(day, n)
    between = ((day + timedelta(days=i)) for i in range(1, (found - day).days + 1))
    assert is_working_day(found)
    assert sum(map(is_working_day, between)) == n


@settings(deadline=None)
@given(DAYS.filter(is_working_day), st.integers(-60, 60))
def test_working_days_forth_and_back_come_home(day: date, n: int) -> None:
    assert add_working_days(add_working_days(day, n), -n) == day


def test_working_days_beyond_the_calendar_overflow() -> None:
    with pytest.raises(OverflowError):
        add_working_days(date.max, 1)
