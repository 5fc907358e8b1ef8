"""A clock, and files, of a day whose nanoseconds SQLite and Python cannot count: from 2262 on search goes on."""

from __future__ import annotations

import os
import time
from pathlib import Path
from random import Random

import pytest

from store.disk import calls
from store.finding import search
from store.index.stamps import now
from store.search.asked import Asked
from store.search.words import read_query
from tests.many import archive_of, random_meetings
from tests.test_archive_index import change

FAR = 10_413_792_000 * 10**9  # 2300-01-01


def found(home: Path) -> list[str]:
    """What the index finds, which is what is found without it."""
    told = search(archive_of(home), Asked(read_query("ramme")))
    assert told.without is None and told.hits
    return [hit.text.text for hit in told.hits]


def test_a_clock_that_cannot_be_counted_hinders_no_search(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def far() -> int:
        raise OverflowError("timestamp too large to convert to C _PyTime_t")

    random_meetings(tmp_path, Random(1), 6)
    before = found(tmp_path)
    (tmp_path / "index.sqlite3").unlink()
    for name in ("time", "time_ns", "monotonic"):
        monkeypatch.setattr(time, name, far)
    assert now() > 0 and not calls.ticks() < calls.ticks() + 1, "nobody waits for a clock that stands"
    assert found(tmp_path) == found(tmp_path) == before


def test_files_of_a_far_day_are_taken_in_and_seen_to_change(tmp_path: Path) -> None:
    refs = random_meetings(tmp_path, Random(1), 6)
    for at, ref in enumerate(refs):
        os.utime(ref.path, ns=(FAR + at, FAR + at))
    if refs[1].path.stat().st_mtime_ns < FAR:
        pytest.skip("this file system knows no such day")
    assert found(tmp_path) == found(tmp_path)
    for seed in range(4):
        change(tmp_path, Random(seed))
        found(tmp_path)
    assert archive_of(tmp_path).index.size() > 0
