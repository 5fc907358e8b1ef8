"""store.dates.reckon: the turn of the year, leap years, week 53, and the ends of the calendar."""

from __future__ import annotations

from datetime import date

import pytest

from store.dates.deadline import due_of

OTHER_DAYS = [
    # said, phrase, due, flags
    ("2026-12-30", "uge 53", "2026-12-30", ""),
    ("2026-12-31", "uge 53", None, "no_such_date"),
    ("2026-12-29", "uge 1", "2027-01-08", ""),
    ("2026-12-29", "inden uge 1", "2026-12-30", ""),
    ("2026-12-29", "1/1", "2027-01-01", "holiday:nytaarsdag"),
    ("2026-12-29", "ultimo december", "2026-12-31", "holiday:nytaarsaftensdag"),
    ("2026-12-29", "om 3 hverdage", "2027-01-05", ""),
    ("2026-12-29", "torsdag", "2026-12-31", "holiday:nytaarsaftensdag"),
    ("2026-12-29", "næste onsdag", "2027-01-06", ""),
    ("2026-12-29", "i uge 53", "2026-12-30", ""),
    ("2026-12-29", "senest fredag", "2027-01-01", "holiday:nytaarsdag"),
    ("2026-12-29", "om to måneder", "2027-02-28", "weekend"),
    ("2026-12-31", "inden nytår", "2026-12-30", "past"),
    ("2026-12-31", "om en måned", "2027-01-31", "weekend"),
    ("2026-12-31", "31/12", "2026-12-31", "holiday:nytaarsaftensdag"),
    ("2026-12-31", "30/12", "2027-12-30", "far"),
    ("2027-01-02", "uge 2", "2027-01-15", ""),
    ("2027-01-02", "inden uge 2", "2027-01-08", ""),
    ("2027-01-02", "i næste uge", "2027-01-08", ""),
    ("2027-01-02", "uge 53", None, "no_such_date"),
    ("2027-03-23", "om 2 hverdage", "2027-03-30", ""),
    ("2027-03-23", "i uge 12", "2027-03-24", ""),
    ("2027-03-23", "fredag", "2027-03-26", "holiday:langfredag"),
    ("2028-02-28", "29/2", "2028-02-29", ""),
    ("2028-02-28", "i morgen", "2028-02-29", ""),
    ("2028-02-28", "ultimo februar", "2028-02-29", ""),
    ("2028-02-29", "29. februar", "2028-02-29", ""),
    ("2028-02-29", "om et år", "2029-02-28", "far"),
    ("2028-03-01", "29/2", "2032-02-29", "weekend far"),
    ("2028-01-31", "om en måned", "2028-02-29", ""),
    ("2096-03-01", "29/2", "2104-02-29", "far"),
    ("2026-03-31", "om 6 måneder", "2026-09-30", ""),
    ("2026-11-23", "mandag", "2026-11-30", ""),
    ("2026-11-29", "næste mandag", "2026-11-30", ""),
    ("2026-11-29", "søndag", "2026-12-06", "weekend"),
    ("2026-12-18", "inden uge 53", "2026-12-23", ""),
    ("2025-02-03", "uge 53", None, "no_such_date"),
    ("2026-11-25", "om 999 år", "3025-11-25", "far"),
    ("9999-12-31", "i morgen", None, "no_such_date"),
    ("9999-12-31", "om 3 hverdage", None, "no_such_date"),
    ("9999-12-31", "1/1", None, "no_such_date"),
    ("9999-12-31", "primo januar", None, "no_such_date"),
    ("9999-12-31", "uge 1", None, "no_such_date"),
    ("9999-12-31", "om et år", None, "no_such_date"),
    ("0001-01-01", "inden denne uge", None, "no_such_date"),
]


@pytest.mark.parametrize(("said", "phrase", "due", "flags"), OTHER_DAYS)
def test_a_phrase_is_counted_from_the_day_it_was_said(said: str, phrase: str, due: str | None, flags: str) -> None:
    found = due_of(phrase, date.fromisoformat(said), None)
    assert found.phrase == phrase
    assert (found.due and found.due.isoformat(), " ".join(found.flags)) == (due, flags)
