"""What a sceptical secretary tripped over: several people on a line, rounds after decisions, doors, and days."""

from __future__ import annotations

import pytest

from exports.markdown import markdown
from exports.minutes.minutes import minutes
from store import events as e
from store import values as v
from store.carry import postponed_items
from store.line.hear import Heard, hear
from store.meeting import Meeting
from store.rules.judge import judge
from store.said import Kept, Refused
from tests.build import meeting, moment, running

GUEST = ("12.04", e.GuestMade(v.Person("LP", "advokat", "gaest")))


def heard(text: str, now: Meeting | None = None) -> e.Event:
    found = hear(text, now or running(), moment("12.30"))
    assert isinstance(found, Heard), found
    return found.event


def refusal(text: str) -> str:
    found = hear(text, running(), moment("12.30"))
    assert isinstance(found, Refused)
    return found.why.key


def warned(now: Meeting, event: e.Event, at: str = "12.30") -> list[str]:
    answer = judge(now, event, moment(at))
    assert isinstance(answer, Kept)
    return [warning.key for warning in answer.warnings]


@pytest.mark.parametrize(
    ("line", "stances"),
    [
        ("s bu enig, so uenig for dyrt", [("SO", "uenig", "for dyrt")]),
        ("s bu forbehold pris, so uenig", [("BU", "enig_forbehold", "pris"), ("SO", "uenig", "")]),
        ("s bu uenig og so uenig. tm efterretning", [("BU", "uenig", ""), ("SO", "uenig", ""), ("TM", "afstaar", "")]),
        ("s be uenig for dyrt, so mener det samme", [("BE", "uenig", "for dyrt, so mener det samme")]),
    ],
)
def test_no_stance_of_a_round_is_swallowed_by_the_words_of_another(line: str, stances: list[tuple[str, ...]]) -> None:
    event = heard(line)

    assert isinstance(event, e.RoundHeld) and list(event.stances) == stances


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("inhabil: so, tm kusiner", "line.one_each"),
        ("habil: so og tm", "line.one_each"),
        ("f bu, so pris", "line.one_each"),
        ("r bu og so pris", "line.one_each"),
        ("s bu enig men dyrt", "line.agree_words"),
    ],
)
def test_a_line_about_one_person_refuses_a_second_rather_than_losing_one(line: str, key: str) -> None:
    assert refusal(line) == key


def test_consensus_filed_under_an_item_with_a_later_dissenting_round_is_warned_of() -> None:
    now = running(("12.05", e.ConsensusReached("i2", "Ja")), ("12.06", e.RoundHeld("i1", (("TM", "uenig", ""),))))

    assert "warn.round_after" in warned(now, e.Refiled(3, "i1"))


def test_a_decision_that_is_let_out_is_judged_all_the_same() -> None:
    dissent = ("12.04", e.RoundHeld("i1", (("TM", "uenig", ""),)))
    now = running(dissent, ("12.05", e.DoorsClosed("i2")), ("12.06", e.ConsensusReached("i2", "Ja")))

    assert isinstance(judge(now, e.Refiled(5, "i1"), moment("12.30")), Refused)


def test_ending_names_the_consensus_that_a_later_round_disputes() -> None:
    now = running(("12.05", e.ConsensusReached("i1", "Ja")), ("12.06", e.RoundHeld("i1", (("TM", "uenig", ""),))))

    assert "warn.disputed" in warned(now, e.MeetingEnded(("i2", "i3", "i4")))


def test_a_ruling_where_all_agreed_is_warned_of_and_so_is_a_promise() -> None:
    now = running(("12.05", e.RoundHeld("i1")))

    assert "warn.all_agreed" in warned(now, e.ChiefExecutiveRuled("i1", "Nej"))
    assert "warn.all_agreed" in warned(now, e.RulingAwaited("i1"))
    assert "warn.all_agreed" not in warned(running(), e.ChiefExecutiveRuled("i1", "Nej"))


def test_no_ruling_is_promised_unsaid_on_advice() -> None:
    assert "warn.awaits_advice" in warned(running(("12.05", e.AdviceMarked("i1", "BU"))), e.RulingAwaited("i1"))


