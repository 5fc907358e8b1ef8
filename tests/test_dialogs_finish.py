"""The closing list: what it counts agrees with the rest of the house, and each key stands on it once."""

from __future__ import annotations

import pytest

from store import events as e
from store.facts import facts_of
from store.meeting import Meeting
from tests.build import moment, running
from tui.dialogs.finish import Finish
from tui.texts.words import Words

DONE = (
    ("12.10", e.ConsensusReached("i1", "Ja")),
    ("12.20", e.ItemsJoined(("i1", "i3"))),
    ("12.30", e.ItemPostponed("i2", reason="tal mangler")),
    ("12.40", e.OutcomeGiven("i4", "withdrawn")),
    ("12.50", e.PersonLeft("BE")),
)


def closing(meeting: Meeting, language: str = "da") -> Finish:
    return Finish(Words(language), meeting, moment("13.00"), lambda wish, what: (meeting, ""), lambda text: None, {})


def shown(sheet: Finish, width: int = 70) -> list[str]:
    """What stands in the box, and in its lower border."""
    return [*(str(row.drawn).rstrip() for row in sheet.lines(width)), sheet.hints()]


def test_what_is_put_off_is_not_treated_and_who_left_is_named() -> None:
    told = shown(closing(running(*DONE)))

    assert "✓ 2 af 5 punkter behandlet, 1 udsat, 1 udgået · 1 i enighed, 0 af KD" in told
    assert "✓ Fremmøde: 6 af 6; gået: BE" in told
    assert "✓ Attendance: 6 of 6; left: BE" in shown(closing(running(*DONE), "en"))


def test_lists_count_the_decisions_that_the_closing_list_counts() -> None:
    """Items treated together have one decision, and an item may have two."""
    once = running(*DONE)
    twice = running(*DONE, ("12.55", e.ChiefExecutiveRuled("i1", "Og straks", "det haster")))

    assert (facts_of(once).decisions, facts_of(twice).decisions) == (1, 2)


@pytest.mark.parametrize("width", [36, 70])
def test_each_key_stands_once(width: int) -> None:
    bare = ("12.55", e.ActionGiven("i1", "22-1", ("BU",), "Notat"))
    told = "\n".join(shown(closing(running(*DONE, bare)), width))

    assert [told.count(key) for key in ("[Enter]", "[Esc]", "[F]")] == [1, 1, 1]
    assert all(len(row) <= width for row in told.split("\n"))


def test_what_stands_in_the_way_is_told_whole_in_a_small_window() -> None:
    told = " ".join(" ".join(shown(closing(running()), 36)).split())

    assert "Punkterne med ! skal have et svar, før mødet kan hæves" in told and "[N] Næste møde [X] Udgår" in told
