"""Somebody comes who is in, or goes who is out: asked of the moment it happened, kept, and said."""

from __future__ import annotations

from pathlib import Path

import pytest

from store import events as e
from store.meeting import Meeting
from store.rules.judge import judge
from store.said import Kept
from tests.build import meeting, moment, running
from tests.live import running as live
from tests.live import write
from tests.test_exports_minutes import text


def told(now: Meeting, event: e.Event, clock: str) -> list[str]:
    answer = judge(now, event, moment(clock))
    assert isinstance(answer, Kept), answer
    return [warning.key for warning in answer.warnings]


def since(now: Meeting, who: str) -> list[tuple[object, object]]:
    return [(stay.since, stay.until) for stay in now.stays if stay.who == who]


SPOKE = (
    e.RoundHeld("i1", (("BU", "uenig", "for dyrt"),)),
    e.ReservationMade("i1", "BU", "udgiften"),
    e.DissentRecorded("i1", "BU", "for dyrt"),
)


@pytest.mark.parametrize("event", SPOKE)
def test_who_has_spoken_was_there_and_coming_again_changes_nothing(event: e.Event) -> None:
    now = running(("12.05", event))
    after = running(("12.05", event), ("12.08", e.PersonArrived("BU")))

    assert told(now, e.PersonArrived("BU"), "12.08") == ["warn.already_in"]
    assert since(after, "BU") == [(moment("12.00"), None)]
    assert [(i.heard, i.stances) for i in after.items] == [(i.heard, i.stances) for i in now.items]


def test_who_opened_the_meeting_was_there() -> None:
    now = meeting(("12.00", e.MeetingOpened("ØP")), ("12.08", e.PersonArrived("ØP")))

    assert since(now, "ØP") == [(moment("12.00"), None)]


def test_a_first_plus_says_until_when_he_counts_as_absent() -> None:
    answer = judge(running(("12.05", e.RoundHeld("i1"))), e.PersonArrived("BU"), moment("12.08"))

    assert isinstance(answer, Kept) and [w.value("time") for w in answer.warnings] == ["12.08"]
    assert answer.confirm


async def test_a_first_plus_is_kept_at_the_second_enter_and_the_minutes_have_what_was_said(tmp_path: Path) -> None:
    app = live(tmp_path)
    async with app.run_test(size=(140, 24)) as pilot:
        await write(pilot, "+ bu")
        await pilot.press("enter")
        assert "Enter igen gemmer det · BU står så i referatet som til stede fra kl. 12.41" in app.border
        assert "BU" in app.kept.in_room and since(app.kept, "BU") == [(moment("12.00"), None)]
        await pilot.press("enter")

    assert since(app.kept, "BU") == [(moment("12.41"), None)]
    assert "BU (fra kl. 12.41, under punkt 2)" in text(app.kept)


async def test_who_was_away_from_the_start_and_comes_is_not_asked_about(tmp_path: Path) -> None:
    app = live(tmp_path, "12.00 - bu")
    async with app.run_test() as pilot:
        await write(pilot, "+ bu")
        await pilot.press("enter")

    assert since(app.kept, "BU")[-1] == (moment("12.41"), None)


def test_an_earlier_time_typed_late_corrects_an_arrival_and_is_not_odd() -> None:
    came = ("12.08", e.PersonArrived("BU"))
    now = running(came)

    assert told(now, e.PersonArrived("BU"), "12.05") == []
    assert since(running(came, ("12.05", e.PersonArrived("BU"))), "BU") == [(moment("12.05"), None)]
    assert told(now, e.PersonArrived("BU"), "12.10") == ["warn.already_in"]


def test_a_first_plus_typed_late_before_he_left_is_asked_about() -> None:
    now = running(("12.20", e.PersonLeft("BU")))

    assert told(now, e.PersonArrived("BU"), "12.05") == ["warn.came_late"]


def test_going_is_asked_of_the_moment_too() -> None:
    now = running(("12.08", e.PersonLeft("BE")), ("12.30", e.PersonArrived("BE")))

    assert told(now, e.PersonLeft("BE"), "12.10") == ["warn.not_in"]
    assert told(now, e.PersonLeft("BE"), "12.40") == []
    assert told(now, e.PersonLeft("TM"), "11.55") == []


def test_going_twice_changes_nothing() -> None:
    gone = ("12.08", e.PersonLeft("BE"))

    assert running(gone, ("12.10", e.PersonLeft("BE"))).stays == running(gone).stays
