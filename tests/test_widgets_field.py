"""The text field: undo and redo of anything that was pasted, at any size, without a stumble."""

from __future__ import annotations

import pytest
from textual import events
from textual.app import App, ComposeResult

from tui.widgets.field import Field


class OneField(App[None]):
    CSS = "Field { height: auto; max-height: 6; }"

    def compose(self) -> ComposeResult:
        yield Field(id="field")


@pytest.mark.parametrize("lines", [2, 7, 200])
@pytest.mark.parametrize("size", [(80, 24), (20, 5)])
async def test_many_pasted_lines_are_undone_and_redone(lines: int, size: tuple[int, int]) -> None:
    text = "\n".join(f"linje {n} med flere ord end der er plads til i bredden" for n in range(lines))
    app = OneField()
    async with app.run_test(size=size) as pilot:
        field = app.query_one(Field)
        field.focus()
        await pilot.press("a")
        field.post_message(events.Paste(text))
        await pilot.pause()
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert field.text == "a"
        await pilot.press("ctrl+y")
        await pilot.pause()
        assert field.text == f"a{text}"
        await pilot.press("ctrl+z", "ctrl+z", "ctrl+z")
        await pilot.pause()
        assert field.text == ""
