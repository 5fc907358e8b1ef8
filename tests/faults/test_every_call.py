"""Each call of a meeting made to fail, or to be the last: nothing acknowledged is lost or doubled."""

from __future__ import annotations

import errno
import sys
import traceback
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from tinydb import TinyDB

from store.disk.errors import AlreadyThere, DiskError, NoSuchLedger, NotSaved
from store.disk.sealed import is_sealed
from store.ledger import Ledger, check, read_documents, verify
from tests.faults.shim import ERRORS, LONG, SECRET, Dead, Disk, document, entries, on_disk
from tests.house_of_records import contents

MANY = 5
EACH = 1 if LONG else 3  # in the short form each error comes at each third call, and all five at all calls


@pytest.fixture
def disk() -> Iterator[Disk]:
    with pytest.MonkeyPatch.context() as patch:
        yield Disk(patch)


def calls_of_a_meeting(disk: Disk, folder: Path) -> int:
    """How many calls its making, five entries, a second opening and two closings make."""
    disk.spoil(0, 0)
    meeting(folder / "count" / "m.json", lambda action: action())
    return disk.count


def meeting(path: Path, attempt: Callable[[Callable[[], Any]], Any]) -> list[int]:
    """The life of a ledger; `attempt` does each step, and again as it sees fit. The entries acknowledged."""
    said = [0]
    ledger: Ledger = attempt(lambda: Ledger.create(path, document(0)))
    for number in range(1, MANY):
        if number == 3:
            attempt(ledger.close)
            ledger = attempt(lambda: Ledger.open(path))
        attempt(partial(ledger.append, document(number)))
        said.append(number)
    attempt(ledger.close)
    return said


def told(action: Callable[[], Any], tries: int, heal: Callable[[], None]) -> Any:
    """Do it as a patient user would: a refusal is ours, tells nothing of the meeting; it is tried again."""
    for _ in range(tries):
        try:
            return action()
        except DiskError as refused:
            assert SECRET not in "".join(traceback.format_exception(refused)) + repr(refused.said)
            heal()
    return action()


@pytest.mark.parametrize("error", ERRORS)
def test_a_call_that_fails_once_is_told_or_mended_and_nothing_is_lost_or_doubled(
    disk: Disk, tmp_path: Path, error: int
) -> None:
    total = calls_of_a_meeting(disk, tmp_path)
    for k in range(1 + ERRORS.index(error) % EACH, total + 1, EACH):
        path = tmp_path / f"{error}-{k}" / "m.json"
        disk.spoil(k, error)
        said = meeting(path, lambda action: told(action, 1, lambda: None))
        disk.heal()
        assert on_disk(path) == said, f"call {k}"
        assert check(path) == ()
        Ledger.open(path).close()
        assert is_sealed(path.read_bytes()) or len(TinyDB(path).table("entries")) == MANY


@pytest.mark.parametrize("error", ERRORS)
def test_a_disk_that_stays_broken_is_said_and_when_it_is_well_again_the_same_words_are_kept_once(
    disk: Disk, tmp_path: Path, error: int
) -> None:
    total = calls_of_a_meeting(disk, tmp_path)
    for k in range(1 + ERRORS.index(error) % EACH, total + 1, EACH):
        path = tmp_path / f"{error}-{k}" / "m.json"
        disk.spoil(k, error, lasting=True)
        refusals: list[int] = []

        def heal(refusals: list[int] = refusals) -> None:
            refusals.append(1)
            if len(refusals) == 3:
                disk.heal()

        said = meeting(path, partial(patient, heal=heal, path=path))
        disk.heal()
        assert on_disk(path) == said, f"call {k}"
        assert check(path) == ()


def patient(action: Callable[[], Any], heal: Callable[[], None], path: Path) -> Any:
    """As `told`; a ledger whose making could not be taken back on the dead disk is found and gone on with."""
    try:
        return told(action, 3, heal)
    except AlreadyThere:
        ledger = Ledger.open(path)
        assert entries(ledger.documents()) == [0]
        return ledger


@pytest.mark.parametrize("error", ["kill", "killed"])
def test_killed_at_any_call_the_acknowledged_entries_are_there_in_order_and_the_meeting_goes_on(
    disk: Disk, tmp_path: Path, error: str
) -> None:
    total = calls_of_a_meeting(disk, tmp_path)
    for k in range(1, total + 1):
        path = tmp_path / f"{error}-{k}" / "m.json"
        said: list[int] = []

        def attempt(action: Callable[[], Any], said: list[int] = said) -> Any:
            result = action()
            if isinstance(result, int) or (isinstance(result, Ledger) and not said):
                said.append(len(said))
            return result

        disk.spoil(k, error)
        with pytest.raises(Dead):
            meeting(path, attempt)
        disk.bury()
        try:
            ledger = Ledger.open(path)
        except NoSuchLedger:
            assert said == []
            ledger = Ledger.create(path, document(0))
        found = entries(ledger.documents())
        assert found in (said, [*said, len(said)]), f"call {k}"
        assert verify(ledger.documents()) is None
        ledger.append(document(len(found)))
        ledger.close()
        assert on_disk(path) == [*found, len(found)]
        left = contents(path.parent).keys() - {"m.json"}
        assert all(".torn-" in name for name in left), left


