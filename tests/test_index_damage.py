"""Whatever happens to the file of the index costs a rebuild, or an answer without it: no traceback, no wrong answer."""

from __future__ import annotations

import os
import sqlite3
import stat
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from store import events as e
from store.archive import Archive
from store.disk import calls
from store.disk.lock import Lock
from store.finding import read_through, search
from store.folder import INDEX_FILE
from store.index import base as base_module
from store.index.base import Base
from store.index.index import Index
from store.index.unusable import Unusable
from store.keeping.purge import drop_index
from store.refs import Which
from store.search.asked import Asked, Found
from store.search.words import read_query
from tests.many import NOW, archive_of, hold, indexed, random_meetings
from tests.test_archive_index import bare

posix = pytest.mark.skipif(os.name == "nt", reason="modes and links are POSIX's")
QUESTIONS = [Asked(read_query(words), private=True) for words in ("ramme", "skole og", "»model B«", "KD", "an", "aa")]


def answers(archive: Archive) -> list[Found]:
    return [search(archive, asked) for asked in QUESTIONS]


def all_is_well(archive: Archive, *, without: str | None = None) -> None:
    """The answers are those of the meetings themselves; `without` is the key of what is said about the index."""
    for asked in QUESTIONS:
        found, expected = search(archive, asked), read_through(archive, asked)
        assert (found.hits, found.more, found.unread) == (expected.hits, expected.more, expected.unread)
        assert (found.without.key if found.without else None) == without
    assert list(archive.refs(newest_first=True)) == list(archive.refs())[::-1]
    assert archive.last() is not None


def damage(path: Path, how: str, random: Random) -> None:
    data = bytearray(path.read_bytes())
    match how:
        case "flip":
            for _ in range(random.randint(1, 40)):
                data[random.randrange(len(data))] ^= random.randint(1, 255)
        case "cut":
            del data[random.randrange(len(data)) :]
        case "zeros":
            start = random.randrange(len(data))
            data[start : start + 4096] = bytes(len(data[start : start + 4096]))
        case "empty":
            data.clear()
        case "text":
            data[:] = b"this is no database\n" * 100
        case "longer":
            data += bytes(5000)
    path.write_bytes(bytes(data))


@pytest.mark.parametrize("how", ["flip", "cut", "zeros", "empty", "text", "longer"])
def test_a_damaged_index_is_made_anew(tmp_path: Path, how: str) -> None:
    archive = indexed(tmp_path, 7)
    for seed in range(6):
        damage(tmp_path / INDEX_FILE, how, Random(seed))
        all_is_well(archive_of(tmp_path))
        assert archive.index.bring_up_to_date() == 0, "it is whole again"


@given(seed=st.integers(0, 10**6), how=st.sampled_from(("flip", "zeros", "cut")))
@example(seed=2051, how="flip")
@settings(max_examples=40, deadline=None)
def test_damage_that_no_stamp_shows_is_never_a_traceback(tmp_path_factory: Any, seed: int, how: str) -> None:
    """A disk that rots sets no time. What SQLite does not see of it, the full way sees (`enighed check`)."""
    home = tmp_path_factory.mktemp("rot")
    archive = indexed(home, 7)
    path = home / INDEX_FILE
    status = path.stat()
    damage(path, how, Random(seed))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    for asked in QUESTIONS:
        found = search(archive, asked)
        through = read_through(archive, asked)
        every = read_through(bare(home), Asked(asked.query, private=True, limit=10**6))
        assert set(found.hits) <= set(every.hits), "nothing is shown that is not so"
        assert found.unread == through.unread


def test_texts_in_the_place_of_others_are_not_taken_for_them(tmp_path: Path) -> None:
    archive = indexed(tmp_path, 7)
    with archive.index.base.writing() as held, archive.index.base.change(held):
        held.execute("UPDATE texts SET held = (SELECT held FROM texts ORDER BY piece DESC)")
    all_is_well(archive)


def test_a_folder_in_its_place_is_let_be_and_told(tmp_path: Path) -> None:
    random_meetings(tmp_path, Random(1), 6)
    (tmp_path / INDEX_FILE).mkdir()
    all_is_well(archive_of(tmp_path), without="index.occupied")
    assert (tmp_path / INDEX_FILE).is_dir()


@posix
def test_a_link_in_its_place_is_not_followed(tmp_path: Path) -> None:
    home, other = tmp_path / "home", tmp_path / "other"
    random_meetings(home, Random(1), 6)
    for target in (other, tmp_path / "none"):
        other.write_bytes(b"somebody's")
        (home / INDEX_FILE).symlink_to(target)
        all_is_well(archive_of(home), without="index.occupied")
        assert other.read_bytes() == b"somebody's" and not (tmp_path / "none").exists()
        (home / INDEX_FILE).unlink()


