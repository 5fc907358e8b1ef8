"""A text to read, over the screen: scrolled with the arrows, closed with Esc."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from exports.visible import visible
from tui.texts.words import Words
from tui.views.pieces import line


class Reading(ModalScreen[None]):
    """The text is shown as it stands, signs for what cannot be seen."""

    CSS_PATH = "../screens.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,v,enter", "dismiss", show=False)]

    def __init__(self, title: str, text: str, words: Words) -> None:
        super().__init__()
        self.heading, self.text, self.words = title, text, words

    def compose(self) -> ComposeResult:
        shown = "\n".join(visible(part) for part in self.text.splitlines())
        with VerticalScroll(id="reading") as panel:
            panel.border_title = line(self.heading)
            panel.border_subtitle = Content(self.words("minutes.reading.keys"))
            yield Static(line(shown))
