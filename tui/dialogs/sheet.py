"""A sheet over the screen: drawn whole, answered by keys. It returns a value, and asks its opener for what is done."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, NamedTuple, TypeVar

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import ModalScreen

from store.meeting import Meeting
from tui import keys
from tui.texts.words import Words
from tui.views.pieces import HERE, STRONG, Part, hints, line, wrapped
from tui.widgets.drawn import Drawn

T = TypeVar("T")
WIDTH = 74
Act = Callable[[str, str], tuple[Meeting, str]]


class Line(NamedTuple):
    """A row of a sheet; one with a key can be chosen."""

    drawn: Content
    key: str = ""


class Sheet(ModalScreen[T | None]):
    """`lines` draw it, `pressed` answers a key. Arrows move over the lines that have a key; a click is Enter on one."""

    CSS_PATH = "sheet.tcss"
    TITLE_KEY: ClassVar[str] = ""
    KEYS_KEY: ClassVar[str] = ""
    KEYS_STAY: ClassVar[bool] = False  # in the lower border, whatever there is to say

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words = words
        self._place = 0
        self._top = self._most = 0
        self._told = ""

    def choices(self) -> list[str]:
        """The keys of the lines that can be chosen, from top to bottom."""
        return []

    def lines(self, width: int) -> list[Line]:
        """All rows of the sheet for so many cells."""
        raise NotImplementedError

    def pressed(self, key: str, character: str) -> bool:
        """Do what a key means; True where it meant something."""
        return False

    def heading(self) -> str:
        return self.words(self.TITLE_KEY)

    def hints(self) -> str:
        return self.words(self.KEYS_KEY)

    def compose(self) -> ComposeResult:
        sheet = Drawn(self._draw, id="sheet")
        sheet.border_title = line(self.heading())
        sheet.border_subtitle = self._below()
        yield sheet

    def _below(self, said: str = "") -> Content:
        return line(said or hints(self.hints(), self._room))

    @property
    def _room(self) -> int:
        """Cells in the lower border."""
        return min(WIDTH, self.app.size.width) - 6

    def ask(self, wish: str, what: str = "") -> None:
        """Have something done. A sheet that is not about a meeting asks for nothing."""

    def again(self, said: str = "") -> None:
        """Draw again; say something in the lower border, in full over it where there is no room for it, or the keys."""
        sheet = self.query_one("#sheet", Drawn)
        self._told = said if self.KEYS_STAY or cell_len(said) > self._room else ""
        sheet.border_title = line(self.heading())
        sheet.border_subtitle = self._below("" if self._told else said)
        sheet.show(self._draw)

    def on_resize(self) -> None:
        self.again()

    @property
    def chosen(self) -> str:
        """The key of the line under the cursor."""
        found = self.choices()
        return found[min(self._place, len(found) - 1)] if found else ""

    def on_key(self, event: events.Key) -> None:
        if event.key in (keys.LEAVE.key,):
            return
        event.prevent_default().stop()
        character = event.character if event.is_printable and event.character else ""
        if self.pressed(event.key, character):
            return
        found = self.choices()
        if event.key == "escape":
            self.dismiss(None)
        elif event.key in ("up", "down") and found:
            step = 1 if event.key == "down" else -1
            self._place = max(0, min(len(found) - 1, min(self._place, len(found) - 1) + step))
            self.again()
        elif event.key in ("ctrl+z", "ctrl+y"):
            self.ask("undo" if event.key == "ctrl+z" else "redo")

    def on_click(self, event: events.Click) -> None:
        sheet = self.query_one("#sheet", Drawn)
        if not sheet.region.contains(event.screen_x, event.screen_y):
            self.dismiss(None)
            return
        place = event.screen_y - sheet.content_region.y + self._top
        rows = self.lines(sheet.content_size.width)
        if 0 <= place < min(len(rows), self._top + self._most) and rows[place].key:
            self._place = self.choices().index(rows[place].key)
            self.pressed("enter", "")

    def choose(self, key: str) -> None:
        """Put the cursor on a line."""
        found = self.choices()
        if key in found:
            self._place = found.index(key)

    def marked(self, key: str, *parts: Part) -> Line:
        """A line that can be chosen, with the cursor's mark in front."""
        here = key == self.chosen
        return Line(line((HERE if here else " ", "bold"), " ", *parts), key)

    def _draw(self, width: int) -> Content:
        rows = self.lines(width)
        said = wrapped(self._told, width) if self._told else []
        self._most = most = max(3, self.size.height - 4 - len(said))
        here = next((n for n, row in enumerate(rows) if row.key and row.key == self.chosen), 0)
        self._top = 0 if len(rows) <= most else max(0, min(len(rows) - most, here - most // 2))
        shown = (row.drawn for row in rows[self._top : self._top + most])
        return Content("\n").join([*shown, *(line((row, STRONG)) for row in said)])


class MeetingSheet(Sheet[T]):
    """A sheet about the meeting, which it shows as it stands after each thing it has asked for."""

    def __init__(self, words: Words, meeting: Meeting, act: Act | None = None) -> None:
        """`act(wish, what)` does something and answers with the meeting as it then stands and what is said of it."""
        super().__init__(words)
        self.shown = meeting
        self._act = act

    def ask(self, wish: str, what: str = "") -> None:
        if self._act is not None:
            self.shown, said = self._act(wish, what)
            self.again(said)
