"""Is the index what the ledgers say? Every meeting is read and held against it, and every word counted."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable

from store.archive import Archive
from store.folder import INDEX_FILE
from store.index.fill import grams
from store.index.fresh import is_as_read
from store.index.rows import UNREAD, Row, read, rows_of, texts_held
from store.index.schema import PIECE, TEXTS
from store.index.unusable import Unusable
from store.refs import MeetingRef
from store.said import Said, said


def audit(archive: Archive) -> tuple[Said, ...]:
    """What is wrong with the index; nothing where there is none, and of meetings that changed since it was written."""
    if not archive.has_index:
        return ()
    try:
        with archive.index.base.reading() as base:
            (before,) = base.execute("PRAGMA data_version").fetchone()
            wrong = _Audit(base).wrong(archive.refs())
            (after,) = base.execute("PRAGMA data_version").fetchone()
            return (said("check.index.wrong", file=INDEX_FILE),) if wrong and before == after else ()
    except Unusable as why:
        if why.reason in ("busy", "old", "missing"):  # by itself it is well at the next search
            return ()
        # what its last writer left half done cannot be put right in a folder that may only be read: not its fault
        if why.reason in ("read_only", "denied", "io") and not os.access(archive.home, os.W_OK):
            return ()
        if not archive.index.there:  # damaged so that SQLite saw it, and thrown away at once
            return (said("check.index.gone", file=INDEX_FILE),)
        return (said("check.index.unusable", file=INDEX_FILE, reason=why.said),)


class _Audit:
    """Each word of each meeting at its place, as a sum that does not ask for an order, beside that of the index."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self.base = base
        self.places = 0
        self.words: set[str] = set()

    def wrong(self, refs: Iterable[MeetingRef]) -> bool:
        if self.base.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
            return True
        for table in ("found", "parts"):
            self.base.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")
        late = 0
        for ref in refs:
            if not is_as_read(self.base, ref):
                late += 1
            elif not self._right(ref):
                return True
        strays = f"SELECT count(*) FROM texts WHERE piece / {TEXTS // PIECE} NOT IN (SELECT id FROM meetings)"
        more = self.base.execute(strays).fetchone() != (0,)
        return not late and (more or not (self._found_right() and self._words_right()))

    def _right(self, ref: MeetingRef) -> bool:
        """The meeting's row, its texts and what it said of others are as its ledger has them."""
        told = read(ref.path)
        if told is None or told.told is None:
            return True
        key = ref.key
        id_, *row = self.base.execute(
            "SELECT id, facts, uid, opened, ended FROM meetings WHERE year = ? AND name = ?", key
        ).fetchone()
        numbers = {number for (number,) in self.base.execute("SELECT number FROM said WHERE meeting = ?", (id_,))}
        facts = told.facts
        expected = [told.told, *((facts.id, facts.opened, facts.ended) if facts else UNREAD)]
        rows, words = rows_of(id_, told.texts)
        self._count(rows)
        self.words |= words
        return row == expected and numbers == told.said_of and texts_held(self.base, id_) == told.texts

    def _count(self, rows: Iterable[Row]) -> None:
        for number, *columns in rows:
            for column, text in zip(("own", "heading", "marks"), columns, strict=True):
                self.places += sum(hash((word, number, column, place)) for place, word in enumerate(text.split()))

    def _found_right(self) -> bool:
        self.base.execute("CREATE VIRTUAL TABLE temp.of_found USING fts5vocab('main', 'found', 'instance')")
        return self.places == sum(map(hash, self.base.execute("SELECT term, doc, col, offset FROM temp.of_found")))

    def _words_right(self) -> bool:
        """Every word is known, and its letters by threes."""
        known = dict(self.base.execute("SELECT id, word FROM words"))
        threes = sum(hash((three, id_)) for id_, word in known.items() for three in set(grams(word)))
        self.base.execute("CREATE VIRTUAL TABLE temp.of_parts USING fts5vocab('main', 'parts', 'instance')")
        told = sum(map(hash, self.base.execute("SELECT term, doc FROM temp.of_parts")))
        return self.words <= set(known.values()) and threes == told
