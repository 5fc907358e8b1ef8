"""What of a meeting can be found: all that stands, as it now reads, and marked where it may not leave the house."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from typing import Any

from exports.show_json import show_json
from store import events as e
from store import values as v
from store.search.texts import KINDS, Text, texts_of
from tests import build
from tests.hard_meeting import hard, hard_entries


def of(*happened: tuple[str, e.Event], **changes: Any) -> tuple[Text, ...]:
    return texts_of(build.meeting(("12.00", e.MeetingOpened("KD")), *happened, call=build.called(**changes)))


def told(texts: tuple[Text, ...], kind: str) -> list[tuple[str, int | None]]:
    return [(text.text, text.item) for text in texts if text.kind == kind]


def test_nothing_undone_or_reworded_is_found_by_its_old_words() -> None:
    assert not [text for text in texts_of(hard()) if "FORKASTET" in text.text]
    assert ("Noten som den nu lyder", 1) in told(texts_of(hard()), "note")


def test_all_that_is_said_behind_closed_doors_is_marked() -> None:
    texts = texts_of(hard())
    assert [text for text in texts if "LUKKET" in text.text and not text.closed] == []
    assert [text.text for text in texts if text.private] == ["PRIVATNOTE"]
    open_ones = [text for text in texts if text.closed and "LUKKET" not in text.text]
    assert open_ones == [], "and nothing else is"


def test_every_text_of_show_can_be_found() -> None:
    meeting = hard()
    held = "\n".join(text.text for text in texts_of(meeting))
    shown = json.loads(json.dumps(show_json(meeting, hard_entries())))

    def texts(data: Any) -> list[str]:
        if isinstance(data, dict):
            own = [data["text"]] if isinstance(data.get("text"), str) else []
            rest = [data[key] for key in ("title", "case_no", "reason") if isinstance(data.get(key), str)]
            return [*own, *rest, *(text for value in data.values() for text in texts(value))]
        return [text for value in data for text in texts(value)] if isinstance(data, list) else []

    wanted = [text for item in shown["items"] for text in (*texts(item), *item["proposal"])]
    wanted += [text for key in ("notes", "mayor", "actions", "follow_up", "parked") for text in texts(shown[key])]
    assert len(wanted) > 50 and [text for text in wanted if text and text not in held] == []


def test_each_has_its_item_its_entry_and_whom_it_belongs_to() -> None:
    people = (*build.PEOPLE[:2], v.Person("BU", "direktør", name="Bente Ulf"), *build.PEOPLE[3:])
    texts = of(
        ("12.01", e.ItemStarted("i2")),
        ("12.02", e.ActionGiven("i2", "22-1", ("BU", "ØP"), "Notat om model B")),
        ("12.03", e.ConsensusReached("i2", "Model B sendes i høring")),
        ("12.04", e.ReservationMade("i2", "ØP", "udgiften skal findes")),
        ("12.05", e.NoteTaken(None, "Kort møde")),
        people=people,
    )
    by_kind = {text.kind: text for text in texts}
    task = by_kind["task"]
    assert task == Text("task", "Notat om model B", 3, 2, "Budget 2027: tidlig indsats", ("BU", "ØP"), "Bente Ulf")
    assert task.people == "BU ØP Bente Ulf"
    assert (by_kind["voice"].who, by_kind["voice"].entry) == (("ØP",), 5)
    assert (by_kind["note"].item, by_kind["note"].title, by_kind["note"].people) == (None, "", "")


def test_a_ruling_is_found_by_its_reason_and_the_wording_on_the_table_while_it_is_there() -> None:
    table = ("12.02", e.ProposalMade("i1", "Model A vælges"))
    ruled = ("12.03", e.ChiefExecutiveRuled("i1", "Model B vælges", "tiden er knap"))
    assert ("Model A vælges", 1) in told(of(table), "basis")
    assert ("Model A vælges", 1) not in told(of(table, ruled), "basis")
    assert told(of(table, ruled), "decision") == [("Model B vælges · tiden er knap", 1)]


def test_what_is_withdrawn_or_taken_back_is_not_found_and_comes_back_with_redo() -> None:
    note = ("12.01", e.NoteTaken("i1", "Alt er sagt"))
    assert told(of(note), "note") == [("Alt er sagt", 1)]
    assert told(of(note, ("12.02", e.EntryWithdrawn(2))), "note") == []
    back = ("12.02", e.TakenBack((2,)))
    assert told(of(note, back), "note") == []
    assert told(of(note, back, ("12.03", e.Restored((2,)))), "note") == [("Alt er sagt", 1)]


def test_guests_are_found_who_were_there_and_members_by_what_they_said_only() -> None:
    texts = of(("12.01", e.ItemStarted("i1")), ("12.02", e.PersonArrived("ØC")))
    assert told(texts, "guest") == [("økonomichef", None)]


def test_what_is_treated_together_with_a_closed_item_is_closed() -> None:
    joined = ("12.01", e.ItemsJoined(("i3", "i4")))
    texts = of(joined, ("12.02", e.ItemStarted("i3")), ("12.03", e.NoteTaken("i3", "Om personalet")))
    assert [text.closed for text in texts if text.text == "Om personalet"] == [True]


def test_a_task_of_an_item_that_is_gone_is_found_all_the_same() -> None:
    texts = texts_of(replace(build.meeting(), actions=hard().actions[:1]))
    assert Counter(text.kind for text in texts)["task"] == 1


def test_every_kind_occurs_and_has_its_name() -> None:
    found = {text.kind for text in texts_of(hard())}
    assert found <= set(KINDS) and len(found) >= 12
