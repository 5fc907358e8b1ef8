"""The documents byte for byte. What differs is read in the diff: `GOLDEN=write pytest tests/test_exports_golden.py`."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from exports.files import export_files
from exports.markdown import markdown
from exports.minutes.minutes import minutes
from exports.show import show_text
from store.events import Stamped
from store.fold.meeting import fold
from tests.hard_meeting import following, hard, hard_entries
from tests.played import played

GOLDEN = Path(__file__).parent / "golden"
MEETINGS = {"case-01": lambda: played("01-budget-i-enighed"), "hard": hard_entries}


def holds(name: str, data: bytes) -> None:
    path = GOLDEN / name
    if os.environ.get("GOLDEN") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    assert data.decode("utf-8") == path.read_bytes().decode("utf-8"), name


def entries_of(meeting: str) -> tuple[Stamped, ...]:
    return MEETINGS[meeting]()


@pytest.mark.parametrize("edition", ["internal", "distribution"])
@pytest.mark.parametrize("meeting", MEETINGS)
def test_the_files_of_an_edition(meeting: str, edition: str) -> None:
    kept = entries_of(meeting)
    for file in export_files(fold(kept), kept, edition=edition):
        holds(f"{meeting}-{file.name.removeprefix('2026-11-25-')}", file.data)


@pytest.mark.parametrize("edition", ["internal", "distribution"])
@pytest.mark.parametrize("meeting", MEETINGS)
def test_the_minutes_in_english(meeting: str, edition: str) -> None:
    told = markdown(minutes(fold(entries_of(meeting)), edition, "en"))

    holds(f"{meeting}-minutes-{edition}.en.md", told.encode())


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("meeting", MEETINGS)
def test_the_plain_text(meeting: str, language: str) -> None:
    holds(f"{meeting}-show.{language}.txt", show_text(fold(entries_of(meeting)), language).encode())


def test_approved_minutes_with_their_corrections() -> None:
    holds("hard-approved.md", markdown(minutes(hard(), "distribution", "da", (following(),))).encode())
