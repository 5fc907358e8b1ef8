"""`oplæs:`: the decision alone and large, to be read aloud, corrected and confirmed (line.md)."""

from __future__ import annotations

from tui.dialogs.sheet import Line, Sheet
from tui.texts.words import Words
from tui.views.pieces import STRONG, line, wrapped


class ReadAloud(Sheet[bool]):
    """True where it was read and confirmed; None goes back to the line."""

    TITLE_KEY, KEYS_KEY = "live.read_aloud", "live.read_aloud.keys"

    def __init__(self, words: Words, text: str) -> None:
        super().__init__(words)
        self.text = text

    def lines(self, width: int) -> list[Line]:
        """Every other row is empty: a terminal has no larger letters, but it has air."""
        rows = [part for paragraph in self.text.split("\n") for part in wrapped(paragraph, max(8, width - 4))]
        told = [Line(line("  ", (part, STRONG))) for part in rows]
        return [Line(line("")), *(one for row in told for one in (row, Line(line(""))))]

    def pressed(self, key: str, character: str) -> bool:
        if key not in ("enter", "ctrl+j"):
            return False
        self.dismiss(True)
        return True
