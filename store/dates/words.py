"""The words dates are spoken in, Danish and English: weekdays, months, numbers. Given in lower case, NFC."""

from __future__ import annotations

_DAY_STEMS = (
    ("man", "mon"),
    ("tir", "tue"),
    ("ons", "wed"),
    ("tor", "thu"),
    ("fre", "fri"),
    ("lør", "sat"),
    ("søn", "sun"),
)
_MONTH_STEMS = (
    *(("jan",), ("feb",), ("mar",), ("apr",), ("maj", "may"), ("jun",)),
    *(("jul",), ("aug",), ("sep",), ("okt", "oct"), ("nov",), ("dec",)),
)
_NUMBERS = (
    (1, ("en", "et", "én", "ét", "a", "an", "one")),
    (2, ("to", "two")),
    (3, ("tre", "three")),
    (4, ("fire", "four")),
    (5, ("fem", "five")),
    (6, ("seks", "six")),
    (7, ("syv", "seven")),
    (8, ("otte", "eight")),
    (9, ("ni", "nine")),
    (10, ("ti", "ten")),
    (11, ("elleve", "eleven")),
    (12, ("tolv", "twelve")),
    (14, ("fjorten", "fourteen")),
)

# Fragments of regular expressions: alternatives without a group around them.
FULL_DAYS = (
    "mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
)
SHORT_DAYS = "man|tir|ons|tors|tor|fre|lør|søn|mon|tues|tue|wed|thurs|thur|thu|fri|sat|sun"
FULL_MONTHS = (
    "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
    "|january|february|march|may|june|july|october"
)
SHORT_MONTHS = "jan|feb|mar|apr|jun|jul|aug|sept|sep|okt|oct|nov|dec"
NUMBERS = "|".join(word for _, words in _NUMBERS for word in words)


def weekday(word: str) -> int:
    """0 (Monday) to 6, from a full or shortened name; the first three letters decide."""
    return next(number for number, stems in enumerate(_DAY_STEMS) if word[:3] in stems)


def month(word: str) -> int:
    """1 to 12, from a full or shortened name; the first three letters decide."""
    return next(number for number, stems in enumerate(_MONTH_STEMS, 1) if word[:3] in stems)


def count(word: str) -> int:
    """A number in digits or as a word (one to twelve, and fourteen)."""
    if word.isdigit():
        return int(word)
    return next(value for value, words in _NUMBERS if word in words)
