"""A note that looks like a keyword is kept as a note, and says what it was perhaps meant as."""

from __future__ import annotations

import pytest

from store import events as e
from store.line.hear import Heard, hear
from store.said import Refused
from tests.build import moment, running


def slips(text: str) -> list[str]:
    heard = hear(text, running(), moment("12.30"))
    assert isinstance(heard, Heard) and isinstance(heard.event, e.NoteTaken)
    return [warning.key for warning in heard.warnings]


@pytest.mark.parametrize(
    "text",
    [
        "inhabil tm ejer nabogrunden", "Udsat næste møde", "afventer senest fredag", "luk dørene", "hæv mødet",
        "opgave bu notat på fredag", "12.31 luk dørene",
    ],
)  # fmt: skip
def test_a_keyword_without_its_colon_is_a_note_that_asks(text: str) -> None:
    assert slips(text) == ["warn.slip.word"]


@pytest.mark.parametrize(
    ("text", "key"),
    [("e: Model B", "letter"), ("- bee", "who"), ("+ xx", "who"), ("s zz uenig", "who"), ("S ZZ: forbehold", "who")],
)
def test_a_letter_with_a_colon_and_unknown_initials_ask_too(text: str, key: str) -> None:
    assert slips(text) == [f"warn.slip.{key}"]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("s uenig", "round"), ("S uenig for dyrt", "round"), ("12.31 s efterretning", "round"),
        ("fortryd -1", "undo"), ("Fortryd det sidste", "undo"), ("gentag 2x", "undo"),
        ("25.61 note", "clock"), ("24:60 pausen slut", "clock"), ("12.75 kaffe", "clock"),
    ],
)  # fmt: skip
def test_a_stance_of_nobody_an_uncounted_undo_and_no_time_of_day_ask_too(text: str, key: str) -> None:
    assert slips(text) == [f"warn.slip.{key}"]


@pytest.mark.parametrize("text", ["fortryd 0", "gentag 0", "fortryd: alt"])
def test_an_undo_of_none_asks_how_many(text: str) -> None:
    answer = hear(text, running(), moment("12.30"))

    assert isinstance(answer, Refused) and answer.why.key == "line.unread.undo"


@pytest.mark.parametrize(
    "text",
    [
        "Inhabil er ingen i denne sag", "Udsat sag fra 2024 gennemgås med begge direktører", "Opgave for foråret",
        "luk dørene bag jer", " e: mail fra BU", "note: luk dørene", "- husk kaffe til næste gang", "+ 45 kr.",
        "S er uenig i forslaget", "s zz uenighed", "s uenigheden består", "fortrydelse er ikke mulig", "12.45 kaffe",
        "24.12 lukker rådhuset", "31.12 er fristen", "Gentag drøftelsen i maj", "45.000 kr.", "1.250 kr.",
    ],
)  # fmt: skip
def test_what_begins_many_a_note_is_left_alone(text: str) -> None:
    assert slips(text) == []
