"""The sentences of the documents: days and times in words, lists, and the wording of each outcome."""

from __future__ import annotations

import string
from datetime import UTC, date, datetime, time, timedelta

import pytest

from exports import phrases_da, phrases_en
from exports.phrases import Phrases, outcome_text, sentence
from store import events as e
from store import values as v
from store.clock import zone
from store.meeting import Meeting
from tests.build import DAY, meeting, moment

DA, EN = Phrases("da"), Phrases("en")


def after(*events: e.Event) -> tuple[Meeting, v.Item]:
    now = meeting(("12.00", e.MeetingOpened("KD")), ("12.01", e.ItemStarted("i1")), *(("12.10", one) for one in events))
    return now, now.items[0]


def gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_both_languages_have_the_same_texts_with_the_same_gaps() -> None:
    danish, english = phrases_da.TEXTS, phrases_en.TEXTS

    assert list(danish) == list(english)
    assert [key for key in danish if gaps(danish[key]) != gaps(english[key]) and key != "day.short"] == []


def test_days_in_words() -> None:
    assert DA.long_day(DAY) == "onsdag den 25. november 2026"
    assert DA.day(DAY) == "den 25. november 2026"
    assert DA.short_day(DAY) == "25.11.2026"
    assert DA.weekday(date(2026, 12, 4)) == "fredag den 4.12.2026"
    assert EN.long_day(DAY) == "Wednesday 25 November 2026"
    assert EN.weekday(date(2026, 12, 4)) == "Friday 4 Dec 2026"


def test_times_with_a_dot_and_24_hours() -> None:
    assert DA.at(time(8, 5)) == "kl. 8.05"
    assert DA.at(moment("14.41")) == "kl. 14.41"
    assert EN.at(time(14, 41)) == "at 14:41"


def test_an_hour_that_comes_twice_says_which_one_it_was() -> None:
    first = datetime(2026, 10, 25, 0, 45, tzinfo=UTC)
    hours = [(first + timedelta(hours=hours)).astimezone(zone()) for hours in (-1, 0, 1, 2)]

    assert [DA.clock(at) for at in hours] == ["1.45", "2.45 sommertid", "2.45 vintertid", "3.45"]


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ((3,), "punkt 3"),
        ((1, 4), "punkt 1 og 4"),
        ((4, 2, 3, 6), "punkt 2–4 og 6"),
        ((1, 2, 4, 6), "punkt 1, 2, 4 og 6"),
    ],
)
def test_item_numbers_are_drawn_together(numbers: tuple[int, ...], told: str) -> None:
    assert DA.items(numbers) == told


@pytest.mark.parametrize(
    ("phrase", "due", "at", "told"),
    [
        ("inden uge 50", date(2026, 12, 4), None, "inden uge 50 (fredag den 4.12.2026)"),
        ("på fredag kl. 12", date(2026, 11, 27), time(12), "på fredag kl. 12 (fredag den 27.11.2026 kl. 12.00)"),
        (None, date(2026, 12, 4), None, "fredag den 4.12.2026"),
        ("hurtigst muligt", None, None, "hurtigst muligt (uden frist)"),
        (None, None, None, "uden frist"),
    ],
)
def test_a_deadline_as_spoken_with_its_date(phrase: str | None, due: date | None, at: time | None, told: str) -> None:
    assert DA.deadline(phrase, due, at) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Model B", "Model B."),
        ("Model B.", "Model B."),
        ("450 kr.", "450 kr."),
        ("Hvorfor?", "Hvorfor?"),
        ("»Ja.«", "»Ja.«"),
        ("(450 kr.)", "(450 kr.)."),
        ("", ""),
    ],
)
def test_a_sentence_has_one_end(text: str, told: str) -> None:
    assert sentence(text) == told


@pytest.mark.parametrize(
    ("event", "told"),
    [
        (e.ItemPostponed("i1"), "Udsat til næste møde."),
        (e.ItemPostponed("i1", reason="feltet skal udvides"), "Udsat til næste møde, fordi feltet skal udvides."),
        (
            e.ItemPostponed("i1", "9/12", date(2026, 12, 9), "tallene mangler."),
            "Udsat til mødet den 9. december 2026, fordi tallene mangler.",
        ),
        (e.ItemPostponed("i1", "uge 50", date(2026, 12, 11)), "Udsat til uge 50 (fredag den 11.12.2026)."),
        (e.ItemPostponed("i1", "borgmesteren"), "Udsat til borgmesteren."),
        (e.ItemPostponed("i1", "til efter sommerferien"), "Udsat til efter sommerferien."),
        (e.ItemPostponed("i1", "ØU", None, None, "Sagen Udsættes!"), "Sagen Udsættes!"),
        (
            e.RulingAwaited("i1", "senest fredag kl. 12", date(2026, 11, 27), time(12)),
            "Der var ikke enighed. Kommunaldirektøren træffer beslutning "
            "senest fredag kl. 12 (fredag den 27.11.2026 kl. 12.00).",
        ),
        (e.RulingAwaited("i1"), "Der var ikke enighed. Kommunaldirektøren træffer beslutning senere."),
        (e.OutcomeGiven("i1", v.NOTED, "Tallene er bedre"), "Tallene er bedre"),
        (e.OutcomeGiven("i1", v.WITHDRAWN), None),
        (e.ConsensusReached("i1", "Ja"), None),
    ],
)
def test_the_wording_of_an_outcome(event: e.Event, told: str | None) -> None:
    assert outcome_text(*after(event)) == told


def test_words_added_after_a_decision_are_its_outcome_text() -> None:
    assert outcome_text(*after(e.ConsensusReached("i1", "Ja"), e.OutcomeGiven("i1", v.NOTED, "Bilaget"))) == "Bilaget"


def test_a_postponement_put_in_other_words_is_printed_as_typed() -> None:
    now, item = after(e.ItemPostponed("i1", reason="x"), e.Reworded(3, "Udsat på grund af sygdom"))

    assert outcome_text(now, item) == "Udsat på grund af sygdom"


def test_the_english_wording() -> None:
    now, item = after(e.ItemPostponed("i1", "9/12", date(2026, 12, 9), "tallene mangler"))

    assert outcome_text(now, item, "en") == "Postponed to the meeting on 9 December 2026, because tallene mangler."
