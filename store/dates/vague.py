"""Deadlines without a date (`hurtigst muligt`): kept and listed, never guessed (line.md, Deadlines)."""

from __future__ import annotations

import re
from functools import cache

from store.dates.words import FULL_DAYS, FULL_MONTHS, NUMBERS

_YEAR = r"(?: [0-9]{4})?"
_WHEN = r"(?:senest (?:til |i |ved |inden )?|inden |før |efter |til |i |hen over |henover |over |ved )"
_COMING = r"(?:(?:det |den )?(?:næste |kommende ))?"
_SEASON = (
    r"(?:jul(?:en)?|påsken?|pinsen?|nytår(?:et)?|årsskiftet|jul og nytår|sommer(?:en)?|vinter(?:en)?"
    r"|forår(?:et)?|efterår(?:et)?|weekend(?:en)?|[a-zæøå]{0,20}ferien)"
)
_SEASON_EN = (
    r"(?:summer|spring|autumn|winter|easter|christmas|new year|weekend"
    r"|(?:summer |winter |easter |christmas )?(?:holidays|break|recess))"
)
_QUARTER = (
    r"(?:(?:[1-4]\.?|første|andet|tredje|fjerde|first|second|third|fourth) (?:kvartal|halvår|quarter|half)"
    r"|q[1-4])"
)
_MONTH = rf"(?:{FULL_MONTHS})"
_STRETCH = r"(?:dage?|uger?|måned(?:er)?|år|kvartal|halvår|forår|efterår|sommer|vinter|tid)"

_FORMS = (
    # As soon as can be, or some day.
    r"(?:så )?(?:hurtigst|snarest) muligt|(?:så )?(?:hurtigt|snart) som (?:det er )?muligt|snarest",
    r"asap|a\.s\.a\.p\.?|straks|omgående|med det samme|snart|løbende|på sigt|ved lejlighed",
    r"senere(?: på året| i år| hen)?|på et (?:senere )?tidspunkt|i den kommende tid|i nær fremtid",
    r"inden længe|om kort tid|inden for (?:kort tid|en nær fremtid)",
    r"når (?:der (?:er|bliver) tid(?: til det)?|vi har tid|tiden (?:tillader|er til) det)",
    r"når (?:det er muligt|muligt|det passer)",
    r"as soon as (?:possible|we can)|soon|shortly|ongoing|continuously|on an ongoing basis",
    r"later(?: this year| on)?|in due course|at some point|in the near future",
    r"when (?:possible|time permits|time allows|there is time)",
    # A stretch of the year.
    rf"{_WHEN}{_COMING}{_SEASON}{_YEAR}",
    rf"(?:before|after|by|in|during|over|until) (?:the |next )?{_SEASON_EN}{_YEAR}",
    r"(?:senest i|senest|inden|før|efter|i|til|i løbet af|(?:inden |ved )?udgangen af|primo|medio|ultimo"
    rf"|in|by|before|after|during) (?:the )?{_QUARTER}(?: of)?{_YEAR}",
    r"(?:senest i|inden|før|efter|i|først i|midt i|sidst i|tidligt i|sent i"
    rf"|in|by|before|after|during|early in|late in|early|mid|late) {_MONTH}{_YEAR}|mid-{_MONTH}{_YEAR}",
    r"(?:primo|medio|ultimo) [0-9]{4}",
    r"(?:i |til |inden |in )?(?:næste|next) (?:måned|år|month|year)|(?:i|til) det nye år|in the new year",
    r"(?:først|midt|sidst|senere|tidligt|sent) (?:på|i) (?:året|måneden|ugen|sommeren|foråret|efteråret)",
    r"(?:(?:senest|inden|på|til) )?(?:den )?(?:første|anden|tredje|fjerde|sidste) "
    rf"(?:uge|{FULL_DAYS}) i (?:{_MONTH}{_YEAR}|måneden|næste måned)",
    # Some days from now. A weekday "om en uge" is heard in two ways.
    rf"(?:om|inden for) (?:nogle|et par|få|de næste|de kommende) (?:par )?{_STRETCH}",
    rf"(?:(?:senest|inden|på|til) )?(?:{FULL_DAYS}) om (?:[0-9]{{1,3}}|{NUMBERS}) {_STRETCH}",
    r"(?:in|within) (?:a few|a couple of|some|the next(?: few)?) (?:days|weeks|months)",
    # Any one word may end these: `i løbet af projektet`, `i løbet af det næste halvår`.
    r"i (?:løbet|starten|begyndelsen|midten|slutningen) af (?:(?:det|den|de|et|en) )?"
    rf"(?:(?:næste|kommende|nye|par) )?[^\W\d_]{{1,30}}(?: {_STRETCH}| [0-9]{{1,4}})?",
    r"i (?:løbet|starten|begyndelsen|midten|slutningen) af [0-9]{4}",
    rf"(?:(?:at|by|in) the (?:start|beginning|middle) of|during) (?:the )?(?:next )?[a-z]{{1,30}}{_YEAR}",
)


@cache
def _compiled() -> re.Pattern[str]:
    return re.compile("|".join(_FORMS))


def is_vague(text: str) -> bool:
    """Whether the whole of a text (lower case, NFC, single spaces) is a deadline that names no day."""
    return _compiled().fullmatch(text) is not None
