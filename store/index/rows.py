"""A ledger as rows of the index, and the words in them; and back, to be shown."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from store.disk.errors import DiskError, NoSuchLedger
from store.facts import Facts, facts_of
from store.facts import packed as facts_packed
from store.index.schema import TEXTS
from store.index.stamps import Stamp, stamp_of, sum_of
from store.record import read_meeting
from store.search.texts import TITLE, Text, texts_of
from store.search.words import words_of

Row = tuple[int, str, str, str]  # of `found`: its number, own words, the heading's, marks


class Read(NamedTuple):
    """A ledger as it was read, by a stamp from before.

    `told` are its facts, packed: None where it could not be read, '' where no entry was ever kept in it.
    """

    stamp: Stamp
    sum: str = ""
    told: str | None = None
    facts: Facts | None = None
    said_of: frozenset[str] = frozenset()
    texts: tuple[Text, ...] = ()


def read(path: Path) -> Read | None:
    """What the index is to hold of a ledger; None where there is none any more."""
    stamp = stamp_of(path)
    if stamp is None:
        return None
    sum_ = sum_of(path)
    try:
        meeting = read_meeting(path)
    except NoSuchLedger:
        return Read(stamp, told="")
    except DiskError:
        return Read(stamp)
    said = {told.event.number for told in meeting.approvals} | {told.event.number for told in meeting.corrections}
    facts = facts_of(meeting)
    return Read(stamp, sum_, facts_packed(facts), facts, frozenset(said), texts_of(meeting))


def packed(texts: tuple[Text, ...]) -> bytes:
    """The texts of a meeting as they are kept: JSON, compressed, which proves itself."""
    return zlib.compress(json.dumps(texts).encode("ascii"), 1)


def unpacked(held: bytes) -> list[Any]:
    """The texts that were packed, each to be made a `text_from`; zlib.error or ValueError where these are none."""
    told: list[Any] = json.loads(zlib.decompress(held))
    return told


def text_from(row: Any) -> Text:
    """A text as it was packed; TypeError or ValueError where this is none."""
    kind, text, entry, item, title, who, names, private, closed = row
    return Text(kind, text, entry, item, title, tuple(who), names, private, closed)


def rows_of(id_: int, texts: Sequence[Text]) -> list[Row]:
    """The rows of a meeting's texts, the last text first: SQLite takes them in much faster by rising number."""
    heads: dict[str, str] = {}
    rows: list[Row] = []
    for place, text in enumerate(texts):
        kind, words, _, _, title, who, _, private, _ = text
        if who:
            words = f"{words} {text.people}"
        if title not in heads:
            heads[title] = " ".join(words_of(title))
        marks = " ".join((kind_mark(kind), *map(who_mark, who), *(("private",) if private else ())))
        heading = "" if kind == TITLE else heads[title]
        row = row_number(id_, place), " ".join(words_of(words)), heading, marks
        if place >= TEXTS:  # stands with the one before
            row = row[0], *(f"{old} {new}" for old, new in zip(rows.pop()[1:], row[1:], strict=True))  # type: ignore[assignment]
        rows.append(row)
    return rows[::-1]


def row_number(id_: int, place: int) -> int:
    """The number of a text's row; of the last ones of a very long meeting the same."""
    return id_ * TEXTS + TEXTS - 1 - min(place, TEXTS - 1)


def places(row: int, texts: Sequence[Any]) -> range:
    """The texts that stand in a row: one, or in the last of a very long meeting all that are left."""
    place = TEXTS - 1 - row % TEXTS
    return range(place, len(texts) if place == TEXTS - 1 else place + 1)


@cache
def kind_mark(kind: str) -> str:
    """What a text is filtered by, as a word that stands in no column of text."""
    return f"k{kind.replace('_', '')}"


def who_mark(initials: str) -> str:
    return "w" + "".join(words_of(initials))
