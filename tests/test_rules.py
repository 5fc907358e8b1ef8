"""What is refused, what is kept with a warning, and what wants a second Enter (rules.md)."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest

from store import events as e
from store.meeting import Meeting
from store.rules.judge import judge
from store.said import Kept, Refused
from store.values import EXCUSED, AgendaItem
from tests.build import called, meeting, moment, running
from tests.judged import NOW, kept, warnings, why


def test_a_ruling_needs_a_text() -> None:
    assert why(running(), e.ChiefExecutiveRuled("i1", "  ")) == "rule.ruling_without_text"


def test_no_ruling_while_the_kommunaldirektoer_is_away() -> None:
    now = running(("12.10", e.PersonLeft("KD")))

    assert why(now, e.ChiefExecutiveRuled("i1", "Ja", "x")) == "rule.chief_away"


def test_a_deputy_in_the_chair_never_rules() -> None:
    people = tuple(replace(p, attendance=EXCUSED) if p.initials == "KD" else p for p in called().people)
    now = meeting(("12.00", e.MeetingOpened("ØP")), ("12.01", e.ChairTaken("ØP")), call=called(people=people))

    assert why(now, e.ChiefExecutiveRuled("i1", "Ja", "x")) == "rule.chief_away"


def test_no_ruling_where_the_kommunaldirektoer_is_inhabil() -> None:
    now = running(("12.10", e.ConflictRaised("i1", "KD", True)))

    assert why(now, e.ChiefExecutiveRuled("i1", "Ja", "x")) == "rule.chief_recused"
    assert kept(now, e.ChiefExecutiveRuled("i2", "Ja", "x"))


def test_what_is_promised_while_the_kommunaldirektoer_is_inhabil_is_kept_and_warned_of() -> None:
    now = running(("12.10", e.ConflictRaised("i1", "KD", True)))

    assert [w.key for w in kept(now, e.RulingAwaited("i1")).warnings] == ["warn.awaits_recused"]
    assert kept(now, e.RulingAwaited("i2")).warnings == ()


def test_a_ruling_typed_late_is_judged_by_who_was_there_then() -> None:
    now = running(("12.50", e.PersonLeft("KD")))

    assert kept(now, e.ChiefExecutiveRuled("i1", "Ja", "x")).event == e.ChiefExecutiveRuled("i1", "Ja", "x")


def test_a_ruling_may_come_after_the_meeting() -> None:
    now = running(("12.10", e.RulingAwaited("i1")), ("12.20", e.MeetingEnded(("i2", "i3", "i4"))))

    assert isinstance(judge(now, e.ChiefExecutiveRuled("i1", "Ja"), moment("16.00")), Kept)


@pytest.mark.parametrize("stance", ["uenig", "afstaar"])
def test_no_consensus_against_the_last_round(stance: str) -> None:
    now = running(("12.10", e.RoundHeld("i1", (("BE", stance, ""),))))

    assert why(now, e.ConsensusReached("i1", "Ja")) == "rule.no_consensus"
    again = running(("12.10", e.RoundHeld("i1", (("BE", stance, ""),))), ("12.11", e.RoundHeld("i1")))
    assert kept(again, e.ConsensusReached("i1", "Ja"))


def test_a_reservation_leaves_consensus_standing() -> None:
    now = running(("12.10", e.RoundHeld("i1", (("ØP", "enig_forbehold", "udgiften"),))))

    assert kept(now, e.ConsensusReached("i1", "Ja"))


def test_the_kommunaldirektoer_gives_no_stance() -> None:
    assert why(running(), e.RoundHeld("i1", (("KD", "uenig", ""),))) == "rule.chief_gives_no_stance"


def test_only_members_take_part_in_a_round() -> None:
    assert why(running(), e.RoundHeld("i1", (("BM", "uenig", ""),))) == "rule.not_a_member"


def test_advice_is_kept_as_discussed() -> None:
    now = running(("12.10", e.AdviceMarked("i1", "BU")))

    assert kept(now, e.ConsensusReached("i1", "Ja")).event == e.OutcomeGiven("i1", "discussed", "Ja")


def test_a_decision_under_eventuelt_wants_a_second_enter() -> None:
    answer = kept(running(("12.10", e.ItemStarted("i5"))), e.ConsensusReached("i5", "Ja"))

    assert answer.confirm and answer.warnings[0].key == "warn.any_other"


def test_a_meeting_does_not_end_with_an_item_undecided() -> None:
    now = running(("12.10", e.ConsensusReached("i1", "Ja")))
    answer = judge(now, e.MeetingEnded(), NOW)

    assert isinstance(answer, Refused) and answer.why.key == "rule.undecided"
    assert answer.why.value("items").startswith("2 Budget 2027")
    assert kept(now, e.MeetingEnded(("i2", "i3", "i4")))


@pytest.mark.parametrize(
    ("happened", "event", "key"),
    [
        ((), e.MeetingEnded(), "rule.not_opened"),
        ((), e.MeetingResumed(), "rule.not_adjourned"),
        ((), e.MeetingAdjourned(), "rule.not_running"),
        ((), e.MeetingReopened("x"), "rule.not_ended"),
        ((e.MeetingOpened("KD"),), e.MeetingOpened("KD"), "rule.already_open"),
        ((e.MeetingOpened("KD"), e.MeetingAdjourned()), e.MeetingOpened("KD"), "rule.adjourned_resume"),
        ((e.MeetingOpened("KD"), e.MeetingEnded()), e.MeetingOpened("KD"), "rule.ended_reopen"),
        ((e.MeetingOpened("KD"), e.MeetingEnded()), e.MeetingEnded(), "rule.already_ended"),
        ((e.MeetingOpened("KD"),), e.ItemRemoved("i1"), "rule.remove_when_open"),
    ],
)
def test_the_meeting_opens_once_and_ends_once(happened: tuple[e.Event, ...], event: e.Event, key: str) -> None:
    assert why(meeting(*(("12.00", one) for one in happened)), event) == key


@pytest.mark.parametrize(
    ("event", "key"),
    [
        (e.PersonArrived("BU"), "warn.came_late"),
        (e.PersonLeft("ØC"), "warn.not_in"),
        (e.ActionGiven("i1", "22-1", ("BU",), "a"), "warn.no_deadline"),
        (e.ActionGiven("i1", "22-1", (), "a", "x"), "warn.no_owner"),
        (e.NoteTaken("i1", "cpr 010203-1234 nævnt"), "warn.cpr"),
    ],
)
def test_what_is_odd_is_kept_with_a_warning(event: e.Event, key: str) -> None:
    assert key in warnings(running(), event)


def test_plus_again_of_somebody_in_the_room_is_a_warning() -> None:
    now = running(("12.08", e.PersonArrived("BU")))

    assert warnings(now, e.PersonArrived("BU")) == ["warn.already_in"]


def test_a_task_for_somebody_absent_is_kept_with_a_warning() -> None:
    now = running(("12.10", e.PersonLeft("TM")))

    assert "warn.owner_absent" in warnings(now, e.ActionGiven("i1", "22-1", ("TM",), "a", "1/12"))


def test_a_guest_outside_temaer_is_a_warning_unless_planned() -> None:
    now = running(("12.10", e.ItemStarted("i3")))

    assert "warn.guest_elsewhere" in warnings(now, e.PersonArrived("ØC"))
    assert warnings(running(("12.10", e.ItemStarted("i2"))), e.PersonArrived("ØC")) == []


def test_ten_digits_that_are_no_date_are_no_cpr_number() -> None:
    assert warnings(running(), e.NoteTaken("i1", "sag 9902031234 og 4400000000")) == []


def test_before_the_opening_a_note_is_kept_and_it_is_said() -> None:
    assert warnings(meeting(), e.NoteTaken(None, "x")) == ["warn.not_open"]
    assert warnings(meeting(), e.EndMoved(time(15, 30))) == []


def test_approved_minutes_change_only_by_a_correction() -> None:
    now = replace(running(("12.05", e.NoteTaken("i1", "x"))), approved_in="23/2026")

    assert why(now, e.Reworded(3, "y")) == "rule.approved"
    assert why(now, e.TakenBack((3,))) == "rule.approved"
    for event in (
        e.NoteTaken("i1", "y"), e.ConsensusReached("i1", "Ja"), e.ActionGiven("i1", "22-9", ("BU",), "a"),
        e.PersonLeft("BU"), e.MeetingReopened("mere"), e.ObjectionMade("i1", "BU", "nej"), e.DraftSent("sendt"),
        e.ItemAdded(AgendaItem("x", "Ny")), e.OutcomeGiven("i1", "noted"), e.FollowedUp("21-3", "done"),
    ):  # fmt: skip
        assert why(now, event) == "rule.approved", event
    assert kept(now, e.MinutesCorrected("21/2026", "x", "y"))


def test_what_was_promised_or_goes_out_still_comes_after_the_approval() -> None:
    now = replace(
        running(
            ("12.05", e.RulingAwaited("i1")), ("14.00", e.MeetingEnded()), ("14.30", e.MinutesPublished("intranet"))
        ),
        approved_in="23/2026",
    )

    assert isinstance(judge(now, e.ChiefExecutiveRuled("i1", "Ja", "x"), moment("16.00")), Kept)
    assert why(now, e.ChiefExecutiveRuled("i2", "Ja", "x")) == "rule.approved"
    assert kept(now, e.MinutesPublished("hjemmesiden")) and kept(now, e.NoteTaken(None, "husk", private=True))
    assert kept(now, e.TakenBack((5,)))
    assert why(now, e.TakenBack((5, 4))) == "rule.approved"


def test_consensus_typed_late_is_judged_by_the_round_that_stood_then() -> None:
    now = running(("12.20", e.RoundHeld("i1", (("BE", "uenig", ""),))), ("12.30", e.RoundHeld("i1")))

    assert isinstance(judge(now, e.ConsensusReached("i1", "Ja"), moment("12.25")), Refused)
    assert isinstance(judge(now, e.ConsensusReached("i1", "Ja"), moment("12.15")), Kept)
    assert isinstance(judge(now, e.ConsensusReached("i1", "Ja"), moment("12.35")), Kept)


def test_a_round_typed_late_that_consensus_overlooked_is_said() -> None:
    agreed = ("12.30", e.ConsensusReached("i1", "Ja"))
    uenig = e.RoundHeld("i1", (("BE", "uenig", ""),))
    late, again = running(agreed), running(("12.28", e.RoundHeld("i1")), agreed)

    def keys(now: Meeting) -> list[str]:
        answer = judge(now, uenig, moment("12.20"))
        assert isinstance(answer, Kept)
        return [warning.key for warning in answer.warnings]

    assert keys(late) == ["rule.no_consensus"]
    assert keys(again) == []


def test_a_decision_is_not_filed_where_it_could_not_have_been_taken() -> None:
    uenig = running(("12.05", e.ConsensusReached("i1", "Ja")), ("12.02", e.RoundHeld("i2", (("BE", "uenig", ""),))))
    inhabil = running(("12.05", e.ChiefExecutiveRuled("i1", "Ja", "x")), ("12.02", e.ConflictRaised("i2", "KD", True)))

    assert why(uenig, e.Refiled(3, "i2")) == "rule.no_consensus"
    assert why(inhabil, e.Refiled(3, "i2")) == "rule.chief_recused"
    assert kept(uenig, e.Refiled(3, "i3"))


def test_where_nothing_is_decided_a_ruling_keeps_its_reason_too() -> None:
    now = running(("12.10", e.AdviceMarked("i1", "BU")))

    assert kept(now, e.ChiefExecutiveRuled("i1", "Ja", "tiden er knap")).event.text == "Ja, fordi tiden er knap"


def test_items_are_not_treated_together_where_that_would_be_consensus_against_a_round() -> None:
    uenig = e.RoundHeld("i2", (("BE", "uenig", ""),))
    decided = running(("12.05", e.ConsensusReached("i1", "Ja")), ("12.06", uenig))
    joined = running(("12.05", uenig), ("12.06", e.ItemsJoined(("i1", "i2"))))

    assert why(decided, e.ItemsJoined(("i1", "i2"))) == "rule.no_consensus"
    assert why(joined, e.ConsensusReached("i1", "Ja")) == "rule.no_consensus"


def test_on_a_monday_a_decision_is_kept_as_discussed_whatever_the_round() -> None:
    call = called(decides=False, has_agenda=False)
    now = meeting(("8.15", e.MeetingOpened("KD")), ("8.16", e.RoundHeld("i1", (("BE", "uenig", ""),))), call=call)

    assert kept(now, e.ConsensusReached("i1", "Ja")).event == e.OutcomeGiven("i1", "discussed", "Ja")
    assert kept(now, e.ChiefExecutiveRuled("i1", "Ja", "x")).event == e.OutcomeGiven("i1", "discussed", "Ja, fordi x")
