"""Two programs on one meeting: one writes, the other reads along and may take over; never do both write."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import sys
import time
from pathlib import Path

import pytest

from store import drafts
from store.disk.names import Names
from store.events import NoteTaken
from store.record import read_entries
from tests.faults.player import DAY, Told, called, enighed, judge, lines, log, play, start, told_of
from tests.faults.shim import LONG
from tests.typist import live

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals are POSIX's")
tmux = pytest.mark.skipif(shutil.which("tmux") is None or sys.platform != "linux", reason="needs tmux on Linux")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return called(tmp_path / "home")


def ledger(home: Path) -> Path:
    return home / "meetings" / "2026" / f"{DAY}-direktionen-1.json"


@tmux
def test_a_second_window_follows_and_takes_over_with_the_draft_when_the_first_is_killed(home: Path) -> None:
    path = ledger(home)
    with live(home, path, "1/2026") as first, live(home, path, "1/2026") as second:
        assert "læser med" in second.screen()
        first.line("fra det første vindue")
        second.wait_for(lambda: "fra det første vindue" in second.screen(), "the line in the other window")
        second.text("x")
        second.key("Enter")
        time.sleep(0.7)
        assert second.entries() == 4 and "læser med" in second.screen()
        first.text("halvt skrevet")
        first.wait_for(lambda: drafts.load(path) != {}, "the draft on disk")
        os.kill(first.pid(), signal.SIGKILL)
        first.wait_for(lambda: "exit=" in first.screen(), "its end")
        second.key("Enter")
        second.wait_for(lambda: "halvt skrevet" in second.screen() and "✓ gemt" in second.screen(), "to take over")
        second.text(" og færdigt")
        second.key("Enter")
        second.wait_for(lambda: second.entries() == 5, "the line on disk")
    texts = [getattr(stamped.event, "text", None) for stamped in read_entries(path)]
    assert texts[3:] == ["fra det første vindue", "halvt skrevet og færdigt"]
    judge(home, Told(0, (), ()), before=4)


@tmux
def test_a_window_that_only_sleeps_is_not_taken_from(home: Path) -> None:
    """A laptop that was closed comes back and writes on."""
    path = ledger(home)
    with live(home, path, "1/2026") as first, live(home, path, "1/2026") as second:
        pid = first.pid()
        os.kill(pid, signal.SIGSTOP)
        second.key("Enter")
        second.wait_for(lambda: "åbent i et andet vindue" in second.screen(), "who writes")
        told = play(home, lines(1))
        assert told.code == 1 and "åbent i et andet vindue" in told.errors[0]
        for _ in range(4):  # as often as it is woken, one reads what is typed, or letters change places
            os.kill(pid, signal.SIGCONT)
            time.sleep(0.2)
            os.kill(pid, signal.SIGSTOP)
        os.kill(pid, signal.SIGCONT)
        time.sleep(0.5)  # it takes the terminal back first
        first.line("vågen igen, og hvert bogstav står, hvor det blev skrevet")
        second.wait_for(lambda: "blev skrevet" in second.screen(), "the line in the other window")
    notes = [stamped.event.text for stamped in read_entries(path) if isinstance(stamped.event, NoteTaken)]
    assert notes[-1] == "vågen igen, og hvert bogstav står, hvor det blev skrevet"
    judge(home, Told(0, (), ()), before=3)


def test_a_second_play_is_told_who_writes_and_has_its_turn_afterwards(home: Path) -> None:
    first = start(home, "play", DAY, "-")
    assert first.stdin and first.stdout
    first.stdin.write(lines(1))
    heard = first.stdout.readline()
    second = play(home, lines(1, 2))
    assert second.code == 1 and second.receipts == () and "åbent i et andet vindue" in second.errors[0]
    for command in (["show", DAY], ["log", DAY], ["check"], ["export", DAY], ["actions"]):
        assert enighed(home, *command)[0] == 0, "reading is free"
    rest, err = first.communicate(lines(1, 2))
    judge(home, told_of(first.returncode, heard + rest, err))


@pytest.mark.parametrize("content", [f"{os.getpid()}\n", "1\n", "4711\n", "", "garbage \x1b[2J", "9" * 5000])
def test_a_lock_file_left_from_last_year_locks_nothing(home: Path, content: str) -> None:
    lock = Names(ledger(home)).lock
    lock.write_text(content)
    os.utime(lock, (0, 1_700_000_000))
    judge(home, play(home, lines(3)))


def test_a_folder_copied_while_somebody_writes_is_a_meeting_of_its_own(home: Path, tmp_path: Path) -> None:
    first = start(home, "play", DAY, "-")
    assert first.stdin and first.stdout
    first.stdin.write(lines(3))
    heard = b"".join(first.stdout.readline() for _ in range(3))
    copy = Path(shutil.copytree(home, tmp_path / "copy" / "home"))
    there = judge(copy, Told(0, (), ()), before=2, more=3)
    assert there == 5
    rest, err = first.communicate(lines(2, 4))
    judge(home, told_of(first.returncode, heard + rest, err))


def test_many_at_once_take_turns_and_every_receipt_is_in_the_record(home: Path) -> None:
    """Each tries for a line of its own; whoever finds it taken is told so and has written nothing."""
    given: list[str] = []
    for turn in range(20 if LONG else 3):
        children = [start(home, "play", DAY, "-") for _ in range(6)]
        for number, child in enumerate(children):
            assert child.stdin
            with contextlib.suppress(BrokenPipeError):  # it has found it taken, and is gone
                child.stdin.write(f"12.01 note: {turn}.{number}\n".encode())
                child.stdin.close()
        for number, child in enumerate(children):
            assert child.stdout and child.stderr
            out, err = child.stdout.read(), child.stderr.read().decode()
            assert bool(out) != (child.wait() == 1) and ("åbent i et andet vindue" in err) == (not out), err
            given += [f"{turn}.{number}"] if out else []
        assert sorted(given) == sorted(entry["text"] for entry in log(home)[2:])
    assert len(given) >= 3
    judge(home, Told(0, (), ()), before=2 + len(given))
