"""store.calling.meeting_file: what a good file says is in the meeting, read leniently where no doubt is."""

from __future__ import annotations

import json
from datetime import date, time
from typing import Any

import pytest

from store.board import default_board
from store.calling.meeting_file import read_meeting_file
from store.events.session import MeetingCalled
from store.identity import meeting_id
from store.said import Refused
from store.values import AgendaItem, NextMeeting, OpenAction, Person
from tests.meeting_files import FILE, number, put, taken


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
