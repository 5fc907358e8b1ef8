"""Text that cannot steer a terminal or a reader: what is not printable becomes a visible sign (reliability.md)."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

SPACES = re.compile(r"[ \t\r\n]+")
JOINER = "\u200d"
NO_BREAK_SPACES = frozenset("\u00a0\u2007\u202f")  # not printable to Python, harmless and needed in text
EMOJI_TAILS = frozenset("\ufe0f\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff")


def visible(text: str, *, lines: bool = False) -> str:
    """`text` with controls, bidi marks and half characters as signs: ␛, ⟨U+202E⟩. `lines`: line feeds stay."""
    if text.isprintable():
        return text
    return "".join(c if _harmless(c, text, n, lines) else _sign(c) for n, c in enumerate(text))


def signs(text: str) -> str:
    """`text` sign for sign, so that places in it stay: ␛, and � for what has no picture; tabs stay."""
    if text.isprintable():
        return text
    return "".join(
        c if c == "\t" or _harmless(c, text, n, False) else _sign(c)[:1].replace("⟨", "�") for n, c in enumerate(text)
    )


def one_line(text: str) -> str:
    """`text` with its line breaks and tabs as spaces, one between two words; nothing else is changed."""
    return SPACES.sub(" ", text).strip(" ")


def _harmless(char: str, text: str, place: int, lines: bool) -> bool:
    if char.isprintable() or char in NO_BREAK_SPACES or (lines and char == "\n"):
        return True
    return char == JOINER and 0 < place < len(text) - 1 and _joins(text[place - 1], text[place + 1])


def _joins(before: str, after: str) -> bool:
    """A joiner between two emoji belongs to the picture; anywhere else it is hidden text."""
    return (before in EMOJI_TAILS or unicodedata.category(before) == "So") and unicodedata.category(after) == "So"


@cache
def _sign(char: str) -> str:
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"⟨U+{code:04X}⟩"
