"""Entries fold to a meeting: the outcome of each item, and the words that stand with it."""

from __future__ import annotations

import pytest

from store import events as e
from store import values as v
from tests.build import moment, running


@pytest.mark.parametrize(
    ("happened", "outcome"),
    [
        ([e.ConsensusReached("i1", "Ja")], v.CONSENSUS),
        ([e.ChiefExecutiveRuled("i1", "Ja", "x")], v.RULING),
        ([e.RulingAwaited("i1")], v.AWAITING),
        ([e.RulingAwaited("i1"), e.ChiefExecutiveRuled("i1", "Ja")], v.RULING),
        ([e.ItemPostponed("i1")], v.POSTPONED),
        ([e.OutcomeGiven("i1", v.NOTED)], v.NOTED),
        ([e.OutcomeGiven("i1", v.WITHDRAWN)], v.WITHDRAWN),
        ([e.OutcomeGiven("i1", v.REFERRED, "BU")], v.REFERRED),
        ([e.ConsensusReached("i1", "Ja"), e.OutcomeGiven("i1", v.NOTED, "x")], v.CONSENSUS),
        ([e.ConsensusReached("i1", "Ja"), e.ItemPostponed("i1")], v.POSTPONED),
        ([e.NoteTaken("i1", "x")], v.UNDECIDED),
    ],
)
def test_the_outcome_of_an_item(happened: list[e.Event], outcome: str) -> None:
    now = running(*(("12.10", event) for event in happened))

    assert now.items[0].outcome == outcome


def test_eventuelt_is_discussed_once_it_is_opened() -> None:
    assert running().items[-1].outcome == v.UNDECIDED
    assert running(("12.10", e.ItemStarted("i5"))).items[-1].outcome == v.DISCUSSED


def test_reservations_and_dissent_stand_with_the_latest_decision_before_them() -> None:
    now = running(
        ("12.10", e.ReservationMade("i1", "ØP", "tidligt")),
        ("12.11", e.ConsensusReached("i1", "Første")),
        ("12.12", e.ConsensusReached("i1", "Anden")),
        ("12.13", e.DissentRecorded("i1", "BE", "for dyrt")),
    )
    first, second = now.items[0].decisions

    assert [r.who for r in first.reservations] == ["ØP"] and not first.dissent
    assert [d.text for d in second.dissent] == ["for dyrt"]


def test_joint_items_share_the_outcome_of_the_first() -> None:
    now = running(("12.05", e.ItemsJoined(("i1", "i2"))), ("12.10", e.ConsensusReached("i1", "Ja")))

    assert (now.items[1].outcome, now.items[1].joined_to) == (v.CONSENSUS, "i1")


def test_ending_with_postponed_items_settles_them() -> None:
    now = running(("12.10", e.ConsensusReached("i1", "Ja")), ("14.00", e.MeetingEnded(("i2", "i3", "i4"))))

    assert [i.outcome for i in now.items] == ["consensus", "postponed", "postponed", "postponed", "discussed"]
    assert now.closed == moment("14.00") and not now.undecided


def test_words_a_member_wanted_said_stand_on_an_item_where_nothing_was_decided() -> None:
    now = running(("12.05", e.OutcomeGiven("i1", v.NOTED)), ("12.06", e.DissentRecorded("i1", "SO", "forkert")))

    assert [(r.kind, r.who, r.text) for r in now.items[0].remarks] == [("dissent", "SO", "forkert")]


def test_words_said_before_the_ruling_stand_with_the_ruling_once_it_is_given() -> None:
    now = running(
        ("12.05", e.RulingAwaited("i1")),
        ("12.06", e.DissentRecorded("i1", "SO", "for tidligt")),
        ("12.30", e.ChiefExecutiveRuled("i1", "Ja", "x")),
    )

    assert now.items[0].remarks == ()
    assert [voice.who for voice in now.items[0].decisions[0].dissent] == ["SO"]


def test_a_decision_filed_under_advice_is_discussed() -> None:
    now = running(
        ("12.02", e.AdviceMarked("i2", "BU")), ("12.05", e.ConsensusReached("i1", "Ja")), ("12.06", e.Refiled(4, "i2"))
    )  # fmt: skip

    assert (now.items[1].outcome, now.items[1].decisions) == (v.DISCUSSED, ())


@pytest.mark.parametrize(("second", "carrier"), [(("i2", "i1"), "i2"), (("i2", "i3"), "i1"), (("i3", "i1"), "i3")])
def test_one_item_carries_all_that_are_treated_together(second: tuple[str, str], carrier: str) -> None:
    now = running(
        ("12.05", e.ItemsJoined(("i1", "i2"))),
        ("12.06", e.ItemsJoined(second)),
        ("12.07", e.ConsensusReached(carrier, "Ja")),
    )
    together = {"i1", "i2", *second}

    assert {item.id for item in now.items if item.outcome == v.CONSENSUS} == together
    assert {item.id for item in now.items if item.joined_to == carrier} == together - {carrier}
