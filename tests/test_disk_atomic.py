from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.disk import atomic, calls
from store.disk.atomic import create, keep_beside, make_folders, read_file, replace
from store.disk.names import Names, temporary
from tests.faults.shim import Disk

posix = pytest.mark.skipif(os.name == "nt", reason="modes and links are POSIX's")


@pytest.fixture(params=[0o000, 0o077, 0o027])
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@posix
def test_files_are_0600_and_folders_0700_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    make_folders(tmp_path / "a" / "b" / "c")
    assert {mode(tmp_path / name) for name in ("a", "a/b", "a/b/c")} == {0o700}
    replace(tmp_path / "a" / "file", b"1")
    create(tmp_path / "a" / "other", b"1")
    kept = keep_beside(tmp_path / "a" / "file", b"1", "damaged")
    assert {mode(file) for file in (tmp_path / "a" / "file", tmp_path / "a" / "other", kept)} == {0o600}


@posix
def test_they_are_so_from_their_first_moment(tmp_path: Path, umask: int, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    real = calls.write

    def write(fd: int, data: bytes) -> int:
        seen.append(stat.S_IMODE(os.fstat(fd).st_mode))
        return real(fd, data)

    monkeypatch.setattr(calls, "write", write)
    replace(tmp_path / "file", b"1")
    assert seen == [0o600]


def test_each_new_level_of_folders_is_on_the_disk_before_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = Disk(monkeypatch)
    make_folders(tmp_path / "a" / "b")
    assert disk.log == ["make_folder", "sync_folder"] * 2


def test_a_file_is_flushed_before_it_is_renamed_and_its_folder_synced_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = Disk(monkeypatch)
    replace(tmp_path / "file", b"1")
    assert disk.log == ["remove", "open_file", "write", "flush", "close", "rename", "sync_folder"]


@pytest.mark.parametrize("at", range(2, 7))
def test_a_replace_that_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    replace(tmp_path / "file", b"old")
    disk = Disk(monkeypatch)
    disk.spoil(at, errno.ENOSPC)
    with pytest.raises(OSError, match="space"):
        replace(tmp_path / "file", b"new")
    assert (tmp_path / "file").read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["file"]


def test_what_a_killed_program_left_is_taken_away_by_the_next_replace(tmp_path: Path) -> None:
    temporary(tmp_path / "file").write_bytes(b"half")
    replace(tmp_path / "file", b"whole")
    assert [file.name for file in tmp_path.iterdir()] == ["file"]


@posix
def test_no_link_is_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.write_bytes(b"theirs")
    folder = tmp_path / "folder"
    folder.mkdir()
    for name in ("file", "file.tmp", "dangling"):
        (folder / name).symlink_to(outside if name != "dangling" else tmp_path / "nowhere")
    with pytest.raises(OSError, match="symbolic"):
        read_file(folder / "file")
    for name in ("file", "dangling"):
        with pytest.raises(FileExistsError):
            create(folder / name, b"ours")
    replace(folder / "file", b"ours")
    assert outside.read_bytes() == b"theirs"
    assert not (folder / "file").is_symlink()
    assert not (tmp_path / "nowhere").exists()


@posix
def test_a_pipe_a_folder_or_a_file_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", tmp_path):
        with pytest.raises(OSError, match="directory"):
            read_file(path)
    (tmp_path / "large").write_bytes(b"x" * 101)
    monkeypatch.setattr(atomic, "LARGEST", 100)
    with pytest.raises(OSError, match="large"):
        read_file(tmp_path / "large")
    (tmp_path / "large").write_bytes(b"x" * 100)
    assert read_file(tmp_path / "large")


def test_an_original_is_kept_once_and_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "m.journal"
    assert keep_beside(path, b"one", "damaged").name == "m.journal.damaged-1"
    assert keep_beside(path, b"two", "damaged").name == "m.journal.damaged-2"
    assert keep_beside(path, b"one", "damaged").name == "m.journal.damaged-1"
    assert keep_beside(path, b"one", "torn").name == "m.journal.torn-1"
    assert (tmp_path / "m.journal.damaged-1").read_bytes() == b"one"


def test_a_rename_that_windows_refuses_is_tried_for_a_while_only_where_there_is_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries: list[str] = []

    def refused(old: Path, new: Path) -> None:
        tries.append("rename")
        raise PermissionError(errno.EACCES, "shared")

    monkeypatch.setattr(atomic, "WINDOWS", True)
    monkeypatch.setattr(calls, "rename", refused)
    monkeypatch.setattr(calls, "pause", lambda seconds: tries.append("pause"))
    for patient, expected in ((False, ["rename"]), (True, ["rename", "pause"] * 6 + ["rename"])):
        tries.clear()
        with pytest.raises(PermissionError):
            replace(tmp_path / "file", b"1", patient=patient)
        assert tries == expected
        assert list(tmp_path.iterdir()) == []


def test_the_files_of_a_ledger_bear_its_name(tmp_path: Path) -> None:
    names = Names(tmp_path / "2026-11-25-direktionen-22.json")
    assert [path.name for path in (names.journal, names.lock, names.draft, temporary(names.snapshot))] == [
        f"2026-11-25-direktionen-22{end}" for end in (".journal", ".lock", ".draft", ".json.tmp")
    ]
