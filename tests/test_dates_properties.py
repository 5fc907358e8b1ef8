"""store.dates.deadline: what holds of every text, whatever is typed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.dates.deadline import WINDOW, Deadline, due_of, read
from store.dates.holidays import add_working_days, is_working_day

DAYS = st.dates(date(2024, 1, 1), date(2040, 12, 31))
VOCABULARY = """
senest inden til på den d. i om fra og næste efter løbet af udgangen fredag Fre. man onsdag, uge 50
53 1 2 12 31 1. 1.12. 1.12 1/12 29/2 december Dec. maj 2026 2027-02-30 kl. 12.30 9 dage hverdage
måned to en ultimo primo møde nytår jul ferien hurtigst muligt løbende dag morgen Notat sag nr. § -
– , . by next week in days end of år halvt weekend tirsdag kvartal pa\u030a sommerferien 999 0 31/11
\u00b2 \u0663/\u0664
"""
MONTHS = "januar februar marts april maj juni juli august september oktober november december"
WEEKDAYS = "mandag tirsdag onsdag torsdag fredag lørdag søndag"
WORDS = st.sampled_from(VOCABULARY.split())
SPACES = st.sampled_from([" ", "  ", "\u00a0", "\n", "\t", " - ", ", "])


@st.composite
def lines(draw: st.DrawFn) -> str:
    words = draw(st.lists(WORDS, max_size=12))
    return "".join(word + draw(SPACES) for word in words[:-1]) + "".join(words[-1:])


TEXTS = st.one_of(lines(), st.text(max_size=200))


@settings(deadline=None)
@given(TEXTS, st.dates(), st.none() | st.dates())
def test_text_and_phrase_are_cut_from_what_was_typed(text: str, said: date, meeting: date | None) -> None:
    found = read(text, said, meeting)
    assert text.startswith(found.text)
    if found.phrase is None:
        assert found == Deadline(text, None, None, None, ())
    else:
        assert text.rstrip().removesuffix(".").endswith(found.phrase.removesuffix("."))
        cut = text[len(found.text) : text.rindex(found.phrase)]
        assert not cut.strip(" \t\n\r\f\v\u00a0,-–—")
        assert not found.phrase[0].isspace()
        assert len(found.phrase) <= WINDOW


@settings(deadline=None)
@given(TEXTS, st.dates(), st.none() | st.dates())
def test_a_phrase_without_a_date_says_why(text: str, said: date, meeting: date | None) -> None:
    found = read(text, said, meeting)
    reasons = {"vague", "no_such_date", "no_next_meeting"} & set(found.flags)
    assert len(reasons) == (found.phrase is not None and found.due is None)
    if found.due:
        assert ("past" in found.flags) == (found.due < said)
        assert ("weekend" in found.flags) == (found.due.weekday() >= 5)


@settings(deadline=None)
@given(lines(), DAYS)
def test_the_phrase_put_back_behind_its_text_is_read_the_same(text: str, said: date) -> None:
    found = read(text, said, None)
    if found.phrase is not None:
        assert read(f"{found.text} {found.phrase}", said, None) == found


@settings(deadline=None)
@given(TEXTS, DAYS)
def test_the_whole_text_is_a_phrase_or_it_is_none(text: str, said: date) -> None:
    found = due_of(text, said, None)
    assert found.text == ("" if found.phrase else text)


@settings(deadline=None)
@given(st.text(max_size=60), DAYS)
def test_what_stands_far_before_changes_nothing(text: str, said: date) -> None:
    phrase = "senest onsdag den 2. december kl. 12"
    short, long = read(f"xx {phrase}", said, None), read(f"{text}{'x' * WINDOW} {phrase}", said, None)
    assert (long.phrase, long.due, long.flags) == (short.phrase, short.due, short.flags)
    assert long.text == text + "x" * WINDOW


@settings(deadline=None)
@given(DAYS, st.integers(1, 52))
def test_a_week_gives_a_working_day_and_inden_an_earlier_one(said: date, week: int) -> None:
    whole, before = due_of(f"i uge {week}", said, None).due, due_of(f"inden uge {week}", said, None).due
    assert whole and before
    assert is_working_day(whole) and is_working_day(before)
    assert said <= whole
    assert before < whole
    assert whole.isocalendar().week == week


@settings(deadline=None)
@given(DAYS, st.sampled_from(["inden nytår", "inden årsskiftet", "by end of year"]))
def test_new_year_gives_the_last_working_day_of_the_year(said: date, phrase: str) -> None:
    due = due_of(phrase, said, None).due
    assert due and due.year == said.year and is_working_day(due)
    assert add_working_days(due, 1).year == said.year + 1


@settings(deadline=None)
@given(DAYS, st.integers(1, 200))
def test_working_days_ahead_give_a_working_day(said: date, n: int) -> None:
    due = due_of(f"om {n} hverdage", said, None).due
    assert due and is_working_day(due)
    assert due == add_working_days(said, n)


@settings(deadline=None)
@given(DAYS, st.dates(date(2024, 1, 1), date(2024, 12, 31)))
def test_a_day_and_month_is_the_first_such_day_on_or_after(said: date, day: date) -> None:
    due = due_of(f"{day.day}/{day.month}", said, None).due
    assert due and due >= said
    assert (due.day, due.month) == (day.day, day.month)
    if (day.day, day.month) != (29, 2):
        assert (due - said).days < 366


@settings(deadline=None)
@given(DAYS, DAYS)
def test_a_full_date_is_itself_in_every_spelling(said: date, day: date) -> None:
    months = MONTHS.split()
    spellings = (
        day.isoformat(),
        f"{day:%d-%m-%Y}",
        f"{day.day}.{day.month}.{day.year}",
        f"{day.day}/{day.month}-{day.year}",
        f"den {day.day}. {months[day.month - 1]} {day.year}",
        f"inden {day.day}. {months[day.month - 1][:3]} {day.year}",
    )
    assert {due_of(spelling, said, None).due for spelling in spellings} == {day}


@settings(deadline=None)
@given(DAYS, st.integers(0, 6))
def test_a_weekday_is_the_next_one_after_that_day(said: date, weekday: int) -> None:
    name = WEEKDAYS.split()[weekday]
    due, later = due_of(name, said, None).due, due_of(f"næste {name}", said, None).due
    assert due and later
    assert due.weekday() == later.weekday() == weekday
    assert timedelta(1) <= due - said <= timedelta(7)
    monday = said - timedelta(said.weekday())
    assert later - monday == timedelta(7 + weekday)


@pytest.mark.parametrize("filler", ["x", "x ", " ", "fra ", "1/", "senest ", "a, ", "- ", ".", "i løbet af ", "\u00e5"])
def test_a_text_of_a_megabyte_is_read_at_its_end(filler: str) -> None:
    text = "Notat " + filler * (1_000_000 // len(filler)) + "x"
    found = read(f"{text} på fredag.", date(2026, 11, 25), None)
    assert (found.text, found.phrase, found.due) == (text, "på fredag", date(2026, 11, 27))
    assert read(text, date(2026, 11, 25), None).phrase is None
