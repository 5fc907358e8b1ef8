"""The same outcome once more, or one beside a decision, wants a second Enter; another decision is one more."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from store import events as e
from store.rules.judge import judge
from store.said import Kept
from tests.build import moment
from tests.build import running as held
from tests.judged import NOW, kept
from tests.live import running, screen_text, write
from tui.widgets.proposal import HESITATE

AGREED, RULED = e.ConsensusReached("i1", "Model B"), e.ChiefExecutiveRuled("i1", "Model B", "tiden")
PUT_OFF, DISCUSSED = e.ItemPostponed("i1"), e.OutcomeGiven("i1", "discussed")


@pytest.mark.parametrize(
    ("before", "event", "asked"),
    [
        (AGREED, e.ConsensusReached("i1", " model  b. "), "decided_same"),
        (AGREED, RULED, "decided_same"),
        (RULED, RULED, "decided_same"),
        (RULED, PUT_OFF, "decided_before"),
        (AGREED, e.RulingAwaited("i1"), "decided_before"),
        (AGREED, e.OutcomeGiven("i1", "withdrawn"), "decided_before"),
        (AGREED, DISCUSSED, "decided_before"),
        (DISCUSSED, DISCUSSED, "outcome_same"),
        (e.OutcomeGiven("i1", "noted", "Rapporten"), e.OutcomeGiven("i1", "noted", "rapporten."), "outcome_same"),
        (e.ItemPostponed("i1", "9/12", date(2026, 12, 9)), PUT_OFF, "outcome_same"),
        (e.RulingAwaited("i1", "på fredag"), e.RulingAwaited("i1", "på fredag"), "outcome_same"),
        (DISCUSSED, e.ItemPostponed("i1", "i går"), "postponed_past"),
        (DISCUSSED, e.ItemPostponed("i1", "1/11", date(2026, 11, 1)), "postponed_past"),
    ],
)
def test_what_says_nothing_new_is_asked_about_and_kept(before: e.Event, event: e.Event, asked: str) -> None:
    answer = kept(held(("12.10", before)), event)

    assert answer.confirm and [w.key for w in answer.warnings if w.key == f"warn.{asked}"]


@pytest.mark.parametrize(
    ("before", "event"),
    [
        (AGREED, e.ConsensusReached("i1", "Model C")),
        (AGREED, e.OutcomeGiven("i1", "noted", "Tidsplanen")),
        (DISCUSSED, e.OutcomeGiven("i1", "discussed", "Model B")),
        (DISCUSSED, AGREED),
        (PUT_OFF, AGREED),
        (PUT_OFF, e.ItemPostponed("i1", "9/12", date(2026, 12, 9))),
        (e.RulingAwaited("i1", "på fredag"), RULED),
        (DISCUSSED, e.OutcomeGiven("i2", "discussed")),
    ],
)
def test_what_says_something_of_its_own_is_not(before: e.Event, event: e.Event) -> None:
    assert not kept(held(("12.10", before)), event).confirm


def test_a_decision_later_than_the_outcome_that_is_typed_is_not_asked_about() -> None:
    answer = judge(held(("12.20", AGREED)), PUT_OFF, moment("12.10"))

    assert isinstance(answer, Kept) and not answer.confirm and not kept(held(("12.50", AGREED)), PUT_OFF).confirm
    assert moment("12.20") < NOW and kept(held(("12.20", AGREED)), PUT_OFF).confirm


async def test_f2_and_the_same_answer_twice_asks(tmp_path: Path) -> None:
    app = running(tmp_path, "12.40 efterretning:")
    async with app.run_test() as pilot:
        await pilot.press("f2")
        await pilot.pause(0.1)
        app.live.action_choose("noted")
        assert "Enter igen" in app.border and "»Taget til efterretning« står allerede" in app.border
        assert len(app.kept.items[1].outcomes) == 1
        app.live.action_choose("noted")

    assert [outcome.kind for outcome in app.kept.items[1].outcomes] == ["noted", "noted"]


async def test_another_answer_on_the_panel_is_not_confirmed_by_the_one_before(tmp_path: Path) -> None:
    app = running(tmp_path, "12.40 e Model B")
    async with app.run_test() as pilot:
        await pilot.press("f2")
        await pilot.pause(0.1)
        app.live.action_choose("noted")
        app.live.action_choose("postpone")
        assert "ved siden af »Udsat«" in app.border and app.kept.items[1].outcomes == ()
        app.live.action_choose("postpone")

    assert [outcome.kind for outcome in app.kept.items[1].outcomes] == ["postponed"]


async def test_enter_again_answers_what_was_asked_and_agrees_to_nothing(tmp_path: Path) -> None:
    app = running(tmp_path, "12.40 drøftet:")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f2", "d")
        await pilot.pause(HESITATE + 0.1)
        assert "Enter igen" in app.border and "[Enter] Drøftet" in screen_text(app)
        assert "Enter Drøftet" in screen_text(app).split("\n")[-1]
        app.stopwatch.wait()
        await pilot.press("enter")
        await pilot.pause()

    assert app.kept.items[1].decisions == () and len(app.kept.items[1].outcomes) == 2


async def test_the_same_ruling_on_the_line_asks_before_it_is_kept(tmp_path: Path) -> None:
    app = running(tmp_path, "12.40 k Model B fordi tiden er knap")
    async with app.run_test() as pilot:
        await write(pilot, "k Model B fordi tiden er knap")
        assert "Enter to gange" in app.border
        await pilot.press("enter")
        assert len(app.kept.items[1].decisions) == 1 and "samme beslutning står allerede" in app.border
        await pilot.press("enter")

    assert len(app.kept.items[1].decisions) == 2
