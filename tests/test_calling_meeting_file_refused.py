"""store.calling.meeting_file: a bad file is refused whole, by its place; nothing is half made."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from store.calling.meeting_file import read_meeting_file
from store.events.session import MeetingCalled
from store.said import Refused, Said
from tests.meeting_files import FILE, put, why, without


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
