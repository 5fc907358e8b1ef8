"""How words are compared when something is looked for: case, `å` and `aa`, and parts of compound words."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from store.line.context import QUOTED
from store.value import value

WORD = re.compile(r"[^\W_]+")
_NO_WORD = re.compile(r"[^\w\0]+|_+")
SHORTEST = 3  # letters of what is found inside a word; one or two are that word: `KD`, `22`
LONGEST, MOST = 300, 12  # signs and words of what is asked for; the rest is not looked at
# soft hyphens and the like, and marks that make no letter with the one before (the dot that is left of a Turkish İ)
_UNSEEN = "\u00ad\u200b-\u200d\u2060\ufeff\u0300-\u036f"
_HIDDEN = re.compile(f"[{_UNSEEN}]")
_TYPED = re.compile(rf"[^\W_](?:[^\W_]|[{_UNSEEN}])*")


def plain(text: str) -> str:
    """NFC, no case, `å` as `aa`, nothing unseen between two letters."""
    if text.isascii():
        return text.casefold()
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    return _HIDDEN.sub("", folded).replace("å", "aa")


def words_of(text: str) -> list[str]:
    """Its words as they are compared: letters and digits, nothing else."""
    return WORD.findall(plain(text))


def apart(text: str) -> str:
    """The same words with spaces between, NUL left where it stands: for very many texts, in one piece.

    Signs of Latin-1, and nearly all texts have no others, are looked up in a table.
    """
    try:
        signs = text.encode("latin-1")
    except UnicodeEncodeError:
        return _apart(text)
    if "µ" in text:  # becomes a Greek letter
        return _apart(text)
    table, longer = _latin()
    signs = signs.translate(table)
    for sign, made in longer:
        signs = signs.replace(sign, made)
    return signs.decode("latin-1")


def _apart(text: str) -> str:
    return _NO_WORD.sub(" ", plain(text))


@cache
def _latin() -> tuple[bytes, tuple[tuple[bytes, bytes], ...]]:
    """What each sign becomes, and the few that do not become one: `å`, `ß`, the soft hyphen."""
    made = [_apart(chr(sign)) for sign in range(256)]
    table = bytes(ord(one) if len(one) == 1 and one <= "\xff" else sign for sign, one in enumerate(made))
    longer = ((bytes((sign,)), one.encode("latin-1")) for sign, one in enumerate(made) if len(one) != 1)
    return table, tuple(longer)


@value
class Term:
    """What is asked for: one part of a word, or (`whole`) words that stand so, one after the other."""

    words: tuple[str, ...]
    whole: bool

    def stands_in(self, folded: str) -> bool:
        """Whether a `plain` text has it."""
        if not self.whole:
            return self.words[0] in folded
        if not all(word in folded for word in self.words):
            return False
        return f" {' '.join(self.words)} " in f" {' '.join(WORD.findall(folded))} "


@value
class Query:
    """All of the terms must be there."""

    terms: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.terms)


def read_query(asked: str) -> Query:
    """`budget »model B« 22/2026`: parts of words, and phrases where something is quoted or holds a sign."""
    terms: list[Term] = []
    rest = asked[:LONGEST]
    while rest:
        quoted = QUOTED.search(rest)
        before = rest[: quoted.start()] if quoted else rest
        terms += [_term(chunk, len(words_of(chunk)) > 1) for chunk in before.split()]
        terms += [_term(quoted["words"], True)] if quoted else []
        rest = rest[quoted.end() :] if quoted else ""
    return Query(tuple(dict.fromkeys(term for term in terms if term.words))[:MOST])


def _term(text: str, whole: bool) -> Term:
    words = tuple(words_of(text))
    return Term(words, whole or (len(words) == 1 and len(words[0]) < SHORTEST))


def found_in(query: Query, text: str, people: str = "", heading: str = "") -> bool:
    """All terms are in the text, its people or the heading of its item, and one of them not in the heading only."""
    own = plain(text), plain(people)
    here = [any(term.stands_in(part) for part in own) for term in query.terms]
    if all(here) or not any(here):
        return all(here) and bool(here)
    over = _heading(heading)
    return all(there or term.stands_in(over) for there, term in zip(here, query.terms, strict=True))


def spans(query: Query, text: str) -> tuple[tuple[int, int], ...]:
    """Where in a text the words are that were found, from and to, in order and apart from one another."""
    places = [match.span() for match in _TYPED.finditer(text)]
    folded = [_folded(text[start:end]) for start, end in places]
    found: set[int] = set()
    for term in query.terms:
        if not term.whole:
            found.update(n for n, word in enumerate(folded) if term.words[0] in word)
            continue
        size = len(term.words)
        for n in range(len(folded) - size + 1):
            if tuple(folded[n : n + size]) == term.words:
                found.update(range(n, n + size))
    return tuple(places[n] for n in sorted(found))


def around(query: Query, text: str, length: int) -> tuple[tuple[str, bool], ...]:
    """A piece of a text, on one line, with the first of the words found in it; True where a part is one of them."""
    flat = " ".join(text.split())
    found = spans(query, flat)
    start = max(0, min(found[0][0] - length // 3 if found else 0, len(flat) - length))
    if start:
        start = flat.find(" ", start, found[0][0]) + 1 or start
    end = start + length
    if end < len(flat):
        end = max(flat.rfind(" ", start, end), found[0][1] if found else start + 1)
    parts = [("…", False)] if start else []
    at = start
    for first, last in found:
        if last <= end:
            parts += [(flat[at:first], False), (flat[first:last], True)]
            at = last
    parts += [(flat[at:end], False), ("…", False)] if end < len(flat) else [(flat[at:], False)]
    return tuple(part for part in parts if part[0])


@lru_cache(maxsize=1024)
def _folded(word: str) -> str:
    return "".join(words_of(word))


_heading = lru_cache(maxsize=1024)(plain)
