"""Backup, restore, purge and sealing, stopped or refused at each of their calls: all of it, or nothing."""

from __future__ import annotations

import contextlib
import errno
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from store.disk.errors import DiskError
from store.keeping.backup import Backup, after_meeting, backup
from store.keeping.check import check
from store.keeping.purge import plan, purge
from store.keeping.restore import Restored, restore
from store.keeping.seals import keep_seal, read_register
from store.ledger import read_documents, read_seal, verify
from store.said import Refused, Said
from tests.faults.shim import ERRORS, LONG, Dead, Disk, entries
from tests.faults.test_kills import said_until, start
from tests.house_of_records import FIRST, NOW, SECOND, SECRET, archive_of, build, contents, holds

EACH = 1 if LONG else 3  # in the short form each error comes at each third call
FAULTS: tuple[int | str, ...] = ("kill", "killed", *ERRORS)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two meetings, copied for each fault."""
    return build(tmp_path_factory.mktemp("model") / "home").home


@pytest.fixture
def disk() -> Iterator[Disk]:
    with pytest.MonkeyPatch.context() as patch:
        yield Disk(patch)


def spoiled(disk: Disk, error: int | str, at: int, action: Callable[[], Any]) -> Any:
    """What the action answers with a fault at its call number `at`; None where the program was killed by it."""
    disk.spoil(at, error)
    try:
        return action()
    except Dead:
        return None
    finally:
        disk.bury()


def counted(disk: Disk, action: Callable[[], Any]) -> int:
    """How many calls the action makes where nothing fails."""
    disk.spoil(0, 0)
    action()
    return disk.count


def places(total: int, error: int | str) -> range:
    """The calls to fail at; in the short form one is killed before it or after it, in turn."""
    if isinstance(error, str):
        return range(1 if LONG or error == "kill" else 2, total + 1, 1 if LONG else 2)
    return range(1 + ERRORS.index(error) % EACH, total + 1, EACH)


@pytest.mark.parametrize("error", FAULTS)
def test_a_backup_is_whole_or_not_there_and_leaves_the_folder_as_it_was(
    disk: Disk, model: Path, tmp_path: Path, error: int | str
) -> None:
    before = contents(model)
    (tmp_path / "count").mkdir()
    total = counted(disk, lambda: backup(model, tmp_path / "count" / "kopi.zip", NOW))
    assert total > 30
    for at in places(total, error):
        folder = tmp_path / str(at)
        folder.mkdir()
        file = folder / "kopi.zip"
        answer = spoiled(disk, error, at, lambda file=file: backup(model, file, NOW))
        if file.exists():
            assert isinstance(restore(file, folder / "new"), Restored)
            whole = not isinstance(answer, Backup) or answer.notices == ()
            assert contents(folder / "new") == before or not whole
        else:
            assert answer is None or isinstance(answer, Refused)
        if isinstance(answer, Refused):
            assert list(folder.iterdir()) == [], f"call {at}"
        assert isinstance(backup(model, folder / "again.zip", NOW), Backup)
        left = {path.name for path in folder.iterdir()} - {"kopi.zip", "again.zip", "new"}
        assert left == set(), f"call {at}"
    assert contents(model) == before


def test_a_backup_that_says_nothing_is_missing_misses_nothing(disk: Disk, model: Path, tmp_path: Path) -> None:
    total = counted(disk, lambda: backup(model, tmp_path / "count.zip", NOW))
    for at in range(1, total + 1):
        file = tmp_path / f"{at}.zip"
        answer = spoiled(disk, errno.EIO, at, lambda file=file: backup(model, file, NOW))
        if isinstance(answer, Backup) and not answer.notices:
            restore(file, tmp_path / str(at))
            assert contents(tmp_path / str(at)) == contents(model), f"call {at}"


@pytest.mark.parametrize("error", FAULTS)
def test_a_restore_is_whole_or_not_there(disk: Disk, model: Path, tmp_path: Path, error: int | str) -> None:
    made = backup(model, tmp_path / "kopi.zip", NOW)
    assert isinstance(made, Backup)
    total = counted(disk, lambda: restore(made.path, tmp_path / "count" / "home"))
    assert total > 30
    for at in places(total, error):
        folder = tmp_path / str(at)
        into = folder / "home"
        answer = spoiled(disk, error, at, lambda into=into: restore(made.path, into))
        assert not into.exists() or contents(into) == contents(model), f"call {at}"
        if isinstance(answer, Refused):
            assert not into.exists(), f"call {at}"
        if not into.exists():
            assert isinstance(restore(made.path, into), Restored)
        assert check(archive_of(into)).faults == ()
        left = {path.name for path in folder.iterdir()} - {"home", ".home.restoring.lock"}  # which nobody holds
        assert left == set() or answer is None, f"call {at}"


@pytest.mark.parametrize("years", [None, 10])
@pytest.mark.parametrize("error", FAULTS)
def test_a_purge_stopped_anywhere_leaves_a_sound_record_and_the_next_one_ends_it(
    disk: Disk, model: Path, tmp_path: Path, error: int | str, years: int | None
) -> None:
    now = NOW if years is None else NOW.replace(year=2037)
    seal = read_seal(model / FIRST)

    def work(home: Path) -> None:
        for one in plan(archive_of(home, now), home / "exports", years).purges:
            purge(one, now)

    def copied(name: str) -> Path:
        return Path(shutil.copytree(model, tmp_path / name))

    total = counted(disk, lambda: work(copied("count")))
    assert total > 30
    for at in places(total, error):
        home = copied(str(at))
        with contextlib.suppress(DiskError):
            spoiled(disk, error, at, lambda home=home: work(home))
        if (home / FIRST).exists():
            documents = read_documents(home / FIRST)
            assert verify(documents, seal) is None and len(documents) == 9, f"call {at}"
        wrong = {fault.key for fault in check(archive_of(home, now)).faults}
        assert wrong <= {"check.half_removed", "check.torn"}, f"call {at}"
        work(home)
        assert holds(home, SECRET) == [], f"call {at}"
        report = check(archive_of(home, now))
        assert (report.faults, report.meetings) == ((), 2 if years is None else 0), f"call {at}"


@pytest.mark.parametrize("error", FAULTS)
def test_a_seal_that_fails_costs_no_entry_and_is_made_the_next_time(
    disk: Disk, model: Path, tmp_path: Path, error: int | str
) -> None:
    def copied(name: str) -> Path:
        home = Path(shutil.copytree(model, tmp_path / name))
        (home / "meetings/2026/seals.json").unlink()
        return home

    def sealed(home: Path) -> tuple[Said, ...]:
        return after_meeting(archive_of(home), home / FIRST, None).failed

    total = counted(disk, lambda: sealed(copied("count")))
    for at in places(total, error):
        home = copied(str(at))
        spoiled(disk, error, at, lambda home=home: sealed(home))
        assert (home / FIRST).read_bytes() == (model / FIRST).read_bytes()
        assert sealed(home) == ()
        assert read_register((home / FIRST).parent)["2026-11-25-direktionen-22"].seal == read_seal(home / FIRST)
        assert [fault.key for fault in check(archive_of(home)).faults] == ["check.not_in_register"], "the other one's"
        assert keep_seal(home / SECOND, NOW) is None and check(archive_of(home)).faults == ()


def test_a_backup_made_while_a_meeting_is_typed_holds_all_that_was_promised_by_then(tmp_path: Path) -> None:
    path = tmp_path / "home" / "meetings" / "2026" / "2026-11-25-direktionen-22.json"
    path.parent.mkdir(parents=True)
    child = start(path)
    assert child.stdout is not None
    child.stdout.readline()
    for number in range(60 if LONG else 12):
        promised = [int(child.stdout.readline()) for _ in range(10)][-1]
        made = backup(tmp_path / "home", tmp_path / f"{number}.zip", NOW)
        assert isinstance(made, Backup) and made.notices == ()
        assert isinstance(restore(made.path, tmp_path / str(number)), Restored)
        copy = tmp_path / str(number) / path.relative_to(tmp_path / "home")
        found = entries(read_documents(copy))
        assert found == list(range(len(found))) and len(found) > promised
        assert list(contents(copy.parent)) == [copy.name]
    said_until(child, 1)
