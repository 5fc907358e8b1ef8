"""SIGKILL at a random moment: what was said to be kept is there, once and in order; the lock is free."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from store.disk.errors import Locked
from store.ledger import Ledger, check
from tests.faults.shim import LONG, entries

ROOT = Path(__file__).parents[2]


def start(path: Path, most: int = 1_000_000) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.faults.child", str(path), str(most)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def said_until(child: subprocess.Popen[str], words: int) -> list[str]:
    """What it says, killed somewhere after so many words."""
    assert child.stdout is not None
    heard = [child.stdout.readline() for _ in range(words)]
    child.kill()
    heard += child.stdout.read().splitlines(keepends=True)
    child.wait()
    child.stdout.close()
    return [word.strip() for word in heard if word.endswith("\n")]


def test_killed_at_random_nothing_that_was_said_to_be_kept_is_lost(tmp_path: Path) -> None:
    dice = Random(11)
    path, promised = tmp_path / "2026" / "m.json", 0
    for number in range(1000 if LONG else 25):
        if number % 12 == 0:
            path, promised = tmp_path / str(number) / "m.json", 0
        opened, *kept = said_until(start(path), dice.randrange(1, 30))
        found = int(opened.split()[1])
        assert promised <= found <= promised + 1, "one entry may be kept whose word was not heard any more"
        assert kept == [str(n) for n in range(found, found + len(kept))]
        promised = found + len(kept)
        with Ledger.open(path, write=False) as reader:
            assert entries(reader.documents())[:promised] == list(range(promised))
            assert len(reader.documents()) <= promised + 1
        assert all(notice.key == "torn" for notice in check(path))


def test_a_second_writer_is_told_who_writes_and_the_lock_goes_with_its_holder(tmp_path: Path) -> None:
    path = tmp_path / "m.json"
    child = start(path)
    assert child.stdout is not None
    child.stdout.readline()
    with pytest.raises(Locked) as refused:
        Ledger.open(path)
    assert refused.value.pid == child.pid
    assert Ledger.open(path, write=False).documents(), "reading along is free"
    said_until(child, 3)
    with Ledger.open(path) as ledger:
        assert entries(ledger.documents())


@pytest.mark.skipif(not LONG or not hasattr(os, "fork"), reason="long form")
def test_two_writers_at_once_take_turns_and_never_meet(tmp_path: Path) -> None:
    path = tmp_path / "m.json"
    dice, promised = Random(12), 0
    for _ in range(50):
        both = [start(path, dice.randrange(1, 20)) for _ in range(2)]
        heard = [child.communicate()[0].split("\n")[1:-1] for child in both]
        for kept in heard:
            first = int(kept[0]) if kept else 0
            assert kept == [str(n) for n in range(first, first + len(kept))]
        promised += sum(map(len, heard))
        with Ledger.open(path, write=False) as reader:
            assert entries(reader.documents()) == list(range(len(reader.documents())))
            assert len(reader.documents()) >= promised
