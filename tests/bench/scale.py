"""What depends on how many meetings there are, and must not: opening one, searching, the open tasks, the index.

    python -m tests.bench.scale FOLDER [SIZE ...]     # 10, 1,000 and 100,000 by default

Each size in turn, round after round, so that a busy machine is busy for all; medians and their ratios. Twice: with the
index as it is some seconds after a meeting was made or closed, and just after, when the year's folder has to be listed.
Reading is measured four times: the bare bytes, up to the documents (bytes, checksum, JSON), up to the entries, and the
meeting. The archives are made in FOLDER and kept there.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from functools import partial
from itertools import islice, product
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter, process_time

from store.archive import Archive
from store.finding import search
from store.ledger import read_documents
from store.record import read_entries, read_meeting
from store.search.asked import Asked
from store.search.words import read_query
from tests.bench.ready import SIZES, ready
from tui.cli.base import now
from tui.desk import open_tasks_of
from tui.opening import open_meeting

ROUNDS = 15
SETTLED = 10.0  # seconds since a folder's last change
SIZE, ALIKE = 25_000, 3  # bytes; ended meetings that are opened
QUERIES = ("kulturarkiv", "ramme", "ing", "og", "BU", "budget skole", "klimaskole havn", "»er i«", "findesikke")


def seconds(does: Callable[[], object]) -> float:
    return both(does)[0]


def both(does: Callable[[], object]) -> tuple[float, float]:
    """Seconds by the clock, and of the processor."""
    start, worked = perf_counter(), process_time()
    does()
    return perf_counter() - start, process_time() - worked


def opened(home: Path, number: str) -> None:
    """A meeting by its number, to write in, and let go of again."""
    archive = Archive(home, now)
    ref = archive.find(number)
    open_meeting(archive, ref.path).close()  # type: ignore[union-attr]


def searched(home: Path, words: str) -> None:
    found = search(Archive(home, now), Asked(read_query(words)))
    assert found.without is None


def measure(homes: dict[int, Path]) -> dict[str, dict[int, float]]:
    """Medians in seconds: of what, in an archive of what size; the sizes in an order drawn anew each time."""
    found: dict[str, dict[int, list[float]]] = {}
    numbers = {size: _numbers(home) for size, home in homes.items()}
    draw = Random(15)
    does: dict[str, Callable[[Path, str], object]] = {
        "open the meeting that goes on": lambda home, number: _running(home),
        "open an ended meeting": opened,
        "open-task list": lambda home, number: open_tasks_of(Archive(home, now)),
    }
    does |= {f"search {words}": lambda home, number, words=words: searched(home, words) for words in QUERIES}
    states = {"": _settle, ", just changed": _change}
    for turn, (state, prepare), (name, do) in product(range(ROUNDS + 1), states.items(), does.items()):
        for home in homes.values():
            prepare(
                home
            )  # all of them first: listing a great folder empties the processor's caches for what comes next
        for size in draw.sample(list(homes), len(homes)):
            took = seconds(partial(do, homes[size], numbers[size][turn % ALIKE]))
            if turn:  # the first round warms the caches
                found.setdefault(f"{name}{state}", {of: [] for of in homes})[size].append(took)
    return {name: {size: median(times) for size, times in sizes.items()} for name, sizes in found.items()}


def _settle(home: Path) -> None:
    """The last change is some seconds ago, and somebody has searched since."""
    _change(home, SETTLED)
    Archive(home, now).index.bring_up_to_date()


def _change(home: Path, ago: float = 0.0) -> None:
    """As when a meeting was made, first written to or closed."""
    at = time.time() - ago
    os.utime(max((home / "meetings").iterdir()), (at, at))


def _numbers(home: Path) -> list[str]:
    """Of the latest meetings those that are of about the same size in every archive."""
    refs = list(islice(Archive(home, now).refs(newest_first=True), 1, 60))
    refs.sort(key=lambda ref: abs(ref.path.stat().st_size - SIZE))
    return [f"{ref.forum}:{ref.number}" for ref in refs[:ALIKE]]


def _running(home: Path) -> None:
    archive = Archive(home, now)
    open_meeting(archive, archive.running().path).close()  # type: ignore[union-attr]


def ledgers(home: Path) -> list[Path]:
    return [ref.path for ref in Archive(home, now).refs()]


def scan(paths: list[Path], needle: bytes = b"kulturarkiv") -> int:
    """How many files hold a word, by their bytes."""
    return sum(needle in path.read_bytes() for path in paths)


def each(does: Callable[[Path], object], paths: list[Path]) -> None:
    for path in paths:
        does(path)


def rebuilt(home: Path) -> None:
    archive = Archive(home, now)
    archive.index.base.throw_away()
    archive.index.bring_up_to_date()


def main(folder: Path, sizes: tuple[int, ...] = SIZES) -> None:
    homes = {size: ready(folder, size) for size in sizes}
    times = measure(homes)
    last = max(sizes)
    paths = ledgers(homes[last])
    scan(paths)
    scanned = seconds(lambda: scan(paths))
    print(f"{ROUNDS} rounds; scanning the bytes of {last:,} meetings once they are in memory: {scanned:.2f} s")
    for name, by_size in times.items():
        told = "  ".join(f"{size:>7,}: {took * 1e3:8.2f} ms" for size, took in by_size.items())
        ratios = [f"{last:,} to {size:,}: {by_size[last] / by_size[size]:.2f}" for size in sizes if size != last]
        print(f"{name:45} {told}  {'  '.join(ratios)}  scan / it {scanned / by_size[last]:.0f}")
    for size in sizes:
        paths = ledgers(homes[size])
        reads = {
            "bytes": lambda paths=paths: each(Path.read_bytes, paths),
            "documents": lambda paths=paths: each(read_documents, paths),
            "entries": lambda paths=paths: each(read_entries, paths),
            "meetings": lambda paths=paths: each(read_meeting, paths),
            "rebuild": lambda size=size: rebuilt(homes[size]),
        }
        turns = 1 if size > 10_000 else 5
        rounds = [{name: both(do) for name, do in reads.items()} for _ in range(turns)]
        file = (homes[size] / "index.sqlite3").stat().st_size / sum(path.stat().st_size for path in paths)
        for which, clock in enumerate(("by the clock", "of the processor")):
            took = {name: median(one[name][which] for one in rounds) for name in reads}
            ratios = ", ".join(f"{took['rebuild'] / took[name]:.2f} times {name}" for name in list(reads)[:4])
            print(f"rebuild of {size:,}: {took['rebuild']:.2f} s {clock}, {ratios}")
        print(f"its file is {file:.2f} times the meetings'")


if __name__ == "__main__":
    main(Path(sys.argv[1]), tuple(map(int, sys.argv[2:])) or SIZES)
