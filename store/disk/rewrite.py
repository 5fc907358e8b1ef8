"""The one change of a ledger that is no new line: rows replaced so that no file of it holds what they were."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from store.disk import calls
from store.disk.atomic import keep_beside, replace
from store.disk.errors import Damaged, NoSuchLedger, NotSaved, reason_of
from store.disk.keyfile import may_write
from store.disk.lock import Lock
from store.disk.names import Names
from store.disk.plain import keep
from store.disk.reading import find
from store.disk.sealed import proven
from store.disk.snapshot import Tables, write_snapshot


@contextlib.contextmanager
def alone(path: Path) -> Iterator[Names]:
    """The files of a ledger, held against every writer; Locked, or NotSaved where the disk refuses."""
    lock = Lock(Names(path).lock, folder=True)
    try:
        lock.take()
        may_write(path)
        yield Names(path)
    except OSError as failed:
        raise NotSaved(reason_of(failed), path) from None
    finally:
        lock.release()


def rewrite(names: Names, table: str, rows: Mapping[int, Mapping[str, Any]]) -> None:
    """Put these rows in place of those that stand; for who is `alone`. Damaged, NoSuchLedger, OSError.

    The journal is folded and taken away first, then the file is replaced in one step: killed anywhere, the
    ledger is as it was or as it is to be, and in the second case nothing beside it holds the old rows.
    """
    found = find(names, alone=True)
    if found.bad:
        raise Damaged(*found.bad[0])
    if not found.last:
        raise NoSuchLedger(names.snapshot)
    if found.journal is not None:
        if found.stored < found.last:
            _put(names, found.tables, found.last)
        calls.remove(names.journal)
        calls.sync_folder(names.journal.parent)
    kept = {str(key): keep(row) for key, row in rows.items()}
    tables = {**found.tables, table: {**found.tables.get(table, {}), **kept}}
    _put(names, tables, found.last + 1)


def renew(names: Names) -> None:
    """Write the ledger as its folder now has it, sealed or plain, its journal folded; for who is `alone`.

    Damaged, NewerFormat, Unreadable, OSError. Killed anywhere, the ledger is whole: lines the file has are skipped.
    """
    found = find(names, alone=True)
    if found.bad:
        raise Damaged(*found.bad[0])
    if found.torn:
        keep_beside(names.journal, found.torn, "torn")
    if found.last:
        _put(names, found.tables, found.last)
    if found.journal is not None:
        calls.remove(names.journal)
        calls.sync_folder(names.journal.parent)


def _put(names: Names, tables: Tables, last: int) -> None:
    replace(names.snapshot, proven(names.snapshot, write_snapshot(tables, last)), patient=True)
