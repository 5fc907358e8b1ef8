"""The line: how it is heard, what stays, what comes back, and what is said of it."""

from __future__ import annotations

from pathlib import Path

from textual.events import Paste

from store import drafts
from store import events as e
from tests.live import RUNNING, LiveApp, StoodClock, called, planned, running, screen_text, write


async def test_a_note_is_on_disk_before_it_is_said(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test() as pilot:
        await write(pilot, "Bemærk [bilag 3] og [/]")
        assert app.label == "NOTE" and "Enter gemmer" in app.border
        await pilot.press("enter")

        assert app.kept.last and app.kept.last.event == e.NoteTaken("i2", "Bemærk [bilag 3] og [/]")
        assert app.border.startswith("✓ Gemt 12.41") and app.live.line.text == ""
        await pilot.pause()
        assert "Bemærk [bilag 3] og [/]" in screen_text(app)


async def test_a_task_is_shown_as_understood_before_enter(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await write(pilot, "o bu Notat om model B til ØU på fredag")
        assert app.label == "OPGAVE"
        assert app.border.startswith("→ Opgave 22-2 BU: Notat om model B til")
        assert "frist fre. 27.11.2026 (uge 48)" in app.border


async def test_an_unknown_owner_is_refused_in_full_and_the_text_stays(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await write(pilot, "o xyz Notat")
        await pilot.press("enter")
        await pilot.pause()

        assert app.border.startswith("! Ukendt ansvarlig »xyz«") and app.live.line.text == "o xyz Notat"
        assert "eller »?« for en, der skal findes" in " ".join(screen_text(app).split())


async def test_several_pasted_lines_stay_one_entry(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        app.live.line.post_message(Paste("første\r\nanden\rtredje\nfjerde"))
        await pilot.pause()
        await pilot.pause()
        assert app.live.line.outer_size.height == 6
        await pilot.press("enter")

        assert app.kept.last and app.kept.last.event == e.NoteTaken("i2", "første\nanden\ntredje\nfjerde")


async def test_a_huge_paste_is_refused_in_words_and_what_was_typed_stays(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test() as pilot:
        await write(pilot, "halvt skrevet")
        app.live.line.post_message(Paste("x" * 1_000_000))
        await pilot.pause()
        await pilot.pause()

        assert app.live.line.text == "halvt skrevet"
        assert "1000013 tegn" in app.border and "Intet er sat ind" in app.border


async def test_ctrl_j_counts_as_enter_and_tab_is_no_sign(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test() as pilot:
        await write(pilot, "en note")
        await pilot.press("ctrl+j", "tab")

        assert app.kept.last and app.kept.last.event == e.NoteTaken("i2", "en note")
        assert app.focused is not app.live.line and app.live.line.text == ""


async def test_backspace_just_after_a_letter_takes_it_away_and_leaves_the_rest(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test() as pilot:
        await write(pilot, "o bu notat")
        app.live.line.move_cursor((0, 2))
        await pilot.press("backspace")
        assert app.live.line.text == "bu notat"
        app.live.line.write("B & U")
        app.live.line.move_cursor((0, 2))
        await pilot.press("backspace")

        assert app.live.line.text == "B& U"


async def test_up_in_an_empty_line_edits_the_last_entry_and_further_up_the_one_before(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test() as pilot:
        await pilot.press("up")
        assert app.live.line.text == "notat om model B til ØU på fredag" and app.label == "RETTER 12.40 OPGAVE"
        await pilot.press("up")
        assert app.label == "RETTER 12.38 NOTE"
        await pilot.press("end", "!", "enter")

        assert app.kept.entry(7).event.text == "SO ser driftsrisiko i model A.!"  # type: ignore[union-attr]
        assert app.live.line.text == "" and app.label == "NOTE"
        assert [s.event.text for s in app.kept.entries if isinstance(s.event, e.Reworded)] == [
            "SO ser driftsrisiko i model A.!"
        ]


async def test_editing_reads_a_new_deadline_and_esc_leaves_the_entry_as_it_was(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test() as pilot:
        await pilot.press("up")
        app.live.line.write("notat om model C 1/12")
        await pilot.press("enter")
        assert (app.kept.actions[0].text, str(app.kept.actions[0].due)) == ("notat om model C", "2026-12-01")
        await pilot.press("up", "x", "escape")

        assert app.kept.actions[0].text == "notat om model C" and app.live.line.text == ""


async def test_del_on_an_unedited_entry_withdraws_it_and_undo_brings_it_back(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("up", "up", "delete")
        await pilot.pause()
        assert app.kept.entry(7) is None and "trukket tilbage" in screen_text(app)
        await pilot.press("ctrl+z")

        assert app.kept.entry(7) is not None


async def test_ctrl_z_undoes_typing_with_text_and_entries_without(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test() as pilot:
        await write(pilot, "noget")
        await pilot.press("ctrl+z")
        assert app.live.line.text == "" and len(app.kept.actions) == 1
        await pilot.press("ctrl+z")
        assert app.kept.actions == () and app.border.startswith("↶ Fortrudt: Opgave 22-1 BU")
        await pilot.press("ctrl+z", "ctrl+y", "ctrl+y")

        assert len(app.kept.actions) == 1 and "^Z fortryder" in app.border


async def test_there_is_an_end_to_undoing_and_it_is_said(tmp_path: Path) -> None:
    app = planned(tmp_path)
    async with app.run_test() as pilot:
        await pilot.press("ctrl+z")

        assert "ikke mere at fortryde" in app.border


async def test_the_half_typed_line_belongs_to_its_item_and_comes_back(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test() as pilot:
        await write(pilot, "halvt om budget")
        await pilot.press("pagedown")
        assert app.kept.current == "i3" and app.live.line.text == ""
        await write(pilot, "halvt om sundhedshus")
        await pilot.press("pageup")
        assert app.live.line.text == "halvt om budget"

    assert drafts.load(app.path) == {"item:i2": "halvt om budget", "item:i3": "halvt om sundhedshus"}
    again = LiveApp(tmp_path, app.path, StoodClock("12.42"))
    async with again.run_test() as pilot:
        assert again.live.line.text == "halvt om budget"


async def test_a_draft_is_on_disk_by_itself_while_typing(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test() as pilot:
        await write(pilot, "halvt skrevet")
        await pilot.pause(0.7)

        assert drafts.load(app.path) == {"item:i2": "halvt skrevet"}


async def test_an_edit_that_was_cut_off_is_gone_on_with(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test() as pilot:
        await pilot.press("up", "up", "end", "x")
        await pilot.pause()
    again = LiveApp(tmp_path, app.path, StoodClock("12.42"))
    async with again.run_test() as pilot:
        assert again.label == "RETTER 12.38 NOTE" and again.live.line.text.endswith("A.x")
        await pilot.press("enter")

        assert again.kept.entry(7).event.text.endswith("A.x")  # type: ignore[union-attr]


async def test_what_stands_on_the_panel_is_a_draft_too(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test() as pilot:
        await write(pilot, "Model B sendes i høring")
        await pilot.press("f2")
    assert drafts.load(app.path) == {"item:i2": "Model B sendes i høring"}


async def test_control_and_bidi_signs_are_shown_as_signs_and_kept_as_typed(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        app.live.line.post_message(Paste("a\x1b[31mb\u202ec\x9bd"))
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()

        shown = screen_text(app)
        assert "\x1b" not in shown and "\u202e" not in shown and "\x9b" not in shown and "␛[31mb⟨U+202E⟩c" in shown
        assert app.kept.last.event.text == "a\x1b[31mb\u202ec\x9bd"  # type: ignore[union-attr]


async def test_enter_on_an_empty_line_opens_the_meeting_once_it_has_stood(tmp_path: Path) -> None:
    app = planned(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Enter på tom linje åbner mødet" in app.border and "Enter Åbn mødet" in screen_text(app)
        await pilot.press("pagedown")
        assert app.kept.state == "planned" and "ikke åbnet" in app.border
        await pilot.press("enter")
        assert app.kept.running and app.kept.opened_by == "KD"
        await pilot.press("enter", "pagedown")

        assert app.kept.current == "i1"


async def test_cpr_numbers_want_a_second_enter(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test() as pilot:
        await write(pilot, "borgeren 010203-1234")
        await pilot.press("enter")
        assert "CPR" in app.border and "Enter igen" in app.border and len(app.kept.entries) == 9
        await pilot.press("enter")

        assert len(app.kept.entries) == 10
        await pilot.press("up")
        app.live.line.write("borgeren 020304-1234")
        await pilot.press("enter")
        assert "CPR" in app.border and "Enter igen" in app.border and len(app.kept.entries) == 10
        await pilot.press("enter")

        assert len(app.kept.entries) == 11 and app.live.mode is None


async def test_ctrl_c_ends_nothing_and_says_how_to_leave(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test() as pilot:
        await write(pilot, "halvt")
        await pilot.press("ctrl+c")

        assert "Ctrl+Q" in app.border and app.live.line.text == "halvt"


async def test_ctrl_s_says_that_all_is_saved(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test() as pilot:
        await pilot.press("ctrl+s")

        assert app.border.startswith("✓ Gemt 12.41")


async def test_a_line_in_english_is_heard_and_answered_in_english(tmp_path: Path) -> None:
    clock = StoodClock("12.41")
    app = LiveApp(tmp_path, called(tmp_path, clock, *RUNNING), clock, "en")
    async with app.run_test(size=(80, 24)) as pilot:
        await write(pilot, "action: bu a note by Friday")
        assert app.label == "ACTION"
        await pilot.press("enter")
        await pilot.pause()

        assert app.kept.actions[-1].text == "a note" and "RUNNING" in screen_text(app)


async def test_a_line_refused_before_it_was_heard_has_its_own_label(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test() as pilot:
        await write(pilot, "s be uenig prisen")
        assert app.label == "BORDET RUNDT"
        app.live.line.write("inhabil: zz noget")
        app.live.action_save_line()
        app.live.listen()

        assert app.label == "INHABIL" and "Ukendte initialer" in app.border
