"""`oplæs:` shows the decision alone, and keeps that it was read when it is confirmed."""

from __future__ import annotations

from pathlib import Path

from store import events as e
from tests.live import running, screen_text, write

DECIDED = "12.40 e Model B sendes i høring i chefgruppen"


async def test_the_decision_is_shown_alone_and_enter_confirms_it(tmp_path: Path) -> None:
    app = running(tmp_path, DECIDED)
    async with app.run_test(size=(80, 24)) as pilot:
        await write(pilot, "oplæs:")
        await pilot.press("enter")
        await pilot.pause()
        assert "Oplæs" in screen_text(app) and "Model B sendes i høring i chefgruppen" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()

        assert app.kept.last and app.kept.last.event == e.ReadAloud("i2") and app.live.line.text == ""


async def test_esc_goes_back_to_the_line_and_nothing_is_kept(tmp_path: Path) -> None:
    app = running(tmp_path, DECIDED)
    async with app.run_test(size=(80, 24)) as pilot:
        await write(pilot, "oplæs:")
        await pilot.press("enter")
        await pilot.press("escape")
        await pilot.pause()

        assert not any(isinstance(s.event, e.ReadAloud) for s in app.kept.entries)


async def test_with_nothing_decided_it_is_said(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await write(pilot, "oplæs:")
        await pilot.press("enter")
        await pilot.pause()

        assert "ingen beslutning" in app.border


async def test_a_long_line_undone_to_nothing_comes_back(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await write(pilot, "en lang linje, der er indsat på én gang")
        await pilot.press("ctrl+z")
        assert app.live.line.text == ""
        await pilot.press("ctrl+y")

        assert app.live.line.text == "en lang linje, der er indsat på én gang"
