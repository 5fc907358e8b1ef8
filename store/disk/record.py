"""The record as TinyDB: our storage, which knows what changed, and our table, which tells it.

Stock TinyDB hands its storage the whole database at every change, copied; here an insert is one line of the
journal, whatever the table holds (libraries.md, What costs time in TinyDB).
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document, Table

from store.disk.errors import Damaged, NoSuchLedger, NotSaved
from store.disk.lines import META, Operation
from store.disk.names import Names
from store.disk.plain import Kept, keep
from store.disk.reading import Found, find, stamps
from store.disk.snapshot import Tables
from store.disk.writer import Writer
from store.said import Said, said


class Mode(Enum):
    """How a record is opened: made new, gone on with, or only read (no lock, nothing mended)."""

    CREATE = "create"
    WRITE = "write"
    READ = "read"


class JournalStorage(Storage):
    """What TinyDB reads and writes. Documents are frozen; a change is durable when its call returns."""

    def __init__(self, path: Path, mode: Mode = Mode.WRITE) -> None:
        self._names = Names(path)
        self._found: Found | None = None
        self._writer = Writer(path)
        self._open = True
        if mode is Mode.READ:
            self._found = _readable(self._names)
        elif mode is Mode.CREATE:
            self._writer.create()
        else:
            self._writer.open()

    @property
    def tables(self) -> Tables:
        """The record itself: changed by `put` and nothing else."""
        return self._found.tables if self._found else self._writer.tables

    @property
    def bad(self) -> tuple[tuple[Path, int], ...]:
        """For a reader: each file and line that is damaged; what is shown ends before the first."""
        return self._found.bad if self._found else ()

    @property
    def notices(self) -> tuple[Said, ...]:
        """What was mended, or for a reader what is damaged: `torn`, `mended`, `damaged`."""
        told = tuple(said("damaged", path=str(path), line=line, kept=None) for path, line in self.bad[:1])
        return told or self._writer.notices

    def read(self) -> dict[str, Any]:
        """All tables, for TinyDB to look at."""
        return {name: MappingProxyType(rows) for name, rows in self.tables.items()}

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """All tables at once, as TinyDB's slower calls give them: one line of what is different."""
        old = self.tables
        new = {name: {key: keep(row) for key, row in rows.items()} for name, rows in data.items()}
        changed: list[Operation] = []
        for name in {**old, **new}:
            before, after = old.get(name, {}), new.get(name, {})
            changed += [(name, int(key), None) for key in before if key not in after]
            changed += [(name, int(key), row) for key, row in after.items() if before.get(key) != row]
        if META in data:
            raise ValueError(f"the table {META} is the file's own")
        if changed:
            self.put(tuple(changed))

    def put(self, operations: tuple[Operation, ...]) -> None:
        """One change as one line. NotSaved, Locked or Unkeepable leave everything as it was."""
        if self._found or not self._open:
            raise NotSaved("read_only", self._names.snapshot)
        self._writer.append(operations)

    def store(self) -> None:
        """Write the snapshot now, beside the journal. OSError where it fails, and nothing is lost by that."""
        self._writer.snapshot()

    def refresh(self) -> bool:
        """For a reader: read again where a file has changed."""
        if not self._found or stamps(self._names) == self._found.stamps:
            return False
        self._found = _readable(self._names)
        return True

    def abandon(self) -> None:
        """Take back what `Mode.CREATE` made."""
        self._open = False
        self._writer.abandon()

    def close(self) -> None:
        if self._open and not self._found:
            self._open = False
            self._writer.close()


class JournalTable(Table):
    """A table whose insert costs one line. What is kept is frozen: TinyDB's `update` is a TypeError."""

    def insert(self, document: Mapping[str, Any]) -> int:
        """The id of the new document: a `Document`'s own, or the next free; ValueError where it is taken."""
        rows = self._journal.tables.get(self.name, {})
        key = document.doc_id if isinstance(document, Document) else max(map(int, rows), default=0) + 1
        if str(key) in rows or self.name == META:
            raise ValueError(f"document {key} of {self.name} is taken")
        self.keep(key, keep(document))
        return key

    def keep(self, key: int, document: Kept) -> None:
        """`insert` of a document that is made ready already, under an id that is known to be free."""
        self._journal.put(((self.name, key, document),))
        self.clear_cache()

    @property
    def _journal(self) -> JournalStorage:
        return cast(JournalStorage, self._storage)


class Record(TinyDB):
    """TinyDB on a journal: `Record(path, mode=Mode.READ)`."""

    table_class = JournalTable
    default_storage_class = JournalStorage  # type: ignore[assignment]


def _readable(names: Names) -> Found:
    found = find(names)
    if not found.last and not found.tables:
        if found.bad:
            raise Damaged(*found.bad[0])
        raise NoSuchLedger(names.snapshot)
    return found
