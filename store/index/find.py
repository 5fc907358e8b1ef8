"""The texts that have the words: the index tells which may, each is looked at before it is told.

A part of a word is looked up among all words, and each word that has it among the texts. Where nearly every word does,
the texts are gone through instead, the newest meeting first: then the next one is never far. No text of a user becomes
a part of a statement or of FTS5's language: what is put into it are letters and digits between quotation marks.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from pathlib import Path

from store.disk import calls
from store.facts import unpacked as facts_unpacked
from store.index.fill import SERIAL, grams
from store.index.rows import Held, kind_mark, pieces, places, who_mark
from store.index.schema import PIECE, TEXTS
from store.refs import order, ref_of
from store.search.asked import Asked, Found, Hit
from store.search.texts import Text
from store.search.words import Term

MOST = 400  # words that one part of a word is looked up as


def find(base: sqlite3.Connection, folder: Path, asked: Asked, seconds: float) -> Found:
    """Within `seconds`, newest first; the errors of `BROKEN`."""
    end = calls.ticks() + seconds
    hits: list[Hit] = []
    of_day: list[Hit] = []
    day = 0
    for id_, told in groupby(_pieces(base, asked), key=lambda one: one[0] * PIECE // TEXTS):
        if id_ // SERIAL != day:
            hits += _in_order(of_day)
            of_day, day = [], id_ // SERIAL
            if len(hits) > asked.limit:
                break
            if calls.ticks() > end:
                return Found(tuple(hits[: asked.limit]), until=date.fromordinal(day))
        texts = [text for _, piece in told for text in piece if asked.fits(text)]
        of_day += _hits(base, folder, id_, texts) if texts else []
    hits += _in_order(of_day)
    return Found(tuple(hits[: asked.limit]), more=len(hits) > asked.limit)


def _in_order(hits: list[Hit]) -> list[Hit]:
    return sorted(hits, key=lambda hit: order(hit.ref), reverse=True)


def _pieces(base: sqlite3.Connection, asked: Asked) -> Iterator[tuple[int, Iterable[Text]]]:
    """Pieces by number, of the newest meeting first, with those of their texts that may fit, in order."""
    first, last = _range(asked.year)
    match = _match(base, asked)
    if match is None:
        return
    if not match:
        every = "SELECT piece, held FROM texts WHERE piece BETWEEN ? AND ? ORDER BY piece DESC"
        kept = base.execute(every, (pieces(first)[0], pieces(last)[1]))
        yield from ((piece, Held(piece, data)) for piece, data in kept)
        return
    rows = base.execute(
        f"SELECT found.rowid, held FROM found LEFT JOIN texts ON piece = found.rowid / {PIECE} "
        "WHERE found MATCH ? AND found.rowid BETWEEN ? AND ? ORDER BY found.rowid DESC",
        (match, first * TEXTS, last * TEXTS + TEXTS - 1),
    )
    for piece, found in groupby(rows, key=lambda row: row[0] // PIECE):
        told = list(found)
        held = Held(piece, told[0][1])
        yield piece, (held[place] for row, _ in told for place in places(row, held))


def _hits(base: sqlite3.Connection, folder: Path, id_: int, texts: list[Text]) -> list[Hit]:
    year, name, facts = base.execute("SELECT year, name, facts FROM meetings WHERE id = ?", (id_,)).fetchone()
    ref = ref_of(folder / f"{year:04}", name)
    told = facts_unpacked(facts)
    if ref is None or ref.day.toordinal() != id_ // SERIAL:
        raise ValueError
    return [Hit(ref, told.forum, told.number, text) for text in texts]


def _range(year: int | None) -> tuple[int, int]:
    """The ids of a year, or of all."""
    if year is None or not date.min.year <= year < date.max.year:
        return (0, (date.max.toordinal() + 1) * SERIAL) if year is None else (0, -1)
    return date(year, 1, 1).toordinal() * SERIAL, date(year + 1, 1, 1).toordinal() * SERIAL - 1


def _match(base: sqlite3.Connection, asked: Asked) -> str | None:
    """What FTS5 is asked; empty where every text is to be looked at, None where nothing can be found."""
    columns = "own" if len(asked.query.terms) == 1 else "own heading"
    needed: list[str] = []
    for term in asked.query.terms:
        words = _words(base, term)
        if words == []:
            return None
        if words:
            needed.append(_either(columns, words))
    if asked.kinds and needed:
        needed.append(_either("marks", map(kind_mark, sorted(asked.kinds))))
    if asked.who is not None:
        needed.append(_either("marks", [who_mark(asked.who)]))
    return " AND ".join(needed)


def _either(columns: str, words: Iterable[str]) -> str:
    quoted = " OR ".join(f'"{word}"' for word in words)
    return f"{{{columns}}} : ({quoted})"


def _words(base: sqlite3.Connection, term: Term) -> list[str] | None:
    """The words a term stands for, or its phrase; None where they are too many to be looked up."""
    if term.whole:
        return [" ".join(term.words)]
    (part,) = term.words
    threes = grams(part)
    match = " AND ".join(f'"{three}"' for three in {*threes[::2], threes[-1]})  # every letter is in one of them
    rows = base.execute(
        "SELECT word FROM words JOIN parts ON words.id = parts.rowid WHERE parts MATCH ? AND instr(word, ?) LIMIT ?",
        (match, part, MOST + 1),
    )
    found = [word for (word,) in rows]
    return found if len(found) <= MOST else None
