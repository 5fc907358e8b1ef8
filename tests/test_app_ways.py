"""From screen to screen in the whole app: each way there and back, and the record is free again after each."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from store.archive import Archive
from store.board import default_board
from tests import build
from tests.live import running, screen_text
from tui.app import EnighedApp
from tui.config import Config
from tui.dialogs.help import Help
from tui.screens.actions import ActionsScreen
from tui.screens.home import HomeScreen
from tui.screens.live import LiveScreen
from tui.screens.minutes import MinutesScreen
from tui.screens.prepare import PrepareScreen
from tui.texts.words import Words
from tui.wishes import GoHome


def now():
    return build.moment("11.58", date(2026, 11, 25))


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()
    await pilot.pause()


async def test_from_nothing_to_a_meeting_and_its_minutes_and_home_again(tmp_path: Path) -> None:
    archive = Archive(tmp_path, now)
    app = EnighedApp(archive, lambda: (default_board(), ()), Words("da"), now, Config())
    async with app.run_test(size=(80, 24)) as pilot:
        assert isinstance(app.screen, HomeScreen)
        await press(pilot, "enter")
        assert isinstance(app.screen, PrepareScreen)
        await press(pilot, "n", *"Nyt", "enter", "escape")
        assert isinstance(app.screen, HomeScreen)
        archive.open(archive.next()).close()
        await press(pilot, "enter")
        assert isinstance(app.screen, PrepareScreen)
        await press(pilot, "s")
        assert isinstance(app.screen, LiveScreen)
        await press(pilot, "enter", "ctrl+r")
        assert isinstance(app.screen, MinutesScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, LiveScreen)
        app.screen.post_message(GoHome())
        await press(pilot)
        assert isinstance(app.screen, HomeScreen)
        archive.open(archive.next()).close()
        await press(pilot, "o")
        assert isinstance(app.screen, ActionsScreen)
        await press(pilot, "escape", "r")
        assert isinstance(app.screen, MinutesScreen)
        assert len(app.screen_stack) == 1
    assert [item.title for item in archive.read(archive.next()).items] == ["Nyt", "Eventuelt"]


async def test_a_meeting_that_is_ended_on_the_screen_is_sealed(tmp_path: Path) -> None:
    from store import events as e
    from store.keeping.seals import read_register
    from store.record import Record
    from tests.build import called

    archive = Archive(tmp_path, now)
    record = archive.call(called())
    assert isinstance(record, Record)
    with record:
        record.keep(e.MeetingOpened("KD"))
    app = EnighedApp(archive, lambda: (default_board(), ()), Words("da"), now, Config(), record.path)
    async with app.run_test(size=(80, 24)) as pilot:
        app.screen.query_one("#line").insert("hæv mødet: udsat")  # type: ignore[attr-defined]
        await pilot.press("enter")
        await app.workers.wait_for_complete()
        await pilot.pause()

    assert record.path.stem in read_register(record.path.parent)


@pytest.mark.parametrize("there", [True, False])
async def test_the_end_and_its_seal_are_seen_with_the_copy_or_why_there_is_none(tmp_path: Path, there: bool) -> None:
    app = running(tmp_path / "home", "12.41 hæv mødet: udsat", "12.42 genåbn: mere", at="12.43")
    app.config = Config(backup_folder=tmp_path / "drev")
    if there:
        (tmp_path / "drev").mkdir()
    async with app.run_test(size=(80, 24)) as pilot:
        app.screen.query_one("#line").insert("hæv mødet: udsat")  # type: ignore[attr-defined]
        await pilot.press("enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        shown = screen_text(app)
        assert "✓ Mødet hævet" in app.border and "✓ Mødet hævet" in shown
        assert app.live.record.seal() in shown and "notér det" in shown
        told = " ".join(shown.split())
        assert ("Kopi:" in told and "enighed-" in told) == there
        assert ("er IKKE skrevet" in told and "Tag kopien med enighed backup" in told) != there


async def test_help_tells_the_keys_of_the_screen_it_is_asked_on_and_does_them(tmp_path: Path) -> None:
    app = EnighedApp(Archive(tmp_path, now), lambda: (default_board(), ()), Words("da"), now, Config())
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "f1")
        sheet = app.screen
        assert isinstance(sheet, Help)
        shown = "\n".join(row.drawn.plain for row in sheet.lines(70))
        assert "nyt punkt" in shown.casefold() and "forbehold" not in shown
        await press(pilot, "ctrl+z")

        assert isinstance(app.screen, PrepareScreen), "the key did what it does there"
