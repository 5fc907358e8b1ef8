"""Entries fold to a meeting: who was there, who leads, and who was out of the room when it was decided."""

from __future__ import annotations

from store import events as e
from store import values as v
from tests.build import called, meeting, moment, running


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


def test_whoever_rules_after_the_meeting_is_not_absent_from_his_own_ruling() -> None:
    now = running(
        ("12.05", e.PersonLeft("KD")),
        ("12.10", e.RulingAwaited("i1")),
        ("14.00", e.MeetingEnded(("i2", "i3", "i4"))),
        ("16.00", e.ChiefExecutiveRuled("i1", "Ja", "x")),
    )

    assert now.items[0].decisions[0].absent == ()


def test_whoever_opens_in_the_chairs_absence_leads_the_meeting() -> None:
    assert meeting(("11.50", e.PersonLeft("KD")), ("12.00", e.MeetingOpened("ØP"))).chair == "ØP"
    assert meeting(("12.00", e.MeetingOpened("ØP"))).chair == "KD"


def test_who_is_said_to_stay_away_before_the_opening_has_excused_himself() -> None:
    now = meeting(("11.55", e.PersonLeft("BE")), ("12.00", e.MeetingOpened("KD")))
    assert now.attendance(now.person("BE")) == v.EXCUSED  # type: ignore[arg-type]

    came = meeting(("11.55", e.PersonLeft("BE")), ("12.00", e.MeetingOpened("KD")), ("12.20", e.PersonArrived("BE")))
    assert came.attendance(came.person("BE")) == v.PRESENT  # type: ignore[arg-type]
