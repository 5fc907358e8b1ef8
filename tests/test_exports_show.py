"""The plain text of a meeting: in reading order, without drawing, and unable to steer a terminal."""

from __future__ import annotations

import pytest

from exports.show import show_text
from store import events as e
from store import values as v
from store.fold.meeting import fold
from tests.build import called, meeting
from tests.hard_meeting import hard
from tests.played import played


def test_the_first_case_in_plain_text() -> None:
    lines = show_text(fold(played("01-budget-i-enighed"))).split("\n")

    assert lines[0] == "Direktionen, møde nr. 22/2026 (hævet)"
    assert "3. Betaling for administration af kommunens elbiler (B): enighed" in lines
    assert "  Beslutning: Tiltrådt som indstillet. Der var enighed." in lines
    assert "  Opfølgning 22-4: KOM: Udarbejder intern kommunikationsplan – 1. februar (mandag den 1.2.2027)" in lines
    assert "TEMAER" in lines and "OPFØLGNINGSLISTE" in lines


@pytest.mark.parametrize("language", ["da", "en"])
def test_nothing_is_drawn_and_every_sign_can_be_printed(language: str) -> None:
    text = show_text(hard(), language)

    assert not set(text) & set("│─╭╮╰╯┃━|\x1b") - {"|"}
    assert all(sign.isprintable() or sign == "\n" for sign in text)
    assert all(line == line.rstrip() for line in text.split("\n")) and text.endswith("\n")


def test_hostile_text_shows_as_signs() -> None:
    plan = v.AgendaItem("i1", "Titel\x1b]0;x\x07\u202e", "temaer")
    now = meeting(
        ("12.00", e.MeetingOpened()), ("12.01", e.NoteTaken("i1", "a\rb\ud800\nlinje to")), call=called(agenda=(plan,))
    )
    text = show_text(now)

    assert "1. Titel␛]0;x␇⟨U+202E⟩" in text
    assert "  Note 2, kl. 12.01: a␍b⟨U+D800⟩\n    linje to\n" in text


def test_a_meeting_that_goes_on_tells_the_item_in_hand_and_what_is_on_the_table() -> None:
    text = show_text(
        meeting(
            ("12.00", e.MeetingOpened()), ("12.01", e.ItemStarted("i2")), ("12.02", e.ProposalMade("i2", "Model B"))
        )
    )

    assert "(i gang)" in text and "Under behandling: punkt 2" in text and "  Forslag på bordet: Model B" in text


def test_private_notes_say_that_they_are_and_entries_have_their_numbers() -> None:
    assert "  Privat note 13, kl. 12.10: PRIVATNOTE" in show_text(hard())


def test_a_meeting_just_called_can_be_shown() -> None:
    assert "(ikke åbnet)" in show_text(meeting())
    assert "(beskadiget)" in show_text(hard(), damaged=True)
