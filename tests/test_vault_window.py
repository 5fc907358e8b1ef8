"""The window on an encrypted folder: it asks first, then all is as in a plain one, and no word is in any file."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from store import drafts
from store.archive import Archive
from store.disk.errors import NotUnlocked
from store.disk.vault import drop, encrypted, vault_of
from store.keeping.encryption import encrypt
from tests.house_of_records import FIRST, build
from tests.live import LiveApp, StoodClock, running, screen_text, write
from tests.sealing import PHRASE, leaks, quick
from tui.app import EnighedApp
from tui.cli.base import Desk, now
from tui.config import Config
from tui.start import start
from tui.texts.words import Words

__all__ = ["quick"]
pytestmark = pytest.mark.usefixtures("quick")
MARK = "rødgrød-på-øen"


async def test_a_meeting_is_typed_read_along_and_gone_on_with_and_no_file_tells_a_word(tmp_path: Path) -> None:
    encrypt(tmp_path, PHRASE)
    app = running(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        await write(pilot, f"{MARK} er noteret")
        await pilot.press("enter")
        await write(pilot, f"{MARK} halvt")
        app.live.save_draft()
        await pilot.pause()
        assert leaks(tmp_path, MARK) == []
        reader = LiveApp(tmp_path, app.path, StoodClock("12.42"))
        async with reader.run_test(size=(100, 30)) as second:
            await second.pause()
            assert "læser med" in screen_text(reader) and f"{MARK} er noteret" in screen_text(reader)
        app.action_hang_up()
        await pilot.pause()
    assert leaks(tmp_path, MARK) == []
    assert app.kept.entries[-1].event.text == f"{MARK} er noteret"  # type: ignore[union-attr]
    assert drafts.load(app.path) == {"item:i2": f"{MARK} halvt"}


def test_the_passphrase_is_asked_for_before_the_window_opens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(tmp_path)
    encrypt(tmp_path, PHRASE)
    opened: list[bool] = []
    monkeypatch.setattr(EnighedApp, "run", lambda self: opened.append(vault_of(tmp_path / FIRST) is not None))
    monkeypatch.setattr("tui.cli.passphrase._no_core", lambda: None)
    for stream in (sys.stdin, sys.stdout):
        monkeypatch.setattr(stream, "isatty", lambda: True, raising=False)
    desk = Desk(Archive(tmp_path, now), Config(), Words("da"))
    for phrase in ("forkert", PHRASE):
        drop(tmp_path)
        monkeypatch.setenv("ENIGHED_PASSPHRASE", phrase)
        monkeypatch.setenv("TERM", "xterm")
        if phrase == PHRASE:
            assert start(desk, live=False) == 0
        else:
            with pytest.raises(NotUnlocked):
                start(desk, live=False)
    assert opened == [True] and encrypted(tmp_path)
