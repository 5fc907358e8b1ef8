"""A sheet over the line whose keys change the record: one acts when nothing follows it, a text goes to the line."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, TypeVar

from textual import events
from textual.timer import Timer

from store.meeting import Meeting
from tui.dialogs.sheet import Act, MeetingSheet
from tui.keys import STILL
from tui.texts.words import Words

T = TypeVar("T")
ENTER = "\n"


class Guarded(MeetingSheet[T]):
    """A letter or Enter waits until the keys are still; where more is typed, somebody goes on with the next line."""

    SEVERAL: ClassVar[str] = ""  # keys that may follow each other and are keys all the same

    def __init__(self, words: Words, meeting: Meeting, act: Act | None, typed_on: Callable[[str], None]) -> None:
        """`typed_on` takes what was typed back to the line, at once: the next key is on its way there already."""
        super().__init__(words, meeting, act)
        self._typed_on = typed_on
        self._held = ""
        self._waiting: Timer | None = None
        self._left = False

    def on_key(self, event: events.Key) -> None:
        character = event.character if event.is_printable and event.character else ""
        enter = event.key in ("enter", "ctrl+j")
        held = self._let_go()
        if self._left:
            event.prevent_default().stop()
            if character:
                self._typed_on(character)
            elif enter:
                self.app.simulate_key(event.key)
        elif character or enter:
            event.prevent_default().stop()
            self._hold(held + (character or ENTER))
        elif held and not (event.key == "escape" and (held.isalpha() or ENTER in held)):
            self._carry_out(held)  # no text goes on with an arrow
            if not self.is_current:
                event.prevent_default().stop()

    def on_paste(self, event: events.Paste) -> None:
        event.prevent_default().stop()
        self._type_on(self._let_go() + event.text)

    def _hold(self, held: str) -> None:
        if set(held) == {ENTER} or len(held) == 1 or all(sign in self.SEVERAL for sign in held):
            self._held = held
            self._waiting = self.set_timer(STILL, lambda: self._carry_out(self._let_go()))
        else:
            self._type_on(held)

    def _carry_out(self, held: str) -> None:
        if set(held) == {ENTER}:
            self.pressed("enter", "")
            return
        for place, sign in enumerate(held):
            if not self.pressed("space" if sign == " " else sign, sign) and place == 0:
                self._type_on(held)  # no key of this list
                return

    def _type_on(self, held: str) -> None:
        if not self._left:
            self._left = True
            self._typed_on(held.replace(ENTER, ""))
            self.dismiss(None)

    def _let_go(self) -> str:
        """The keys that waited, if any; they wait no more."""
        held, self._held = self._held, ""
        if self._waiting is not None:
            self._waiting.stop()
            self._waiting = None
        return held