def test_a_guest_who_is_not_called_to_a_closed_item_is_named() -> None:
    assert warned(running(GUEST), e.DoorsClosed("i1")) == ["warn.guests_inside"]
    assert warned(running(), e.DoorsClosed("i1")) == []


def test_what_was_decided_before_the_doors_close_is_told_to_be_closed_too() -> None:
    decided = ("12.04", e.ConsensusReached("i1", "Ja"))
    assert warned(running(decided), e.DoorsClosed("i1")) == ["warn.closed_too"]
    assert (
        warned(running(decided, ("12.05", e.DoorsClosed("i1")), ("12.06", e.DoorsOpened("i1"))), e.DoorsClosed("i1"))
        == []
    )
    assert warned(running(("12.04", e.NoteTaken("i1", "Nævnt"))), e.DoorsClosed("i1")) == [], (
        "notes stay in the house anyway"
    )


def test_what_was_closed_on_the_way_and_postponed_comes_back_closed() -> None:
    now = running(("12.05", e.DoorsClosed("i1")), ("12.06", e.ItemPostponed("i1")))

    assert [item.closed for item in postponed_items(now)] == [True]


@pytest.mark.parametrize(
    ("line", "to", "reason"),
    [
        ("u 9. dec. pga. manglende tal", "9. dec.", "pga. manglende tal"),
        ("u næste møde fordi", None, None),
        ("u på grund af sygdom", None, "på grund af sygdom"),
    ],
)
def test_a_reason_is_heard_also_where_it_is_not_called_fordi(line: str, to: str | None, reason: str | None) -> None:
    event = heard(line)

    assert isinstance(event, e.ItemPostponed) and (event.to, event.reason) == (to, reason)


def test_such_a_reason_joins_its_sentence() -> None:
    told = markdown(minutes(running(("12.05", heard("u pga. sygdom"))), "internal", "da"))

    assert "Udsat til næste møde pga. sygdom." in told


def test_a_presenter_is_written_as_the_list_has_him() -> None:
    event = heard("h Ferieplan (v/ tm)")

    assert isinstance(event, e.ItemAdded) and event.plan.presenter == "TM"


def test_a_meeting_opened_again_on_another_day_tells_its_sittings_and_dates_what_was_decided_then() -> None:
    again = (("9.00+5", e.MeetingReopened("glemt")), ("9.05+5", e.ConsensusReached("i1", "Nej")))
    now = meeting(
        ("12.00", e.MeetingOpened("KD")),
        ("12.05", e.ConsensusReached("i1", "Ja")),
        ("14.00", e.MeetingEnded(("i2", "i3", "i4"))),
        *again,
        ("9.10+5", e.MeetingEnded()),
    )
    told = markdown(minutes(now, "internal", "da"))

    assert "onsdag den 25. november 2026, kl. 12.00–14.00; mandag den 30. november 2026, kl. 9.00–9.10" in told
    assert "Nej. Der var enighed den 30. november 2026." in told and "Ja. Der var enighed.\n" in told


def test_a_correction_by_words_leaves_other_words_alone() -> None:
    now = running(("12.05", e.NoteTaken("i1", "hemmeligtord to")))

    assert heard('ret: "to" til "tre"', now) == e.Reworded(3, "hemmeligtord tre")
    assert heard('ret: "hemmelig" til "offentlig"', now) == e.Reworded(3, "offentligtord to")


def test_a_round_filed_under_another_item_is_that_items_round_and_judged_there() -> None:
    said = (("12.05", e.ConsensusReached("i2", "Ja")), ("12.06", e.RoundHeld("i1", (("TM", "uenig", ""),))))
    event = heard("ret: 4 punkt 2", running(*said))

    assert event == e.Refiled(4, "i2") and "warn.round_after" in warned(running(*said), event)
    now = running(*said, ("12.07", event))
    assert [voice.who for voice in now.items[1].stances] == ["TM"] and now.items[0].stances == ()
