"""The deadline at the end of a line: `Notat til ØU på fredag` (line.md, Deadlines; screens.md 3.4)."""

from __future__ import annotations

import re
import string
from datetime import date, time
from functools import cache
from unicodedata import normalize

from store.dates.context import belongs_to_sentence
from store.dates.grammar import Spoken, spoken
from store.dates.reckon import due_date, flags_of
from store.dates.vague import is_vague
from store.value import value

WINDOW = 80  # characters looked at, counted back from the last one that is no space
_SEPARATORS = ",-–—"
_EDGE = string.whitespace + "\u00a0" + _SEPARATORS


@value
class Deadline:
    """What a text says of when. Without a phrase, `text` is the text as it was.

    `flags` are of: "vague", "no_such_date", "no_next_meeting" (one of these three: no date), "weekend",
    "holiday:<key>" (a key of `day_off`), "past", "far" (more than ten months ahead), "weekday_mismatch".
    """

    text: str  # what stood before the phrase, without the space, dash or comma left by it
    phrase: str | None  # as spoken, exactly as typed
    due: date | None
    due_time: time | None
    flags: tuple[str, ...]


def read(text: str, said: date, next_meeting: date | None) -> Deadline:
    """The longest deadline phrase that ends `text`, counted from the day `said`. Never raises for any text.

    A phrase begins the text or follows a space; one full stop after it is dropped.
    """
    end = len(text.rstrip())
    offset = max(0, end - WINDOW)
    window = text[offset:end]
    words = _words(window, whole=offset == 0 or text[offset - 1].isspace())
    norms = [norm for _, norm in words]
    for first, (start, _) in enumerate(words):
        rest = " ".join(norms[first:])
        # With its full stop first: it may belong to the phrase (`1.12.`, `1. dec.`).
        for stop in (0, 1) if rest.endswith(".") else (0,):
            heard = _hear(rest[: len(rest) - stop])
            if heard is None:
                continue
            if belongs_to_sentence(heard.dated, norms[:first]):
                return _nothing(text)
            phrase = window[start : len(window) - stop]
            return heard.deadline(text[: offset + start].rstrip(_EDGE), phrase, said, next_meeting)
    return _nothing(text)


def due_of(phrase: str, said: date, next_meeting: date | None) -> Deadline:
    """`read` of a text that is a phrase as a whole; one that is not has no phrase and keeps its text."""
    found = read(phrase, said, next_meeting)
    return _nothing(phrase) if found.text else found


def _nothing(text: str) -> Deadline:
    return Deadline(text, None, None, None, ())


def _words(window: str, *, whole: bool) -> list[tuple[int, str]]:
    """Where each word begins, and the word in lower case and NFC, without commas and dashes between words.

    A first word that the window cuts in two (not `whole`) is left out.
    """
    found = []
    for match in re.finditer(r"\S+", window):
        if match.start() == 0 and not whole:
            continue
        norm = normalize("NFC", match.group().lower()).replace("o\u0338", "ø")
        if match.end() < len(window):
            norm = norm.rstrip(_SEPARATORS)
        if norm:
            found.append((match.start(), norm))
    return found


@value
class _Heard:
    dated: Spoken | None  # None: vague
    at: time | None

    def deadline(self, text: str, phrase: str, said: date, next_meeting: date | None) -> Deadline:
        dated = self.dated
        if dated is None:
            return Deadline(text, phrase, None, self.at, ("vague",))
        if dated.kind == "meeting" and next_meeting is None:
            return Deadline(text, phrase, None, self.at, ("no_next_meeting",))
        try:
            due = next_meeting if dated.kind == "meeting" and next_meeting else due_date(dated, said)
        except (ValueError, OverflowError):
            return Deadline(text, phrase, None, self.at, ("no_such_date",))
        return Deadline(text, phrase, due, self.at, flags_of(due, said, dated.part("weekday")))


@cache
def _time_at_end() -> re.Pattern[str]:
    return re.compile(
        r" (?:senest |inden |før |before |by )?(?:kl\.? ?|klokken |at )"
        r"(?P<hour>2[0-3]|[01]?[0-9])(?:[.:](?P<minute>[0-5][0-9]))?$"
    )


def _hear(words: str) -> _Heard | None:
    """What the whole of some words says, with the time that may end any phrase."""
    at = None
    if clock := _time_at_end().search(words):
        at = time(int(clock["hour"]), int(clock["minute"] or 0))
        words = words[: clock.start()]
    if dated := spoken(words):
        return _Heard(dated, at)
    # After a day is no day: "efter fredag", "efter næste møde".
    if is_vague(words) or (words.startswith(("efter ", "after ")) and spoken(words.partition(" ")[2])):
        return _Heard(None, at)
    return None
