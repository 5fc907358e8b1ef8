"""What is odd is kept, and said: nothing blocks while people talk (rules.md)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from store import events as e
from store.line.hear import Heard, hear
from store.rules.judge import judge
from store.said import Kept
from tests.build import meeting, moment, running
from tests.judged import kept, warnings
from tests.live import running as live
from tests.live import write
from tui.texts.words import Words
from tui.understood import understood


def test_what_was_said_behind_closed_doors_is_not_filed_under_an_open_item_unsaid() -> None:
    now = running(("12.05", e.ItemStarted("i4")), ("12.06", e.NoteTaken("i4", "x")))
    answer = kept(now, e.Refiled(4, "i1"))

    assert answer.confirm and [w.key for w in answer.warnings] == ["warn.let_out"]
    assert not kept(now, e.Refiled(4, "i4")).warnings


def test_what_is_typed_while_the_meeting_is_adjourned_is_kept_and_said() -> None:
    now = running(("12.30", e.MeetingAdjourned("frokost")))

    assert warnings(now, e.OutcomeGiven("i1", "noted")) == ["warn.adjourned"]
    late = judge(now, e.OutcomeGiven("i1", "noted"), moment("12.20"))
    assert isinstance(late, Kept) and late.warnings == ()


def test_what_cannot_be_dated_is_kept_and_said() -> None:
    assert warnings(running(), e.RulingAwaited("i1", "31/11")) == ["warn.no_such_day"]
    assert warnings(running(), e.RulingAwaited("i1", "når tallene er der")) == []
    assert warnings(running(), e.CaseLineWritten("i1", "effect", "x", None, "engang")) == ["warn.no_review"]


def test_ending_an_item_twice_is_said() -> None:
    now = running(("12.10", e.ItemStopped("i1")))

    assert warnings(now, e.ItemStopped("i1")) == ["warn.item_ended"]
    assert warnings(running(), e.ItemStopped("i1")) == []


def test_opening_on_another_day_than_planned_is_said() -> None:
    answer = judge(meeting(), e.MeetingOpened("KD"), moment("12.00", date(2026, 11, 24)))

    assert isinstance(answer, Kept) and [w.key for w in answer.warnings] == ["warn.other_day"]
    assert kept(meeting(), e.MeetingOpened("KD")).warnings == ()


def test_one_more_decision_on_an_item_is_kept_and_said() -> None:
    now = running(("12.10", e.ConsensusReached("i1", "Ja")))

    assert warnings(now, e.ConsensusReached("i1", "Jo")) == ["warn.decided_already"]


@pytest.mark.parametrize(
    ("line", "asked"),
    [("h Pressesag (B)", True), ("h Pressesag (D/B, 5 min)", True), ("h Pressesag (B, drift)", False),
     ("h Pressesag (B, før 3)", False), ("h Pressesag (D)", False), ("h Pressesag", False)],
)  # fmt: skip
def test_an_item_to_decide_on_that_comes_under_any_other_business_is_asked_about(line: str, asked: bool) -> None:
    heard = hear(line, meeting(("12.00", e.MeetingOpened("KD"))), moment("12.30"))

    assert isinstance(heard, Heard) and heard.confirm == asked
    assert [w.key for w in heard.warnings] == ["warn.to_decide_under_any_other"] * asked


def test_postponing_to_a_date_that_does_not_exist_is_said() -> None:
    assert warnings(running(), e.ItemPostponed("i1", "31/11")) == ["warn.no_such_day"]


def test_somebody_else_leads_when_the_chair_leaves_and_that_is_said() -> None:
    assert warnings(running(), e.PersonLeft("KD")) == ["warn.chair_left"]
    assert warnings(running(("12.05", e.ChairTaken("ØP"))), e.PersonLeft("KD")) == []


def test_taking_back_the_opening_among_others_is_asked_about_and_named() -> None:
    now = running(("12.05", e.NoteTaken("i1", "a")))
    some, all_ = e.TakenBack((3, 2)), e.TakenBack((3, 2, 1))

    assert not kept(now, some).confirm and kept(now, all_).confirm and warnings(now, all_) == ["warn.undoes_opening"]
    assert understood(some, now, Words()) == "Fortrudt: 2 indførsler"
    assert understood(all_, now, Words()) == "Fortrudt: 3 indførsler, også »Mødet åbnet af KD«"
    assert not kept(running(), e.TakenBack((1,))).confirm  # alone it is told by its own words


async def test_more_undone_than_there_is_asks_before_the_meeting_is_no_longer_open(tmp_path: Path) -> None:
    app = live(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await write(pilot, "fortryd 20")
        await pilot.press("enter")
        assert "mødets åbning er med" in app.border and app.kept.running
        await pilot.press("enter")
        assert app.border.startswith("↶ Fortrudt: 8 indførsler, også »Mødet åbnet af KD«")

    assert app.kept.state == "planned"
