"""A list that is drawn: one line to a row, one row under the cursor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.message import Message

from tui.views.pieces import Row
from tui.widgets.drawn import Drawn


class Listing(VerticalScroll, can_focus=True):
    """Rows and a cursor that only stands on rows with a key. The list is replaced whole; the cursor stays by key."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
        Binding("pageup", "step(-8)", show=False),
        Binding("pagedown", "step(8)", show=False),
        Binding("home", "step(-9999)", show=False),
        Binding("end", "step(9999)", show=False),
        Binding("enter", "choose", show=False),
    ]

    @dataclass
    class Moved(Message):
        """The cursor now stands on this row."""

        listing: Listing
        key: str

        @property
        def control(self) -> Listing:
            return self.listing

    @dataclass
    class Chosen(Message):
        """Enter, or a second click, on this row."""

        listing: Listing
        key: str

        @property
        def control(self) -> Listing:
            return self.listing

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.rows: tuple[Row, ...] = ()
        self.at: str | None = None

    def compose(self) -> ComposeResult:
        yield Drawn(self._draw_rows)

    def fill(self, rows: tuple[Row, ...], at: str | None = None) -> None:
        """Show these rows, the cursor on `at`, else where it stood, else as near as can be."""
        wanted = at if at is not None else self.at
        before = self._places()
        place = before.index(self.at) if self.at in before else 0
        self.rows = rows
        keys = self._places()
        self.at = wanted if wanted in keys else keys[min(place, len(keys) - 1)] if keys else None
        self._redraw()

    def action_step(self, rows: int) -> None:
        """Move the cursor so many rows with a key; it stops at the ends."""
        keys = self._places()
        if keys:
            place = keys.index(self.at) if self.at in keys else 0
            self._go(keys[max(0, min(len(keys) - 1, place + rows))])

    def action_choose(self) -> None:
        if self.at is not None:
            self.post_message(self.Chosen(self, self.at))

    def on_click(self, event: events.Click) -> None:
        line = event.y + self.scroll_offset.y - self.gutter.top
        if 0 <= line < len(self.rows) and (key := self.rows[line].key) is not None:
            self._go(key)
            if event.chain > 1:
                self.action_choose()

    def on_resize(self) -> None:
        self._follow()

    def _go(self, key: str) -> None:
        if key != self.at:
            self.at = key
            self._redraw()
            self.post_message(self.Moved(self, key))

    def _places(self) -> list[str]:
        return [row.key for row in self.rows if row.key is not None]

    def _draw_rows(self, width: int) -> Content:
        return Content("\n").join(row.draw(width, row.key is not None and row.key == self.at) for row in self.rows)

    def _redraw(self) -> None:
        if self.is_mounted:
            self.query_one(Drawn).show(self._draw_rows)
            self.call_after_refresh(self._follow)

    def _follow(self) -> None:
        """Keep the cursor in view, with the heading above it where there is room."""
        line = next((n for n, row in enumerate(self.rows) if row.key == self.at and row.key is not None), None)
        if line is not None:
            above = 1 if line and self.rows[line - 1].key is None else 0
            self.scroll_to_region(Region(0, line - above, 1, 1 + above), animate=False, force=True)
