"""What a durable entry costs, in plain and encrypted, beside a bare append and flush of as many bytes, and SQLite.

`python -m tests.bench.durable_entry`: in turns of ten, in an order drawn anew, so that a busy disk is busy for all and
none always follows the same other; medians, and their ratios: to the bare append at most 1.4, aim 1.25; to SQLite at
most 0.8. With `--together 1` each entry also finds the processor's caches full of the three others.

Both are opened again after the entries before, as a meeting is that is gone on with, and take 200 more, which is a long
meeting. With `--through` they are not: after some 900 rows in one go SQLite begins to write over its own log, which
spares the disk the new length of a file that a journal and the bare append have to make good.

SQLite is what one would write who trusted it with the same entry and promised the same (`Rows`): the row is found again
by number, time and kind, it carries its JSON and the hash of the row before it, a number taken by another writer is
refused, each row is a transaction on the disk (write-ahead log, synchronous FULL), a reader may read along (locking
NORMAL), and the log is folded in as SQLite does it by itself, at 1,000 pages. It is given less to do than ours, which
also proves that the entry comes back as it went, and looks whether the file is still there.
"""

from __future__ import annotations

import argparse
import json
import os
import sqlite3
import tempfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter
from typing import Any

from store.disk import calls
from store.disk.lines import write_line
from store.disk.plain import keep
from store.ledger import ENTRIES, START, Ledger
from tests.sealing import lock_up

TEXT = "Økonomidirektøren gennemgik budgetopfølgningen pr. 31. oktober; merforbrug på voksenområdet drøftes. "


def document(number: int) -> dict[str, Any]:
    """About 300 bytes, as a note is."""
    at = "2026-11-25T10:04:11"
    event = {"kind": "note_taken", "item": "i4", "text": TEXT + str(number)}
    return {"entry": number, "happened_at": at, "typed_at": at, "event": event}


def filled(path: Path, entries: int, through: bool) -> Ledger:
    """A ledger with so many entries, opened again if not `through`."""
    ledger = Ledger.create(path, document(0))
    flush, calls.flush = calls.flush, lambda fd: None  # filling up is not what is measured
    for number in range(1, entries):
        ledger.append(document(number))
    calls.flush = flush
    if through:
        return ledger
    ledger.close()
    return Ledger.open(path)


class Rows:
    """The same entries in SQLite, each on the disk when `append` returns."""

    written = staticmethod(json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode)

    def __init__(self, path: Path, entries: int, through: bool) -> None:
        self.seq, self.seal = 0, START
        self._open(path, "OFF")
        self.database.execute(
            "CREATE TABLE entries (seq INTEGER PRIMARY KEY, happened_at TEXT NOT NULL, kind TEXT NOT NULL,"
            " document TEXT NOT NULL, prev TEXT NOT NULL)"
        )
        for number in range(entries):
            self.append(document(number))
        if through:
            self.database.execute("PRAGMA synchronous = FULL")
        else:
            self.database.close()
            self._open(path, "FULL")

    def _open(self, path: Path, synchronous: str) -> None:
        self.database = sqlite3.connect(path)
        assert self.database.execute("PRAGMA journal_mode = WAL").fetchone() == ("wal",)
        self.database.execute(f"PRAGMA synchronous = {synchronous}")

    def append(self, value: dict[str, Any]) -> None:
        text = self.written(value)
        row = (self.seq, value["happened_at"], value["event"]["kind"], text, self.seal)
        with self.database:  # a transaction
            self.database.execute("INSERT INTO entries VALUES (?, ?, ?, ?, ?)", row)
        self.seq, self.seal = self.seq + 1, sha256((self.seal + text).encode()).hexdigest()


def measure(folder: Path, entries: int, rounds: int, together: int, through: bool) -> dict[str, float]:
    """Seconds for one entry in each way, after `entries` entries; `through`: in the same go as these."""
    bare = os.open(folder / f"bare-{entries}", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    lock_up(folder / "sealed")
    rows = Rows(folder / f"{entries}.sqlite", entries, through)
    with (
        filled(folder / f"{entries}.json", entries, through) as plain,
        filled(folder / "sealed" / f"{entries}.json", entries, through) as sealed,
    ):

        def flushed(line: bytes) -> None:
            os.write(bare, line)
            calls.flush(bare)

        ways: list[tuple[str, Callable[[Any], object]]]
        ways = [("plain", plain.append), ("sealed", sealed.append), ("bare", flushed), ("SQLite", rows.append)]
        chance = Random(entries)
        taken: dict[str, list[float]] = {name: [] for name, _ in ways}
        for first in range(entries, entries + rounds, together):
            values = [document(number) for number in range(first, first + together)]
            lines = [write_line(1, ((ENTRIES, 1, keep({**value, "prev": START})),), False) for value in values]
            for name, way in chance.sample(ways, len(ways)):
                for given in lines if name == "bare" else values:
                    start = perf_counter()
                    way(given)
                    taken[name].append(perf_counter() - start)
    os.close(bare)
    rows.database.close()
    return {name: median(times) for name, times in taken.items()}


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--folder", type=Path, help="on the disk to be measured; a temporary one otherwise")
    reader.add_argument("--rounds", type=int, default=200)
    reader.add_argument("--together", type=int, default=10, help="so many of one way after each other")
    reader.add_argument("--through", action="store_true", help="in one go with the entries before; else opened again")
    chosen = reader.parse_args()
    with tempfile.TemporaryDirectory(dir=chosen.folder) as folder:
        for entries in (1, 100, 500, 1_000, 10_000):
            taken = measure(Path(folder), entries, chosen.rounds, chosen.together, chosen.through)
            times = ", ".join(f"{name} {seconds * 1e6:5.0f} us" for name, seconds in taken.items())
            to = {name: taken["plain"] / taken[name] for name in ("bare", "SQLite")}
            ratios = f"to bare {to['bare']:.2f}, to SQLite {to['SQLite']:.2f}"
            print(f"{entries:>6} entries: {times}; {ratios}, sealed to plain {taken['sealed'] / taken['plain']:.2f}")


if __name__ == "__main__":
    main()
