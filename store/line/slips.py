"""A note that looks like a keyword without its colon, or like a line about somebody whom nobody knows.

It is kept as the note it is: a warning says what was perhaps meant. Words that begin many a note are left alone.
"""

from __future__ import annotations

import re

from store import events as e
from store.line.deciding import STANCES
from store.line.editing import NUMBERED, words_of
from store.line.session import REPLACED
from store.line.words import KEYWORDS, LETTERS, plain
from store.meeting import Meeting
from store.said import Said, said

# What is seldom said in a note without being meant, and is missed where it is not heard.
_ALONE = ("close_doors", "open_doors", "end", "adjourn", "resume", "awaiting", "postponed")
_COUNTED = re.compile(rf"(?:{'|'.join(KEYWORDS['undo'])})(?: \S+){{1,2}}|(?:{'|'.join(KEYWORDS['redo'])}) \S*\d\S*")
_OF_A_PERSON = ("recused", "not_recused", "mayor", "action", "chair", "objection", "dissent", "reservation")
_TIME = re.compile(r"^(\d{1,2})[.:](\d{2})\s")
_FIRST = re.compile(r"\S{1,12}")
_LETTER = re.compile(r"([a-z]): *\S", re.IGNORECASE)
_SIGN = re.compile(r"[+-] ?(\w{2,4})")
_NAMED = re.compile(r"([A-Z]) [^\W\d_a-zæøåäöüé][^\W\d_A-ZÆØÅÄÖÜÉ]")
_NOBODY = re.compile(rf"s (?:{'|'.join(STANCES)})\b")
_STANCE = re.compile(rf"s (?!er |var )(\w{{2,4}}):? (?:{'|'.join(STANCES)})\b")  # »S er uenig« is a party's view


def doubted(text: str, word: str, rest: str, event: e.Event, meeting: Meeting) -> Said | None:
    """What a line was perhaps not meant as: »E Hansen ringede«, and `ret:` that does not say what it puts right."""
    named = _NAMED.match(text)
    if named and LETTERS.get(named[1].lower()) == word:
        return said("warn.slip.name", letter=named[1])
    if word == "edit" and isinstance(event, e.Reworded) and not (NUMBERED.fullmatch(rest) or REPLACED.fullmatch(rest)):
        target = meeting.entry(event.entry)
        return said("warn.slip.edit", words=words_of(target.event)) if target else None
    return None


def slip(text: str, meeting: Meeting) -> Said | None:
    """What a note was perhaps meant as: »mente du inhabil:?«; None for most notes."""
    text = text[:200]
    timed = _TIME.match(text)
    if timed and _no_clock(int(timed[1]), int(timed[2])):
        return said("warn.slip.clock", time=timed.group().strip())
    text = _TIME.sub("", text)
    words = plain(text)
    if _NOBODY.match(words):
        return said("warn.slip.round")
    if _COUNTED.fullmatch(words):
        return said("warn.slip.undo")
    lettered = _LETTER.match(text)
    if lettered and lettered[1].lower() in LETTERS:
        return said("warn.slip.letter", letter=lettered[1].lower())
    signed = _SIGN.fullmatch(words) or _STANCE.match(words)
    if signed:
        return said("warn.slip.who", who=signed[1].upper())
    for word in (*_ALONE, *_OF_A_PERSON):
        for known in KEYWORDS[word]:
            if words == known or words.startswith(f"{known} "):
                who = _FIRST.match(words[len(known) :].strip())
                named = who is not None and meeting.person(who.group().strip(",.")) is not None
                if named if word in _OF_A_PERSON else _means(word, words[len(known) :]):
                    return said("warn.slip.word", word=known)
    return None


def _no_clock(hour: int, minute: int) -> bool:
    """Neither a time of day nor a day of the year: »24.12 lukker rådhuset« is a date."""
    return (hour > 23 or minute > 59) and not (hour <= 31 and 1 <= minute <= 12)


def _means(word: str, rest: str) -> bool:
    """Doors and the meeting itself are spoken of alone; what waits or is put off may say how long."""
    return len(rest.split()) <= (4 if word in ("awaiting", "postponed") else 0)
