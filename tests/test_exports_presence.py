"""Who was there, told as the minutes tell it: by the clock and by item."""

from __future__ import annotations

from dataclasses import replace

import pytest

from exports.phrases import Phrases
from exports.presence import items_of, remarks, stays_of
from store import events as e
from store.meeting import Meeting
from tests.build import called, meeting


def running(*more: tuple[str, e.Event]) -> Meeting:
    return meeting(("12.00", e.MeetingOpened("KD")), ("12.03", e.ItemStarted("i1")), *more)


def told(now: Meeting, who: str, language: str = "da") -> str:
    person = now.person(who)
    assert person is not None
    return "; ".join(remarks(now, person, Phrases(language)))


@pytest.mark.parametrize(
    ("more", "remark"),
    [
        ([], ""),
        ([("12.08", e.PersonArrived("BU"))], "fra kl. 12.08, under punkt 1"),
        ([("12.30", e.ItemStopped("i1")), ("12.31", e.PersonArrived("BU")), ("12.32", e.ItemStarted("i2"))],
         "fra kl. 12.31, før punkt 2"),
        ([("12.30", e.ItemStopped("i1")), ("12.31", e.PersonArrived("BU"))], "fra kl. 12.31, efter punkt 1"),
        ([("12.40", e.PersonLeft("BU"))], "til kl. 12.40, under punkt 1"),
        ([("12.40", e.PersonLeft("BU", temporary=True))], "ude fra kl. 12.40, under punkt 1"),
        ([("12.40", e.PersonLeft("BU")), ("12.45", e.PersonArrived("BU"))], "ude kl. 12.40–12.45, under punkt 1"),
        ([("12.24", e.PersonLeft("BU")), ("12.24", e.PersonArrived("BU"))], ""),
        ([("12.24", e.PersonLeft("BU")), ("12.24", e.ConsensusReached("i1", "x")), ("12.24", e.PersonArrived("BU"))],
         "ude kl. 12.24–12.24, under punkt 1"),
        ([("12.24", e.PersonLeft("BU")), ("12.24", e.ItemStarted("i2")), ("12.24", e.PersonArrived("BU"))],
         "ude kl. 12.24–12.24, fra punkt 1 til punkt 2"),
        ([("12.40", e.PersonLeft("BU")), ("12.42", e.ItemStarted("i2")), ("12.45", e.PersonArrived("BU"))],
         "ude kl. 12.40–12.45, fra punkt 1 til punkt 2"),
        ([("12.05", e.PersonLeft("BU")), ("12.06", e.PersonArrived("BU", online=True)), ("12.50", e.PersonLeft("BU"))],
         "ude kl. 12.05–12.06, under punkt 1; til kl. 12.50, under punkt 1; online"),
        ([("12.50", e.PersonLeft("BU")), ("12.50", e.MeetingEnded())], ""),
    ],
)  # fmt: skip
def test_late_out_and_early_by_clock_and_item(more: list[tuple[str, e.Event]], remark: str) -> None:
    assert told(running(*more), "BU") == remark


def test_a_word_in_english() -> None:
    assert told(running(("12.08", e.PersonArrived("BU"))), "BU", "en") == "from 12:08, during item 1"


@pytest.mark.parametrize(
    ("more", "numbers"),
    [
        ([("12.04", e.PersonArrived("ØC")), ("12.20", e.PersonLeft("ØC"))], (1,)),
        ([("12.20", e.PersonArrived("ØC")), ("12.20", e.ItemStarted("i2")), ("12.40", e.PersonLeft("ØC"))], (2,)),
        ([("12.10", e.PersonArrived("ØC")), ("12.20", e.ItemStarted("i3")), ("12.40", e.PersonLeft("ØC"))], (1, 3)),
        ([("12.10", e.PersonArrived("ØC")), ("12.20", e.PersonLeft("ØC")), ("12.20", e.ItemStarted("i3"))], (1,)),
        ([("12.10", e.PersonArrived("ØC")), ("12.10", e.PersonLeft("ØC"))], (1,)),
        ([("12.10", e.PersonArrived("ØC")), ("12.20", e.ItemStarted("i2")), ("12.20", e.ItemStopped("i2")),
          ("12.21", e.ItemStarted("i3")), ("12.30", e.PersonLeft("ØC"))], (1, 2, 3)),
        ([("12.20", e.ItemStopped("i1")), ("12.22", e.PersonArrived("ØC")), ("12.25", e.ItemStarted("i2")),
          ("12.30", e.PersonLeft("ØC"))], (2,)),
        ([("12.10", e.PersonArrived("ØC")), ("12.30", e.ItemStarted("i2")), ("14.00", e.MeetingEnded())], (1, 2)),
    ],
)  # fmt: skip
def test_a_guest_was_there_for_the_items_taken_meanwhile(
    more: list[tuple[str, e.Event]], numbers: tuple[int, ...]
) -> None:
    now = running(*more)
    (stay,) = stays_of(now, "ØC")

    assert items_of(now, stay) == numbers


def test_whoever_sent_apologies_has_no_remark() -> None:
    people = tuple(replace(p, attendance="afbud") if p.initials == "TM" else p for p in called().people)
    now = meeting(("12.00", e.MeetingOpened("KD")), call=called(people=people))

    assert told(now, "TM") == ""
