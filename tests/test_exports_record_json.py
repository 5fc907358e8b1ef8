"""The record as JSON: the form that was agreed, exact text, and a file that is read back."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime

import pytest

from exports.record_json import dumps, export_json, log_json, show_json
from store import events as e
from store import values as v
from store.calling.meeting_file import read_meeting_file
from store.events import Stamped
from store.fold.meeting import fold
from tests.build import called, entries, meeting, moment
from tests.hard_meeting import hard, hard_entries

CASE = called(number="14/2026", date=date(2026, 8, 19), next_meeting=None, open_actions=())


def august() -> tuple[Stamped, ...]:
    """The meeting of the agreed example, in its main lines."""
    people = tuple(
        replace(p, attendance={"TM": v.EXCUSED, "BE": v.NO_SHOW}.get(p.initials, v.PRESENT)) for p in CASE.people
    )
    people = tuple(p for p in people if p.initials not in ("SC", "BM"))
    agenda = (
        v.AgendaItem("i1", "Cykelstier ved skolerne", "temaer"),
        v.AgendaItem("i2", "Ny struktur i rengøringen", "drift"),
        v.AgendaItem("i3", "Ansættelsessag i stab", "drift", closed=True),
        v.AgendaItem("i4", "Eventuelt", "eventuelt"),
    )
    earlier = (v.OpenAction("13-2", ("SO",), "Notat"),)
    return entries(
        ("12.00", e.MeetingOpened("KD")),
        ("12.00", e.FollowedUp("13-2", "done")),
        ("12.01", e.ItemStarted("i1")),
        ("12.06", e.NoteTaken("i1", "ØP: anlægssummen er 2,4 mio. kr.")),
        ("12.08", e.PersonArrived("SO")),
        ("12.14", e.MayorSpoke("i1", "Borgmesteren ønsker sagen på udvalgets møde i september.")),
        ("12.20", e.ConsensusReached("i1", "Etape 1 gennemføres i 2027.")),
        ("12.21", e.ReservationMade("i1", "ØP", "finansieringen af etape 2 er ikke fundet")),
        ("12.22", e.ActionGiven("i1", "14-1", ("TM",), "Undersøger tilskud", "hurtigst muligt")),
        ("12.30", e.ItemStarted("i2")),
        ("12.31", e.PersonArrived("ØC")),
        ("12.50", e.ChiefExecutiveRuled("i2", "Rengøringen samles.", "Udbuddet skal ud i september.")),
        ("12.51", e.DissentRecorded("i2", "BU", "skolernes behov er ikke belyst")),
        ("12.55", e.PersonLeft("ØC")),
        ("13.00", e.ItemPostponed("i3", reason="ansøgerfeltet skal udvides")),
        ("14.40", e.TopicParked(None, "Julelukning")),
        ("14.52", e.MeetingEnded()),
        call=replace(CASE, people=people, agenda=agenda, open_actions=earlier),
    )


def test_the_meeting_in_the_agreed_form() -> None:
    kept = august()
    told = show_json(fold(kept), kept)
    first, second, third, last = told["items"]

    assert list(told)[:12] == [
        "number", "date", "forum", "status", "state", "opened", "closed", "chair", "attendance", "items",
        "actions", "follow_up",
    ]  # fmt: skip
    assert (told["number"], told["date"], told["status"]) == ("14/2026", "2026-08-19", "draft")
    assert (told["opened"], told["closed"], told["chair"]) == ("12.00", "14.52", "KD")
    assert told["attendance"] == {
        "present": ["KD", "ØP", "BU", "SO", "REF"],
        "afbud": ["TM"],
        "udeblevet": ["BE"],
        "guests": [{"who": "ØC", "items": [2], "from": "12.31", "to": "12.55"}],
        "mayor": [],
        "remarks": ["SO: fra kl. 12.08, under punkt 1"],
    }
    assert first["notes"] == [{"entry": 4, "time": "12.06", "text": "ØP: anlægssummen er 2,4 mio. kr."}]
    assert first["mayor"] == [
        {"entry": 6, "time": "12.14", "text": "Borgmesteren ønsker sagen på udvalgets møde i september."}
    ]
    assert {
        key: first["decisions"][0][key] for key in ("text", "basis", "reason", "reservations", "absent", "recused")
    } == {
        "text": "Etape 1 gennemføres i 2027.",
        "basis": "consensus",
        "reason": None,
        "reservations": [{"who": "ØP", "text": "finansieringen af etape 2 er ikke fundet"}],
        "absent": ["TM", "BE"],
        "recused": [],
    }
    assert second["decisions"][0]["dissent"] == [{"who": "BU", "text": "skolernes behov er ikke belyst"}]
    assert (third["closed"], third["outcome"], third["title"]) == (True, "postponed", "Ansættelsessag i stab")
    assert third["outcome_text"] == "Udsat til næste møde, fordi ansøgerfeltet skal udvides."
    assert (last["outcome"], last["outcome_text"], last["section"]) == ("discussed", None, "eventuelt")
    assert told["actions"][0]["item"] == 1 and told["actions"][0]["due"] is None
    assert told["follow_up"] == [{"id": "13-2", "status": "done", "text": None, "phrase": None, "due": None}]
    assert told["parked"] == [{"entry": 16, "item": None, "text": "Julelukning"}]


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ([], "draft"),
        ([e.DraftSent("sendt")], "sent"),
        ([e.DraftSent("sendt"), e.MinutesPublished("intranet")], "published"),
    ],
)
def test_how_far_the_minutes_have_come(more: list[e.Event], status: str) -> None:
    now = meeting(("12.00", e.MeetingOpened()), ("13.00", e.MeetingEnded()), *(("14.00", one) for one in more))

    assert show_json(now)["status"] == status
    if status == "sent":
        assert show_json(replace(now, approved_in="23/2026"))["status"] == "approved"


def test_private_notes_are_marked_in_show() -> None:
    now = meeting(("12.00", e.MeetingOpened()), ("12.01", e.NoteTaken("i1", "hm", private=True)))

    assert show_json(now)["items"][0]["notes"] == [{"entry": 2, "time": "12.01", "text": "hm", "private": True}]


def test_the_log_has_every_entry_as_it_was_typed() -> None:
    kept = entries(
        ("12.00", e.MeetingOpened("KD")),
        ("12.01", e.NoteTaken("i2", "første")),
        ("12.02", e.Reworded(2, "anden")),
        ("12.03", e.NoteTaken("i2", "fortrudt")),
        ("12.04", e.TakenBack((4,))),
        ("12.05", e.NoteTaken("i2", "trukket tilbage")),
        ("12.06", e.EntryWithdrawn(6)),
        ("12.07", e.ItemPostponed("i2", reason="tallene mangler")),
        ("12.08", e.ItemAdded(v.AgendaItem("n9", "Nyt", "drift"))),
    )
    log = log_json(kept, fold(kept))

    assert [list(entry) for entry in log] == [
        ["entry", "happened_at", "typed_at", "item", "kind", "text", "taken_back"]
    ] * 9
    assert [(entry["entry"], entry["kind"], entry["text"], entry["taken_back"]) for entry in log] == [
        (1, "meeting_opened", "KD", False),
        (2, "note_taken", "første", False),
        (3, "reworded", "anden", False),
        (4, "note_taken", "fortrudt", True),
        (5, "taken_back", None, False),
        (6, "note_taken", "trukket tilbage", True),
        (7, "entry_withdrawn", None, False),
        (8, "item_postponed", "tallene mangler", False),
        (9, "item_added", "Nyt", False),
    ]
    assert [entry["item"] for entry in log] == [None, 2, None, 2, None, 2, None, 2, 5]
    assert log[0]["happened_at"] == "2026-11-25T12:00:00+01:00"
    assert datetime.fromisoformat(log[0]["typed_at"]) == moment("12.00")


def test_controls_and_bidi_marks_are_escapes_and_the_text_is_exact() -> None:
    text = "æøå \x1b[2J \u202e\u2066 \u0085\u2028 \ud800 👩‍👧 \U000e0067 »§«\n\t"
    told = dumps({"text": text})

    assert json.loads(told) == {"text": text}
    assert told.endswith("}\n") and "æøå" in told and "»§«" in told
    assert all(char.isprintable() or char == "\n" for char in told)
    assert json.loads(told.encode("utf-8"))["text"] == text


def test_the_internal_file_holds_the_record_and_is_read_back_as_a_meeting() -> None:
    kept = hard_entries()
    text = export_json(hard(), kept)
    told = json.loads(text)
    back = read_meeting_file(text.encode(), next_number=lambda day, forum: "1/2026")

    assert isinstance(back, e.MeetingCalled)
    assert [item.title for item in back.agenda] == [" ".join(item.title.split()) for item in hard().items]
    assert (back.number, back.forum, back.chair) == ("22/2026", "Direktionen", "KD")
    assert back.open_actions == kept[0].event.open_actions  # type: ignore[attr-defined]
    assert (told["format"], told["edition"]) == (1, "internal")
    assert len(told["record"]["entries"]) == len(kept)
    assert "FORKASTETNOTE" in text and "PRIVATNOTE" in text


def test_the_distributed_file_holds_what_its_minutes_hold_without_history() -> None:
    text = export_json(hard(), hard_entries(), "distribution")
    told = json.loads(text)["record"]["minutes"]

    assert [item["title"] for item in told["items"] if item["closed"] and len(item) == 4] == [
        "Lukket punkt: personalesag",
        "Lukket punkt",
    ]
    assert not {"entry", "time", "notes", "stances"} & {key for item in told["items"] for key in item}
    assert '"entry"' not in text and '"entries"' not in text
    assert isinstance(read_meeting_file(text.encode(), next_number=lambda day, forum: "1/2026"), e.MeetingCalled)


def test_the_same_record_gives_the_same_text() -> None:
    kept = hard_entries()

    assert export_json(hard(), kept) == export_json(fold(hard_entries()), hard_entries())
