"""store.ledger: the files of a ledger: one writer, one name, for their owner only, no link followed."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Any

import pytest

from store.disk import journal
from store.disk.errors import AlreadyThere, DiskError, Locked, NoSuchLedger, NotSaved, Unkeepable, Unreadable
from store.disk.names import Names
from store.drafts import save
from store.ledger import Ledger, check, ledgers, read_documents
from tests.house_of_records import contents

posix = pytest.mark.skipif(os.name == "nt", reason="modes and links are POSIX's")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "meetings" / "2026" / "2026-11-25-direktionen-22.json"


def test_one_writer(path: Path) -> None:
    with Ledger.create(path, {"n": 0}):
        with pytest.raises(Locked) as refused:
            Ledger.open(path)
        assert refused.value.pid == os.getpid()
    Ledger.open(path).close()


def test_who_opens_and_types_nothing_leaves_the_folder_as_it_was(path: Path) -> None:
    Ledger.create(path, {"n": 0}).close()
    os.utime(path.parent, ns=(10**18, 10**18))
    with Ledger.open(path):
        assert save(path, {"line": "halvt"})
        assert set(contents(path.parent)) == {f"open/{path.stem}.draft", f"open/{path.stem}.lock", path.name}
    assert save(path, {})
    assert path.parent.stat().st_mtime_ns == 10**18
    with Ledger.open(path) as ledger:
        ledger.append({"n": 1})
    assert path.parent.stat().st_mtime_ns != 10**18


def test_a_name_is_taken_once(path: Path) -> None:
    with Ledger.create(path, {"n": 0}), pytest.raises(AlreadyThere):
        Ledger.create(path, {"n": 1})
    with pytest.raises(AlreadyThere):
        Ledger.create(path, {"n": 1})
    path.write_bytes(b"damaged")
    with pytest.raises(AlreadyThere):
        Ledger.create(path, {"n": 1})
    assert path.read_bytes() == b"damaged"
    assert list(contents(path.parent)) == [path.name]


def test_what_is_not_there_is_not_made_by_opening_it(path: Path) -> None:
    for write in (True, False):
        with pytest.raises(NoSuchLedger):
            Ledger.open(path, write=write)
    assert not path.parent.exists()


def test_a_first_entry_that_cannot_be_kept_makes_nothing(path: Path) -> None:
    with pytest.raises(Unkeepable):
        Ledger.create(path, {"text": "\0"})
    assert not path.parent.exists()


def test_a_first_entry_that_is_not_saved_leaves_none_behind(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(fd: int, data: bytes) -> None:
        raise OSError(28, "full")

    with monkeypatch.context() as patch:
        patch.setattr(journal, "write_all", full)
        with pytest.raises(NotSaved) as refused:
            Ledger.create(path, {"n": 0})
    assert refused.value.reason == "disk_full"
    assert contents(path.parent) == {}
    Ledger.create(path, {"n": 0}).close()


@pytest.fixture(params=[0o000, 0o077])
def umask(request: pytest.FixtureRequest) -> Any:
    before = os.umask(request.param)
    yield
    os.umask(before)


@posix
def test_files_are_0600_and_folders_0700_whatever_the_umask(path: Path, umask: None) -> None:
    ledger = Ledger.create(path, {"n": 0})
    for _ in range(2):
        ledger.append({"n": 1})
        assert len(contents(path.parent)) == 3
        for file in map(path.parent.joinpath, contents(path.parent)):
            assert stat.S_IMODE(file.stat().st_mode) == 0o600, file.name
        ledger.close()
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        ledger = Ledger.open(path)
    ledger.close()
    for folder in (Names(path).lock.parent, path.parent, path.parent.parent):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@posix
@pytest.mark.parametrize("kind", ["snapshot", "journal", "lock"])
def test_a_link_among_the_files_is_not_followed(path: Path, tmp_path: Path, kind: str) -> None:
    Ledger.create(path, {"n": 0}).close()
    other = Ledger.create(tmp_path / "other.json", {"theirs": 1})
    outside: Path = getattr(Names(tmp_path / "other.json"), kind)
    before = outside.read_bytes()
    inside: Path = getattr(Names(path), kind)
    inside.unlink(missing_ok=True)
    inside.symlink_to(outside)
    with pytest.raises(DiskError, match="link"):
        Ledger.open(path)
    if kind != "lock":
        with pytest.raises(Unreadable):
            Ledger.open(path, write=False)
        assert [notice.key for notice in check(path)] == ["unreadable.link"]
    assert outside.read_bytes() == before
    other.close()


@posix
def test_a_link_to_the_folder_is_the_users_own_affair(path: Path, tmp_path: Path) -> None:
    Ledger.create(path, {"n": 0}).close()
    (tmp_path / "link").symlink_to(path.parent)
    with Ledger.open(tmp_path / "link" / path.name) as ledger:
        ledger.append({"n": 1})
    assert len(read_documents(path)) == 2


def test_the_ledgers_of_a_folder_are_known_by_snapshot_or_journal(path: Path) -> None:
    Ledger.create(path, {"n": 0}).close()
    other = path.with_name("2026-12-02-direktionen-23.json")
    with Ledger.create(other, {"n": 0}):
        other.unlink()
        assert ledgers(path.parent) == (path, other)


def test_a_closed_ledger_can_be_copied_and_the_copy_written_to(path: Path, tmp_path: Path) -> None:
    with Ledger.create(path, {"n": 0}):
        pass
    (tmp_path / "copy.json").write_bytes(path.read_bytes())
    lock = Names(tmp_path / "copy.json").lock
    lock.parent.mkdir()
    lock.write_bytes(b"1\n")
    with Ledger.open(tmp_path / "copy.json") as ledger:
        ledger.append({"n": 1})
    assert len(read_documents(path)) == 1
