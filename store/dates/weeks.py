"""ISO weeks (they begin on Monday; 2026 has a week 53) and calendar months."""

from __future__ import annotations

from datetime import date, timedelta

from store.dates.holidays import last_working_day_on_or_before


def monday_of(year: int, week: int) -> date:
    """The Monday of an ISO week; ValueError when that year has no such week (53 in most years)."""
    return date.fromisocalendar(year, week, 1)


def last_working_day_of(monday: date) -> date:
    """The last working day of the week that begins on `monday`."""
    return last_working_day_on_or_before(monday + timedelta(days=6))


def coming_week(week: int, said: date) -> date:
    """The Monday of the week meant: the first week `week` whose last working day is on or after `said`.

    Week 1 said in December is next year's. Looked for in the running ISO year, then in the next one;
    ValueError when the year looked at has no such week, so week 53 is never one of years ahead.
    """
    year = said.isocalendar().year
    monday = monday_of(year, week)
    return monday if last_working_day_of(monday) >= said else monday_of(year + 1, week)


def add_months(day: date, n: int) -> date:
    """The same day n months later, clipped to the month's end (31 January + 1 = 28 or 29 February)."""
    years, month0 = divmod(day.month - 1 + n, 12)
    year, month = day.year + years, month0 + 1
    return date(year, month, min(day.day, last_day_of(year, month)))


def last_day_of(year: int, month: int) -> int:
    """28 to 31; ValueError for a month after the twelfth or a year the calendar has not."""
    return 31 if month == 12 else (date(year, month + 1, 1) - timedelta(days=1)).day
