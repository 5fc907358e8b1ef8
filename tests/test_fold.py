"""Entries fold to a meeting: what stands, who was there, which number, which outcome."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, time, timedelta

import pytest

from store import events as e
from store import values as v
from store.events.codec import event_data, event_from, kinds
from store.fold.meeting import fold
from store.meeting import Meeting
from store.values import AgendaItem
from tests.build import called, entries, meeting, moment


def running(*more: tuple[str, e.Event]) -> Meeting:
    return meeting(("12.00", e.MeetingOpened("KD")), ("12.01", e.ItemStarted("i1")), *more)


def numbers(now: Meeting) -> dict[str, int]:
    return {item.id: item.number for item in now.items}


def test_whoever_is_expected_is_there_from_the_opening_but_not_guests_nor_the_mayor() -> None:
    now = running()

    assert now.in_room == ("KD", "ØP", "BU", "SO", "TM", "BE", "SC", "REF")


def test_a_member_whose_first_line_is_plus_was_absent_until_then() -> None:
    now = running(("12.08", e.PersonArrived("BU")))
    stay = next(s for s in now.stays if s.who == "BU")

    assert (stay.since, stay.since_item, stay.from_start) == (moment("12.08"), "i1", False)


def test_a_member_who_leaves_first_was_there_from_the_start() -> None:
    now = running(("12.08", e.PersonLeft("BE")), ("12.30", e.PersonArrived("BE")))
    stays = [(s.since, s.until) for s in now.stays if s.who == "BE"]

    assert stays == [(moment("12.00"), moment("12.08")), (moment("12.30"), None)]


def test_who_sent_apologies_or_stayed_away_is_not_in_the_room() -> None:
    people = tuple(
        v.Person(p.initials, p.title, p.role, {"TM": v.EXCUSED, "BE": v.NO_SHOW}.get(p.initials, v.PRESENT))
        for p in called().people
    )
    now = meeting(("12.00", e.MeetingOpened("KD")), call=called(people=people))

    assert not {"TM", "BE"} & set(now.in_room)
    assert [now.attendance(p) for p in now.members[-2:]] == [v.EXCUSED, v.NO_SHOW]


def test_lines_about_people_before_the_opening_hold_at_the_opening() -> None:
    now = meeting(("11.50", e.PersonLeft("BE")), ("11.51", e.PersonArrived("ØC")), ("12.00", e.MeetingOpened("KD")))

    assert "BE" not in now.in_room and "ØC" in now.in_room


def test_a_decision_knows_every_member_not_in_the_room() -> None:
    now = running(
        ("12.05", e.PersonLeft("BE")),
        ("12.10", e.ConsensusReached("i1", "Ja")),
        ("12.20", e.PersonArrived("BE")),
        ("12.21", e.Reworded(4, "Jo")),
    )
    decision = now.items[0].decisions[0]

    assert (decision.text, decision.absent, decision.present) == ("Jo", ("BE",), 5)


def test_presence_typed_late_counts_where_it_happened() -> None:
    now = running(("12.20", e.ConsensusReached("i1", "Ja")), ("12.08", e.PersonLeft("BE")))

    assert now.items[0].decisions[0].absent == ("BE",)


def test_the_current_item_follows_the_typing() -> None:
    now = running(("12.20", e.ItemStarted("i3")), ("12.10", e.ItemStarted("i2")))

    assert now.current == "i2"
    assert now.treated == ("i1", "i2", "i3")


def test_time_runs_on_the_item_shown_and_stands_in_a_pause() -> None:
    now = running(
        ("12.10", e.TimePaused()),
        ("12.30", e.TimeResumed()),
        ("12.35", e.ItemStarted("i2")),
        ("12.40", e.ItemStopped("i2")),
    )

    assert [item.spent for item in now.items[:2]] == [14 * 60, 5 * 60]
    assert now.items[1].since is None


def test_undo_and_redo_take_back_and_restore_what_stands() -> None:
    once = entries(("12.00", e.MeetingOpened("KD")), ("12.01", e.NoteTaken(None, "a")), ("12.02", e.TakenBack((2, 1))))
    now = fold(once)

    assert (now.state, now.undoable, now.redoable) == (v.PLANNED, (), (2, 1))

    at = moment("12.03")
    again = fold((*once, e.Stamped(4, at, at, e.Restored((1,)))))
    assert (again.state, again.undoable, again.redoable) == (v.OPEN, (1,), (2,))

    new = fold((*once, e.Stamped(4, at, at, e.NoteTaken(None, "b"))))
    assert (new.undoable, new.redoable) == ((4,), ())


def test_a_correction_changes_how_an_entry_reads_and_undo_of_it_restores_the_wording() -> None:
    now = running(
        ("12.05", e.NoteTaken("i1", "første")), ("12.06", e.Reworded(3, "anden")), ("12.07", e.TakenBack((4,)))
    )

    assert now.items[0].notes[0].text == "første"


def test_refiled_moves_an_entry_to_another_item() -> None:
    now = running(("12.05", e.ConsensusReached("i1", "Ja")), ("12.06", e.Refiled(3, "i2")))

    assert [item.outcome for item in now.items[:2]] == [v.UNDECIDED, v.CONSENSUS]


def test_a_withdrawn_entry_is_out_but_its_task_number_is_held() -> None:
    now = running(("12.05", e.ActionGiven("i1", "22-1", ("BU",), "a")), ("12.06", e.EntryWithdrawn(3)))

    assert now.actions == () and [s.entry for s in now.withdrawn] == [3]


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


def test_doors_close_over_the_entries_before_and_open_for_later_ones() -> None:
    now = running(
        ("12.05", e.NoteTaken("i1", "før")),
        ("12.06", e.DoorsClosed("i1")),
        ("12.07", e.NoteTaken("i1", "under")),
        ("12.08", e.DoorsOpened("i1")),
        ("12.09", e.NoteTaken("i1", "efter")),
    )

    assert [now.is_closed(note.entry) for note in now.items[0].notes] == [True, True, False]
    assert now.items[0].closed


class TestNumbers:
    """rules.md, Numbers."""

    def test_put_in_while_preparing_renumbers_all(self) -> None:
        now = meeting(("11.00", e.ItemAdded(AgendaItem("x", "Ny", "temaer"), "i1")))

        assert numbers(now) == {"x": 1, "i1": 2, "i2": 3, "i3": 4, "i4": 5, "i5": 6}

    def test_an_opened_item_never_changes_its_number(self) -> None:
        now = running(("12.05", e.ItemStarted("i3")), ("12.06", e.ItemAdded(AgendaItem("x", "Ny", "temaer"), "i2")))

        assert numbers(now)["i1"] == 1 and numbers(now)["i3"] == 3
        assert sorted(numbers(now).values()) == [1, 2, 3, 4, 5, 6]

    def test_put_in_without_a_place_comes_before_eventuelt(self) -> None:
        now = running(("12.05", e.ItemAdded(AgendaItem("x", "Ny", "eventuelt"))))

        assert (numbers(now)["x"], numbers(now)["i5"], now.order[-1]) == (5, 6, "i5")

    def test_moving_an_open_meeting_changes_the_order_only(self) -> None:
        now = running(("12.05", e.ItemMoved("i4", "i2")))

        assert numbers(now) == {"i1": 1, "i2": 2, "i3": 3, "i4": 4, "i5": 5}
        assert now.order == ("i1", "i4", "i2", "i3", "i5")

    def test_moving_while_preparing_renumbers_and_takes_the_section(self) -> None:
        now = meeting(("11.00", e.ItemMoved("i4", "i2", "temaer")))

        assert numbers(now)["i4"] == 2 and now.items[1].section == "temaer"


def test_ending_with_postponed_items_settles_them() -> None:
    now = running(("12.10", e.ConsensusReached("i1", "Ja")), ("14.00", e.MeetingEnded(("i2", "i3", "i4"))))

    assert [i.outcome for i in now.items] == ["consensus", "postponed", "postponed", "postponed", "discussed"]
    assert now.closed == moment("14.00") and not now.undecided


def test_a_moved_end_is_known() -> None:
    assert running(("12.10", e.EndMoved(time(15, 30)))).planned_end == time(15, 30)


def test_an_adjourned_meeting_resumed_another_day_keeps_both_days() -> None:
    now = running(("13.18", e.MeetingAdjourned("strømsvigt")))
    later = moment("9.00", date(2026, 11, 26))
    resumed = fold((*entries(("12.00", e.MeetingOpened("KD")), ("13.18", e.MeetingAdjourned("strømsvigt"))),
                    e.Stamped(3, later, later, e.MeetingResumed())))  # fmt: skip

    assert now.state == v.ADJOURNED and now.breaks[0].reason == "strømsvigt"
    assert resumed.state == v.OPEN and resumed.breaks[0].until == later
    assert later - moment("13.18") > timedelta(hours=12)


def test_a_ruling_given_after_the_meeting_knows_who_was_there_when_it_was_promised() -> None:
    now = running(
        ("12.05", e.PersonLeft("BE")),
        ("12.10", e.RulingAwaited("i1")),
        ("12.20", e.PersonArrived("BE")),
        ("14.00", e.MeetingEnded(("i2", "i3", "i4"))),
        ("16.00", e.ChiefExecutiveRuled("i1", "Ja", "x")),
    )
    decision = now.items[0].decisions[0]

    assert (decision.absent, decision.after_meeting, now.items[0].outcome) == (("BE",), True, "ruling")


def test_every_event_comes_back_from_its_ledger_as_it_was() -> None:
    kept = [
        e.CaseLineWritten("i1", "effect", "færre klager", date(2027, 6, 1), "1. juni"),
        e.OutcomeGiven("i1", v.NOTED, "Taget til efterretning."),
        e.ItemAdded(AgendaItem("x", "Ny", "drift", "B", 5), "i3"),
        e.RoundHeld("i1", (("BE", v.DISAGREE, "for dyrt"),)),
    ]

    assert [event_from(event_data(event)) for event in kept] == kept


def test_no_event_has_a_field_that_its_ledger_needs_for_its_name() -> None:
    assert not [name for name, cls in kinds().items() if "kind" in {field.name for field in fields(cls)}]


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


def test_whoever_rules_after_the_meeting_is_not_absent_from_his_own_ruling() -> None:
    now = running(
        ("12.05", e.PersonLeft("KD")),
        ("12.10", e.RulingAwaited("i1")),
        ("14.00", e.MeetingEnded(("i2", "i3", "i4"))),
        ("16.00", e.ChiefExecutiveRuled("i1", "Ja", "x")),
    )

    assert now.items[0].decisions[0].absent == ()


def test_a_decision_filed_under_advice_is_discussed() -> None:
    now = running(
        ("12.02", e.AdviceMarked("i2", "BU")), ("12.05", e.ConsensusReached("i1", "Ja")), ("12.06", e.Refiled(4, "i2"))
    )  # fmt: skip

    assert (now.items[1].outcome, now.items[1].decisions) == (v.DISCUSSED, ())


def test_an_item_treated_with_one_that_was_reached_keeps_its_number() -> None:
    now = running(
        ("12.05", e.ItemsJoined(("i1", "i3"))), ("12.06", e.ItemAdded(AgendaItem("x", "Ny", "temaer"), "i2"))
    )  # fmt: skip

    assert numbers(now) == {"i1": 1, "x": 2, "i3": 3, "i2": 4, "i4": 5, "i5": 6}


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


def test_whoever_opens_in_the_chairs_absence_leads_the_meeting() -> None:
    assert meeting(("11.50", e.PersonLeft("KD")), ("12.00", e.MeetingOpened("ØP"))).chair == "ØP"
    assert meeting(("12.00", e.MeetingOpened("ØP"))).chair == "KD"
