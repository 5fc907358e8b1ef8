"""What the border of the line had no room for, in full under it: nothing that is wrong is ever said by halves."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content

from tui.views.pieces import line, wrapped
from tui.widgets.capture import LOOKS
from tui.widgets.drawn import Drawn


class More(Drawn):
    """Shows itself only when it is needed, at most five lines high."""

    def on_mount(self) -> None:
        self.display = False

    def show_whole(self, text: str) -> None:
        """A sentence that belongs here, until the next one."""
        self.show(lambda width: Content("\n").join(line(row) for row in wrapped(text, width)[:5]))
        self.display = True

    def show_rest(self, text: str, look: str, room: int) -> None:
        """The whole sentence, where it is a warning longer than the border; else nothing."""
        needed = look == "warn" and cell_len(text) > room
        if needed:
            style = LOOKS[look]
            self.show(lambda width: Content("\n").join(line((row, style)) for row in wrapped(text, width)[:5]))
        if self.display != needed:
            self.display = needed
