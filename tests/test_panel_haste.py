"""A letter pressed right after F2 is an answer where nothing follows it, and never a sign left in the line."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.values import DISCUSSED, NOTED, UNDECIDED
from tests.live import running, write
from tui.keys import STILL
from tui.widgets.proposal import HESITATE


async def test_on_an_empty_line_it_answers_at_once(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test() as pilot:
        await pilot.press("f2", "d")
        await pilot.pause(HESITATE + 0.1)

        assert app.kept.items[1].outcome == DISCUSSED and app.live.line.text == ""


async def test_on_the_heels_of_a_text_it_waits_until_nobody_types(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test() as pilot:
        await write(pilot, "Model B")
        await pilot.press("f2", "t")
        await pilot.pause(HESITATE + 0.1)
        assert app.kept.items[1].outcome == UNDECIDED and app.live.panel.shown is not None
        await pilot.pause(STILL - HESITATE + 0.1)

        assert app.kept.items[1].outcomes[-1].text == "Model B" and app.kept.items[1].outcome == NOTED
        assert app.live.line.text == ""


@pytest.mark.parametrize("more", ["a b", "t.", "u 9"])
async def test_whoever_types_on_decides_nothing_and_loses_no_sign(tmp_path: Path, more: str) -> None:
    app = running(tmp_path)
    async with app.run_test() as pilot:
        await write(pilot, "Model ")
        await pilot.press("f2", *({" ": "space", ".": "full_stop"}.get(sign, sign) for sign in more))
        await pilot.pause(STILL + 0.1)

        assert app.live.line.text == f"Model {more}" and app.kept.items[1].outcome == UNDECIDED
