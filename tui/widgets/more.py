"""What the border of the line had no room for, in full under it: nothing that is wrong is ever said by halves."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content

from tui.views.pieces import line, wrapped
from tui.widgets.capture import LOOKS
from tui.widgets.drawn import Drawn


class More(Drawn):
    """Shows itself only when it is needed; a sentence is at most five lines high."""

    def on_mount(self) -> None:
        self.display = False

    def show_whole(self, *told: tuple[str, str]) -> None:
        """Sentences that belong here, each with its look, until the next one."""
        self.show(lambda width: _drawn(told, width))
        self.display = True

    def show_rest(self, text: str, look: str, room: int) -> None:
        """The whole sentence, where it is a warning longer than the border; else nothing."""
        needed = look == "warn" and cell_len(text) > room
        if needed:
            self.show(lambda width: _drawn(((text, look),), width))
        if self.display != needed:
            self.display = needed


def _drawn(told: Sequence[tuple[str, str]], width: int) -> Content:
    rows = (line((row, LOOKS.get(look, ""))) for text, look in told for row in wrapped(text, width)[:5])
    return Content("\n").join(rows)
