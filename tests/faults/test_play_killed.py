"""`enighed play` killed at a random moment, by whatever signal, at whatever it was doing."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import time
from pathlib import Path
from random import Random
from threading import Thread
from typing import IO

import pytest

from tests.faults.player import DAY, ROOT, called, enighed, judge, lines, log, play, start, told_of
from tests.faults.shim import LONG

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals are POSIX's")

KILLS = 500 if LONG else 16


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return called(tmp_path_factory.mktemp("model") / "home")


def test_killed_at_a_random_moment_every_receipt_is_in_the_record(model: Path, tmp_path: Path) -> None:
    """One home lives through a dozen kills; the child is fed faster than it can keep."""
    dice, there, home = Random(21), 2, tmp_path / "none"
    for number in range(KILLS):
        if number % 12 == 0:
            home, there, noted = Path(shutil.copytree(model, tmp_path / str(number) / "home")), 2, 0
        child = start(home, "play", DAY, "-")
        assert child.stdin and child.stdout
        child.stdin.write(lines(60, noted + 1))
        child.stdin.flush()
        heard = b"".join(child.stdout.readline() for _ in range(dice.randrange(25)))
        time.sleep(dice.random() * 0.01)
        child.kill()
        rest, err = child.communicate()
        before = there
        there = judge(home, told_of(child.returncode, heard + rest, err), before=there)
        noted, there = noted + there - before, there + 2


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT", "SIGPIPE", "SIGXFSZ"])
def test_asked_to_stop_it_stops_without_a_traceback(model: Path, tmp_path: Path, name: str) -> None:
    dice = Random(name)
    for number in range(20 if LONG else 2):
        home = Path(shutil.copytree(model, tmp_path / str(number) / "home"))
        child = start(home, "play", DAY, "-")
        assert child.stdin and child.stdout
        child.stdin.write(lines(60))
        child.stdin.flush()
        heard = b"".join(child.stdout.readline() for _ in range(dice.randrange(1, 15)))
        child.send_signal(getattr(signal, name))
        rest, err = child.communicate(lines(60, 61))
        judge(home, told_of(child.returncode, heard + rest, err))


def test_stopped_while_it_starts_it_says_at_most_one_sentence(model: Path, tmp_path: Path) -> None:
    dice = Random(22)
    for number in range(60 if LONG else 5):
        home = Path(shutil.copytree(model, tmp_path / str(number) / "home"))
        child = start(home, "play", DAY, "-")
        time.sleep(0.03 + dice.random() * 0.09)  # Python itself is up by then
        child.send_signal(signal.SIGINT)
        out, err = child.communicate(lines(3))
        if b"<frozen " not in err or str(ROOT).encode() in err:  # else Python itself was starting, no line of ours
            judge(home, told_of(child.returncode, out, err))


def test_killed_while_the_meeting_ends_it_is_whole_and_sealed_the_next_time(model: Path, tmp_path: Path) -> None:
    dice = Random(23)
    for number in range(200 if LONG else 6):
        home = Path(shutil.copytree(model, tmp_path / str(number) / "home"))
        child = start(home, "play", DAY, "-")
        assert child.stdin and child.stdout
        child.stdin.write("12.50 hæv mødet: udsat\n".encode())
        child.stdin.close()
        child.stdout.readline()
        time.sleep(dice.random() * 0.02)
        child.kill()
        child.wait()
        assert [entry["kind"] for entry in log(home)][-1] == "meeting_ended"
        told = play(home, b"")
        assert told.code == 0 and len(told.errors) <= 1  # killed before it was sealed: that is told, once
        assert all("ikke forseglet" in error for error in told.errors) and play(home, b"").errors == ()
        code, out, err = enighed(home, "check")
        assert (code, err) == (0, "") and " 1 forseglet" in out


def test_the_reader_of_its_receipts_goes_away(model: Path, tmp_path: Path) -> None:
    home = Path(shutil.copytree(model, tmp_path / "home"))
    child = start(home, "play", DAY, "-")
    assert child.stdin and child.stdout and child.stderr
    child.stdin.write(lines(3))
    child.stdin.flush()
    heard = b"".join(child.stdout.readline() for _ in range(3))
    child.stdout.close()
    with pytest.raises(BrokenPipeError):
        for number in range(4, 10_000):
            child.stdin.write(lines(1, number))
            child.stdin.flush()
    err = child.stderr.read()
    judge(home, told_of(child.wait(), heard, err))


def test_a_pipe_nobody_empties_holds_it_up_and_it_is_killed_there(model: Path, tmp_path: Path) -> None:
    home = Path(shutil.copytree(model, tmp_path / "home"))
    child = start(home, "play", DAY, "-")
    assert child.stdin
    long = [lines(1, number).replace(b"\n", b" x" * 2000 + b"\n") for number in range(1, 40)]
    child.stdin.write(b"".join(long[:8]))
    child.stdin.flush()
    feeder = Thread(target=feed, args=(child.stdin, b"".join(long[8:])))
    feeder.start()
    journal, size = next((home / "meetings").rglob("*.json")).with_suffix(".journal"), -1
    while not journal.exists() or journal.stat().st_size != size:
        size = journal.stat().st_size if journal.exists() else -1
        time.sleep(0.3)
    child.kill()
    feeder.join()
    out, err = child.communicate()
    told = told_of(child.returncode, out, err)
    assert 5 < len(told.receipts) < 39
    judge(home, told)


def feed(pipe: IO[bytes], data: bytes) -> None:
    with contextlib.suppress(BrokenPipeError):
        pipe.write(data)
        pipe.flush()
