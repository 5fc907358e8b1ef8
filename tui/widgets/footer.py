"""The last line: which keys do what now. An entry that would not fit is left out whole (screens.md 1, rule 9)."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from store.value import value
from tui.views.pieces import STRONG, line

NARROW = 60


@value
class Hint:
    """A key as shown, what it does in two lengths, and the action it stands for; a low rank is kept longest."""

    key: str
    does: str
    action: str
    rank: int
    short: str = ""
    last: bool = False

    def text(self, narrow: bool) -> str:
        return f"{self.key} {self.short or self.does}" if narrow else f"{self.key} {self.does}"


def fitting(hints: tuple[Hint, ...], width: int) -> tuple[Hint, ...]:
    """Those that fit whole in `width` cells, by rank, in the order given; at most six under 110 cells."""
    narrow = width < NARROW
    gap, most = (1 if narrow else 2), (6 if width < 110 else 99)
    kept: list[Hint] = []
    used = 1
    for hint in sorted(hints, key=lambda h: h.rank):
        size = len(hint.text(narrow)) + (gap if kept else 0)
        if used + size <= width and len(kept) < most:
            kept.append(hint)
            used += size
    return tuple(hint for hint in hints if hint in kept)


class KeyLine(Widget):
    """Drawn whole; a click on an entry carries it out."""

    hints: reactive[tuple[Hint, ...]] = reactive((), repaint=True)

    class Chosen(Message):
        """The user clicked on the entry with this action."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._places: list[tuple[int, int, str]] = []

    def render(self) -> Content:
        width = self.size.width
        narrow, shown = width < NARROW, fitting(self.hints, width)
        gap = 1 if narrow else 2
        used = sum(len(hint.text(narrow)) + gap for hint in shown)
        self._places, row, at = [], line(" "), 1
        for hint in shown:
            text = hint.text(narrow)
            space = max(0, width - used - 1) if hint.last else 0
            row = line(row, " " * space, (text[: len(hint.key)], STRONG), text[len(hint.key) :], " " * gap)
            at += space
            self._places.append((at, at + len(text), hint.action))
            at += len(text) + gap
        return row.truncate(width)

    def on_click(self, event: events.Click) -> None:
        for start, end, action in self._places:
            if start <= event.x < end:
                self.post_message(self.Chosen(action))
