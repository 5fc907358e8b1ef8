"""A running meeting on its second item, to be drawn without a screen."""

from __future__ import annotations

from textual.content import Content

from store import events as e
from store.meeting import Meeting
from tests.build import called, meeting, moment
from tests.live import AGENDA, PEOPLE
from tui.texts.words import Words

DA = Words("da")

CALL = called(agenda=AGENDA, people=PEOPLE)
OPEN = (("12.00", e.MeetingOpened("KD")), ("12.00", e.ItemStarted("i1")))
NOW = moment("12.41")


def held(*more: tuple[str, e.Event]) -> Meeting:
    """A running meeting on item 2, with these entries."""
    decided = ("12.10", e.ConsensusReached("i1", "Godkendt."))
    return meeting(*OPEN, decided, ("12.32", e.ItemStarted("i2")), *more, call=CALL)


def rows(drawn: Content) -> list[str]:
    return drawn.plain.split("\n")
