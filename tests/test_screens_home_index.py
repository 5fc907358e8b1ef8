"""Beside the home screen the search index is kept up to date, and a line tells how far it is."""

from __future__ import annotations

import asyncio
import threading
from datetime import timedelta
from pathlib import Path

import pytest

from store import events as e
from store.board import default_board
from store.folder import INDEX_FILE
from store.index import fill, rows
from tests.many import NOW, archive_of, hold
from tests.stage import Stage
from tui.screens import home as screen
from tui.screens.home import HomeScreen
from tui.texts.words import Words


def meetings(home: Path, count: int) -> None:
    for number in range(1, count + 1):
        day = NOW.date() - timedelta(days=count - number)
        hold(home, day, number, e.MeetingOpened("KD"), e.ConsensusReached("i1", "Godkendt"), e.MeetingEnded(("i2",)))


def stage(home: Path) -> Stage:
    return Stage(lambda: HomeScreen(Words("da"), archive_of(home), default_board()))


async def until(true: object) -> None:
    for _ in range(200):
        if true():  # type: ignore[operator]
            return
        await asyncio.sleep(0.02)
    raise AssertionError("it did not come")


async def test_a_line_tells_how_far_the_index_is_and_goes_when_it_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    meetings(tmp_path, 15)
    monkeypatch.setattr(fill, "_MANY", 5)
    monkeypatch.setattr(screen, "WORTH_TELLING", 10)
    go_on, read = threading.Event(), rows.read
    monkeypatch.setattr(rows, "read", lambda path: read(path) if "-9." not in path.name or go_on.wait(5) else None)
    app = stage(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: "5 af 15 møder" in app.drawn)
        assert "Søgeregistret bygges ██████░░░░░░░░░░░░░░ 5 af 15 møder" in app.drawn
        await pilot.press("down")
        assert "møde nr. 15/2026" in app.drawn, "the keys are heard meanwhile"
        go_on.set()
        await until(lambda: "Søgeregistret" not in app.drawn)
        assert (tmp_path / INDEX_FILE).exists() and "1 beslutning" in app.drawn
        assert app.screen.home.chosen(app.screen.at).number == "15/2026", "the cursor stays where it was"


async def test_what_is_first_drawn_is_of_the_meeting_at_hand(tmp_path: Path) -> None:
    hold(tmp_path, NOW.date(), 1, e.MeetingOpened("KD"))
    app = stage(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Mødet er i gang" in app.drawn and "Enter Fortsæt" in app.drawn


async def test_leaving_the_screen_stops_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    meetings(tmp_path, 15)
    monkeypatch.setattr(fill, "_MANY", 1)
    slow, read = threading.Event(), rows.read
    monkeypatch.setattr(rows, "read", lambda path: (slow.wait(0.05), read(path))[1])
    app = stage(tmp_path)
    async with app.run_test(size=(80, 24)):
        await until(lambda: (tmp_path / INDEX_FILE).exists())
    await until(lambda: not (tmp_path / "index.lock").exists())
    assert archive_of(tmp_path).index.size() < 15
    assert archive_of(tmp_path).index.bring_up_to_date() > 0, "and it goes on from there"


async def test_few_meetings_have_no_index_and_what_cannot_be_written_is_no_matter(tmp_path: Path) -> None:
    meetings(tmp_path / "few", 5)
    meetings(tmp_path / "shut", 15)
    (tmp_path / "shut" / INDEX_FILE).mkdir()
    for folder in ("few", "shut"):
        app = stage(tmp_path / folder)
        async with app.run_test(size=(80, 24)) as pilot:
            await app.workers.wait_for_complete()
            await pilot.pause()
            assert "Søgeregistret" not in app.drawn and "1 beslutning" in app.drawn
        assert not (tmp_path / folder / INDEX_FILE).is_file()
