"""Danish public holidays and working days, computed for any year of the Gregorian calendar."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType

_DAY = timedelta(days=1)
_LAST_STORE_BEDEDAG = 2023


def easter(year: int) -> date:
    """Easter Sunday (påskedag) of a year, by the anonymous Gregorian computus (Meeus, Jones, Butcher)."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    leaps, odd = divmod(century, 4)
    epact = (19 * golden + century - leaps - (8 * century + 13) // 25 + 15) % 30
    shift = (32 + 2 * odd + 2 * (rest // 4) - epact - rest % 4) % 7
    month, day = divmod(epact + shift - 7 * ((golden + 11 * epact + 22 * shift) // 451) + 114, 31)
    return date(year, month, day + 1)


@lru_cache(maxsize=64)
def _public_holidays(year: int) -> Mapping[date, str]:
    around_easter = {
        -3: "skaertorsdag",
        -2: "langfredag",
        0: "paaskedag",
        1: "anden_paaskedag",
        39: "kristi_himmelfartsdag",
        49: "pinsedag",
        50: "anden_pinsedag",
    }
    if year <= _LAST_STORE_BEDEDAG:
        around_easter[26] = "store_bededag"
    sunday = easter(year)
    days = {sunday + offset * _DAY: key for offset, key in around_easter.items()}
    days[date(year, 1, 1)] = "nytaarsdag"
    days[date(year, 12, 25)] = "juledag"
    days[date(year, 12, 26)] = "anden_juledag"
    return MappingProxyType(days)


def holiday(day: date) -> str | None:
    """The key of the public holiday that falls on `day` ("juledag", "anden_paaskedag"), or None.

    24 and 31 December are no public holidays: see `day_off`. Store bededag ended with 2023.
    """
    return _public_holidays(day.year).get(day)


def day_off(day: date) -> str | None:
    """`holiday(day)`, or "juleaftensdag" and "nytaarsaftensdag" on 24 and 31 December: no working days."""
    if day.month == 12 and day.day in (24, 31):
        return "juleaftensdag" if day.day == 24 else "nytaarsaftensdag"
    return holiday(day)


def is_working_day(day: date) -> bool:
    """Not a weekend, a public holiday, 24-26 December, 31 December or 1 January (line.md, Deadlines)."""
    return day.weekday() < 5 and day_off(day) is None


def last_working_day_on_or_before(day: date) -> date:
    """`day` itself, or the nearest working day before it."""
    while not is_working_day(day):
        day -= _DAY
    return day


def add_working_days(day: date, n: int) -> date:
    """The n-th working day after `day` (before it when n is negative); 0 gives `day` itself, working or not.

    OverflowError beyond the years 1-9999.
    """
    step = _DAY if n > 0 else -_DAY
    for _ in range(abs(n)):
        day += step
        while not is_working_day(day):
            day += step
    return day
