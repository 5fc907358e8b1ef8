"""What a sheet says in passing is whole: in its lower border, or over it where the border is too short."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.live import alone, running, screen_text


def rows(text: str) -> list[str]:
    return [row.strip(" │") for row in text.split("\n")]


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (40, 9)])
async def test_a_sentence_longer_than_the_border_stands_in_full_and_goes_with_the_next_key(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    app = running(tmp_path)
    async with app.run_test(size=size) as pilot:
        await alone(pilot, "ctrl+t", "1")
        shown = rows(screen_text(app))
        assert "✓ KD gik · ! KD leder mødet – skriv mødeleder: og initialer · ^Z fortryder" in " ".join(shown)
        assert any("1 [ ] KD" in row for row in shown) and any("Esc luk" in row for row in shown)
        await pilot.press("down")
        await pilot.pause()

        assert "KD leder mødet" not in "".join(screen_text(app).split("NOTE")[0])


async def test_a_short_one_stays_in_the_border(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test(size=(40, 12)) as pilot:
        await alone(pilot, "ctrl+t", "2")

        assert "╰─ ✓ ØP gik · ^Z fortryder ─" in screen_text(app)


async def test_a_click_on_the_sentence_turns_nobody(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test(size=(40, 9)) as pilot:
        await alone(pilot, "ctrl+t", "1")
        before = app.kept.in_room
        await pilot.click(offset=(10, 5))

        assert app.kept.in_room == before
