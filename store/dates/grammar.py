"""How a dated deadline is said, Danish and English: one pattern per way (line.md, Deadlines; screens.md 3.4).

Each is matched against the whole of a short text in lower case, NFC, with single spaces. No quantifier stands
inside another, so matching is linear.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from store.dates.words import FULL_DAYS, FULL_MONTHS, NUMBERS, SHORT_DAYS, SHORT_MONTHS
from store.value import value

_BY = (
    r"(?P<by>senest inden |senest til |senest ved |senest |inden |før |til og med |til |pr\. ?|pr |per "
    r"|by |before |until |till |no later than |not later than )?"
)
_WEEKDAY = (
    r"(?P<on>nu på |på |on )?"
    r"(?:(?P<next>næste|next) |denne |kommende |førstkommende |this |(?:the )?coming )?"
    rf"(?P<weekday>(?:{FULL_DAYS})|(?:{SHORT_DAYS})\.?)"
)
_DEN = rf"{_BY}(?:{_WEEKDAY} |on )?(?P<den>den |d\. ?|d |the )?"
_MONTH = rf"(?P<month>(?:{FULL_MONTHS})|(?:{SHORT_MONTHS})\.?)"
_D, _M, _TH = r"(?P<d>[0-9]{1,2})", r"(?P<m>[0-9]{1,2})", r"(?:st|nd|rd|th)?"
_YEAR, _YY = r"(?P<year>[0-9]{4})", r"(?P<yy>[0-9]{2})"
_IN_YEAR = r"(?P<in_year>i år|this year|næste år|next year)"
_WEEK = (
    r"(?P<this>(?:denne|this) (?:uge|week)|(?<=ngen af )ugen|(?<=end of )(?:the )?week)"
    r"|(?P<coming>næste|next) (?:uge|week)"
    rf"|(?:uge|week) (?P<week>[0-9]{{1,2}})(?:(?: i| in)?[ /]{_YEAR})?"
)
_UNIT = (
    r"(?P<unit>hverdage?|arbejdsdage?|(?:working |business |week)days?|dage?|døgn|days?|uger?|weeks?"
    r"|måned(?:er)?|months?|år|years?)"
)
_NEW_YEAR = (
    rf"årsskiftet|nytår(?:et)?|årets (?:udgang|udløb|slutning)|udgangen af (?:året|{_YEAR})"
    r"|(?:the )?new year|year[- ]end"
)

_FORMS = (
    ("day", _BY + r"(?P<day>i ?dag|i ?morgen|i ?overmorgen|today|tomorrow|(?:the )?day after tomorrow)"),
    ("weekday", _BY + _WEEKDAY),
    ("date", rf"{_DEN}{_D}\.? ?{_MONTH}(?: {_YEAR}| {_IN_YEAR})?"),
    ("date", rf"{_DEN}{_D}{_TH} (?:of )?{_MONTH}(?: {_YEAR}| {_IN_YEAR})?"),
    ("date", rf"{_DEN}{_MONTH} {_D}{_TH}(?: {_YEAR}| {_IN_YEAR})?"),
    ("numeric", rf"{_DEN}{_D}/{_M}(?:[-/ ]{_YEAR}|[-/]{_YY}| {_IN_YEAR})?"),
    ("numeric", rf"{_DEN}{_D}\.{_M}\.(?: ?{_YEAR}|{_YY}| {_IN_YEAR})?"),
    ("undotted", rf"{_DEN}{_D}\.{_M}"),
    ("numeric", rf"{_DEN}{_D}-{_M}-{_YEAR}"),
    ("numeric", rf"{_DEN}{_YEAR}-(?P<m>[0-9]{{2}})-(?P<d>[0-9]{{2}})"),
    (
        "week",
        rf"{_BY}(?:{_WEEKDAY} )?(?P<within>i løbet af |in the course of |during )?(?:i |in )?"
        rf"(?P<end>(?:the )?(?:udgangen|slutningen|end) (?:af|of) )?(?:{_WEEK})",
    ),
    (
        "span",
        r"(?P<by>senest )?(?:om|in|within|inden for|inden|i løbet af) (?:(?:de|the) )?"
        r"(?:(?:næste|kommende|next) )?"
        rf"(?:(?P<half>et halvt år|half a year)|(?P<count>[0-9]{{1,3}}|{NUMBERS}) {_UNIT})",
    ),
    (
        "part",
        rf"{_BY}(?:ved |i |at )?(?:the )?(?P<part>primo|medio|ultimo|udgangen af|end of) "
        rf"(?:måneden|(?:the )?month|{_MONTH}(?: {_YEAR})?)",
    ),
    ("year_end", rf"(?P<by>senest inden |senest ved |senest |inden |før |by |before )(?:{_NEW_YEAR})"),
    ("year_end", rf"(?P<by>by |before |at )?(?:the )?end of (?:(?:the )?year|{_YEAR})"),
    (
        "meeting",
        rf"{_BY}(?:på |ved )?(?:det )?(?:næste|kommende|førstkommende) (?:direktionsmøde|møde)",
    ),
    ("meeting", rf"{_BY}(?:at |for |to |on )?(?:the )?next meeting"),
)

# Short weekdays that are Danish words (`man`, `er sat`), and English ones: they need a word in front.
_ALSO_WORDS = ("man", "mon", "sat")
_ENGLISH_SHORT = ("tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sun")
_LOOSE = ("", "til ", "pr. ", "pr.", "pr ", "per ")


@value
class Spoken:
    """One dated phrase: its kind (the first column of `_FORMS`) and its named parts."""

    kind: str
    parts: Mapping[str, str]

    def part(self, name: str) -> str:
        """A named part as said, "" when it was not."""
        return self.parts.get(name, "")

    @property
    def is_bare(self) -> bool:
        """Digits and signs only, with no leading word: most easily a case number or an amount."""
        return self.kind == "numeric" and not any(map(self.part, ("by", "den", "weekday")))


@cache
def _compiled() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(form)) for kind, form in _FORMS)


def spoken(text: str) -> Spoken | None:
    """What a text says when the whole of it is a dated phrase, else None."""
    for kind, pattern in _compiled():
        if match := pattern.fullmatch(text):
            found = Spoken(kind, match.groupdict(default=""))
            if _plausible(found):
                return found
    return None


def _plausible(found: Spoken) -> bool:
    """Leaves out what is a word (`man`, `sat`) or a number (`1.12`, `12/30`) more easily than a deadline."""
    part, by = found.part, found.part("by")
    if day := part("weekday"):
        alone = found.kind == "weekday"
        led = part("on") or part("next") or (by not in _LOOSE if alone else by)
        name = day.rstrip(".") if alone else day
        if not led and (name in _ALSO_WORDS or (alone and name in _ENGLISH_SHORT)):
            return False
    if found.kind == "undotted":
        return bool(by not in _LOOSE or part("den") or part("weekday"))
    return not found.is_bare or (1 <= int(part("d")) <= 31 and 1 <= int(part("m")) <= 12)
