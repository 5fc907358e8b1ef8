"""A form over the screen: Enter or Ctrl+S saves it, and Esc never throws typed words away at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, TypeVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from exports.visible import signs, visible
from store.said import Said
from tui.texts.words import Words
from tui.views.pieces import WARN, line
from tui.widgets.field import LIMIT, Field

T = TypeVar("T")
PHRASE = 500


@dataclass(frozen=True, slots=True)
class Wrong:
    """What stands in the field with this id cannot be taken, and why."""

    field: str
    why: Said


class Phrase(Input):
    """One line of words in a form. Pasted lines become one; what is too long is not taken in, and said."""

    @dataclass
    class TooLong(Message):
        """So many characters would not fit; the field is as it was."""

        length: int

    def __init__(self, text: str, *, id: str, hint: str = "") -> None:
        super().__init__(text, id=id, placeholder=visible(hint), compact=True, select_on_focus=False)
        self.cursor_blink = False

    @property
    def _value(self) -> Text:
        """As it is drawn: what cannot be printed is a sign, as in `Field`."""
        return Text(signs(self.value), no_wrap=True, overflow="ignore", end="")

    def _on_paste(self, event: events.Paste) -> None:
        if len(event.text) > PHRASE:
            event.prevent_default().stop()
            self.post_message(self.TooLong(len(event.text)))
        event.text = " ".join(event.text.split())


class Prose(Field):
    """Several lines in a form; Enter is a new line, Tab goes on to the next field."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "new_line", show=False)]

    def action_new_line(self) -> None:
        self.insert_text("\n")


class Form(ModalScreen[T | None]):
    """Subclasses give the `inputs` and `read` them; what is refused is said in the form, the cursor in its field."""

    CSS_PATH = "../screens.tcss"
    KEYS_KEY: ClassVar[str] = "prepare.form.keys"
    AUTO_FOCUS = "Input, TextArea, Choice, Tick"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", show=False, priority=True),
        Binding("enter", "save", show=False),
        Binding("escape", "leave", show=False),
    ]

    def __init__(self, title: str, words: Words) -> None:
        super().__init__()
        self.heading = title
        self.words = words
        self._before: tuple[object, ...] = ()
        self._warned = False

    def inputs(self) -> Iterator[tuple[str, Widget]]:
        """(label, widget with an id), in the order they are filled in."""
        raise NotImplementedError

    def read(self) -> T | Wrong:
        """The value of the form as it stands."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        with Vertical(id="form") as form:
            form.border_title = line(self.heading)
            form.border_subtitle = Content(self.words(self.KEYS_KEY))
            with VerticalScroll(id="fields", can_focus=False):
                for label, field in self.inputs():
                    yield Static(line(label), classes="label")
                    yield field
            yield Static(id="said")

    def on_mount(self) -> None:
        self._before = self._typed()

    def text(self, field: str) -> str:
        """What stands in a field, as typed but for blanks around it."""
        found = self.query_one(f"#{field}")
        return (found.text if isinstance(found, TextArea) else getattr(found, "value", "")).strip()

    @on(Input.Submitted)
    def action_save(self) -> None:
        answer = self.read()
        if isinstance(answer, Wrong):
            self.say(self.words.said(answer.why))
            self.set_focus(self.query_one(f"#{answer.field}"))
        else:
            self.dismiss(answer)

    def action_leave(self) -> None:
        if self._warned or self._typed() == self._before:
            self.dismiss(None)
        else:
            self._warned = True
            self.say(self.words("prepare.form.unsaved"))

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _changed(self) -> None:
        self.typing()

    def typing(self) -> None:
        """What was said is about what stood there before."""
        self._warned = False
        self.query_one("#said", Static).update(Content())

    def on_phrase_too_long(self, event: Phrase.TooLong) -> None:
        self.say(self.words("prepare.form.too_long", n=event.length, limit=PHRASE))

    def on_field_too_long(self, event: Field.TooLong) -> None:
        self.say(self.words("prepare.form.too_long", n=event.length, limit=LIMIT))

    def say(self, text: str) -> None:
        """Point something out, in the form's last line."""
        self.query_one("#said", Static).update(line(("! ", WARN), text))

    def _typed(self) -> tuple[object, ...]:
        return tuple(
            field.text if isinstance(field, TextArea) else getattr(field, "value", None)
            for field in self.query("Input, TextArea, Choice, Tick").results()
        )
