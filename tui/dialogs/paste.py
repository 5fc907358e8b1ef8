"""An agenda pasted as plain text: what is understood of it stands under the field before it is put in."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from textual.content import Content
from textual.widget import Widget

from store.said import said
from store.values import AgendaItem
from tui.dialogs.form import Form, Prose, Wrong
from tui.texts.words import Words
from tui.views import prepare as view
from tui.widgets.drawn import Drawn
from tui.widgets.field import LIMIT

Read = Callable[[str], tuple[AgendaItem, ...]]


class PasteForm(Form[tuple[AgendaItem, ...]]):
    """`read_agenda` reads the text; a text that is too long is not taken in, and that is said."""

    KEYS_KEY = "prepare.paste.keys"

    def __init__(self, text: str, read_agenda: Read, words: Words) -> None:
        super().__init__(words("prepare.paste"), words)
        self.pasted = text
        self.read_agenda = read_agenda
        self.understood: tuple[AgendaItem, ...] = ()

    def inputs(self) -> Iterator[tuple[str, Widget]]:
        words = self.words
        text = self.pasted if len(self.pasted) <= LIMIT else ""
        yield words("prepare.paste.text"), Prose(text, id="agenda-text", placeholder=words("prepare.paste.empty"))
        yield words("prepare.paste.understood"), Drawn(self._draw, id="understood")

    def on_mount(self) -> None:
        super().on_mount()
        self.typing()
        if len(self.pasted) > LIMIT:
            self.say(self.words("prepare.form.too_long", n=len(self.pasted), limit=LIMIT))

    def typing(self) -> None:
        super().typing()
        self.understood = self.read_agenda(self.text("agenda-text"))
        self.query_one("#understood", Drawn).show(self._draw)

    def read(self) -> tuple[AgendaItem, ...] | Wrong:
        return self.understood or Wrong("agenda-text", said("prepare.paste.nothing"))

    def _draw(self, width: int) -> Content:
        return view.pasted(self.understood, self.words, width)
