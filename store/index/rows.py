"""A ledger as rows of the index, and the words in them; and back, to be shown."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Sequence, Sized
from functools import cache
from pathlib import Path
from typing import NamedTuple

from store.disk.errors import DiskError, NoSuchLedger
from store.facts import Facts, facts_of
from store.facts import packed as facts_packed
from store.index.schema import TEXTS
from store.index.stamps import Stamp, stamp_of, sum_of
from store.record import read_meeting
from store.search.texts import TITLE, Text, texts_of
from store.search.words import WORD, plain, words_of

_BETWEEN = "\0"
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


def packed(texts: Sequence[Text]) -> bytes:
    """The texts of a meeting as they are kept: JSON, each heading once, compressed, which proves itself."""
    headings = {text.item: text.title for text in texts}
    rows = [(*text[:4], *text[5:]) for text in texts]
    return zlib.compress(json.dumps((tuple(headings.items()), rows)).encode("ascii"), 1)


class Held:
    """The texts that were packed, each made when it is asked for; zlib.error, ValueError, TypeError, LookupError."""

    def __init__(self, data: bytes) -> None:
        headings, self._rows = json.loads(zlib.decompress(data))
        self._headings = dict(headings)

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, place: int) -> Text:
        kind, text, entry, item, who, names, private, closed = self._rows[place]
        return Text(kind, text, entry, item, self._headings[item], tuple(who), names, private, closed)

    def __iter__(self) -> Iterator[Text]:
        return map(self.__getitem__, range(len(self)))


def rows_of(id_: int, texts: Sequence[Text]) -> tuple[list[Row], set[str]]:
    """The rows of a meeting's texts, and the words in them.

    The last text comes first: SQLite takes rows in much faster by rising number.
    """
    heads: dict[str, str] = {}
    known: set[str] = set()
    rows: list[Row] = []
    # in one piece, which is quicker; only what another program wrote has the sign between them in a text
    owns = [f"{text.text} {text.people}" if text.who else text.text for text in texts]
    folded = plain(_BETWEEN.join(owns)).split(_BETWEEN)
    if len(folded) != len(owns):
        folded = list(map(plain, owns))
    for place, (text, own) in enumerate(zip(texts, folded, strict=True)):
        if text.title not in heads:
            heads[text.title] = " ".join(words_of(text.title))
        words = WORD.findall(own)
        known.update(words)
        marks = [kind_mark(text.kind), *map(who_mark, text.who), *(("private",) if text.private else ())]
        heading = "" if text.kind == TITLE else heads[text.title]
        row = row_number(id_, place), " ".join(words), heading, " ".join(marks)
        if place >= TEXTS:  # stands with the one before
            row = row[0], *(f"{old} {new}" for old, new in zip(rows.pop()[1:], row[1:], strict=True))  # type: ignore[assignment]
        rows.append(row)
    return rows[::-1], known


def row_number(id_: int, place: int) -> int:
    """The number of a text's row; of the last ones of a very long meeting the same."""
    return id_ * TEXTS + TEXTS - 1 - min(place, TEXTS - 1)


def places(row: int, texts: Sized) -> range:
    """The texts that stand in a row: one, or in the last of a very long meeting all that are left."""
    place = TEXTS - 1 - row % TEXTS
    return range(place, len(texts) if place == TEXTS - 1 else place + 1)


@cache
def kind_mark(kind: str) -> str:
    """What a text is filtered by, as a word that stands in no column of text."""
    return f"k{kind.replace('_', '')}"


def who_mark(initials: str) -> str:
    return "w" + "".join(words_of(initials))
