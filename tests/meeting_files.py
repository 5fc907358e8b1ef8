"""A good meeting file to change in one place, and what becomes of it."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import date
from typing import Any

from store.calling.meeting_file import read_meeting_file
from store.events.session import MeetingCalled
from store.said import Refused, Said
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
