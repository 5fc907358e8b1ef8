"""The capture line: always ready, one entry of one to six rows, its label above and how it is understood below."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from tui import keys
from tui.views.pieces import cut, line
from tui.widgets.field import Field, editing

LOOKS = {"hint": "$text-muted", "heard": "$text-primary", "ok": "$text-success", "warn": "bold $text-warning"}


class Capture(Field):
    """What the keys mean depends on whether there is text: an empty line undoes entries, a typed one undoes typing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *editing("up", "down", "backspace", "delete,ctrl+d", "ctrl+z", "ctrl+y", "ctrl+c", "ctrl+v"),
        *(Binding(key.keys, f"screen.{key.action}", show=False) for key in keys.IN_THE_LINE
          if key not in (keys.UNDO, keys.REDO)),
        Binding(keys.UNDO.key, "take_back", show=False),
        Binding(keys.REDO.key, "bring_back", show=False),
        Binding("up", "older", show=False),
        Binding("down", "newer", show=False),
        Binding("backspace", "rub_out", show=False),
        Binding("delete,ctrl+d", "remove", show=False),
        Binding("ctrl+c", "copy_or_say", show=False),
        Binding("ctrl+v", "paste_or_say", show=False),
    ]  # fmt: skip

    def __init__(self, letters: str, *, id: str) -> None:
        """`letters` begin a line that is no note (screens.md 3.4)."""
        super().__init__(id=id)
        self._letters = letters
        self.original: str | None = None
        self.said = self.labelled = ""
        self._typing_undone = False

    @property
    def unedited(self) -> bool:
        """An earlier entry stands in the line as it was."""
        return self.original is not None and self.text == self.original

    @property
    def blank(self) -> bool:
        return not self.text

    def write(self, text: str) -> None:
        self._typing_undone = False
        super().write(text)

    def label(self, text: str) -> None:
        """What the line is, in its upper border."""
        self.labelled = text
        self.border_title = line(cut(text, self.room))

    def say(self, text: str, look: str = "hint") -> None:
        """What there is to say, in its lower border: a hint, how it is heard, that it is kept, or what is wrong."""
        self.said = text
        self.border_subtitle = line((text, LOOKS[look])) if text else Content()

    @property
    def room(self) -> int:
        """Cells of the lower border."""
        return max(8, self.outer_size.width - 6)

    def action_take_back(self) -> None:
        typed = not (self.blank or self.unedited)
        self._typing_undone = typed
        if typed:
            self.undo()
        else:
            self._screen("undo")

    def action_bring_back(self) -> None:
        if self.blank and not self._typing_undone:
            self._screen("redo")
        else:
            self.redo()

    def action_older(self) -> None:
        """In an empty line the last entry comes back; further up the one before it."""
        if self.blank or (self.unedited and self.navigator.is_first_wrapped_line(self.cursor_location)):
            self._screen("edit_last")
        else:
            self.action_cursor_up()

    def action_newer(self) -> None:
        if self.unedited and self.navigator.is_last_wrapped_line(self.cursor_location):
            self._screen("edit_next")
        else:
            self.action_cursor_down()

    def action_rub_out(self) -> None:
        """Just after a letter that makes the line something else, both go and the rest stays."""
        row, column = self.cursor_location
        text = self.document.get_line(0)
        after = text[2:3]
        prefixed = text[:1].lower() in self._letters and text[1:2] == " " and (after.isalnum() or after in "»\"'“”„§+-")
        if self.selection.is_empty and (row, column) == (0, 2) and prefixed and not self.read_only:
            self._delete_via_keyboard((0, 0), (0, 2))
        else:
            self.action_delete_left()

    def action_remove(self) -> None:
        if self.unedited:
            self._screen("withdraw")
        else:
            self.action_delete_right()

    def action_copy_or_say(self) -> None:
        if self.selected_text:
            self.action_copy()
        else:
            self._screen("say_how_to_leave")

    def action_paste_or_say(self) -> None:
        if self.app.clipboard:
            self.insert_text(self.app.clipboard)
        else:
            self._screen("say_how_to_paste")

    def _screen(self, action: str) -> None:
        getattr(self.screen, f"action_{action}")()
