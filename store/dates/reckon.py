"""What day a dated phrase means, counted from the day it was said (line.md, Deadlines)."""

from __future__ import annotations

from datetime import date, timedelta

from store.dates.grammar import Spoken
from store.dates.holidays import add_working_days, day_off, last_working_day_on_or_before
from store.dates.weeks import add_months, coming_week, last_day_of, last_working_day_of, monday_of
from store.dates.words import count, month, weekday

FAR_MONTHS = 10
_BEFORE = ("inden ", "senest inden ", "før ", "before ")
_LEAP_GAP = 8  # years between two 29 Februaries at most (1896-1904, 2096-2104)


def due_date(spoken: Spoken, said: date) -> date:
    """The date of any phrase but the next meeting's; ValueError or OverflowError when there is none."""
    part = spoken.part
    match spoken.kind:
        case "day":
            return said + timedelta(days=_days_ahead(part("day")))
        case "weekday":
            return _weekday(weekday(part("weekday")), said, next_week=bool(part("next")))
        case "date":
            return _day_of(int(part("d")), month(part("month")), _year_of(spoken, said), said)
        case "numeric" | "undotted":
            return _day_of(int(part("d")), int(part("m")), _year_of(spoken, said), said)
        case "week":
            return _week(spoken, said)
        case "span":
            return _span(spoken, said)
        case "part":
            return _part_of_month(spoken, said)
        case "year_end":
            return last_working_day_on_or_before(date(_year_of(spoken, said) or said.year, 12, 31))
        case kind:
            raise ValueError(kind)


def flags_of(due: date, said: date, named_day: str) -> tuple[str, ...]:
    """What to say about a date that is kept as it is; `named_day` is the weekday said beside it, or ""."""
    key = day_off(due)
    found = (
        ("weekend", due.weekday() >= 5),
        (f"holiday:{key}", key is not None),
        ("past", due < said),
        ("far", _is_far(due, said)),
        ("weekday_mismatch", bool(named_day) and weekday(named_day) != due.weekday()),
    )
    return tuple(flag for flag, holds in found if holds)


def _is_far(due: date, said: date) -> bool:
    try:
        return due > add_months(said, FAR_MONTHS)
    except ValueError:
        return False


def _days_ahead(word: str) -> int:
    if "overmorgen" in word or "after" in word:
        return 2
    return 1 if "mor" in word else 0


def _year_of(spoken: Spoken, said: date) -> int | None:
    """The year that was said: 2026, 26, "i år" or "næste år"."""
    if digits := spoken.part("year"):
        return int(digits)
    if digits := spoken.part("yy"):
        return 2000 + int(digits)
    if words := spoken.part("in_year"):
        return said.year + words.startswith(("næste", "next"))
    return None


def _weekday(day: int, said: date, *, next_week: bool) -> date:
    """The next such day after `said`; with "næste", that day of the next calendar week."""
    if next_week:
        return said + timedelta(days=7 - said.weekday() + day)
    return said + timedelta(days=(day - said.weekday() - 1) % 7 + 1)


def _day_of(day: int, month_no: int, year: int | None, said: date) -> date:
    """The day and month in that year, or without a year the first on or after `said` (29/2: a leap year)."""
    if year is not None:
        return date(year, month_no, day)
    if day > last_day_of(2000, month_no):
        raise ValueError("no year has that day")
    years = range(said.year, said.year + _LEAP_GAP + 1)
    days = (date(y, month_no, day) for y in years if day <= last_day_of(y, month_no))
    return next(due for due in days if due >= said)


def _week(spoken: Spoken, said: date) -> date:
    """The last working day of the week, or before it with "inden"; or its named weekday."""
    part = spoken.part
    if part("week"):
        week, year = int(part("week")), _year_of(spoken, said)
        monday = coming_week(week, said) if year is None else monday_of(year, week)
    else:
        monday = said + timedelta(days=(7 if part("coming") else 0) - said.weekday())
    if day := part("weekday"):
        return monday + timedelta(days=weekday(day))
    if part("by") in _BEFORE and not part("end") and not part("within"):
        return last_working_day_on_or_before(monday - timedelta(days=1))
    return last_working_day_of(monday)


def _span(spoken: Spoken, said: date) -> date:
    if spoken.part("half"):
        return add_months(said, 6)
    n, unit = count(spoken.part("count")), spoken.part("unit")
    if unit.startswith(("hverdag", "arbejdsdag", "working", "business", "weekday")):
        return add_working_days(said, n)
    if unit.startswith(("måned", "month")):
        return add_months(said, n)
    if unit.startswith(("år", "year")):
        return add_months(said, 12 * n)
    return said + timedelta(days=n * (7 if unit.startswith(("uge", "week")) else 1))


def _part_of_month(spoken: Spoken, said: date) -> date:
    """primo, medio, ultimo: the 1st, 15th, last calendar day; without a year the first on or after `said`."""
    name, year = spoken.part("month"), _year_of(spoken, said)
    month_no = month(name) if name else said.month

    def in_year(year: int) -> date:
        day = {"primo": 1, "medio": 15}.get(spoken.part("part")) or last_day_of(year, month_no)
        return date(year, month_no, day)

    due = in_year(said.year if year is None else year)
    return due if due >= said or year is not None or not name else in_year(said.year + 1)
