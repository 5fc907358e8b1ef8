"""store.calling.meeting_file: a file is taken whole or refused by its place; nothing is half made."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.board import default_board
from store.calling.file_form import file_form
from store.calling.meeting_file import read_meeting_file
from store.events.session import MeetingCalled
from store.identity import meeting_id
from store.said import Refused, Said
from store.values import AgendaItem, NextMeeting, OpenAction, Person
from tests.build import called
from tui.texts.words import LANGUAGES, Words

FILE: dict[str, Any] = {
    "meeting": {
        "organisation": "Åkøbing Kommune",
        "forum": "Direktionen",
        "number": "22/2026",
        "date": "2026-11-25",
        "week": 48,
        "place": "Rådhuset, mødelokale Ærø",
        "planned": {"start": "12.00", "end": "15.00"},
        "chair": "KD",
        "deputy_chair": "øp",
        "minute_taker": "REF",
        "purpose": "Ordinært møde",
        "next_meeting": {"date": "2026-12-09", "start": "12.00"},
    },
    "people": [
        {"id": "KD", "title": "kommunaldirektør", "role": "medlem", "attendance": "til_stede"},
        {"id": "ØP", "title": "økonomidirektør", "role": "medlem", "attendance": "afbud", "reason": "ferie"},
        {"id": "TM", "title": "direktør", "role": "medlem", "remote": True, "name": "Medlem 3"},
        {"id": "REF", "title": "direktionssekretær", "role": "referent"},
        {"id": "ØC", "title": "økonomichef", "role": "gaest"},
    ],
    "previous_minutes": {"number": "21/2026", "date": "2026-11-11"},
    "open_actions": [
        {"id": "oa1", "owner": "ØC", "text": "Oversigt", "due": "2026-11-20"},
        {
            "id": "21-3",
            "owner": ["tm", "XYZ"],
            "text": "Pris",
            "phrase": "snarest",
            "meeting": "21/2026",
            "closed": True,
        },
    ],
    "agenda": [
        {
            "id": "i1",
            "nr": 1,
            "section": "temaer",
            "title": "Budgetvejledning",
            "type": "D",
            "presenter": "øc",
            "min": 30,
            "guests": ["øc"],
            "case_no": "26/014211",
            "resume": "Første linje.\nAnden linje.",
            "proposal": ["at den drøftes", "at den sendes"],
            "attachments": ["Bilag 1: Vejledning"],
        },
        {
            "id": "i2",
            "nr": 2,
            "section": "drift",
            "title": "Personalesag",
            "type": "D/B",
            "proposal": "at A",
            "closed": True,
            "closed_heading": "Personale",
            "presenter": "chefen",
        },
        {"id": "i3", "nr": 3, "section": "eventuelt", "title": "Eventuelt", "min": 10},
    ],
}


def number(day: date, forum: str) -> str:
    return f"7/{day.year}"


def read(file: Any) -> MeetingCalled | Refused:
    data = file if isinstance(file, bytes) else json.dumps(file, ensure_ascii=False).encode()
    return read_meeting_file(data, next_number=number)


def taken(file: Any) -> MeetingCalled:
    found = read(file)
    assert isinstance(found, MeetingCalled), found
    return found


def why(file: Any) -> Said:
    """What is wrong, and it is said in both languages."""
    found = read(file)
    assert isinstance(found, Refused) and found.why.key == "calling.file"
    for language in LANGUAGES:
        assert Words(language).said(found.why)
    reason = found.why.value("why")
    assert isinstance(reason, Said)
    return reason


def changed(change: Callable[[dict[str, Any]], Any]) -> dict[str, Any]:
    file = deepcopy(FILE)
    change(file)
    return file


def put(place: str, value: Any) -> dict[str, Any]:
    """The good file with one value put at a place such as `agenda[1].min`."""
    file = deepcopy(FILE)
    *way, last = [int(p) if p.isdecimal() else p for p in place.replace("[", ".").replace("]", "").split(".")]
    held: Any = file
    for part in way:
        held = held[part]
    held[last] = value
    return file


def without(place: str) -> dict[str, Any]:
    file = put(place, None)
    *way, last = [int(p) if p.isdecimal() else p for p in place.replace("[", ".").replace("]", "").split(".")]
    held: Any = file
    for part in way:
        held = held[part]
    del held[last]
    return file


def test_all_that_a_file_says_is_in_the_meeting() -> None:
    assert taken(FILE) == MeetingCalled(
        id=meeting_id("Direktionen", date(2026, 11, 25)),
        forum="Direktionen",
        number="22/2026",
        date=date(2026, 11, 25),
        start=time(12),
        end=time(15),
        organisation="Åkøbing Kommune",
        place="Rådhuset, mødelokale Ærø",
        chair="KD",
        deputy_chair="ØP",
        minute_taker="REF",
        purpose="Ordinært møde",
        next_meeting=NextMeeting(date(2026, 12, 9), time(12)),
        people=(
            Person("KD", "kommunaldirektør"),
            Person("ØP", "økonomidirektør", attendance="afbud", reason="ferie"),
            Person("TM", "direktør", remote=True, name="Medlem 3"),
            Person("REF", "direktionssekretær", "referent"),
            Person("ØC", "økonomichef", "gaest"),
        ),
        agenda=(
            AgendaItem(
                id="i1",
                title="Budgetvejledning",
                section="temaer",
                kind="D",
                minutes=30,
                presenter="ØC",
                guests=("ØC",),
                proposal=("at den drøftes", "at den sendes"),
                case_no="26/014211",
                resume="Første linje.\nAnden linje.",
                attachments=("Bilag 1: Vejledning",),
            ),
            AgendaItem(
                id="i2",
                title="Personalesag",
                section="drift",
                kind="D/B",
                presenter="chefen",
                proposal=("at A",),
                closed=True,
                closed_heading="Personale",
            ),
            AgendaItem("i3", "Eventuelt", minutes=10),
        ),
        open_actions=(
            OpenAction("oa1", ("ØC",), "Oversigt", date(2026, 11, 20)),
            OpenAction("21-3", ("TM", "XYZ"), "Pris", None, "snarest", "21/2026", closed=True),
        ),
        previous_number="21/2026",
        previous_date=date(2026, 11, 11),
    )


def test_what_is_left_out_takes_its_default() -> None:
    least = {
        "meeting": {"forum": "Direktionen", "date": "2026-11-25"},
        "people": [{"id": "KD", "title": "kommunaldirektør"}, {"id": "REF", "title": "sekretær", "role": "referent"}],
        "agenda": [{"title": "Årsplan"}, {"title": "Eventuelt"}],
        "open_actions": [{"text": "Notat"}],
    }
    meeting = taken(least)
    assert (meeting.number, meeting.start, meeting.end) == ("7/2026", time(12), time(15))
    assert (meeting.chair, meeting.minute_taker, meeting.next_meeting) == ("KD", "REF", None)
    assert [(i.id, i.section) for i in meeting.agenda] == [("i1", "drift"), ("i2", "eventuelt")]
    assert meeting.open_actions == (OpenAction("oa1", (), "Notat"),)


def test_what_a_forum_is_like_comes_from_the_board() -> None:
    monday = {
        "meeting": {"forum": "politikkoordination", "date": "2026-11-23"},
        "people": [{"id": "KD", "title": "kommunaldirektør"}, {"id": "BM", "title": "borgmester"}],
    }
    meeting = taken(monday)
    assert meeting.sections == ("koordinering", "udvalgssager", "orientering", "initiativer")
    assert (meeting.decides, meeting.has_agenda, meeting.start) == (False, False, time(8, 15))
    data = json.dumps(monday).encode()
    assert isinstance(read_meeting_file(data, next_number=number, forums=()), Refused)
    assert isinstance(read_meeting_file(data, next_number=number, forums=default_board().forums), MeetingCalled)


def test_a_forum_nobody_knows_has_the_wednesday_sections() -> None:
    meeting = taken(put("meeting.forum", "Chefgruppen"))
    assert (meeting.sections, meeting.decides) == (("temaer", "drift", "eventuelt"), True)


@pytest.mark.parametrize("key", ["record", "edition", "format"])
def test_what_an_export_has_beside_is_not_read(key: str) -> None:
    assert taken(FILE | {key: [{"anything": "\x00"}]}) == taken(FILE)


def test_a_byte_order_mark_and_windows_line_ends_are_taken_off() -> None:
    text = json.dumps(FILE, indent=1, ensure_ascii=False).replace("\n", "\r\n")
    assert taken(b"\xef\xbb\xbf" + text.encode()) == taken(FILE)


@pytest.mark.parametrize(
    ("value", "kind"), [("B", "B"), ("d", "D"), ("O", "O"), ("D/B", "D/B"), ("B/D", "D/B"), (None, None), ("", None)]
)
def test_the_type_of_an_item(value: Any, kind: str | None) -> None:
    assert taken(put("agenda[0].type", value)).agenda[0].kind == kind


@pytest.mark.parametrize(
    ("place", "value", "field", "read_as"),
    [
        ("agenda[0].guests", "ØC, tm", "guests", ("ØC", "TM")),
        ("agenda[0].presenter", ["øc", "Den nye chef"], "presenter", "øc, Den nye chef"),
        ("agenda[0].title", "  To\nlinjer ", "title", "To linjer"),
        ("agenda[0].proposal", "at A\nat B\n", "proposal", ("at A", "at B")),
        ("agenda[0].proposal", [], "proposal", ()),
        ("agenda[0].section", "Temaer", "section", "temaer"),
        ("agenda[0].guest_at", "12.30", "guest_at", time(12, 30)),
        ("agenda[0].min", 0, "minutes", 0),
        ("agenda[0].title", "»Æ« \U0001f600 \u202e", "title", "»Æ« \U0001f600 \u202e"),
    ],
)
def test_how_a_value_of_an_item_is_read(place: str, value: Any, field: str, read_as: Any) -> None:
    assert getattr(taken(put(place, value)).agenda[0], field) == read_as


def test_next_meeting_may_be_a_date_alone() -> None:
    assert taken(put("meeting.next_meeting", "2026-12-09")).next_meeting == NextMeeting(date(2026, 12, 9))


def test_a_minute_taker_may_be_anybody() -> None:
    assert taken(put("meeting.minute_taker", "Vikar")).minute_taker == "Vikar"


@pytest.mark.parametrize(
    ("numbers", "order"),
    [
        ([1, 2, 3, 4], "abcd"),
        ([2, 1, 3, 4], "bacd"),
        ([None, 1, None, None], "bacd"),
        ([4, 3, 2, 1], "abcd"),  # would put drift before temaer
    ],
)
def test_items_stand_by_nr_unless_it_breaks_the_sections(numbers: list[int | None], order: str) -> None:
    sections = ("temaer", "temaer", "drift", "drift")
    agenda = [
        {"id": name, "title": name, "section": section, "nr": nr}
        for name, section, nr in zip("abcd", sections, numbers, strict=True)
    ]
    assert "".join(item.id for item in taken(FILE | {"agenda": agenda}).agenda) == order


def test_a_missing_id_is_the_first_free_one() -> None:
    agenda = [{"title": "A"}, {"title": "B", "id": "i1"}, {"title": "C"}]
    assert [item.id for item in taken(FILE | {"agenda": agenda}).agenda] == ["i2", "i1", "i3"]


def test_tasks_of_two_meetings_may_share_a_short_id() -> None:
    actions = [{"id": "21-3", "text": "A", "meeting": "21/2025"}, {"id": "21-3", "text": "B", "meeting": "21/2026"}]
    assert len(taken(FILE | {"open_actions": actions}).open_actions) == 2


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b" " * 5_000_001, "too_large"),
        (json.dumps(FILE).encode("utf-16"), "not_utf8"),
        (json.dumps(FILE).encode("utf-16-le"), "not_utf8"),
        (json.dumps(FILE).encode("utf-16-be"), "not_utf8"),
        (json.dumps(FILE).encode("utf-32"), "not_utf8"),
        (json.dumps(FILE, ensure_ascii=False).encode("latin-1"), "not_utf8"),
        (b'{"meeting": \xff}', "not_utf8"),
        (b"{", "not_json"),
        (b'{"meeting": {},}', "not_json"),
        (b'{"meeting": "\x01"}', "not_json"),
        (b"{} {}", "not_json"),
        (b"hej", "not_json"),
        (b'{"meeting": NaN}', "no_number"),
        (b'{"meeting": ' + b"9" * 5000 + b"}", "no_number"),
        (b'{"meeting": {}, "meeting": {}}', "key_twice"),
        (b"[" * 100_000, "too_deep"),
        (b'{"a":' * 100_000, "too_deep"),
        (b"[]", "no_meeting"),
        (b"null", "no_meeting"),
        (b'"meeting"', "no_meeting"),
        (b"17", "no_meeting"),
    ],
)
def test_bytes_that_are_no_file_are_refused(data: bytes, key: str) -> None:
    assert why(data).key == f"calling.{key}"


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [(b'{"a": 1,\n "b" 2}', 2, 6), (b'\xef\xbb\xbf{"a": 1,\r\n "b" 2}', 2, 6), (b"{\n\n", 3, 1)],
)
def test_bad_json_is_told_by_line_and_column(data: bytes, line: int, column: int) -> None:
    assert why(data).values == (("line", line), ("column", column))


def test_bytes_that_are_not_utf8_are_told_by_line() -> None:
    assert why(b'{\n"a":\n"\xe6"}').value("line") == 3


@pytest.mark.parametrize(
    ("place", "value", "key"),
    [
        ("colour", "red", "unknown_key"),
        ("meeting.colour", "red", "unknown_key"),
        ("meeting.planned.middle", "13.00", "unknown_key"),
        ("people[1].colour", "red", "unknown_key"),
        ("agenda[2].mins", 10, "unknown_key"),
        ("open_actions[0].who", "KD", "unknown_key"),
        ("previous_minutes.text", "x", "unknown_key"),
        ("meeting", [], "not_object"),
        ("meeting", "x", "not_object"),
        ("meeting.planned", "12-15", "not_object"),
        ("people", {}, "not_list"),
        ("people", "KD", "not_list"),
        ("people[0]", "KD", "not_object"),
        ("agenda", 3, "not_list"),
        ("agenda[1]", None, "not_object"),
        ("open_actions[0]", [], "not_object"),
        ("meeting.forum", None, "missing"),
        ("meeting.forum", "  ", "missing"),
        ("meeting.forum", 3, "not_text"),
        ("meeting.date", None, "missing"),
        ("meeting.date", "2026-02-30", "not_date"),
        ("meeting.date", "25-11-2026", "not_date"),
        ("meeting.date", "20261125", "not_date"),
        ("meeting.date", "2026-W48-3", "not_date"),
        ("meeting.date", "0026-11-25", "not_date"),
        ("meeting.date", 20261125, "not_date"),
        ("meeting.number", "22", "not_number"),
        ("meeting.number", "22-2026", "not_number"),
        ("meeting.number", "0/2026", "not_number"),
        ("meeting.number", "22/26", "not_number"),
        ("meeting.number", "../22/2026", "not_number"),
        ("meeting.number", "٢٢/2026", "not_number"),
        ("meeting.number", 22, "not_text"),
        ("meeting.week", 54, "not_whole"),
        ("meeting.planned.start", "24.00", "not_time"),
        ("meeting.planned.start", "12.60", "not_time"),
        ("meeting.planned.start", 12, "not_time"),
        ("meeting.planned.end", "12.00", "ends_before"),
        ("meeting.planned.end", "9.00", "ends_before"),
        ("meeting.chair", "XX", "unknown_person"),
        ("meeting.deputy_chair", "XX", "unknown_person"),
        ("meeting.next_meeting.date", "2026-11-25", "next_before"),
        ("meeting.next_meeting.date", None, "missing"),
        ("meeting.next_meeting.date", "2026-13-01", "not_date"),
        ("meeting.place", "A\x07B", "control"),
        ("meeting.place", "A\x00B", "control"),
        ("meeting.place", "A\x85B", "control"),
        ("meeting.place", "A\rB", "control"),
        ("meeting.place", "A\x7fB", "control"),
        ("meeting.decides", "ja", "not_yes_no"),
        ("people", [], "missing"),
        ("people[1].id", "", "missing"),
        ("people[1].id", "kd", "same_initials"),
        ("people[1].id", "K", "one_letter"),
        ("people[1].id", "K D", "bad_initials"),
        ("people[1].id", "K\u00a0D", "bad_initials"),
        ("people[1].id", "12", "bad_initials"),
        ("people[1].id", "KD:", "bad_initials"),
        ("people[1].id", "+B", "bad_initials"),
        ("people[1].id", "A" * 13, "bad_initials"),
        ("people[1].id", 12, "not_text"),
        ("people[1].title", "", "missing"),
        ("people[1].role", "chef", "not_one_of"),
        ("people[1].attendance", "syg", "not_one_of"),
        ("people[1].remote", "ja", "not_yes_no"),
        ("people[1].title", "A\x1b[31m", "control"),
        ("agenda[1].id", "i1", "same_id"),
        ("agenda[1].id", "to ord", "bad_id"),
        ("agenda[1].id", "x" * 65, "bad_id"),
        ("agenda[1].nr", 1, "nr_twice"),
        ("agenda[1].nr", 4, "not_whole"),
        ("agenda[1].nr", 0, "not_whole"),
        ("agenda[1].nr", "2", "not_whole"),
        ("agenda[1].section", "orientering", "unknown_section"),
        ("agenda[1].section", "økonomi", "unknown_section"),
        ("agenda[1].title", None, "missing"),
        ("agenda[1].title", ["x"], "not_text"),
        ("agenda[1].type", "X", "not_one_of"),
        ("agenda[1].min", -1, "not_whole"),
        ("agenda[1].min", 1.5, "not_whole"),
        ("agenda[1].min", "10", "not_whole"),
        ("agenda[1].min", True, "not_whole"),
        ("agenda[1].min", 10**30, "not_whole"),
        ("agenda[1].guests", {}, "not_list"),
        ("agenda[0].guests[0]", "XX", "unknown_person"),
        ("agenda[0].proposal[1]", "at \x0b", "control"),
        ("agenda[0].proposal[1]", 3, "not_text"),
        ("agenda[0].attachments[0]", "\x9b", "control"),
        ("agenda[1].closed", 1, "not_yes_no"),
        ("agenda[1].guest_at", "25.00", "not_time"),
        ("open_actions[0].text", None, "missing"),
        ("open_actions[0].due", "2026-11-31", "not_date"),
        ("open_actions[0].due", "snarest", "not_date"),
        ("open_actions[0].owner", 3, "not_list"),
        ("open_actions[1].owner[1]", "\u0000", "control"),
        ("previous_minutes.number", "21", "not_number"),
        ("previous_minutes.date", "i går", "not_date"),
    ],
)
def test_a_fault_is_refused_by_its_place(place: str, value: Any, key: str) -> None:
    reason = why(put(place, value))
    assert (reason.key, reason.value("place")) == (f"calling.{key}", place)


@pytest.mark.parametrize(
    "place",
    [
        "meeting",
        "people",
        "meeting.forum",
        "meeting.date",
        "people[2].id",
        "people[2].title",
        "agenda[2].title",
        "open_actions[0].text",
    ],
)
def test_what_must_be_there_is_asked_for_by_its_place(place: str) -> None:
    assert why(without(place)) == Said("calling.missing", (("place", place),))


def test_half_a_sign_is_refused() -> None:
    data = json.dumps(FILE).replace("Personalesag", "\\ud83d").encode()
    assert why(data) == Said("calling.control", (("place", "agenda[1].title"),))


def test_an_unknown_key_cannot_move_the_cursor() -> None:
    reason = why(FILE | {"\x1b[2J" + "x" * 100_000: 1})
    assert reason.key == "calling.unknown_key" and reason.value("place").isprintable()
    assert len(reason.value("place")) <= 40


def test_too_many_items_are_refused() -> None:
    reason = why(FILE | {"agenda": [{"title": "x"}] * 201})
    assert (reason.key, reason.value("place")) == ("calling.too_many", "agenda")


def test_the_number_is_asked_for_only_of_a_good_file() -> None:
    asked: list[tuple[date, str]] = []

    def next_number(day: date, forum: str) -> str:
        asked.append((day, forum))
        return "23/2026"

    bad = json.dumps(put("agenda[2].min", -1)).encode()
    assert isinstance(read_meeting_file(bad, next_number=next_number), Refused)
    good = json.dumps(without("meeting.number")).encode()
    meeting = read_meeting_file(good, next_number=next_number)
    assert isinstance(meeting, MeetingCalled) and meeting.number == "23/2026"
    assert asked[-1] == (date(2026, 11, 25), "Direktionen")


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


@settings(max_examples=60, deadline=None)
@given(
    agenda=st.lists(ITEMS, max_size=4, unique_by=lambda item: item.id),
    tasks=st.lists(TASKS, max_size=3, unique_by=lambda task: task.exact),
    parked=st.lists(SOME, max_size=2).map(tuple),
    place=st.none() | SOME,
    following=st.none() | st.builds(NextMeeting, st.dates(date(2026, 11, 26), date(2027, 3, 1)), st.none() | CLOCK),
    decides=st.booleans(),
)
def test_any_called_meeting_comes_back_from_its_own_form(
    agenda: list[AgendaItem],
    tasks: list[OpenAction],
    parked: tuple[str, ...],
    place: str | None,
    following: NextMeeting | None,
    decides: bool,
) -> None:
    agenda.sort(key=lambda item: ("temaer", "drift", "eventuelt").index(item.section))
    base = called(id=meeting_id("Direktionen", called().date))
    meeting = replace(
        *(base,), agenda=tuple(agenda), open_actions=tuple(tasks), parked=parked, place=place,
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
