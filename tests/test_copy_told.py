"""What came of the copy after a meeting is told on the next screen, or on the terminal, where the user has gone on."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from store.keeping import backup
from store.keeping.backup import After
from store.said import said
from tests.live import LiveApp, running, screen_text
from tui.cli.keeping import tell
from tui.config import Config
from tui.screens.home import HomeScreen
from tui.screens.minutes import MinutesScreen
from tui.texts.words import Words
from tui.wishes import GoHome

ENDING = ("12.41 hæv mødet: udsat", "12.42 genåbn: mere")


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """The copy is written when this is set."""
    go, real = threading.Event(), backup.copy_after_meeting

    def copy(*args: Any) -> Any:
        assert go.wait(30)
        return real(*args)

    monkeypatch.setattr(backup, "copy_after_meeting", copy)
    yield go
    go.set()


def ending(tmp_path: Path, *, there: bool = True) -> LiveApp:
    app = running(tmp_path / "home", *ENDING, at="12.43")
    app.config = Config(backup_folder=tmp_path / "drev")
    if there:
        (tmp_path / "drev").mkdir()
    return app


async def end(pilot: Pilot[None], app: LiveApp) -> None:
    app.live.line.insert("hæv mødet: udsat")
    await pilot.press("enter")
    await pilot.pause()


async def copied(pilot: Pilot[None], slow: threading.Event) -> None:
    slow.set()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


@pytest.mark.parametrize("there", [True, False])
async def test_on_the_next_screen(tmp_path: Path, slow: threading.Event, there: bool) -> None:
    app = ending(tmp_path, there=there)
    async with app.run_test(size=(100, 30)) as pilot:
        await end(pilot, app)
        await pilot.press("ctrl+r")
        await pilot.pause()
        assert isinstance(app.screen, MinutesScreen)
        await copied(pilot, slow)
        shown = " ".join(screen_text(app).split())
        assert ("✓ Kopi: " in shown) == there and ("! Kopien til" in shown) != there
    assert app.untold == () and app.copying == ()


async def test_under_a_dialog_on_the_same_screen(tmp_path: Path, slow: threading.Event) -> None:
    app = ending(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        await end(pilot, app)
        await pilot.press("f1")
        await copied(pilot, slow)
        await pilot.press("escape")
        await pilot.pause()
        shown = screen_text(app)
        assert "Kopi:" in shown and app.live.record.seal() in shown


async def test_on_home_and_on_another_meeting(tmp_path: Path, slow: threading.Event) -> None:
    app = ending(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        await end(pilot, app)
        ended_on = app.live
        ended_on.post_message(GoHome())
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        await copied(pilot, slow)
        assert "✓ Kopi: " in screen_text(app)
        await pilot.press("s")
        await pilot.pause()
        assert app.live is not ended_on
        app._tell_over(After(Path("kopi.zip")), ended_on, True)
        await pilot.pause()
        assert "Kopi: kopi.zip" in screen_text(app)


async def test_on_the_terminal_where_the_program_has_ended(
    tmp_path: Path, slow: threading.Event, capsys: pytest.CaptureFixture[str]
) -> None:
    app = ending(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        await end(pilot, app)
        app.exit()
        await pilot.pause()
    assert app.copying == (tmp_path / "drev",)
    app._print_error_renderables()
    assert f"skrives til {tmp_path / 'drev'} …" in capsys.readouterr().out
    slow.set()
    for thread in threading.enumerate():
        if thread is not threading.current_thread() and not thread.daemon:
            thread.join(5)
    (after,) = app.untold
    tell(after, Words("da"))
    assert capsys.readouterr().out.startswith("Kopi: ") and after.copy and after.copy.exists()


def test_what_failed_goes_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    tell(After(failed=(said("seals.not_kept"),)), Words("da"))
    told = capsys.readouterr()
    assert told.out == "" and "seglet kom ikke i seals.json" in told.err
