"""The two editions differ in what they leave out, never in what they say has happened."""

from __future__ import annotations

import pytest

from exports.edition import distributed
from exports.minutes.outcomes import resolutions
from exports.phrases import Phrases
from store import events as e
from store.fold.meeting import fold
from store.meeting import Meeting
from tests.build import meeting
from tests.expectations import names
from tests.hard_meeting import hard
from tests.played import played
from tests.test_exports_minutes import about

ENDED = (("12.00", e.MeetingOpened("KD")), ("12.01", e.ItemStarted("i5")))
LAST = ("14.00", e.MeetingEnded(("i1", "i2", "i3", "i4")))


def on_any_other(*events: e.Event, opened: bool = True) -> Meeting:
    """A meeting of which only this is known: what happened on »Eventuelt«."""
    return meeting(*ENDED[: 1 + opened], *(("12.10", event) for event in events), LAST)


@pytest.mark.parametrize(
    ("now", "internal", "distribution"),
    [
        (on_any_other(), "Drøftet.", "Drøftet."),
        (on_any_other(opened=False), "Intet at bemærke.", "Intet at bemærke."),
        (on_any_other(e.NoteTaken("i5", "Lukkedage")), "Drøftet.\n\nNoter\n\n- kl. 12.10 – Lukkedage", "Drøftet."),
        (on_any_other(e.NoteTaken("i5", "Løst", private=True)), "Drøftet.", "Drøftet."),
        (
            on_any_other(e.NoteTaken("i5", "Lukkedage"), opened=False),
            "Drøftet.\n\nNoter\n\n- kl. 12.10 – Lukkedage",
            "Drøftet.",
        ),
        (on_any_other(e.NoteTaken("i5", "Løst", private=True), opened=False), "Intet at bemærke.", "Intet at bemærke."),
        (on_any_other(e.TopicParked("i5", "Lukkedage")), *["**Optages på et kommende møde:** Lukkedage."] * 2),
    ],
)
def test_any_other_says_the_same_in_both(now: Meeting, internal: str, distribution: str) -> None:
    assert about(now, 5).replace("#### ", "").replace("**Noter**", "Noter") == internal
    assert about(now, 5, "distribution") == distribution


def test_behind_closed_doors_neither_says_that_it_was_discussed() -> None:
    now = on_any_other(e.NoteTaken("i5", "Hemmeligt"), e.DoorsClosed("i5"))

    assert about(now, 5, "distribution") == "Punktet blev helt eller delvis behandlet for lukkede døre."
    assert "Drøftet" not in about(now, 5)


@pytest.mark.parametrize("now", [hard(), *(fold(played(name)) for name in names())])
def test_every_open_item_ends_the_same_way(now: Meeting) -> None:
    told, phrases = distributed(now), Phrases()
    for inside, outside in zip(now.items, told.items, strict=True):
        if not outside.closed:
            assert resolutions(now, inside, phrases) == resolutions(told, outside, phrases)
