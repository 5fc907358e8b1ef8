"""Small steps of a live meeting: past what is settled, half-typed lines at the end, boxes that tell the truth."""

from __future__ import annotations

from pathlib import Path

from exports.edition import distributed
from store import events as e
from tests.build import meeting
from tests.live import alone, planned, running, screen_text, write


async def test_page_down_goes_past_what_is_settled_and_page_up_does_not(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test() as pilot:
        await write(pilot, "3: u")
        await pilot.press("enter")
        await pilot.press("pagedown")
        assert app.kept.current == "i4"
        await pilot.press("pageup")

        assert app.kept.current == "i3"


def test_who_leafs_past_an_item_has_not_taken_it() -> None:
    leafed = (("12.01", e.ItemStarted("i1")), ("12.10", e.ItemStarted("i2")), ("12.10", e.ItemStarted("i3")))
    now = meeting(("12.00", e.MeetingOpened("KD")), *leafed, ("12.20", e.ItemStarted("i2")))

    assert now.treated == ("i1", "i3", "i2")
    assert meeting(("12.00", e.MeetingOpened("KD")), *leafed).treated == ("i1", "i2", "i3")


def test_an_item_that_was_decided_within_the_minute_was_taken_then_however_often_one_looks_back() -> None:
    taken = (
        ("12.01", e.ItemStarted("i1")),
        ("12.10", e.ItemStarted("i2")),
        ("12.10", e.ConsensusReached("i2", "Ja.")),
        ("12.10", e.ItemStarted("i3")),
        ("12.20", e.ItemStarted("i2")),
        ("12.20", e.ItemStarted("i3")),
    )
    now = meeting(("12.00", e.MeetingOpened("KD")), *taken)

    assert now.treated == distributed(now).treated == ("i1", "i2", "i3")


async def test_who_is_said_to_stay_away_has_an_empty_box_before_the_opening(tmp_path: Path) -> None:
    app = planned(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await write(pilot, "- bu")
        await pilot.press("enter")
        await pilot.press("ctrl+t")
        await pilot.pause()

        shown = screen_text(app)
        assert "[ ] BU" in shown and "[x] SO" in shown


async def test_half_typed_lines_are_listed_before_the_meeting_ends(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"halvt", "pagedown")
        app.live.action_finish()
        await pilot.pause()
        assert "Halvskreven linje: »halvt«" in screen_text(app)
        while "draft:" not in app.screen.chosen:  # type: ignore[attr-defined]
            await pilot.press("down")
        await alone(pilot, "g")

        assert app.kept.current == "i2" and app.live.line.text == "halvt"


async def test_enter_on_an_empty_line_sends_nobody_out_unless_the_border_offers_it(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test() as pilot:
        await pilot.press("pagedown")
        app.stopwatch.wait()
        await pilot.press("enter")
        await pilot.pause()
        assert app.kept.is_in("ØC") and "ØC" in app.border
        await pilot.press("enter")
        await pilot.pause()

        assert not app.kept.is_in("ØC")


async def test_the_form_offers_nobody_who_is_out_and_asks_about_a_cpr_number_before_it_saves(tmp_path: Path) -> None:
    app = running(tmp_path, "12.40 - be")
    async with app.run_test(size=(80, 24)) as pilot:
        await write(pilot, "k Model A")
        await pilot.press("enter")
        await pilot.pause()
        assert "SO" in screen_text(app)
        await pilot.press("tab", "tab", *"sag 010190-1234", "enter")
        await pilot.pause()
        assert not app.kept.item("i2").decisions and "CPR" in screen_text(app)  # type: ignore[union-attr]
        await pilot.press("enter")
        await pilot.pause()

        assert app.kept.item("i2").decisions[-1].reason == "sag 010190-1234"  # type: ignore[union-attr]


async def test_k_right_after_f2_opens_the_form_at_speed(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test() as pilot:
        await write(pilot, "Støtte bevilges")
        await pilot.press("f2", "k")
        await pilot.pause(0.3)

        assert type(app.screen).__name__ == "RulingForm"


async def test_a_disputed_consensus_stands_on_the_closing_list_and_stops_nothing(tmp_path: Path) -> None:
    app = running(tmp_path, "1: e Ja", "1: s tm uenig", "2: e Ja", "3: u", "4: u", "5: u", "6: u", "7: u")
    async with app.run_test(size=(80, 24)) as pilot:
        app.live.action_finish()
        await pilot.pause()

        assert "enighed, men sidste runde" in screen_text(app)
        await alone(pilot, "enter")

        assert app.kept.ended


async def test_the_form_ticks_nobody_who_was_out_when_the_round_was_held(tmp_path: Path) -> None:
    app = running(tmp_path, "12.40 - be", "12.41 s be uenig for dyrt; tm uenig for dyrt")
    async with app.run_test(size=(80, 24)) as pilot:
        await write(pilot, "k Model A")
        await pilot.press("enter")
        await pilot.pause()

        assert "[x] TM" in screen_text(app) and "[ ] BE" in screen_text(app)
