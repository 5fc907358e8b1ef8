"""The record of one meeting or one year: entries in order, each with the hash of the one before it."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from hashlib import sha256
from itertools import count, takewhile
from pathlib import Path
from typing import Any, Self, cast

from store.disk.errors import Damaged, NewerFormat, NoSuchLedger, Unreadable
from store.disk.names import Names
from store.disk.plain import FrozenDict, canonical, keep
from store.disk.reading import Found, find
from store.disk.record import JournalStorage, JournalTable, Mode, Record
from store.disk.sealed import open_file
from store.disk.snapshot import Tables, read_snapshot, write_snapshot
from store.said import Said, said

ENTRIES = "entries"
START = "0" * 64
PURGED = "entry_purged"


def seal_of(document: Mapping[str, Any]) -> str:
    """SHA-256 of a document, its `prev` with it, in canonical JSON: keys sorted, no spaces, UTF-8.

    Of one that was purged the hash it had, which it states: the chain proves the rest (docs/data-format.md).
    """
    event = document.get("event")
    if isinstance(event, Mapping) and event.get("kind") == PURGED:
        return str(event.get("hash"))
    return sha256(canonical(document)).hexdigest()


def verify(documents: Sequence[Mapping[str, Any]], seal: str | None = None) -> int | None:
    """The first entry that was changed since it was kept, or None. Only the seal proves the last one.

    Each link stands between two entries. A broken one followed by another names the entry between them; alone
    it names the earlier, whose text the later one no longer vouches for.
    """
    broken = _broken(documents, seal)
    if True not in broken:
        return None
    link = broken.index(True)
    later = link == 0 or broken[link + 1 : link + 2] == [True]
    return link if later else link - 1


def read_documents(path: Path) -> tuple[Mapping[str, Any], ...]:
    """All entries, without a lock and without TinyDB. NoSuchLedger, Unreadable, NewerFormat, or Damaged."""
    found = find(Names(path))
    if found.bad:
        raise Damaged(*found.bad[0])
    if not found.last:
        raise NoSuchLedger(path)
    return tuple(_entries(found.tables))


def read_salvaged(path: Path) -> tuple[Mapping[str, Any], ...]:
    """The entries of a file whose own sum is wrong, as far as they can be read: to tell which was changed, not to use.

    NewerFormat or Unreadable.
    """
    return tuple(_entries(find(Names(path)).tables))


def read_seal(path: Path) -> str:
    """The seal of a ledger as it stands: the hash of its last entry. The errors of `read_documents`."""
    return seal_of(read_documents(path)[-1])


def begun(path: Path) -> bool:
    """Whether anything of a ledger was ever promised: files of one stopped before its first entry are none."""
    try:
        found = find(Names(path))
    except (NewerFormat, Unreadable):
        return True
    return bool(found.last or found.bad)


def check(path: Path) -> tuple[Said, ...]:
    """What is wrong with a ledger: every line, every sum, the chain; nothing is changed. Empty if all is
    well.

    Keys: `damaged` (path, line), `torn` (path, bytes), `altered` (path, entry), `check.table`, `check.tables`
    (path, table, n: how many are none of ours, and the first by name), `check.beside` (path: more than the entries),
    `newer_format`, `unreadable.*`.
    """
    try:
        found = find(Names(path))
    except (NewerFormat, Unreadable) as refused:
        return (refused.said,)
    if not found.last and not found.bad:
        raise NoSuchLedger(path)
    wrong = [said("damaged", path=str(file), line=line, kept=None) for file, line in found.bad]
    if found.torn:
        wrong.append(said("torn", path=str(Names(path).journal), kept=None, bytes=len(found.torn)))
    wrong += _beside(path, found)
    documents = _entries(found.tables)
    altered = verify(documents)
    if altered is None and len(documents) < len(found.tables.get(ENTRIES, {})):
        altered = len(documents)
    return (*wrong, *([] if altered is None else [said("altered", path=str(path), entry=altered)]))


def _beside(path: Path, found: Found) -> list[Said]:
    """What the files hold that is no entry: no chain and no seal vouches for it."""
    if found.bad:
        return []
    others = [name for name in found.tables if name != ENTRIES]
    if others:
        key = "check.table" if len(others) == 1 else "check.tables"
        return [said(key, path=str(path), table=others[0], n=len(others))]
    if found.snapshot is None:
        return []
    # a reader of JSON passes over what stands twice: the file must be what this program makes of its entries
    data = open_file(Names(path).snapshot, found.snapshot).data
    tables = found.tables if found.last == found.stored else read_snapshot(data).tables
    return [] if write_snapshot(tables, found.stored) == data else [said("check.beside", path=str(path))]


def ledgers(folder: Path) -> tuple[Path, ...]:
    """The ledgers of a folder by name; one stopped before its first snapshot is known by its journal."""
    found = (file for file in folder.iterdir() if file.suffix in (".json", ".journal"))
    return tuple(sorted({file.with_suffix(".json") for file in found}))


class Ledger:
    """One meeting's record: documents numbered 0, 1, 2, ... each a JSON object; append-only, hash-chained.

    Documents are what `json` would read, with their `prev`, and refuse to be changed. Use it in a `with`.
    """

    def __init__(self, path: Path, mode: Mode) -> None:
        """Use `create` or `open`."""
        self.path = path
        self.read_only = mode is Mode.READ
        self._record = Record(path, mode=mode)
        self._storage = cast(JournalStorage, self._record.storage)
        self._table = cast(JournalTable, self._record.table(ENTRIES))
        self._documents: list[FrozenDict] = []
        self._show()

    @classmethod
    def create(cls, path: Path, first: Mapping[str, Any]) -> Self:
        """A new ledger, held, its first entry on the disk; folders are made.

        AlreadyThere, Locked, NotSaved or Unkeepable; then none is left behind and the call may be tried
        again.
        """
        keep(first)  # refused before anything is made
        ledger = cls(path, Mode.CREATE)
        try:
            ledger.append(first)
        except BaseException:
            ledger._storage.abandon()
            raise
        with contextlib.suppress(OSError):
            ledger._storage.store()
        return ledger

    @classmethod
    def open(cls, path: Path, *, write: bool = True) -> Self:
        """Go on with a ledger, or only read it: a reader takes no lock and mends nothing.

        NoSuchLedger, NewerFormat, Unreadable; a writer also Locked, NotSaved (no place for the lock),
        Damaged. A reader shows what stands before the damage, and says so in `notices`; Damaged where that is
        nothing.
        """
        ledger = cls(path, Mode.WRITE if write else Mode.READ)
        if write and len(ledger._documents) < len(ledger._storage.tables.get(ENTRIES, {})):
            ledger.close()
            raise Damaged(path, 1)
        return ledger

    @property
    def notices(self) -> tuple[Said, ...]:
        """What was found. `torn` (path, kept, bytes) and `mended` (path, kept): put right, the original
        beside it;
        `damaged` (path, line): a reader's, and what is shown ends before it."""
        return self._storage.notices

    def documents(self) -> tuple[Mapping[str, Any], ...]:
        """All entries in order."""
        return tuple(self._documents)

    def append(self, document: Mapping[str, Any]) -> int:
        """The number of the new entry, which is on the disk when this returns.

        NotSaved (or Locked, where another program took over while the folder was away) and Unkeepable leave
        the record as it was; the same append may be tried again and nothing is doubled.
        """
        if len(self._documents) < len(self._storage.tables.get(ENTRIES, {})):
            self._show()  # an append was interrupted after its entry was kept
        number = len(self._documents)
        kept = keep({**document, "prev": self.seal()})
        self._table.keep(number, kept)
        self._documents.append(kept)
        return number

    def refresh(self) -> bool:
        """For a reader: read again if a file has changed; True where there is something new."""
        before = self._documents
        return self._storage.refresh() and self._show() != before

    def seal(self) -> str:
        """The hash of the last entry, which vouches for all before it."""
        return seal_of(self._documents[-1]) if self._documents else START

    def close(self) -> None:
        """Fold the journal into the ledger's own file and let go of the lock. A failed snapshot is no error;
        NotSaved only where the files are gone and could not be made again."""
        self._record.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def _show(self) -> list[FrozenDict]:
        documents = _entries(self._storage.tables)
        if self._storage.bad and self._storage.bad[0][0] == self.path:
            # The sum is wrong and every line suspect: only what the next entry vouches for is shown.
            broken = _broken(documents, seal="")
            documents = [] if broken[0] else documents[: broken.index(True) - 1]
        if self._storage.bad and not documents:
            raise Damaged(*self._storage.bad[0])
        self._documents = documents
        return documents


def _broken(documents: Sequence[Mapping[str, Any]], seal: str | None) -> list[bool]:
    """Of each link, before the first entry, between two, and after the last: if the hash is another."""
    seals = [START, *map(seal_of, documents)]
    carried = [document.get("prev") for document in documents] + [seals[-1] if seal is None else seal]
    return [made != told for made, told in zip(seals, carried, strict=True)]


def _entries(tables: Tables) -> list[FrozenDict]:
    """As far as they are numbered without a gap."""
    rows = (tables.get(ENTRIES, {}).get(str(number)) for number in count())
    return list(takewhile(lambda row: row is not None, rows))  # type: ignore[arg-type]
