"""What a meeting and its forum are called by: the same wherever they are named."""

from __future__ import annotations

import re
import unicodedata
import uuid
from collections.abc import Iterable
from datetime import date

NUMBER = r"([1-9][0-9]{0,8})/([0-9]{4})"
NAMESPACE = uuid.UUID("8d4c1f52-6f0b-5d7e-9a35-2b7c0e4a91d6")


def meeting_id(forum: str, first_date: date) -> str:
    """uuid5 of the forum and the date first planned; a meeting that is moved keeps it (architecture.md)."""
    return str(uuid.uuid5(NAMESPACE, f"{forum.casefold()}:{first_date.isoformat()}"))


def slug(forum: str) -> str:
    """A forum's name in a file name: `direktionen`, `stoette_og_raad`; only a-z, 0-9 and underscore."""
    letters = forum.casefold().replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    plain = unicodedata.normalize("NFKD", letters).encode("ascii", "ignore").decode()
    return "_".join(re.findall(r"[a-z0-9]+", plain))[:40] or "forum"


def number_of(existing: Iterable[str], day: date) -> str:
    """The next number of the forum in the calendar year of `day`, above all of `existing`: `23/2026`."""
    found = (re.fullmatch(NUMBER, number) for number in existing)
    held = [int(number[1]) for number in found if number and int(number[2]) == day.year]
    return f"{max(held, default=0) + 1}/{day.year:04}"
