"""Bordet rundt: each member present is heard, the affected first, and who was not is visible (S7, S8, S50)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from store import events as e
from store.meeting import Meeting
from store.round import affected, in_turn, responsible, unheard
from store.rules.judge import judge
from store.said import Kept
from store.values import Item, Person
from tests.build import called, meeting, moment, running
from tui.texts.words import Words
from tui.views import log
from tui.views.receipt import heard


def first(now: Meeting) -> Item:
    return now.items[0]


def initials(people: tuple[Person, ...]) -> list[str]:
    return [person.initials for person in people]


def warnings(now: Meeting, event: e.Event, at: str = "12.40") -> list[tuple[str, object]]:
    answer = judge(now, event, moment(at))
    assert isinstance(answer, Kept)
    return [(warning.key, warning.value("who")) for warning in answer.warnings]


def test_the_affected_are_asked_first_and_the_kommunaldirektoer_not_at_all() -> None:
    now = running(("12.10", e.AreasAffected("i1", ("TM", "Social og Sundhed"))))

    assert initials(affected(now, first(now))) == ["SO", "TM"]
    assert initials(in_turn(now, first(now))) == ["SO", "TM", "ØP", "BU", "BE"]


@pytest.mark.parametrize(
    ("area", "who"),
    [("bu", ["BU"]), ("Teknik og Miljø", ["TM"]), ("kultur", ["BU"]), ("Havnen", []), ("BM", []), ("", [])],
)
def test_an_area_is_answered_for_by_its_director(area: str, who: list[str]) -> None:
    assert initials(responsible(running(), area)) == who


def test_an_area_of_the_board_file_counts_as_its_title_does() -> None:
    people = tuple(replace(p, areas=("Havnen",)) if p.initials == "ØP" else p for p in called().people)

    assert initials(responsible(meeting(call=called(people=people)), "havnen")) == ["ØP"]


def test_before_a_round_nobody_has_been_heard() -> None:
    assert initials(unheard(running(), first(running()))) == ["ØP", "BU", "SO", "TM", "BE"]


def test_who_is_in_the_room_is_heard_and_who_is_out_is_not() -> None:
    now = running(("12.05", e.PersonLeft("TM")), ("12.10", e.RoundHeld("i1")), ("12.12", e.PersonArrived("TM")))

    assert initials(unheard(now, first(now))) == ["TM"]


def test_who_is_named_is_heard_from_afar() -> None:
    now = running(("12.05", e.PersonLeft("TM")), ("12.10", e.RoundHeld("i1", (("TM", "uenig", "skriftligt"),))))

    assert unheard(now, first(now)) == ()


def test_who_is_inhabil_is_not_asked_and_not_missed() -> None:
    now = running(
        ("12.04", e.ConflictRaised("i1", "BE", True)), ("12.05", e.PersonLeft("BE")), ("12.10", e.RoundHeld("i1"))
    )

    assert unheard(now, first(now)) == ()


def test_a_round_says_whom_it_did_not_reach() -> None:
    now = running(("12.05", e.PersonLeft("TM")))

    assert warnings(now, e.RoundHeld("i1")) == [("warn.unheard", "TM")]
    assert warnings(now, e.RoundHeld("i1", (("TM", "uenig", "x"),))) == [("warn.absent_stance", "TM")]


def test_consensus_after_a_round_asks_for_who_came_later() -> None:
    now = running(("12.05", e.PersonLeft("TM")), ("12.10", e.RoundHeld("i1")), ("12.12", e.PersonArrived("TM")))

    assert warnings(now, e.ConsensusReached("i1", "Ja")) == [("warn.not_heard", "TM")]
    assert warnings(running(), e.ConsensusReached("i1", "Ja")) == []


def test_taking_an_item_says_whose_director_is_away() -> None:
    away = running(("12.05", e.PersonLeft("BU")))

    assert warnings(away, e.ItemStarted("i2")) == [("warn.concerned_absent", "BU")], "BU presents it"
    assert warnings(running(), e.ItemStarted("i2")) == []
    told = running(("12.04", e.AreasAffected("i3", ("Teknik og Miljø",))), ("12.05", e.PersonLeft("TM")))
    assert warnings(told, e.ItemStarted("i3")) == [("warn.concerned_absent", "TM")]


def test_the_line_says_whom_to_ask_before_enter() -> None:
    now = running(("12.10", e.AreasAffected("i1", ("TM",))))

    said = heard(e.RoundHeld("i1"), now, (), Words("da"), 90)
    assert said == "→ Bordet rundt: alle enige · spørg TM (berørt), ØP, BU, SO, BE"


def test_the_log_shows_who_was_not_heard_until_the_next_round() -> None:
    out = (("12.05", e.PersonLeft("TM")), ("12.10", e.RoundHeld("i1")), ("12.12", e.PersonArrived("TM")))
    again = running(*out, ("12.13", e.RoundHeld("i1")))

    def shown(now: Meeting) -> str:
        return "\n".join(str(row) for entry in log.entries(now, now.at, Words("da"), 60) for row in entry.rows)

    assert "Ikke hørt: TM" in shown(running(*out))
    assert "Ikke hørt" not in shown(again)
