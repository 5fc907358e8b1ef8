"""store.dates.deadline: what is cut, what is kept, the time and the flags."""

from __future__ import annotations

from datetime import date, time

import pytest

from store.dates.deadline import Deadline, due_of, read

SAID = date(2026, 11, 25)  # a Wednesday, week 48
NEXT = date(2026, 12, 9)


@pytest.mark.parametrize(
    ("phrase", "due_time"),
    [
        ("fredag kl. 12", time(12)),
        ("fredag kl 9", time(9)),
        ("fredag kl.12.30", time(12, 30)),
        ("fredag kl. 12:30", time(12, 30)),
        ("fredag klokken 08.05", time(8, 5)),
        ("senest fredag kl. 23.59", time(23, 59)),
        ("fredag inden kl. 12", time(12)),
        ("fredag, senest kl. 0", time(0)),
        ("by Friday at 12", time(12)),
        ("uge 50 kl. 12", time(12)),
        ("hurtigst muligt kl. 12", time(12)),
        ("31/11 kl. 12", time(12)),
        ("fredag", None),
    ],
)
def test_a_time_at_the_end_is_kept(phrase: str, due_time: time | None) -> None:
    found = due_of(phrase, SAID, NEXT)
    assert (found.phrase, found.due_time) == (phrase, due_time)


def test_the_longest_phrase_wins() -> None:
    whole = "senest onsdag den 2. december kl. 12"
    assert read(whole, SAID, NEXT) == Deadline("", whole, date(2026, 12, 2), time(12), ())
    assert read(f"Senest fredag: {whole}", SAID, NEXT).phrase == whole


@pytest.mark.parametrize(
    "typed",
    ["Notat på fredag", "Notat - på fredag", "Notat, på fredag", "Notat – på fredag", "Notat ,  på fredag"],
)
def test_the_space_dash_or_comma_before_a_phrase_goes_with_it(typed: str) -> None:
    assert read(typed, SAID, NEXT).text == "Notat"


def test_a_phrase_is_kept_as_typed_spaces_commas_and_all() -> None:
    typed = "Senest\u00a0 Onsdag,  den 2. December – kl. 12"
    assert read(f"Notat  {typed} ", SAID, NEXT) == Deadline("Notat", typed, date(2026, 12, 2), time(12), ())


@pytest.mark.parametrize("letter", ["ø", "o\u0338"])
def test_the_danish_letters_may_be_put_together(letter: str) -> None:
    assert read(f"Notat s{letter}ndag", SAID, NEXT).phrase == f"s{letter}ndag"
    assert due_of("na\u030aste", SAID, NEXT).phrase is None
    assert due_of("pa\u030a fredag", SAID, NEXT).due == date(2026, 11, 27)


@pytest.mark.parametrize("phrase", ["næste møde", "til næste møde", "inden næste møde", "by next meeting"])
def test_without_a_next_meeting_the_phrase_is_kept_and_that_is_said(phrase: str) -> None:
    assert due_of(phrase, SAID, None) == Deadline("", phrase, None, None, ("no_next_meeting",))


def test_the_next_meeting_may_be_flagged_too() -> None:
    assert due_of("næste møde", SAID, date(2026, 12, 26)).flags == ("weekend", "holiday:anden_juledag")
    assert due_of("næste møde", SAID, date(2026, 11, 18)).flags == ("past",)


def test_ten_months_ahead_is_not_yet_far() -> None:
    assert due_of("24-09-2027", SAID, None).flags == ()
    assert due_of("27-09-2027", SAID, None).flags == ("far",)


def test_an_empty_text_has_no_deadline() -> None:
    assert read("", SAID, NEXT) == due_of("", SAID, NEXT) == Deadline("", None, None, None, ())