def test_a_short_write_is_completed(disk: Disk, tmp_path: Path) -> None:
    total = calls_of_a_meeting(disk, tmp_path)
    for k in range(1, total + 1):
        path = tmp_path / f"short-{k}" / "m.json"
        disk.spoil(k, "short")
        assert meeting(path, lambda action: action()) == on_disk(path)


def test_a_short_write_that_cannot_be_completed_is_cut_back(disk: Disk, tmp_path: Path) -> None:
    path = tmp_path / "m.json"
    ledger = Ledger.create(path, document(0))
    before = path.with_suffix(".journal").read_bytes()
    real = disk._real["write"]
    for _ in range(3):
        disk._real["write"] = _forty_then_full(real)
        with pytest.raises(NotSaved) as refused:
            ledger.append(document(1))
        assert refused.value.reason == "disk_full"
        assert path.with_suffix(".journal").read_bytes() == before
    disk._real["write"] = real
    assert ledger.append(document(1)) == 1
    assert on_disk(path) == [0, 1]
    ledger.close()


def _full() -> int:
    raise OSError(errno.ENOSPC, "full")


def _forty_then_full(real: Callable[..., int]) -> Callable[..., int]:
    calls = iter((lambda fd, data: real(fd, bytes(data)[:40]), lambda fd, data: _full()))
    return lambda fd, data: next(calls)(fd, data)


def test_after_a_failed_flush_the_file_is_not_believed_before_all_stands_in_a_new_one(
    disk: Disk, tmp_path: Path
) -> None:
    path = tmp_path / "m.json"
    ledger = Ledger.create(path, document(0))
    ledger.append(document(1))
    old = path.stat().st_ino
    real, disk._real["flush"] = disk._real["flush"], _io_error
    with pytest.raises(NotSaved) as refused:
        ledger.append(document(2))
    assert refused.value.reason == "io"
    disk._real["flush"] = real
    disk.log.clear()
    assert ledger.append(document(2)) == 2
    assert path.stat().st_ino != old
    last_write = len(disk.log) - 1 - disk.log[::-1].index("write")
    assert disk.log.index("rename") < disk.log.index("cut") < last_write
    ledger.close()
    assert on_disk(path) == [0, 1, 2]


def _io_error(fd: int) -> None:
    raise OSError(errno.EIO, "io")


def test_an_entry_costs_one_look_one_write_and_one_flush(disk: Disk, tmp_path: Path) -> None:
    with Ledger.create(tmp_path / "m.json", document(0)) as ledger:
        for number in range(1, 4):
            disk.log.clear()
            ledger.append(document(number))
            assert disk.log == ["look_held", "write", "flush"]


def test_a_journal_is_cut_only_once_the_new_snapshot_is_on_the_disk(disk: Disk, tmp_path: Path) -> None:
    ledger = Ledger.create(tmp_path / "m.json", document(0))
    disk.log.clear()
    ledger.close()
    replaced = ["remove", "open_file", "write", "flush", "close", "rename", "sync_folder"]
    start = disk.log.index("remove")
    assert disk.log[start:][:9] == [*replaced, "cut", "flush"]


@pytest.mark.parametrize("done", [False, True])
@pytest.mark.parametrize("name", ["write", "flush", "look_held"])
def test_an_append_interrupted_from_the_keyboard_leaves_it_there_once_or_not_at_all(
    disk: Disk, tmp_path: Path, name: str, done: bool
) -> None:
    path = tmp_path / "m.json"
    ledger = Ledger.create(path, document(0))
    real = disk._real[name]

    def interrupted(*args: Any) -> Any:
        disk._real[name] = real
        if done:
            real(*args)
        raise KeyboardInterrupt

    disk._real[name] = interrupted
    with pytest.raises(KeyboardInterrupt):
        ledger.append(document(1))
    assert ledger.append(document(len(ledger.documents()))) == 1
    assert on_disk(path) == [0, 1]
    ledger.close()
    assert on_disk(path) == [0, 1]
    assert check(path) == ()


def test_an_append_interrupted_at_any_line_of_ours_leaves_the_record_whole(disk: Disk, tmp_path: Path) -> None:
    """KeyboardInterrupt before each line of store/disk and the ledger that one append runs."""
    for at in range(1, 200):
        path = tmp_path / str(at) / "m.json"
        ledger = Ledger.create(path, document(0))
        left = [at]

        def trace(frame: FrameType, event: str, arg: object, left: list[int] = left) -> Any:
            if event == "line" and "/store/" in frame.f_code.co_filename.replace("\\", "/"):
                left[0] -= 1
                if left[0] == 0:
                    raise KeyboardInterrupt
            return trace

        before = sys.gettrace()
        sys.settrace(trace)
        try:
            ledger.append(document(1))
        except KeyboardInterrupt:
            pass
        finally:
            sys.settrace(before)
        for _ in range(2):
            ledger.append({"after": True})
        documents = ledger.documents()
        ledger.close()
        assert documents == read_documents(path)
        assert [("after" in found) for found in documents[-2:]] == [True, True]
        assert len(documents) in (3, 4)
        assert verify(documents) is None
        if left[0] > 0:
            return
    raise AssertionError("the append never ended")
