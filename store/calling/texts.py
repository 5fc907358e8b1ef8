"""Texts of a file as they may be kept, and how a value that does not fit is told."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from store.said import Said, said

UNKEEPABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
JOINTS = "-.&/+"
LONGEST_KEY = 40


class Unfit(Exception):
    """A value that is not as it should be: a sentence and the place it is about."""

    def __init__(self, key: str, place: str, **values: Any) -> None:
        super().__init__(key)
        self.place = place
        self.why: Said = said(key, place=place, **values)


def shown(key: str) -> str:
    """A key of the file as a sentence can name it: short, nothing that moves the cursor."""
    return "".join(sign if sign.isprintable() else "�" for sign in key[:LONGEST_KEY])


def clean(value: Any, place: str) -> str:
    """Text that can be kept: no control characters but line feed and tab, no half of a sign."""
    if not isinstance(value, str):
        raise Unfit("calling.not_text", place)
    text = value.replace("\r\n", "\n")
    if UNKEEPABLE.search(text):
        raise Unfit("calling.control", place)
    return text


def one_line(value: Any, place: str) -> str | None:
    """Text as one line, or None where it is blank."""
    return " ".join(part for line in clean(value, place).split("\n") if (part := line.strip())) or None


def are_initials(text: str) -> bool:
    """Two to twelve letters and digits, nothing in them that cannot be seen; accents and joints are welcome."""
    seen = all(sign.isalnum() or sign in JOINTS or unicodedata.category(sign) == "Mn" for sign in text)
    return 2 <= len(text) <= 12 and text[0].isalnum() and seen and any(sign.isalpha() for sign in text)


def initials(value: Any, place: str) -> str:
    """Initials as they can be typed: two to twelve signs, no space, a letter among them (screens.md 3.4)."""
    given = one_line(value, place) if value is not None else None
    text = unicodedata.normalize("NFC", given or "")
    if not text:
        raise Unfit("calling.missing", place)
    if len(text) == 1:
        raise Unfit("calling.one_letter", place, who=text)
    if not are_initials(text):
        raise Unfit("calling.bad_initials", place, who=text[:LONGEST_KEY])
    return text
