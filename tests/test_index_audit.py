"""`enighed check` holds the index against the meetings, word by word."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from store.archive import Archive
from store.facts import facts_of
from store.facts import packed as facts_packed
from store.finding import read_through, search
from store.folder import INDEX_FILE
from store.index.audit import audit
from store.index.base import BROKEN
from store.index.rows import rows_of
from store.index.schema import VERSION
from store.index.unusable import Unusable
from store.keeping.check import check
from store.search.asked import Asked
from store.search.texts import texts_of
from store.search.words import read_query
from tests.hard_meeting import hard
from tests.many import archive_of, hold, indexed
from tests.test_archive_index import change


def keys(archive: Archive) -> list[str]:
    return [told.key for told in audit(archive)]


def told_by_check(archive: Archive) -> list[str]:
    """What it says of the index; the meetings here were never sealed."""
    return [told.key for told in check(archive).faults if told.key != "check.no_register"]


def test_a_whole_index_and_none_at_all_are_well(tmp_path: Path) -> None:
    assert audit(archive_of(tmp_path)) == ()
    archive = indexed(tmp_path, 3)
    assert audit(archive) == ()
    assert told_by_check(archive) == []


def test_meetings_that_changed_since_are_no_fault(tmp_path: Path) -> None:
    archive = indexed(tmp_path, 3)
    for _ in range(4):
        change(tmp_path, Random(1))
        assert audit(archive) == ()
    archive.index.bring_up_to_date()
    assert audit(archive) == ()


@pytest.mark.parametrize(
    "wrong",
    [
        "UPDATE meetings SET ended = 1 - ended WHERE id = (SELECT min(id) FROM meetings WHERE ended NOT NULL)",
        "UPDATE meetings SET facts = replace(facts, 'ended', 'open')",
        "UPDATE meetings SET uid = 'another'",
        "DELETE FROM said WHERE meeting = (SELECT min(meeting) FROM said)",
        "DELETE FROM texts WHERE piece = (SELECT min(piece) FROM texts)",
        "DELETE FROM words WHERE id = 3",
        "INSERT INTO parts (rowid, grams) VALUES (9999, 'abc')",
        "INSERT INTO found (rowid, own) VALUES (9999, 'ramme')",
        "INSERT INTO found (found, rowid, own, heading, marks) "
        "SELECT 'delete', max(piece) * 8 + 7, 'aarsplan 2027', '', 'ktitle' FROM texts",
    ],
)
def test_whatever_is_wrong_in_it_is_told(tmp_path: Path, wrong: str) -> None:
    archive = indexed(tmp_path, 3)
    with archive.index.base.writing() as held, archive.index.base.change(held):
        held.execute(wrong)
    assert keys(archive) == ["check.index.wrong"]
    assert told_by_check(archive) == ["check.index.wrong"]
    (tmp_path / INDEX_FILE).unlink()
    assert search(archive, Asked(read_query("ramme"))).without is None and audit(archive) == ()


@given(seed=st.integers(0, 10**6))
@example(seed=22137)  # SQLite asked for more memory than there is
@settings(max_examples=60, deadline=None)
def test_an_answer_that_lacks_something_comes_of_an_index_that_check_names(
    tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    """Rot that sets no time and that SQLite does not see."""
    archive = indexed(tmp_path_factory.mktemp("rot"), 3)
    path, random = archive.home / INDEX_FILE, Random(seed)
    data = bytearray(path.read_bytes())
    used = [place for place, byte in enumerate(data) if byte]
    data[random.choice(used)] ^= 1 << random.randrange(8)
    status = path.stat()
    path.write_bytes(bytes(data))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    told = audit(archive)
    for words in ("ramme", "skole og", "»model B«", "KD", "aar", "økonomi"):
        asked = Asked(read_query(words), private=True, limit=1000)
        try:
            with archive.index.base.reading() as base:
                base.execute("SELECT count(*) FROM meetings")
            found = archive.index.search(asked)
        except (Unusable, *BROKEN):
            continue
        assert found.hits == read_through(archive, asked).hits or told, words


def test_a_folder_in_its_place_is_told_by_what_to_do(tmp_path: Path) -> None:
    hold(tmp_path, archive_of(tmp_path).now().date(), 1)
    (tmp_path / INDEX_FILE).mkdir()
    assert keys(archive_of(tmp_path)) == ["check.index.unusable"]


@pytest.mark.parametrize("reason", ["read_only", "denied", "io"])
def test_a_folder_that_may_only_be_read_is_no_fault_of_the_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reason: str
) -> None:
    archive = indexed(tmp_path, 1)

    def refused() -> None:
        raise Unusable(reason)

    monkeypatch.setattr(archive.index.base, "open", refused)
    assert keys(archive) == ["check.index.unusable"]
    monkeypatch.setattr("store.index.audit.os.access", lambda path, mode: False)
    assert keys(archive) == []


def test_what_the_index_takes_from_a_meeting_is_of_its_version() -> None:
    """Where this fails the rows of old indexes are not what they would be now: raise VERSION, then the sum here."""
    meeting = hard()
    made = (texts_of(meeting), facts_packed(facts_of(meeting)), *rows_of(7, texts_of(meeting))[:1])
    assert (VERSION, sha256(repr(made).encode()).hexdigest()[:16]) == (4, "dc13b4127ab34689")
