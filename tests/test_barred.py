"""A folder that can only be read, with a meeting under way in it: it opens to be read, and says why."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from store import events as e
from store.board import default_board
from store.disk import calls
from store.disk.errors import NotSaved
from store.disk.names import Names
from store.record import Record
from tests import build
from tests.test_damaged_at_hand import DA, TODAY, archive, meeting
from tests.test_screens_home import EARLIER, press
from tui.app import EnighedApp
from tui.config import Config
from tui.opening import open_meeting
from tui.screens.live import LiveScreen
from tui.screens.prepare import PrepareScreen
from tui.views.bar import top

pytestmark = pytest.mark.parametrize("number", [errno.EROFS, errno.EACCES])


def bar(patch: pytest.MonkeyPatch, number: int) -> None:
    """Nothing takes a write from us; undo it, and it does again."""

    def refuse(path: Path, flags: int) -> int:
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            raise OSError(number, os.strerror(number))
        return original(path, flags)

    original = calls.open_file
    patch.setattr(calls, "open_file", refuse)
    patch.setattr(os, "access", lambda path, mode: mode == os.R_OK)


def under_way(home: Path) -> Path:
    return meeting(home, "22/2026", TODAY, e.MeetingOpened("KD"), e.ItemStarted("i1"), e.NoteTaken("i1", "Et ord"))


def app(home: Path, start: Path | str = "home") -> EnighedApp:
    there = archive(home, build.moment("12.30", TODAY))
    return EnighedApp(there, lambda: (default_board(), ()), DA, there.now, Config(), start)


def drawn(app: EnighedApp) -> str:
    strips = app.screen._compositor.render_strips()
    return " ".join(" ".join("".join(part.text for part in strip) for strip in strips).split())


async def test_home_leads_to_it_to_be_read_with_no_clock_and_nothing_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    path = under_way(tmp_path)
    bar(monkeypatch, number)
    before = path.with_suffix(".journal").read_bytes()
    shown = app(tmp_path)
    async with shown.run_test(size=(80, 24)) as pilot:
        assert "Her kan kun læses: Enter viser det" in drawn(shown) and "Enter fortsætter" not in drawn(shown)
        await press(pilot, "enter")
        live = shown.screen
        assert isinstance(live, LiveScreen) and live.record.read_only
        assert "Et ord" in drawn(shown) and "Mødet kan kun læses: d" in drawn(shown)
        bar_line = top(live.held, live.now, live.saving, DA, 80).plain
        live.tick()
        assert "KAN KUN LÆSES" in bar_line and "12.30" not in bar_line and live.now == live.held.latest
        live._look_for_the_writer()
        await press(pilot, *"nrs")
        assert isinstance(shown.screen, LiveScreen) and live.line.text == ""
        assert "tages ikke med" in drawn(shown) and "andet vindue" not in drawn(shown)
        live.touched = -9.0
        await press(pilot, "enter")
        assert live.record.read_only and "IKKE GEMT" not in drawn(shown) and "Mødet kan kun læses" in drawn(shown)

    assert path.with_suffix(".journal").read_bytes() == before


async def test_once_it_takes_writes_enter_goes_on_with_the_meeting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    path = under_way(tmp_path)
    bar(monkeypatch, number)
    shown = app(tmp_path, path)
    async with shown.run_test(size=(80, 24)) as pilot:
        live = shown.screen
        assert isinstance(live, LiveScreen) and live.record.read_only
        monkeypatch.undo()
        live.touched = -9.0
        await press(pilot, "enter")
        assert not live.record.read_only and "KAN KUN LÆSES" not in drawn(shown)
        await press(pilot, *"et til", "enter")

    with Record.open(path, archive(tmp_path).now, write=False) as record:
        assert record.entries[-1].event == e.NoteTaken("i1", "et til")


async def test_a_planned_one_is_shown_and_what_is_changed_there_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    meeting(tmp_path, "22/2026", TODAY)
    bar(monkeypatch, number)
    shown = app(tmp_path)
    async with shown.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        assert isinstance(shown.screen, PrepareScreen)
        await press(pilot, "delete")
        assert "Mødet kan kun læses: d" in drawn(shown)


def test_a_planned_one_whose_catching_up_is_not_taken_is_let_go_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    past = e.ActionGiven("i2", "21-1", ("BU",), "Notat", "på fredag", TODAY)
    meeting(tmp_path, "21/2026", EARLIER, e.MeetingOpened("KD"), past, e.MeetingEnded(("i1", "i2", "i3", "i4")))
    there = archive(tmp_path)
    with there.call(build.called(date=TODAY, number="22/2026", carries=True)) as record:  # type: ignore[union-attr]
        path = record.path

    def refuse(record: Record, event: e.Event, at: object = None) -> None:
        raise NotSaved("denied", path)

    with monkeypatch.context() as patch:
        patch.setattr(Record, "keep", refuse)
        with pytest.raises(NotSaved):
            open_meeting(there, path)
    assert not Names(path).lock.exists()
    with open_meeting(there, path) as record:
        assert isinstance(record.entries[-1].event, e.CarriedOver)
