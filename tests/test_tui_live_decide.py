"""The decisions of a meeting, told as a secretary takes them: keys pressed, and what stands in the file afterwards."""

from __future__ import annotations

from pathlib import Path

from textual import events

from store import events as e
from store.values import CONSENSUS, DISCUSSED, NOTED, POSTPONED, RULING
from tests.live import planned, running, screen_text, write
from tui.dialogs.ruling import RulingForm
from tui.keys import STILL
from tui.widgets.proposal import HESITATE

MODEL_B = "Model B sendes i høring i chefgruppen med svar senest 9.12."


async def test_flow_a_text_then_f2_and_enter_is_consensus_with_two_keys(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await write(pilot, MODEL_B)
        await pilot.press("f2")
        assert app.live.panel.shown is not None and app.live.line.text == ""
        app.stopwatch.wait()
        await pilot.press("enter")

        item = app.kept.item("i2")
        assert item is not None and item.outcome == CONSENSUS
        assert item.decisions[-1].text == MODEL_B and item.decisions[-1].present == 6
        assert app.focused is app.live.line and "Besluttet i enighed kl. 12.41" in app.border


async def test_flow_b_e_and_text_is_consensus_with_three_keys(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test() as pilot:
        await pilot.press("e", "space")
        await write(pilot, MODEL_B)
        assert app.label == "ENIGHED"
        await pilot.press("enter")

        assert app.kept.item("i2").decisions[-1].text == MODEL_B  # type: ignore[union-attr]


async def test_flow_c_f2_on_an_empty_line_and_enter_is_as_recommended(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test() as pilot:
        await pilot.press("f2")
        app.stopwatch.wait()
        await pilot.press("enter")

        decision = app.kept.item("i2").decisions[-1]  # type: ignore[union-attr]
        assert decision.as_proposed and decision.basis == CONSENSUS


async def test_text_f2_k_enter_is_a_ruling_with_three_keys_and_no_reason(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test() as pilot:
        await write(pilot, MODEL_B)
        await pilot.press("f2")
        app.stopwatch.wait()
        await pilot.press("k", "enter")
        await pilot.pause()

        decision = app.kept.item("i2").decisions[-1]  # type: ignore[union-attr]
        assert (decision.basis, decision.text, decision.reason) == (RULING, MODEL_B, None)
        assert app.live.panel.shown is None and app.focused is app.live.line


async def test_the_form_records_who_did_not_agree_a_reservation_and_the_reason_as_one_step(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test() as pilot:
        await write(pilot, MODEL_B)
        await pilot.press("f2")
        app.stopwatch.wait()
        await pilot.press("k", "5")
        await pilot.press("tab")
        app.focused.insert_text("SO: driften skal sikres")  # type: ignore[union-attr]
        await pilot.press("tab")
        app.focused.insert_text("høringen haster")  # type: ignore[union-attr]
        await pilot.press("enter")
        await pilot.pause()

        decision = app.kept.item("i2").decisions[-1]  # type: ignore[union-attr]
        assert [voice.who for voice in decision.dissent] == ["BE"] and decision.reason == "høringen haster"
        assert [(voice.who, voice.text) for voice in decision.reservations] == [("SO", "driften skal sikres")]

        await pilot.press("ctrl+z")
        item = app.kept.item("i2")
        assert item is not None and not item.decisions and not item.stances


async def test_k_and_text_without_fordi_asks_for_the_reason_once(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test() as pilot:
        await write(pilot, f"k {MODEL_B}")
        await pilot.press("enter")
        assert app.screen is not app.live and app.kept.item("i2").decisions == ()  # type: ignore[union-attr]
        await pilot.press("enter")
        await pilot.pause()

        assert app.kept.item("i2").decisions[-1].basis == RULING  # type: ignore[union-attr]
        assert app.live.line.text == ""


async def test_k_with_fordi_is_kept_at_once_and_esc_from_the_form_keeps_the_line(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test() as pilot:
        await write(pilot, "k Vi venter")
        await pilot.press("enter", "escape")
        await pilot.pause()
        assert app.live.line.text == "k Vi venter" and app.kept.item("i2").decisions == ()  # type: ignore[union-attr]
        await write(pilot, " fordi tallene mangler")
        await pilot.press("enter")

        decision = app.kept.item("i2").decisions[-1]  # type: ignore[union-attr]
        assert (decision.text, decision.reason) == ("Vi venter", "tallene mangler")


async def test_typing_on_after_f2_decides_nothing_and_loses_no_character(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test() as pilot:
        await write(pilot, "Model B")
        await pilot.press("f2", "k", "u", "n")

        assert app.live.panel.shown is None and app.live.line.text == "Model Bkun"
        assert app.kept.item("i2").decisions == ()  # type: ignore[union-attr]


async def test_a_paste_on_the_panel_goes_on_in_the_line(tmp_path: Path) -> None:
    from textual.events import Paste

    app = running(tmp_path)
    async with app.run_test() as pilot:
        await write(pilot, "Model B")
        await pilot.press("f2")
        app.live.panel.post_message(Paste(" og C"))
        await pilot.pause()

        assert app.live.line.text == "Model B og C"


async def test_a_second_enter_right_after_f2_is_ignored(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test() as pilot:
        await write(pilot, "Model B")
        await pilot.press("f2", "enter")
        assert app.live.panel.shown is not None and app.kept.item("i2").decisions == ()  # type: ignore[union-attr]
        app.stopwatch.wait(0.2)
        await pilot.press("enter")

        assert app.kept.item("i2").outcome == CONSENSUS  # type: ignore[union-attr]


async def test_esc_on_the_panel_gives_the_line_back_as_it_was_typed(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test() as pilot:
        await write(pilot, "e Model B")
        await pilot.press("f2", "escape")

        assert app.live.line.text == "e Model B" and app.focused is app.live.line


async def test_a_word_begun_after_a_pause_decides_nothing_and_is_typed_whole(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test() as pilot:
        await write(pilot, "Model B")
        await pilot.press("f2")
        app.stopwatch.wait()
        await pilot.press(*"tages op igen")
        await pilot.pause(HESITATE + 0.1)

        assert app.live.line.text == "Model Btages op igen"
        assert app.kept.item("i2").outcome == "undecided" and app.screen is app.live  # type: ignore[union-attr]


async def test_enter_right_after_k_goes_to_the_form_and_never_agrees(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test() as pilot:
        await write(pilot, "Model B")
        await pilot.press("f2")
        app.stopwatch.wait()
        panel = app.live.panel
        for key in ("k", "enter"):
            panel.post_message(events.Key(key, key if len(key) == 1 else None))
        await pilot.pause(HESITATE + 0.2)

        assert [d.basis for d in app.kept.item("i2").decisions] == [RULING]  # type: ignore[union-attr]


async def test_t_u_and_d_give_the_other_outcomes(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test() as pilot:
        for key, outcome in (("t", NOTED), ("d", DISCUSSED), ("u", POSTPONED)):
            await pilot.press("f2")
            app.stopwatch.wait()
            await pilot.press(key)
            await pilot.pause(HESITATE + 0.1)
            assert app.kept.item("i2").outcome == outcome  # type: ignore[union-attr]
            await pilot.press("ctrl+z")


async def test_without_the_chief_executive_the_ruling_is_not_offered(tmp_path: Path) -> None:
    app = running(tmp_path, "12.40 - kd")
    async with app.run_test(size=(80, 24)) as pilot:
        await write(pilot, "Model B")
        await pilot.press("f2")
        await pilot.pause()
        assert "[K]" not in screen_text(app) and "[A] Afventer" in screen_text(app)
        app.stopwatch.wait()
        await pilot.press("a")
        await pilot.pause(HESITATE + 0.1)

        assert isinstance(app.kept.last and app.kept.last.event, e.RulingAwaited)


async def test_consensus_against_a_standing_uenig_is_refused_on_the_panel_in_words(tmp_path: Path) -> None:
    app = running(tmp_path, "12.40 s be uenig prisen")
    async with app.run_test() as pilot:
        await write(pilot, "Model B")
        await pilot.press("f2")
        app.stopwatch.wait()
        await pilot.press("enter")

        assert "Der var ikke enighed i sidste runde (BE)" in app.border and app.kept.item("i2").decisions == ()  # type: ignore[union-attr]
        assert app.live.panel.shown is not None


async def test_under_eventuelt_a_decision_wants_a_second_enter(tmp_path: Path) -> None:
    app = running(tmp_path, "12.40 g 7")
    async with app.run_test() as pilot:
        await write(pilot, "e Vi holder lukket")
        assert "Enter to gange" in app.border
        await pilot.press("enter")
        assert app.border.count("Enter igen") == 1
        assert "Enter igen" in app.border and app.kept.item("i7").decisions == ()  # type: ignore[union-attr]
        await pilot.press("enter")

        assert app.kept.item("i7").decisions[-1].text == "Vi holder lukket"  # type: ignore[union-attr]


async def test_b_and_text_is_put_on_the_table_and_shown_for_decision(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test() as pilot:
        await write(pilot, "b Model B")
        await pilot.press("enter")
        assert app.kept.item("i2").table == "Model B"  # type: ignore[union-attr]
        app.stopwatch.wait()
        await pilot.press("enter")

        item = app.kept.item("i2")
        assert item is not None and item.decisions[-1].text == "Model B" and item.table is None


async def test_before_the_first_item_f2_says_where_to_go(tmp_path: Path) -> None:
    app = planned(tmp_path)
    async with app.run_test() as pilot:
        await pilot.press("f2")

        assert "Gå først til et punkt" in app.border


async def test_a_line_typed_on_into_the_form_ticks_nobody_and_saves_nothing(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await write(pilot, "k Model B vælges")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press(*("space" if sign == " " else sign for sign in "3 o bu Notat 2 til ØU"), "enter")
        await pilot.pause()

        assert isinstance(app.screen, RulingForm) and app.screen.ruled.against == ()
        assert "IKKE gemt" in screen_text(app) and app.kept.item("i2").decisions == ()  # type: ignore[union-attr]
        await pilot.pause(STILL + 0.1)
        await pilot.press("5", "enter")
        await pilot.pause()
        assert app.kept.item("i2").decisions[-1].text == "Model B vælges"  # type: ignore[union-attr]
