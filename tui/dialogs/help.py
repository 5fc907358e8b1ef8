"""F1: the line, the keys, the deadlines. Typing searches; a key that does something is carried out (screens.md 5.8)."""

from __future__ import annotations

from textual import events
from textual.content import Content

from tui import keys
from tui.dialogs.sheet import Line, Sheet
from tui.texts.words import Words
from tui.views.pieces import MUTED, STRONG, Part, cut, fit, line

BESIDE = 64
LETTERS = ("note", "b", "e", "k", "f", "r", "s", "o", "p", "u", "t", "g", "h", "in_out", "word", "time")
PAGES = 12


def rows(words: Words) -> tuple[list[tuple[str, str]], list[tuple[str, str]], list[str]]:
    """(on the line, the keys, the rest): pairs of what to press and what it does, from the one list of keys."""
    typed = [(words(f"help.{letter}.type"), words(f"help.{letter}")) for letter in LETTERS]
    pressed = [
        (" ".join(keys.name(key) for key in (k.key, k.twin) if key and key != "ctrl+j"), words(f"key.{k.id}.help"))
        for k in keys.LIVE
    ]
    return typed, pressed, words("help.more").split("\n")


class Help(Sheet[str]):
    """Returns the action of a key that was pressed, to be carried out."""

    TITLE_KEY, KEYS_KEY = "help.title", "help.keys"

    def __init__(self, words: Words) -> None:
        super().__init__(words)
        self._typed = ""
        self._from = 0

    def on_mount(self) -> None:
        self.add_class("-wide")

    def hints(self) -> str:
        return self.words("help.search", typed=self._typed) if self._typed else self.words("help.keys")

    def lines(self, width: int) -> list[Line]:
        typed, pressed, more = rows(self.words)
        wanted = self._typed.casefold()
        typed = [pair for pair in typed if wanted in " ".join(pair).casefold()]
        pressed = [pair for pair in pressed if wanted in " ".join(pair).casefold()]
        more = [text for text in more if wanted in text.casefold()]
        found = [*self._columns(typed, pressed, width), line(""), *(line((cut(text, width), MUTED)) for text in more)]
        if not (typed or pressed or more):
            found = [line((self.words("help.none", typed=self._typed), MUTED))]
        return [Line(row) for row in found[self._from :]]

    def pressed(self, key: str, character: str) -> bool:
        known = next((k for k in keys.LIVE if key in k.keys.split(",")), None)
        if key in ("down", "pagedown", "up", "pageup"):
            step = {"down": 1, "up": -1, "pagedown": PAGES, "pageup": -PAGES}[key]
            last = len(rows(self.words)[0]) + len(rows(self.words)[1])
            self._from = max(0, min(last, self._from + step))
        elif key == "backspace":
            self._typed, self._from = self._typed[:-1], 0
        elif character:
            self._typed, self._from = (self._typed + character)[:40], 0
        elif known in (keys.HELP, keys.BACK):
            self.dismiss(None)
            return True
        elif known is not None and known is not keys.SAVE:
            self.dismiss(known.action)
            return True
        else:
            return False
        self.again()
        return True

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self.pressed("down", "")

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self.pressed("up", "")

    def on_click(self, event: events.Click) -> None:
        self.dismiss(None)

    def _columns(self, left: list[tuple[str, str]], right: list[tuple[str, str]], width: int) -> list[Content]:
        if width < BESIDE:
            return [line((fit(key, 12), STRONG), cut(does, width - 12)) for key, does in (*left, *right)]
        half = width // 2
        rows = []
        for n in range(max(len(left), len(right))):
            parts: list[Part] = []
            for pairs, first in ((left, 13), (right, 10)):
                key, does = pairs[n] if n < len(pairs) else ("", "")
                parts += [(fit(key, first), STRONG), fit(does, half - first - 1), " "]
            rows.append(line(*parts))
        return rows
