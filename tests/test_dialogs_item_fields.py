"""What stands in the fields of an item's form, read or refused in words."""

from __future__ import annotations

from datetime import time

import pytest

from store.said import Refused, Said, refused
from store.values import Person
from tests import build
from tui.dialogs import item_fields as fields

NEW = Person("NN", "kontorchef", "gaest")


def read_guest(text: str) -> Person | Refused:
    found = build.meeting().person(text)
    return found or (NEW if text == "NN kontorchef" else refused("line.who"))


@pytest.mark.parametrize(
    ("text", "minutes"), [("", None), ("20", 20), ("20 min", 20), ("20 min.", 20), ("5'", 5), ("0", 0)]
)
def test_minutes(text: str, minutes: int | None) -> None:
    assert fields.read_minutes(text) == minutes


@pytest.mark.parametrize("text", ["en halv time", "-5", "2000", "20 kr."])
def test_what_is_no_number_of_minutes_is_refused(text: str) -> None:
    assert isinstance(fields.read_minutes(text), Said)


@pytest.mark.parametrize(
    ("text", "at"),
    [("", None), ("13.05", time(13, 5)), ("13:05", time(13, 5)), ("1305", time(13, 5)), ("kl. 13", time(13))],
)
def test_a_time_as_people_write_it(text: str, at: time | None) -> None:
    assert fields.read_clock(text) == at


@pytest.mark.parametrize("text", ["25.00", "12.60", "straks"])
def test_a_time_that_does_not_exist_is_refused(text: str) -> None:
    assert isinstance(fields.read_clock(text), Said)


def test_each_line_is_a_point_without_the_mark_in_front() -> None:
    text = "- at rammen godkendes\n\n  2) at model B sendes i høring\nat »1. januar« holdes"

    assert fields.read_points(text) == ("at rammen godkendes", "at model B sendes i høring", "at »1. januar« holdes")


def test_a_presenter_is_known_by_initials_in_any_case() -> None:
    assert fields.read_presenter("øp", build.PEOPLE) == "ØP"
    assert fields.read_presenter("", build.PEOPLE) is None
    assert isinstance(fields.read_presenter("XYZ", build.PEOPLE), Said)


def test_guests_are_parted_by_commas_and_a_new_one_is_told_apart() -> None:
    assert fields.read_guests("øc, NN kontorchef; ØC", read_guest, build.PEOPLE) == fields.Guests(("ØC", "NN"), (NEW,))
    assert fields.read_guests(" ", read_guest, build.PEOPLE) == fields.Guests()
    assert isinstance(fields.read_guests("øc, XYZ", read_guest, build.PEOPLE), Said)
