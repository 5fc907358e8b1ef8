"""A CPR number in an entry is warned about before it is saved, never blocked (reliability.md, Secrets)."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

_FORM = r"(?<!\d)(\d{2})(\d{2})(\d{2})[-–— ]?(\d{4})(?!\d)"


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(_FORM)


def holds_cpr(text: str) -> bool:
    """Ten digits of the right form whose first six are a date."""
    return any(_is_date(*(int(part) for part in found.groups()[:3])) for found in _pattern().finditer(text))


def _is_date(day: int, month: int, year: int) -> bool:
    for century in (1900, 2000):
        try:
            date(century + year, month, day)
        except ValueError:
            continue
        return True
    return False
