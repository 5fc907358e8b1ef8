"""From item to item, who is in the room, the lists over the screen, and the end of the meeting."""

from __future__ import annotations

from pathlib import Path

from store import events as e
from store.values import WITHDRAWN
from tests.live import alone, planned, running, screen_text, write


async def test_page_down_page_up_and_go_to_walk_the_agenda(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test() as pilot:
        await pilot.press("pagedown")
        assert app.kept.current == "i3"
        await pilot.press("pageup")
        assert app.kept.current == "i2"
        await pilot.press("ctrl+g", "s", "y", "down", "enter")
        await pilot.pause()
        assert app.kept.current == "i4" and app.focused is app.live.line
        await pilot.press("ctrl+g", "6", "enter")
        await pilot.pause()

        assert app.kept.current == "i6"


async def test_go_to_offers_a_new_item_of_what_was_typed(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test() as pilot:
        await pilot.press("ctrl+g", *"julefrokost", "enter")
        await pilot.pause()

        assert next(item.title for item in app.kept.items if item.section == "eventuelt") == "julefrokost"


async def test_a_click_on_the_agenda_goes_there_and_the_line_keeps_the_cursor(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click("#agenda", offset=(6, 6))
        await pilot.pause()

        assert app.kept.current == "i4" and app.focused is app.live.line


async def test_a_click_on_the_footer_does_what_the_key_does(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click("#footer", offset=(14, 0))
        await pilot.pause()

        assert app.live.panel.shown is not None


async def test_presence_is_turned_by_digits_and_each_change_is_an_entry(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await alone(pilot, "ctrl+t", "3")
        assert not app.kept.is_in("BU") and "12.00–12.41" in screen_text(app)
        app.stood.set("12.50")
        await pilot.press("3", "escape")
        await pilot.pause()

        assert app.kept.is_in("BU") and app.focused is app.live.line
        assert [f"{stay.since:%H.%M}" for stay in app.kept.stays if stay.who == "BU"] == ["12.00", "12.50"]


async def test_presence_may_be_noted_before_the_opening(tmp_path: Path) -> None:
    app = planned(tmp_path)
    async with app.run_test() as pilot:
        await pilot.press("ctrl+t", "6", "escape")
        await pilot.pause()
        app.stopwatch.wait()
        await pilot.press("enter")

        assert app.kept.running and not app.kept.is_in("BE") and app.kept.is_in("KD")


async def test_a_guest_whose_last_item_is_done_is_sent_out_with_one_key(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test() as pilot:
        await pilot.press("pagedown")
        await pilot.pause()
        app.live.show_idle()
        assert "ØC har ikke flere punkter" in app.border
        app.stopwatch.wait()
        await pilot.press("enter")

        assert not app.kept.is_in("ØC") and isinstance(app.kept.last and app.kept.last.event, e.PersonLeft)


async def test_esc_lets_the_guest_stay(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test() as pilot:
        await pilot.press("pagedown", "escape")
        app.stopwatch.wait()
        await pilot.press("enter")

        assert app.kept.is_in("ØC")


async def test_the_parking_lot_answers_with_a_key(tmp_path: Path) -> None:
    app = running(tmp_path, "12.41 p Lokaler til MED", "12.41 p Vagtplan")
    async with app.run_test() as pilot:
        app.live.action_parking()
        await pilot.pause()
        await alone(pilot, "d", "down", "x")
        taken = [s.event.plan_title for s in app.kept.entries if isinstance(s.event, e.TopicTaken)]
        assert taken == ["Lokaler til MED"]
        assert [topic.text for topic in app.kept.parked] == ["Lokaler til MED"]
        await alone(pilot, "o")

        assert app.live.line.text == "o Lokaler til MED" and app.live.line.cursor_location == (0, 2)


async def test_the_log_is_walked_with_f6_and_edited_with_enter(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test() as pilot:
        await pilot.press("f6", "up", "enter")
        assert app.label == "RETTER 12.38 NOTE" and app.focused is app.live.line
        await pilot.press("escape", "f6", "up", "f2")
        assert app.live.panel.shown is not None and app.live.panel.shown.text == "SO ser driftsrisiko i model A."
        await pilot.press("escape")
        app.live.line.write("")
        await pilot.press("f6", "x")

        assert app.live.line.text == "x" and app.focused is app.live.line


async def test_history_takes_back_down_to_an_entry(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test() as pilot:
        app.live.action_history()
        await pilot.pause()
        await alone(pilot, "down", "down", "z")
        assert app.kept.undoable == (1, 2, 3, 4, 5)
        await pilot.press("ctrl+y")

        assert app.kept.undoable == (1, 2, 3, 4, 5, 6, 7, 8)


async def test_pause_stops_the_clock_of_the_item(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f8")
        app.stood.set("12.51")
        app.live.tick()
        await pilot.pause()
        assert "21.00 tilbage af 30" in screen_text(app) and "PAUSE" in screen_text(app)
        await pilot.press("f8")

        assert app.kept.paused is None


async def test_over_time_is_said_in_words(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        app.stood.set("13.04")
        app.live.tick()
        await pilot.pause()

        assert "▲ 02.00 over tid" in screen_text(app) and "Tiden for punkt 2 er gået" in app.border


async def test_the_meeting_ends_only_when_nothing_is_undecided(tmp_path: Path) -> None:
    app = running(tmp_path, "12.41 opgave: ? find en vikar", "12.41 g 7")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("pagedown")
        await pilot.pause()
        await pilot.pause()
        assert "2 Budget 2027: tidlig ind" in screen_text(app) and "mangler ansvarlig" in screen_text(app)
        await alone(pilot, "x", "n", "n", "n", "n")
        assert app.kept.undecided == () and app.kept.item("i2").outcome == WITHDRAWN  # type: ignore[union-attr]
        await alone(pilot, "f")
        assert app.label == "FRIST 22-2"
        await write(pilot, "på fredag")
        await pilot.press("enter")
        await pilot.pause()
        assert str(app.kept.actions[-1].due) == "2026-11-27"
        await alone(pilot, "a")
        await write(pilot, "bu")
        await pilot.press("enter")
        await pilot.pause()
        assert app.kept.actions[-1].owners == ("BU",)
        await alone(pilot, "enter")

        assert app.kept.ended and app.screen is app.live and app.focused is app.live.line


async def test_enter_on_the_list_goes_to_what_is_undecided(tmp_path: Path) -> None:
    app = running(tmp_path, "12.41 g 7")
    async with app.run_test() as pilot:
        await write(pilot, "hæv mødet:")
        await pilot.press("enter")
        await pilot.pause()
        await alone(pilot, "down", "enter")

        assert not app.kept.ended and app.kept.current == "i3" and app.live.line.text == ""


async def test_an_ended_meeting_still_takes_a_late_ruling(tmp_path: Path) -> None:
    app = running(tmp_path, "12.41 hæv mødet: udsat")
    async with app.run_test() as pilot:
        await write(pilot, "2: k Model B fordi det haster")
        await pilot.press("enter")

        assert app.kept.item("i2").decisions[-1].after_meeting  # type: ignore[union-attr]


async def test_ctrl_q_asks_while_the_meeting_runs_and_closing_does_not_end_it(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test() as pilot:
        await write(pilot, "halvt")
        await pilot.press("ctrl+q", "escape")
        await pilot.pause()
        assert app.is_running and app.live.line.text == "halvt"
        await pilot.press("ctrl+q", "enter")
        await pilot.pause()

    assert app.kept.running and app.return_code == 0


async def test_the_palette_lists_and_does(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+p", *"histo")
        await pilot.pause()
        assert "Historik:" in screen_text(app) and "Pause i" not in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()

        assert "Fortryd og historik" in screen_text(app)


async def test_help_searches_and_carries_a_key_out(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f1", *"forbehold")
        await pilot.pause()
        assert "Forbehold fra ØP" in screen_text(app) and "Parkér" not in screen_text(app)
        await pilot.press("pagedown", "f2")
        await pilot.pause()

        assert app.live.panel.shown is not None
