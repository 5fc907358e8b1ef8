"""One question, answered on one line; how it is understood stands under it before Enter."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from textual.widget import Widget
from textual.widgets import Static

from store.said import Said
from tui.dialogs.form import Form, Phrase, Wrong
from tui.texts.words import Words
from tui.views.pieces import line

V = TypeVar("V")


class Ask(Form[V]):
    """`read` makes the value of the words or says why not; `show` says it back as it is understood."""

    def __init__(
        self,
        title: str,
        label: str,
        text: str,
        read: Callable[[str], V | Said],
        show: Callable[[V], str],
        words: Words,
    ) -> None:
        super().__init__(title, words)
        self.label, self.first = label, text
        self._read, self._show = read, show

    def inputs(self) -> Iterator[tuple[str, Widget]]:
        yield self.label, Phrase(self.first, id="answer")

    def read(self) -> V | Wrong:
        answer = self._read(self.text("answer"))
        return Wrong("answer", answer) if isinstance(answer, Said) else answer

    def on_mount(self) -> None:
        super().on_mount()
        self.typing()

    def typing(self) -> None:
        super().typing()
        answer = self._read(self.text("answer")) if self.text("answer") else None
        if answer is not None and not isinstance(answer, Said):
            self.query_one("#said", Static).update(line(f"→ {self._show(answer)}"))