@posix
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_searched_without_one(tmp_path: Path) -> None:
    random_meetings(tmp_path, Random(1), 6)
    tmp_path.chmod(0o500)
    try:
        all_is_well(archive_of(tmp_path), without="os.denied")
    finally:
        tmp_path.chmod(0o700)


@pytest.mark.parametrize(("number", "key"), [(28, "os.disk_full"), (30, "os.read_only"), (13, "os.denied")])
def test_a_disk_that_refuses_is_searched_without_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, key: str
) -> None:
    random_meetings(tmp_path, Random(1), 6)

    def refuse(path: Path, flags: int) -> int:
        if path.name.startswith("index."):
            raise OSError(number, os.strerror(number))
        return original(path, flags)

    original = calls.open_file
    monkeypatch.setattr(calls, "open_file", refuse)
    all_is_well(archive_of(tmp_path), without=key)


def test_a_disk_that_fills_up_while_it_is_made_leaves_the_rest_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    random_meetings(tmp_path, Random(1), 60)
    connect = Base._connect

    def small(self: Base, busy: float) -> sqlite3.Connection:
        base = connect(self, busy)
        base.execute("PRAGMA max_page_count = 24")
        return base

    monkeypatch.setattr(Base, "_connect", small)
    all_is_well(archive_of(tmp_path), without="os.disk_full")
    assert not (tmp_path / INDEX_FILE).exists(), "an empty one only takes room from the meetings"
    monkeypatch.undo()
    all_is_well(archive_of(tmp_path))


def test_without_fts5_or_sqlite_the_meetings_are_read_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    random_meetings(tmp_path, Random(1), 6)
    with monkeypatch.context() as patched:
        schema = tuple(statement.replace("fts5", "fts5_that_is_not_there") for statement in base_module.SCHEMA)
        patched.setattr(base_module, "SCHEMA", schema)
        all_is_well(archive_of(tmp_path), without="index.no_fts5")
        assert not (tmp_path / INDEX_FILE).exists()
    monkeypatch.setitem(__import__("sys").modules, "store.index.index", None)
    all_is_well(archive_of(tmp_path), without="index.no_sqlite")


def test_an_index_of_another_version_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = indexed(tmp_path, 7)
    monkeypatch.setattr(base_module, "VERSION", 99)
    with pytest.raises(Unusable), archive.index.base.reading():
        pass
    all_is_well(archive_of(tmp_path))


def test_what_breaks_under_a_question_is_thrown_away(tmp_path: Path) -> None:
    archive = indexed(tmp_path, 7)
    with archive.index.base.writing() as held, archive.index.base.change(held):
        held.execute("UPDATE texts SET held = X'00'")
    all_is_well(archive_of(tmp_path))
    with archive.index.base.writing() as held, archive.index.base.change(held):
        held.execute("UPDATE meetings SET facts = '[1]'")
    assert all(archive.facts(ref) is not None for ref in archive.refs())
    all_is_well(archive_of(tmp_path))


def test_another_program_that_writes_it_is_waited_for_and_then_done_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    random_meetings(tmp_path, Random(1), 6)
    monkeypatch.setattr("store.finding.PATIENCE", 0.05)
    lock = Lock(tmp_path / "index.lock")
    lock.take()
    all_is_well(archive_of(tmp_path), without="index.busy")
    lock.release()
    all_is_well(archive_of(tmp_path))


@posix
def test_it_is_for_nobody_else_to_read_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        indexed(tmp_path, 7)
    finally:
        os.umask(before)
    assert [stat.S_IMODE(path.stat().st_mode) for path in tmp_path.glob("index.*")] == [0o600]


def test_a_purge_takes_it_away(tmp_path: Path) -> None:
    hold(tmp_path, NOW.date() - timedelta(days=9), 1, e.NoteTaken("i1", "hemmelighed", private=True))
    archive = indexed(tmp_path, 7)
    drop_index(tmp_path)
    assert list(tmp_path.glob("index.*")) == []
    all_is_well(archive)


def test_in_memory_nothing_of_it_is_on_the_disk(tmp_path: Path) -> None:
    random_meetings(tmp_path, Random(1), 6)
    archive = Archive(tmp_path, lambda: NOW)
    archive.index = Index(tmp_path, memory=True)
    all_is_well(archive)
    assert archive.index.there and list(tmp_path.glob("index*")) == []
    assert len(list(archive.index.refs(Which(), newest_first=True))) == len(list(archive.refs()))
