from __future__ import annotations

import os
from pathlib import Path

import pytest

from store.disk import calls
from store.disk.errors import Locked
from store.disk.lock import Lock, is_held


def test_one_holds_it_and_the_other_is_told_who(tmp_path: Path) -> None:
    first, second = Lock(tmp_path / "m.lock"), Lock(tmp_path / "m.lock")
    first.take()
    assert first.held()
    with pytest.raises(Locked) as refused:
        second.take()
    assert refused.value.pid == os.getpid()
    assert (tmp_path / "m.lock").read_bytes() == b"%d\n" % os.getpid()
    second.release()
    assert first.held(), "who never had it takes nothing away"
    first.release()
    assert not (tmp_path / "m.lock").exists()
    second.take()
    second.release()


def test_a_file_left_from_last_year_locks_nothing(tmp_path: Path) -> None:
    (tmp_path / "m.lock").write_bytes(b"4711\n")
    lock = Lock(tmp_path / "m.lock")
    lock.take()
    assert (tmp_path / "m.lock").read_bytes() == b"%d\n" % os.getpid()
    lock.release()


def test_a_pid_that_cannot_be_read_is_no_pid(tmp_path: Path) -> None:
    first = Lock(tmp_path / "m.lock")
    first.take()
    (tmp_path / "m.lock").write_bytes(b"garbage")
    with pytest.raises(Locked) as refused:
        Lock(tmp_path / "m.lock").take()
    assert refused.value.pid is None
    first.release()


def test_a_full_disk_does_not_keep_anybody_from_the_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(fd: int, data: bytes) -> int:
        raise OSError(28, "full")

    monkeypatch.setattr(calls, "write", full)
    lock = Lock(tmp_path / "m.lock")
    lock.take()
    assert lock.held()
    lock.release()


@pytest.mark.skipif(os.name == "nt", reason="Windows does not take away an open file")
def test_a_file_taken_away_between_opening_and_locking_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, real, left = tmp_path / "m.lock", calls.lock, [2]

    def late(fd: int) -> bool:
        if left[0]:
            left[0] -= 1
            path.unlink()
        return real(fd)

    monkeypatch.setattr(calls, "lock", late)
    lock = Lock(path)
    lock.take()
    assert lock.held()
    with pytest.raises(Locked):
        Lock(path).take()
    path.unlink()
    assert not lock.held()
    other = Lock(path)
    other.take()
    lock.release()
    assert other.held(), "it is not ours to take away any more"
    other.release()


@pytest.mark.skipif(os.name == "nt", reason="links are POSIX's")
def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "m.lock").symlink_to(tmp_path / "outside")
    with pytest.raises(OSError, match="symbolic"):
        Lock(tmp_path / "m.lock").take()
    assert not (tmp_path / "outside").exists()


def test_whether_somebody_holds_it_is_asked_without_taking_it_from_him(tmp_path: Path) -> None:
    path = tmp_path / "m.lock"
    assert not is_held(path) and not path.exists()
    lock = Lock(path)
    lock.take()
    assert is_held(path) and lock.held()
    lock.release()
    path.write_bytes(b"4711\n")
    assert not is_held(path), "left behind by one that was killed"
