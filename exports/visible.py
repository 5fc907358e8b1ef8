"""Text that cannot steer a terminal or a reader: what is not printable becomes a visible sign (reliability.md)."""

from __future__ import annotations

from functools import cache

# No-break spaces, and the joiner inside emoji: not printable to Python, harmless and needed in text.
HARMLESS = frozenset("\u00a0\u202f\u200d")


def visible(text: str, *, lines: bool = False) -> str:
    """`text` with controls, bidi marks and half characters as signs: ␛, ⟨U+202E⟩. `lines`: line feeds stay."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in HARMLESS or (lines and c == "\n") else _sign(c) for c in text)


@cache
def _sign(char: str) -> str:
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"⟨U+{code:04X}⟩"
