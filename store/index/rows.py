"""A ledger as rows of the index, and the words in them; and back, to be shown."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterator, Sequence, Sized
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from store.disk.errors import DiskError, NoSuchLedger
from store.facts import Facts, facts_of
from store.facts import packed as facts_packed
from store.index.schema import PIECE, TEXTS
from store.index.stamps import Stamp, stamp_of, sum_of
from store.record import read_meeting
from store.search.texts import TITLE, Text, texts_of
from store.search.words import apart, words_of

_BETWEEN = "\0"
UNREAD = None, True, False  # id, opened, ended: one that cannot be read may be the one that runs
_json = json.JSONEncoder(check_circular=False).encode
_read = json.JSONDecoder().raw_decode
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


def packed(id_: int, texts: Sequence[Text]) -> list[tuple[int, bytes]]:
    """The texts of a meeting as they are kept, by pieces; the last piece first, as rows come. It takes what is over."""
    _, newest = pieces(id_)
    starts = range(0, min(len(texts), TEXTS), PIECE)
    ends = (start + PIECE if start + PIECE < TEXTS else None for start in starts)
    numbers = (newest - start // PIECE for start in starts)
    every = zip(numbers, starts, ends, strict=True)
    return [(piece, _packed(piece, texts[start:end])) for piece, start, end in every][::-1]


def _packed(piece: int, texts: Sequence[Text]) -> bytes:
    """JSON, each heading once, compressed, which proves itself; with its number, which proves whose it is."""
    headings = {text.item: text.title for text in texts}
    rows = [(*text[:4], *text[5:]) for text in texts]
    return zlib.compress(_json((piece, tuple(headings.items()), rows)).encode("ascii"), 1)


def pieces(id_: int) -> tuple[int, int]:
    """The lowest and the highest number of a meeting's pieces."""
    first = id_ * TEXTS // PIECE
    return first, first + TEXTS // PIECE - 1


def texts_held(base: sqlite3.Connection, id_: int) -> tuple[Text, ...]:
    """All texts of a meeting that were packed; the errors of `Held` and sqlite3.Error."""
    kept = base.execute("SELECT piece, held FROM texts WHERE piece BETWEEN ? AND ? ORDER BY piece DESC", pieces(id_))
    return tuple(text for piece, data in kept for text in Held(piece, data))


class Held:
    """The texts that were packed, each made when it is asked for; zlib.error, ValueError, TypeError, LookupError."""

    def __init__(self, piece: int, data: bytes) -> None:
        (number, headings, self._rows), _ = _read(zlib.decompress(data).decode("ascii"))
        if number != piece:
            raise ValueError
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
    # in one piece, which is quicker; only what another program wrote has the sign between them in a text
    owns = [f"{text.text} {text.people}" if text.who else text.text for text in texts]
    folded = apart(_BETWEEN.join(owns)).split(_BETWEEN)
    if len(folded) != len(owns):
        folded = [" ".join(words_of(own)) for own in owns]
    heads = {title: " ".join(words_of(title)) for title in {text.title for text in texts}}
    first = row_number(id_, 0)
    rows = [
        (first - place, own, "" if text.kind == TITLE else heads[text.title], _marks(text.kind, text.who, text.private))
        for place, (text, own) in enumerate(zip(texts, folded, strict=True))
    ]
    if len(rows) > TEXTS:  # they stand with the last there is room for
        _, *columns = zip(*rows[TEXTS - 1 :], strict=True)
        own, heading, marks = map(" ".join, columns)
        rows[TEXTS - 1 :] = [(row_number(id_, TEXTS), own, heading, marks)]
    return rows[::-1], set(" ".join(folded).split())


def row_number(id_: int, place: int) -> int:
    """The number of a text's row; of the last ones of a very long meeting the same."""
    return id_ * TEXTS + TEXTS - 1 - min(place, TEXTS - 1)


def places(row: int, piece: Sized) -> range:
    """The texts of its piece that stand in a row: one, or in the last of a very long meeting all that are left."""
    place = PIECE - 1 - row % PIECE
    return range(place, len(piece) if row % TEXTS == 0 else place + 1)


@lru_cache(maxsize=256)
def _marks(kind: str, who: tuple[str, ...], private: bool) -> str:
    return " ".join([kind_mark(kind), *map(who_mark, who), *(("private",) if private else ())])


def kind_mark(kind: str) -> str:
    """What a text is filtered by, as a word that stands in no column of text."""
    return f"k{kind.replace('_', '')}"


def who_mark(initials: str) -> str:
    return "w" + "".join(words_of(initials))
