"""Ctrl+P: every command of the screen with its key; typing narrows the list (screens.md 6)."""

from __future__ import annotations

from typing import NamedTuple

from tui.dialogs.sheet import Line, Sheet
from tui.texts.words import Words
from tui.views.pieces import MUTED, fit, line, wrapped


class Command(NamedTuple):
    """`does` in the user's words, its key as shown, and the action that carries it out."""

    does: str
    key: str
    action: str


class Palette(Sheet[str]):
    """Returns the action that was chosen."""

    TITLE_KEY, KEYS_KEY = "live.palette", "live.palette.keys"

    def __init__(self, words: Words, commands: tuple[Command, ...]) -> None:
        super().__init__(words)
        self._commands = commands
        self._typed = ""

    @property
    def fitting(self) -> list[Command]:
        """Those whose words or key hold everything that was typed; what begins so comes first."""
        typed = self._typed.casefold().strip()
        found = [c for c in self._commands if all(part in f"{c.does} {c.key}".casefold() for part in typed.split())]
        return sorted(found, key=lambda command: not command.does.casefold().startswith(typed))

    def choices(self) -> list[str]:
        return [command.action for command in self.fitting]

    def lines(self, width: int) -> list[Line]:
        typed = Line(line(("> ", MUTED), self._typed, "▌"))
        keys = max(len(command.key) for command in self._commands)
        rows = [row for command in self.fitting for row in self._rows(command, width - keys - 1)]
        return [typed, *(rows or [Line(line((self.words("live.palette.none", typed=self._typed), MUTED)))])]

    def _rows(self, command: Command, room: int) -> list[Line]:
        """What it does, over as many rows as that takes, and its key beside the first."""
        first, *more = wrapped(command.does, room - 2)
        head = self.marked(command.action, fit(first, room - 1), (command.key, MUTED))
        return [head, *(Line(line("  ", part), command.action) for part in more)]

    def pressed(self, key: str, character: str) -> bool:
        if key in ("enter", "ctrl+j"):
            if self.chosen:
                self.dismiss(self.chosen)
        elif key == "backspace":
            self._type(self._typed[:-1])
        elif character:
            self._type(self._typed + character)
        else:
            return False
        return True

    def _type(self, text: str) -> None:
        self._typed, self._place = text[:60], 0
        self.again()
