"""F1: the line, the keys, the deadlines. Typing searches; a key that does something is carried out (screens.md 5.8)."""

from __future__ import annotations

from itertools import zip_longest

from textual import events
from textual.content import Content

from tui import keys
from tui.dialogs.sheet import Line, Sheet
from tui.texts.words import Words
from tui.views.pieces import MUTED, STRONG, capital, fit, line, marked, wrapped

BESIDE = 64
LETTERS = ("note", "b", "e", "k", "f", "r", "s", "o", "p", "u", "t", "g", "h", "in_out", "word", "time")
PAGES = 12


class Help(Sheet[str]):
    """Returns the action of a key that was pressed, to be carried out."""

    TITLE_KEY, KEYS_KEY = "help.title", "help.keys"

    def __init__(self, words: Words, listed: tuple[tuple[keys.Key, str, str], ...], *, on_the_line: bool) -> None:
        """`listed` are the keys of the screen below, with their names and what they do."""
        super().__init__(words)
        self._typed = ""
        self._from = self._last = 0
        self._keys = listed
        self._letters = LETTERS if on_the_line else ()
        self._more = words("help.more").split("\n") if on_the_line else []

    def on_mount(self) -> None:
        self.add_class("-wide")

    def hints(self) -> str:
        return self.words("help.search", typed=self._typed) if self._typed else self.words("help.keys")

    def lines(self, width: int) -> list[Line]:
        words, wanted = self.words, self._typed.casefold()
        typed = [(words(f"help.{letter}.type"), words(f"help.{letter}")) for letter in self._letters]
        typed = [pair for pair in typed if wanted in " ".join(pair).casefold()]
        pressed = [(name, does) for _, name, does in self._keys if wanted in f"{name} {does}".casefold()]
        more = [text for text in self._more if wanted in text.casefold()]
        told = [line((row, MUTED)) for text in more for row in wrapped(text, width)]
        found = [*self._columns(typed, pressed, width), line(""), *told]
        if not (typed or pressed or more):
            found = [line((self.words("help.none", typed=self._typed), MUTED))]
        self._last = len(found) - 1
        return [Line(row) for row in found[self._from :]]

    def pressed(self, key: str, character: str) -> bool:
        known = next((k for k, *_ in self._keys if key in k.keys.split(",")), None)
        if key in ("down", "pagedown", "up", "pageup"):
            step = {"down": 1, "up": -1, "pagedown": PAGES, "pageup": -PAGES}[key]
            self._from = max(0, min(self._last, self._from + step))
        elif key == "backspace":
            self._typed, self._from = self._typed[:-1], 0
        elif character:
            self._typed, self._from = (self._typed + character)[:40], 0
        elif key == "escape" or known is keys.HELP:
            self.dismiss(None)
            return True
        elif known is not None and key != "enter":
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
        if width < BESIDE or not left:
            return _column([*left, *right], 12, width)
        half = width // 2
        pairs = zip_longest(_column(left, 13, half - 1), _column(right, 10, width - half), fillvalue=Content())
        return [line(one, " " * (half - one.cell_length), other) for one, other in pairs]


def _column(pairs: list[tuple[str, str]], first: int, width: int) -> list[Content]:
    """Keys, and what they do beside them, whole."""
    return [row for key, does in pairs for row in marked((fit(key, first), STRONG), capital(does), width)]
