"""store.calling.series: the next meeting of a series, its number, and how it is called by default."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.board import Term, default_board
from store.calling.series import called_by_default, next_meeting_of
from store.dates.holidays import day_off
from store.identity import meeting_id, number_of, slug
from store.values import AgendaItem, NextMeeting

WEDNESDAY, MONDAY = default_board().forums


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (date(2026, 11, 24), date(2026, 11, 25)),
        (date(2026, 11, 25), date(2026, 12, 2)),
        (date(2026, 11, 26), date(2026, 12, 2)),
        (date(2026, 12, 23), date(2026, 12, 30)),
        (date(2025, 12, 17), date(2026, 1, 7)),  # 24 and 31 December 2025 are Wednesdays
        (date(2024, 12, 18), date(2025, 1, 8)),  # 25 December and 1 January
    ],
)
def test_the_next_wednesday_is_no_holiday(after: date, expected: date) -> None:
    assert next_meeting_of(WEDNESDAY, after) == expected


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (date(2026, 4, 1), date(2026, 4, 13)),
        (date(2026, 5, 20), date(2026, 6, 1)),
        (date(2026, 11, 22), date(2026, 11, 23)),
    ],
)
def test_mondays_after_easter_and_whitsun_are_skipped(after: date, expected: date) -> None:
    assert next_meeting_of(MONDAY, after) == expected


def test_weeks_between_meetings_are_counted_from_a_day_of_the_series() -> None:
    fortnightly = replace(WEDNESDAY, every_weeks=2)
    assert next_meeting_of(fortnightly, date(2026, 11, 25)) == date(2026, 12, 9)
    assert next_meeting_of(fortnightly, date(2026, 11, 24)) == date(2026, 11, 25)


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)), st.integers(0, 6), st.integers(1, 4))
def test_the_next_meeting_is_later_on_its_weekday_and_no_day_off(after: date, weekday: int, weeks: int) -> None:
    day = next_meeting_of(replace(WEDNESDAY, weekday=weekday, every_weeks=weeks), after)
    assert day > after and day.weekday() == weekday and not day_off(day)


@pytest.mark.parametrize(
    ("existing", "expected"),
    [
        ([], "1/2026"),
        (["21/2026", "3/2026", "40/2025"], "22/2026"),
        (["40/2025"], "1/2026"),
        (["x", "", "0/2026", "22-2026", "7/2026 "], "1/2026"),
    ],
)
def test_numbers_go_on_within_the_calendar_year(existing: list[str], expected: str) -> None:
    assert number_of(existing, date(2026, 11, 25)) == expected


def test_the_wednesday_begins_with_any_other_business_alone() -> None:
    day = date(2026, 11, 25)
    meeting = called_by_default(default_board(), WEDNESDAY, day, "22/2026")
    assert meeting.agenda == (AgendaItem("i1", "Eventuelt", "eventuelt"),)
    assert (meeting.chair, meeting.minute_taker, meeting.number) == ("KD", "REF", "22/2026")
    assert (meeting.start, meeting.end, meeting.sections) == (time(12), time(15), ("temaer", "drift", "eventuelt"))
    assert meeting.next_meeting == NextMeeting(date(2026, 12, 2), time(12), time(15))
    assert (meeting.id, meeting.people) == (meeting_id("Direktionen", day), default_board().people)


def test_the_monday_has_no_agenda_and_decides_nothing() -> None:
    meeting = called_by_default(default_board(), MONDAY, date(2026, 11, 23), "1/2026")
    assert (meeting.agenda, meeting.has_agenda, meeting.decides) == ((), False, False)
    assert any(person.mayor for person in meeting.people)


def test_only_who_is_on_the_board_that_day_is_called() -> None:
    board = replace(default_board(), terms=(Term("KD", until=date(2026, 11, 24)),))
    meeting = called_by_default(board, WEDNESDAY, date(2026, 11, 25), "1/2026")
    assert meeting.chair is None and "KD" not in [person.initials for person in meeting.people]


def test_the_last_meeting_of_the_calendar_has_no_next() -> None:
    assert called_by_default(default_board(), WEDNESDAY, date(9999, 12, 29), "1/9999").next_meeting is None


def test_the_id_follows_from_forum_and_day_alone() -> None:
    assert meeting_id("Direktionen", date(2026, 11, 25)) == meeting_id("DIREKTIONEN", date(2026, 11, 25))
    assert meeting_id("Direktionen", date(2026, 11, 25)) == "db9408a9-e5b9-5490-97bb-95e0f7d34642"
    assert meeting_id("Direktionen", date(2026, 11, 26)) != meeting_id("Direktionen", date(2026, 11, 25))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Direktionen", "direktionen"),
        ("Støtte & Råd", "stoette_raad"),
        ("../..", "forum"),
        ("", "forum"),
        ("日本", "forum"),
    ],
)
def test_a_slug_is_safe_in_a_file_name(name: str, expected: str) -> None:
    assert slug(name) == expected
