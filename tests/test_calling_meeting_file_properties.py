"""store.calling: any called meeting comes back from its own form; any file is taken or refused in words."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, time
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from store.calling.file_form import file_form
from store.calling.meeting_file import read_meeting_file
from store.events.session import MeetingCalled
from store.identity import meeting_id
from store.said import Refused
from store.values import AgendaItem, NextMeeting, OpenAction, Topic
from tests.build import called
from tests.meeting_files import FILE, number, put, taken
from tui.texts.words import Words


def test_the_built_meeting_comes_back_from_its_own_form() -> None:
    built = called(id=meeting_id("Direktionen", called().date))
    assert taken(file_form(built)) == built


LINE = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=20).map(str.strip)
WORDS = LINE.filter(lambda text: bool(text) and text.split() == [text] and "," not in text)
SOME = LINE.filter(bool)
CLOCK = st.builds(time, st.integers(0, 23), st.integers(0, 59))
DAY = st.dates(date(2000, 1, 1), date(2199, 12, 31))
ITEMS = st.builds(
    AgendaItem,
    id=WORDS,
    title=SOME,
    section=st.sampled_from(["temaer", "drift", "eventuelt"]),
    kind=st.sampled_from([None, "B", "D", "O", "D/B"]),
    minutes=st.none() | st.integers(0, 600),
    presenter=st.none() | st.sampled_from(["KD", "ØC", "Den nye chef"]),
    guests=st.lists(st.sampled_from(["ØC", "KD"]), unique=True).map(tuple),
    guest_at=st.none() | CLOCK,
    proposal=st.lists(SOME, max_size=3).map(tuple),
    case_no=st.none() | SOME,
    resume=st.none() | SOME,
    decided=st.none() | SOME,
    attachments=st.lists(SOME, max_size=2).map(tuple),
    closed=st.booleans(),
    closed_heading=st.none() | SOME,
    carried_from=st.none() | st.just("21/2026"),
    since=st.none() | DAY,
    not_before=st.none() | DAY,
)
TASKS = st.builds(
    OpenAction,
    id=WORDS,
    owners=st.lists(st.sampled_from(["KD", "ØC", "XYZ"]), unique=True).map(tuple),
    text=SOME,
    due=st.none() | DAY,
    phrase=st.none() | SOME,
    meeting=st.none() | st.just("21/2026"),
    made_on=st.none() | DAY,
    closed=st.booleans(),
)


TOPICS = st.builds(
    Topic,
    st.sampled_from(["p3-21-2026", "f1", "f9"]),
    SOME,
    st.none() | st.just("21/2026"),
    st.none() | DAY,
    st.booleans(),
)


@settings(max_examples=60, deadline=None)
@given(
    agenda=st.lists(ITEMS, max_size=4, unique_by=lambda item: item.id),
    tasks=st.lists(TASKS, max_size=3, unique_by=lambda task: task.exact),
    topics=st.lists(TOPICS, max_size=2, unique_by=lambda topic: topic.id).map(tuple),
    place=st.none() | SOME,
    following=st.none() | st.builds(NextMeeting, st.dates(date(2026, 11, 26), date(2027, 3, 1)), st.none() | CLOCK),
    decides=st.booleans(),
)
def test_any_called_meeting_comes_back_from_its_own_form(
    agenda: list[AgendaItem],
    tasks: list[OpenAction],
    topics: tuple[Topic, ...],
    place: str | None,
    following: NextMeeting | None,
    decides: bool,
) -> None:
    agenda.sort(key=lambda item: ("temaer", "drift", "eventuelt").index(item.section))
    base = called(id=meeting_id("Direktionen", called().date))
    meeting = replace(
        *(base,), agenda=tuple(agenda), open_actions=tuple(tasks), topics=topics, place=place,
        next_meeting=following, decides=decides,
    )  # fmt: skip
    assert taken(file_form(meeting)) == meeting


KEYS = st.sampled_from(
    [
        "meeting",
        "people",
        "agenda",
        "open_actions",
        "previous_minutes",
        "forum",
        "date",
        "number",
        "planned",
        "start",
        "end",
        "id",
        "title",
        "nr",
        "min",
        "type",
        "guests",
        "section",
        "owner",
        "text",
        "due",
        "role",
        "chair",
        "next_meeting",
        "proposal",
        "x",
    ]
)
LEAVES = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12)
    | st.sampled_from(["2026-11-25", "12.00", "KD", "kommunaldirektør", "drift", "22/2026", "Direktionen"])
)  # fmt: skip
ANYTHING = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=6))


@settings(max_examples=200, deadline=None)
@given(ANYTHING)
def test_any_json_is_taken_or_refused_in_words(value: Any) -> None:
    data = json.dumps(value).encode()
    found = read_meeting_file(data, next_number=number)
    assert isinstance(found, MeetingCalled) or Words("da").said(found.why)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(list(FILE) + [f"meeting.{key}" for key in FILE["meeting"]]
       + [f"agenda[0].{key}" for key in FILE["agenda"][0]] + ["people[0]", "people[0].id", "open_actions[0].owner"]),
       ANYTHING)  # fmt: skip
def test_a_good_file_with_anything_anywhere_is_taken_or_refused_in_words(place: str, value: Any) -> None:
    found = read_meeting_file(json.dumps(put(place, value)).encode(), next_number=number)
    assert isinstance(found, MeetingCalled) or Words("en").said(found.why)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_refused_in_words(data: bytes) -> None:
    found = read_meeting_file(data, next_number=number)
    assert isinstance(found, Refused) and Words("da").said(found.why)
