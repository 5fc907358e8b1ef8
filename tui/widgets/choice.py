"""One of a few, and yes or no: drawn on one line each, told by signs and words, never by colour alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tui.views.pieces import line


class Choice(Widget, can_focus=True):
    """`(•) Temaer  ( ) Drift`; left and right (or space) choose. Where not all fit, the chosen one between arrows."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", show=False),
        Binding("right,space", "step(1)", show=False),
    ]
    value: reactive[str] = reactive("")

    @dataclass
    class Changed(Message):
        choice: Choice

        @property
        def control(self) -> Choice:
            return self.choice

    def __init__(self, options: tuple[tuple[str, str], ...], value: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.options = options
        self.set_reactive(Choice.value, value)

    def action_step(self, places: int) -> None:
        keys = [key for key, _ in self.options]
        here = keys.index(self.value) if self.value in keys else 0
        self._choose(keys[(here + places) % len(keys)])

    def on_click(self, event: events.Click) -> None:
        left, gap = 0, self._gap()
        for key, label in self._labels() if gap else ():
            if left <= event.x < left + len(label):
                self._choose(key)
            left += len(label) + gap
        if not gap:
            self.action_step(1)

    def render(self) -> Content:
        if gap := self._gap():
            return Content(" " * gap).join(line(label) for _, label in self._labels())
        return line("◂ ", next((label for key, label in self.options if key == self.value), ""), " ▸")

    def _labels(self) -> list[tuple[str, str]]:
        return [(key, f"({'•' if key == self.value else ' '}) {label}") for key, label in self.options]

    def _gap(self) -> int:
        """Blanks between the options; 0 where there is no room for all of them."""
        used = sum(len(label) for _, label in self._labels())
        spare = self.content_size.width - used
        return max(0, min(2, spare // max(1, len(self.options) - 1)))

    def _choose(self, key: str) -> None:
        if key != self.value:
            self.value = key
            self.post_message(self.Changed(self))


class Tick(Widget, can_focus=True):
    """`[x] Lukket punkt`; space turns it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "turn", show=False)]
    value: reactive[bool] = reactive(False)

    @dataclass
    class Changed(Message):
        tick: Tick

        @property
        def control(self) -> Tick:
            return self.tick

    def __init__(self, label: str, value: bool = False, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.label = label
        self.set_reactive(Tick.value, value)

    def action_turn(self) -> None:
        self.value = not self.value
        self.post_message(self.Changed(self))

    def on_click(self) -> None:
        self.action_turn()

    def render(self) -> Content:
        return line(f"[{'x' if self.value else ' '}] {self.label}")
