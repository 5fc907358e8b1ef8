"""A text field of several rows with the editing keys people know, and no key that is another key somewhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.document._edit import Edit
from textual.message import Message
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import Selection

from exports.visible import signs

LIMIT = 20_000
EDITING: dict[str, str] = {
    "up": "cursor_up",
    "down": "cursor_down",
    "left": "cursor_left",
    "right": "cursor_right",
    "ctrl+left": "cursor_word_left",
    "ctrl+right": "cursor_word_right",
    "home,ctrl+a": "cursor_line_start",
    "end,ctrl+e": "cursor_line_end",
    "shift+home": "cursor_line_start(True)",
    "shift+end": "cursor_line_end(True)",
    "shift+up": "cursor_up(True)",
    "shift+down": "cursor_down(True)",
    "shift+left": "cursor_left(True)",
    "shift+right": "cursor_right(True)",
    "backspace": "delete_left",
    "delete,ctrl+d": "delete_right",
    "ctrl+w": "delete_word_left",
    "ctrl+k": "delete_to_end_of_line_or_delete_line",
    "ctrl+u": "delete_to_start_of_line",
    "ctrl+x": "cut",
    "ctrl+c": "copy",
    "ctrl+v": "paste",
    "ctrl+z": "undo",
    "ctrl+y": "redo",
}


def editing(*without: str) -> list[BindingType]:
    """The editing keys as bindings, but for those a subclass uses otherwise."""
    return [Binding(keys, action, show=False) for keys, action in EDITING.items() if keys not in without]


class Field(TextArea, inherit_bindings=False):
    """Enter, Tab and Esc are left to the form around it. What is too long is not taken in, and said: `TooLong`."""

    BINDINGS: ClassVar[list[BindingType]] = editing()

    class TooLong(Message):
        """So many characters would not fit; the field is as it was."""

        def __init__(self, length: int) -> None:
            self.length = length
            super().__init__()

    def __init__(self, text: str = "", *, id: str | None = None, placeholder: str = "") -> None:
        super().__init__(
            text, id=id, compact=True, highlight_cursor_line=False, max_checkpoints=200, placeholder=placeholder
        )
        self.cursor_blink = False
        self.match_cursor_bracket = False

    def _on_key(self, event: events.Key) -> None:  # type: ignore[override]
        """Before the text area's own: Enter makes no line, and a full field takes nothing more in."""
        if event.key == "enter":
            event.prevent_default()
        elif event.is_printable and self._full():
            event.prevent_default().stop()
            self.post_message(self.TooLong(len(self.text) + 1))

    async def _on_paste(self, event: events.Paste) -> None:
        """What is pasted stays one text, with its line breaks; a huge paste is refused whole."""
        event.prevent_default().stop()
        if self.read_only:
            return
        size = len(self.text) - len(self.selected_text) + len(event.text)
        if size > LIMIT:
            self.post_message(self.TooLong(size))
            return
        self.insert_text(event.text)

    def insert_text(self, text: str) -> None:
        """Put text in where the cursor stands, as if it were typed; line breaks of any kind become one sign."""
        joined = text.replace("\r\n", "\n").replace("\r", "\n")
        if result := self._replace_via_keyboard(joined, *self.selection):
            self.move_cursor(result.end_location)

    def write(self, text: str) -> None:
        """Other text from now on, the cursor after it; what was typed before cannot be undone back."""
        self.load_text(text)
        self.move_cursor(self.document.end)

    def get_line(self, line_index: int) -> Text:
        """What cannot be printed is drawn as a sign, one for one: no text of a meeting steers the terminal."""
        return Text(signs(self.document.get_line(line_index)), end="", no_wrap=True)

    def render_line(self, y: int) -> Strip:
        """In a window too narrow for a word there is nothing to draw; Textual would wrap the placeholder to nothing."""
        if not self.text and self.content_size.width < 8:
            return Strip.blank(max(0, self.size.width))
        return super().render_line(y)

    def _undo_batch(self, edits: Sequence[Edit]) -> None:
        """The cursor first goes where there is text whatever is taken away: Textual looks for it half-way through."""
        self.set_reactive(TextArea.selection, Selection.cursor((0, 0)))
        super()._undo_batch(edits)

    def _redo_batch(self, edits: Sequence[Edit]) -> None:
        self.set_reactive(TextArea.selection, Selection.cursor((0, 0)))
        super()._redo_batch(edits)

    def _full(self) -> bool:
        return not self.read_only and len(self.text) >= LIMIT
