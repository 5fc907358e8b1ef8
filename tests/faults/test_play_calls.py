"""`enighed play`, `new` and the end of a meeting, killed at or refused by each of their system calls, one by one."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from store.ledger import read_documents
from tests.faults.player import DAY, Told, called, enighed, judge, lines, play, quiet, start
from tests.faults.shim import LONG
from tests.faults.traced import count, spoiled, works

pytestmark = pytest.mark.skipif(not works(), reason="needs strace, and leave to trace")

WRITING = ("write", "fdatasync", "fsync", "rename", "ftruncate", "unlink", "flock", "mkdir")
READING = ("openat", "read", "close", "newfstatat", "getdents64", "lseek")
ERRORS = ("error=ENOSPC", "error=EIO", "error=EDQUOT", "error=EACCES", "error=EROFS")
KILL = "signal=KILL"
NOTES = 6
PLAY = ("play", DAY, "-")
END = "12.59 hæv mødet: udsat\n".encode()


def left_by_a_kill(home: Path) -> int:
    """Entries in the journal only, and half a line after them."""
    child = start(home, "play", DAY, "-")
    assert child.stdin and child.stdout
    child.stdin.write(b"12.01 note: x\n" * 3)
    child.stdin.flush()
    for _ in range(3):
        child.stdout.readline()
    child.kill()
    child.communicate()
    journal = next((home / "meetings").rglob("*.journal"))
    journal.write_bytes(journal.read_bytes() + b'0badc0de {"s": 99')
    return 5


LIVES: dict[str, tuple[Callable[[Path], int], bytes]] = {
    "from a whole file": (lambda home: 2, lines(NOTES)),
    "from a torn journal": (left_by_a_kill, lines(NOTES)),
    "to the end": (lambda home: 2, lines(NOTES) + END),
}


@pytest.fixture(params=list(LIVES) if LONG else list(LIVES)[1:])
def life(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, int, bytes]:
    prepare, data = LIVES[request.param]
    model = called(tmp_path / "model" / "home")
    return model, prepare(model), data


def fresh(model: Path, tmp_path: Path) -> Path:
    """The same home at the same path, so that the calls are the same too."""
    shutil.rmtree(tmp_path / "run", ignore_errors=True)
    return Path(shutil.copytree(model, tmp_path / "run" / "home"))


def each(places: range, step: int) -> Iterator[int]:
    """Every place in the long form, some in the short one, the last one always."""
    yield from places if LONG or not places else sorted({*places[step // 2 :: step], places[-1]})


def some(errors: tuple[str, ...], turn: int) -> tuple[str, ...]:
    """Every error in the long form; in the short one they take turns."""
    return tuple(dict.fromkeys(errors)) if LONG else (errors[turn % len(errors)],)


@pytest.mark.parametrize("call", WRITING)
def test_killed_at_each_call_that_writes(life: tuple[Path, int, bytes], tmp_path: Path, call: str) -> None:
    model, before, data = life
    places = count(fresh(model, tmp_path), data, tmp_path / "trace", *PLAY).places(call)
    for number in each(places, 12):
        home = fresh(model, tmp_path)
        told, hit = spoiled(home, data, tmp_path / "trace", call, KILL, str(number), *PLAY)
        assert hit and told.code == -9
        goes_on(home, told, before, data)


@pytest.mark.parametrize("lasting", ["", "+"], ids=["once", "from there on"])
@pytest.mark.parametrize("call", WRITING)
def test_refused_at_each_call_that_writes(
    life: tuple[Path, int, bytes], tmp_path: Path, call: str, lasting: str
) -> None:
    model, before, data = life
    places = count(fresh(model, tmp_path), data, tmp_path / "trace", *PLAY).places(call)
    for turn, number in enumerate(each(places, 20)):
        for error in some(ERRORS, turn):
            home = fresh(model, tmp_path)
            told, hit = spoiled(home, data, tmp_path / "trace", call, error, f"{number}{lasting}", *PLAY)
            assert hit and told.code in (0, 1)
            goes_on(home, told, before, data, deaf=bool(lasting) and call == "write")


@pytest.mark.parametrize("call", READING)
def test_refused_at_each_call_that_reads(life: tuple[Path, int, bytes], tmp_path: Path, call: str) -> None:
    """Where a module of the program cannot be read, too."""
    model, before, data = life
    places = count(fresh(model, tmp_path), data, tmp_path / "trace", *PLAY).places(call)
    for turn, number in enumerate(each(places, 200)):
        for error in some(("error=EIO", "error=EACCES"), turn):
            home = fresh(model, tmp_path)
            told, hit = spoiled(home, data, tmp_path / "trace", call, error, str(number), *PLAY)
            assert hit and told.code in (0, 1)
            program_files_only(home)
            goes_on(home, told, before, data)


def program_files_only(home: Path) -> None:
    """A module that was not found is a fault of the program, and is reported as one."""
    for report in home.glob("faults/*"):
        assert report.read_text().splitlines()[1] in ("ImportError", "ModuleNotFoundError")
        report.unlink()
        report.parent.rmdir()


def goes_on(home: Path, told: Told, before: int, data: bytes, *, deaf: bool = False) -> None:
    """`judge`, and that all was kept where nothing is said. `deaf`: no complaint could be written either."""
    if told.code == 0:
        assert len(told.receipts) == data.count(b"\n")
    if data.endswith(END):
        play(home, b"")  # the seal that was missed is made
    judge(home, Told(0 if deaf else told.code, told.receipts, told.errors), before=before)


@pytest.mark.parametrize("call", [*WRITING, "openat"])
def test_a_meeting_is_called_whole_or_not_at_all(tmp_path: Path, call: str) -> None:
    (tmp_path / "model" / "home").mkdir(parents=True)
    calls = count(fresh(tmp_path / "model" / "home", tmp_path), b"", tmp_path / "trace", "new", DAY)
    for turn, number in enumerate(each(calls.places(call), 80 if call == "openat" else 2)):
        for fault in some((KILL, *ERRORS, KILL), turn):
            home = fresh(tmp_path / "model" / "home", tmp_path)
            told, hit = spoiled(home, b"", tmp_path / "trace", call, fault, str(number), "new", DAY)
            assert hit
            program_files_only(home)
            quiet(home, told)
            shown = enighed(home, "show", DAY)[0]
            assert shown == 0 or told.code != 0
            if shown:
                code, _, err = enighed(home, "new", DAY)
                assert (code, err) == (0, "")
            (path,) = {file.with_suffix(".json") for file in home.glob("meetings/2026/2026-*") if file.suffix != ".tmp"}
            assert len(read_documents(path)) == 1
            judge(home, play(home, lines(1)), before=0)


def test_a_line_more_costs_one_write_one_flush_and_its_receipt(tmp_path: Path) -> None:
    model = called(tmp_path / "model" / "home")
    few, many = (count(fresh(model, tmp_path), lines(n), tmp_path / "trace", *PLAY).total for n in (4, 12))
    costs = {name: many[name] - few[name] for name in WRITING}
    assert costs == {"write": 2 * 8, "fdatasync": 8} | dict.fromkeys(WRITING[2:], 0)
