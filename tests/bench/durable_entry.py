"""What a durable entry costs, in plain and encrypted, beside a bare append and flush of the same bytes, and SQLite.

`python -m tests.bench.durable_entry`: all in turns in one run, so that a busy disk is busy for all; medians, and their
ratios: to the bare append at most 1.4, aim 1.25; to SQLite that is as careful (write-ahead log, synchronous FULL, a
transaction of one row with the same bytes) at most 0.8. SQLite begins to write over its own log as it grows, which
costs a disk less than to make a file longer, as a journal and the bare append do.
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
from tests.sealing import lock_up

TEXT = "Økonomidirektøren gennemgik budgetopfølgningen pr. 31. oktober; merforbrug på voksenområdet drøftes. "


def document(number: int) -> dict[str, object]:
    """About 300 bytes, as a note is."""
    at = "2026-11-25T10:04:11"
    event = {"kind": "note_taken", "item": "i4", "text": TEXT + str(number)}
    return {"entry": number, "happened_at": at, "typed_at": at, "event": event}


def filled(path: Path, entries: int) -> Ledger:
    """A ledger with so many entries, open."""
    ledger = Ledger.create(path, document(0))
    flush, calls.flush = calls.flush, lambda fd: None  # filling up is not what is measured
    for number in range(1, entries):
        ledger.append(document(number))
    calls.flush = flush
    return ledger


def careful(path: Path, entries: int) -> sqlite3.Connection:
    """A database with so many rows that flushes each transaction before it says that it is kept."""
    database = sqlite3.connect(path, isolation_level=None)
    assert database.execute("PRAGMA journal_mode = WAL").fetchone() == ("wal",)
    database.execute("CREATE TABLE entries (number INTEGER PRIMARY KEY, document BLOB)")
    database.execute("PRAGMA synchronous = OFF")
    for number in range(entries):
        insert(database, number, b"x" * 450)
    database.execute("PRAGMA synchronous = FULL")
    return database


def insert(database: sqlite3.Connection, number: int, line: bytes) -> None:
    """One transaction of one row."""
    database.execute("BEGIN IMMEDIATE")
    database.execute("INSERT INTO entries VALUES (?, ?)", (number, line))
    database.execute("COMMIT")


def measure(folder: Path, entries: int, rounds: int) -> dict[str, float]:
    """Seconds for an entry, one in an encrypted folder, the bare append and SQLite's row, after `entries` entries."""
    bare = os.open(folder / f"bare-{entries}", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    taken: dict[str, list[float]] = {"plain": [], "sealed": [], "bare": [], "SQLite": []}
    lock_up(folder / "sealed")
    database = careful(folder / f"{entries}.sqlite", entries)
    journal = folder / f"{entries}.journal"
    with (
        filled(folder / f"{entries}.json", entries) as plain,
        filled(folder / "sealed" / f"{entries}.json", entries) as sealed,
    ):
        for number in range(entries, entries + rounds):
            before = journal.stat().st_size
            value = document(number)
            for name, ledger in (("plain", plain), ("sealed", sealed)):
                start = perf_counter()
                ledger.append(value)
                taken[name].append(perf_counter() - start)
            size = journal.stat().st_size - before
            line = b"x" * (size if size > 0 else 450)
            start = perf_counter()
            os.write(bare, line)
            calls.flush(bare)
            taken["bare"].append(perf_counter() - start)
            start = perf_counter()
            insert(database, number, line)
            taken["SQLite"].append(perf_counter() - start)
    os.close(bare)
    database.close()
    return {name: median(times) for name, times in taken.items()}


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--folder", type=Path, help="on the disk to be measured; a temporary one otherwise")
    reader.add_argument("--rounds", type=int, default=300)
    chosen = reader.parse_args()
    with tempfile.TemporaryDirectory(dir=chosen.folder) as folder:
        for entries in (1, 100, 500, 1_000, 10_000):
            taken = measure(Path(folder), entries, chosen.rounds)
            times = ", ".join(f"{name} {seconds * 1e6:5.0f} us" for name, seconds in taken.items())
            to = {name: taken["plain"] / taken[name] for name in ("bare", "SQLite")}
            ratios = f"to bare {to['bare']:.2f}, to SQLite {to['SQLite']:.2f}"
            print(f"{entries:>6} entries: {times}; {ratios}, sealed to plain {taken['sealed'] / taken['plain']:.2f}")


if __name__ == "__main__":
    main()
