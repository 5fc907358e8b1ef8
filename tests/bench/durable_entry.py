"""What a durable entry costs beside a bare append and flush of the same bytes, and beside SQLite that is as careful.

`python -m tests.bench.durable_entry`: all in turns in one run, so that a busy disk is busy for each; medians, and their
ratios: to the bare append at most 1.4, aim 1.25; to SQLite (write-ahead log, synchronous FULL, a transaction of one row
with the same bytes) at most 0.8 for a meeting's worth of entries. After about a thousand rows SQLite begins to write
over its own log, which costs a disk less than to make a file longer, as a journal and the bare append do; the last two
rows show that.
"""

from __future__ import annotations

import argparse
import os
import sqlite3
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from store.disk import calls
from store.ledger import Ledger

TEXT = "Økonomidirektøren gennemgik budgetopfølgningen pr. 31. oktober; merforbrug på voksenområdet drøftes. "


def document(number: int) -> dict[str, object]:
    """About 300 bytes, as a note is."""
    at = "2026-11-25T10:04:11"
    event = {"kind": "note_taken", "item": "i4", "text": TEXT + str(number)}
    return {"entry": number, "happened_at": at, "typed_at": at, "event": event}


def careful(path: Path) -> sqlite3.Connection:
    """A database that flushes each transaction before it says that it is kept."""
    database = sqlite3.connect(path, isolation_level=None)
    assert database.execute("PRAGMA journal_mode = WAL").fetchone() == ("wal",)
    database.execute("PRAGMA synchronous = FULL")
    database.execute("CREATE TABLE entries (number INTEGER PRIMARY KEY, document BLOB)")
    return database


def measure(folder: Path, entries: int, rounds: int) -> tuple[float, float, float]:
    """Seconds for an entry, for the bare append and for SQLite, after `entries` entries."""
    bare = os.open(folder / f"bare-{entries}", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    database = careful(folder / f"{entries}.sqlite")
    ours: list[float] = []
    plain: list[float] = []
    theirs: list[float] = []
    with Ledger.create(folder / f"{entries}.json", document(0)) as ledger:
        flush, calls.flush = calls.flush, lambda fd: None  # filling up is not what is measured
        database.execute("PRAGMA synchronous = OFF")
        for number in range(1, entries):
            ledger.append(document(number))
            database.execute("INSERT INTO entries VALUES (?, ?)", (number, b"x" * 450))
        database.execute("PRAGMA synchronous = FULL")
        calls.flush = flush
        journal = folder / f"{entries}.journal"
        for number in range(entries, entries + rounds):
            before = journal.stat().st_size
            value = document(number)
            start = perf_counter()
            ledger.append(value)
            ours.append(perf_counter() - start)
            size = journal.stat().st_size - before
            line = b"x" * (size if size > 0 else 450)
            start = perf_counter()
            os.write(bare, line)
            calls.flush(bare)
            plain.append(perf_counter() - start)
            start = perf_counter()
            database.execute("BEGIN IMMEDIATE")
            database.execute("INSERT INTO entries VALUES (?, ?)", (number, line))
            database.execute("COMMIT")
            theirs.append(perf_counter() - start)
    os.close(bare)
    database.close()
    return median(ours), median(plain), median(theirs)


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--folder", type=Path, help="on the disk to be measured; a temporary one otherwise")
    reader.add_argument("--rounds", type=int, default=300)
    chosen = reader.parse_args()
    with tempfile.TemporaryDirectory(dir=chosen.folder) as folder:
        for entries in (1, 100, 500, 1_000, 10_000):
            ours, plain, theirs = measure(Path(folder), entries, chosen.rounds)
            times = f"{ours * 1e6:7.0f} us, bare {plain * 1e6:7.0f} us, SQLite {theirs * 1e6:7.0f} us"
            print(f"{entries:>6} entries: {times}; to bare {ours / plain:.2f}, to SQLite {ours / theirs:.2f}")


if __name__ == "__main__":
    main()
