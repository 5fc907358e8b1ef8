"""Files torn, rotten or strange before the start: what is whole is shown, what is not is said, no original is lost."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from tests.faults.player import (
    DAY,
    TORN,
    called,
    enighed,
    judge,
    lines,
    log,
    numbers,
    opens_and_goes_on,
    play,
    quiet,
    start,
    told_of,
)
from tests.faults.shim import LONG

pytestmark = pytest.mark.skipif(os.name == "nt", reason="kills and links are POSIX's")
NAME = "meetings/2026/2026-11-25-direktionen-1"
OPEN = ("meetings/2026/open/2026-11-25-direktionen-1.lock", "meetings/2026/open/2026-11-25-direktionen-1.draft")
THERE = 8


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A running meeting of eight entries, closed."""
    home = called(tmp_path_factory.mktemp("closed") / "home")
    assert play(home, lines(THERE - 2)).code == 0
    return home


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same as a killed program leaves it: two entries in the file, six in the journal."""
    home = called(tmp_path_factory.mktemp("killed") / "home")
    child = start(home, "play", DAY, "-")
    assert child.stdin and child.stdout
    child.stdin.write(lines(THERE - 2))
    child.stdin.flush()
    for _ in range(THERE - 2):
        child.stdout.readline()
    child.kill()
    child.communicate()
    return home


def copy(model: Path, tmp_path: Path) -> Path:
    shutil.rmtree(tmp_path / "run", ignore_errors=True)
    return Path(shutil.copytree(model, tmp_path / "run" / "home"))


def refused_and_kept(home: Path, name: str) -> int:
    """Damage is said by every command that reads the meeting, and nothing is changed; how many entries it shows."""
    spoiled = (home / name).read_bytes()
    code, out, err = enighed(home, "play", DAY, "-", data=lines(1, 99))
    assert (code, out) == (1, "") and "beskadiget fra linje" in err and err.count("\n") == 1
    for command in (
        ["show", DAY, "--json"],
        ["log", DAY],
        ["export", DAY, "--out", str(home.parent / "out")],
        ["check"],
    ):
        code, _, err = enighed(home, *command)
        assert code == 1 and "beskadiget" in err and "Traceback" not in err
    shown = enighed(home, "log", DAY, "--json")[1]
    assert not (home.parent / "out").exists()
    assert (home / name).read_bytes() == spoiled == (home / f"{name}.damaged-1").read_bytes()
    assert not (home / "faults").exists()
    assert enighed(home, "new", "2026-12-09")[0] == 0, "other meetings can be called and held"
    assert enighed(home, "play", "2026-12-09", "-", data="12.00 åbn mødet: kd\n12.01 note: andet\n".encode())[0] == 0
    return len(json.loads(shown)) if shown else 0


def test_a_journal_cut_at_any_byte_gives_what_is_whole_and_goes_on(killed: Path, tmp_path: Path) -> None:
    whole = (killed / f"{NAME}.journal").read_bytes()
    for length in range(0, len(whole) + 1, 1 if LONG else 97):
        home = copy(killed, tmp_path)
        (home / f"{NAME}.journal").write_bytes(whole[:length])
        there = 2 + whole[:length].count(b"\n")
        found = numbers(home)
        # a line that lacks its line feed only is whole
        assert found in ([*range(1, there + 1)], [*range(1, there + 2)])
        opens_and_goes_on(home, len(found))


def test_a_meeting_cut_at_any_byte_is_refused_and_left_as_it_is(closed: Path, tmp_path: Path) -> None:
    whole = (closed / f"{NAME}.json").read_bytes()
    for length in range(0, len(whole), 1 if LONG else 331):
        home = copy(closed, tmp_path)
        (home / f"{NAME}.json").write_bytes(whole[:length])
        refused_and_kept(home, f"{NAME}.json")


@pytest.mark.parametrize("ending", ["json", "journal"])
def test_any_flipped_bit_is_found_and_what_stands_before_it_is_shown(killed: Path, tmp_path: Path, ending: str) -> None:
    whole, dice = (killed / f"{NAME}.{ending}").read_bytes(), Random(31)
    for bit in dice.sample(range(len(whole) * 8), 400 if LONG else 12):
        home, spoiled = copy(killed, tmp_path), bytearray(whole)
        spoiled[bit // 8] ^= 1 << bit % 8
        (home / f"{NAME}.{ending}").write_bytes(spoiled)
        shown = refused_and_kept(home, f"{NAME}.{ending}")
        assert shown >= (2 + whole[: bit // 8].count(b"\n") if ending == "journal" else 0)


SPOILED: dict[str, Callable[[list[bytes]], bytes]] = {
    "a line twice": lambda li: b"".join([*li[:3], li[2], *li[3:]]),
    "two lines exchanged": lambda li: b"".join([*li[:2], li[3], li[2], *li[4:]]),
    "a line garbled": lambda li: b"".join([*li[:2], b"garbled \xff\xfe\0\x1b[2J\n", *li[3:]]),
    "a line gone": lambda li: b"".join([*li[:2], *li[3:]]),
    "zeros": lambda li: b"".join([*li[:2], b"\0" * len(li[2]), *li[3:]]),
    "windows line ends": lambda li: b"".join(li).replace(b"\n", b"\r\n"),
    "a byte order mark": lambda li: b"\xef\xbb\xbf" + b"".join(li),
    "another file's text": lambda li: b"Kaere alle\n" * 3,
}


@pytest.mark.parametrize("spoil", SPOILED.values(), ids=list(SPOILED))
@pytest.mark.parametrize("ending", ["json", "journal"])
def test_lines_out_of_order_are_damage(
    killed: Path, tmp_path: Path, ending: str, spoil: Callable[[list[bytes]], bytes]
) -> None:
    home = copy(killed, tmp_path)
    path = home / f"{NAME}.{ending}"
    path.write_bytes(spoil(path.read_bytes().splitlines(keepends=True)))
    refused_and_kept(home, f"{NAME}.{ending}")


GARBAGE = (b"", b"\0" * 300, b"[" * 100_000, b"\xff\xfe\x00", b"\x1b[2J" * 9, b"garbage", b"{", b"null", b'{"line": 3}')


@pytest.mark.parametrize("garbage", GARBAGE if LONG else GARBAGE[:5])
@pytest.mark.parametrize("name", [*OPEN, f"{NAME}.json.tmp", "board.toml", "config.toml"])
def test_a_small_file_that_is_rotten_costs_no_entry(closed: Path, tmp_path: Path, name: str, garbage: bytes) -> None:
    home = copy(closed, tmp_path)
    (home / name).write_bytes(garbage)
    told = play(home, lines(2, THERE - 1))
    assert told.code == 0 and told.receipts == (THERE + 1, THERE + 2)
    quiet(home, told)
    assert "\x1b" not in enighed(home, "check")[2]
    if name.endswith(".toml"):
        assert (home / name).read_bytes() == garbage, "it is the user's to mend"
        (home / name).unlink()
        if (closed / name).exists():
            (home / name).write_bytes((closed / name).read_bytes())
    (home / OPEN[1]).unlink(missing_ok=True)
    opens_and_goes_on(home, THERE + 2)


@pytest.mark.parametrize("garbage", [b"\0" * 300, b"garbage\n", b"{}", b"[" * 100_000])
def test_a_rotten_register_is_said_costs_no_entry_and_is_left(closed: Path, tmp_path: Path, garbage: bytes) -> None:
    home = copy(closed, tmp_path)
    register = home / "meetings/2026/seals.json"
    register.write_bytes(garbage)
    told = play(home, lines(1, THERE - 1) + "12.58 hæv mødet: udsat\n".encode())
    assert told.receipts == (THERE + 1, THERE + 2)
    quiet(home, told)
    assert any("seglet kom ikke" in line for line in told.errors)
    assert register.read_bytes() == garbage
    assert "seals.json er beskadiget" in enighed(home, "check")[2]
    assert enighed(home, "show", DAY)[0] == enighed(home, "export", DAY, "--out", str(tmp_path / "out"))[0] == 0


def test_a_link_in_the_place_of_a_file_is_not_followed(closed: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.write_bytes(b"andres")
    for name in (f"{NAME}.json", f"{NAME}.journal", f"{NAME}.json.tmp", *OPEN):
        home = copy(closed, tmp_path)
        (home / name).unlink(missing_ok=True)
        (home / name).symlink_to(outside)
        told = play(home, lines(1, THERE - 1))
        quiet(home, told)
        assert outside.read_bytes() == b"andres", name
        assert told.code == 0 or "link" in told.errors[-1], name


@pytest.mark.parametrize("ending", ["json", "journal", "lock", "draft"])
def test_a_folder_or_a_pipe_in_the_place_of_a_file_is_said_and_holds_nobody_up(
    closed: Path, tmp_path: Path, ending: str
) -> None:
    for make in (Path.mkdir, os.mkfifo):
        home = copy(closed, tmp_path)
        (home / f"{NAME}.{ending}").unlink(missing_ok=True)
        make(home / f"{NAME}.{ending}")
        told = play(home, lines(1, THERE - 1))
        quiet(home, told)
        enighed(home, "check")


def test_what_was_torn_is_kept_beside_and_told_once(killed: Path, tmp_path: Path) -> None:
    home = copy(killed, tmp_path)
    journal = home / f"{NAME}.journal"
    journal.write_bytes(journal.read_bytes() + b'0badc0de {"s": 99')
    assert TORN in enighed(home, "check")[2]
    told = play(home, lines(1, THERE - 1))
    assert told.receipts == (THERE + 1,) and "halvt skrevet" in told.errors[0]
    assert (home / f"{NAME}.journal.torn-1").read_bytes() == b'0badc0de {"s": 99'
    judge(home, told, before=THERE)
    assert len(log(home)) == THERE + 3


@pytest.mark.parametrize(("meddled", "kind"), [(b"noget andet\n", "damaged"), (b"noget", "torn")])
@pytest.mark.parametrize("last", [False, True], ids=["before a line", "before the end"])
def test_what_another_program_writes_meanwhile_is_laid_beside_and_told_once(
    closed: Path, tmp_path: Path, meddled: bytes, kind: str, last: bool
) -> None:
    home = copy(closed, tmp_path)
    child = start(home, "play", DAY, "-")
    assert child.stdin and child.stdout
    child.stdin.write(lines(1, THERE - 1))
    heard = child.stdout.readline()
    with (home / f"{NAME}.journal").open("ab") as journal:
        journal.write(meddled)
    out, err = child.communicate(b"" if last else lines(2, THERE))
    told = told_of(child.returncode, heard + out, err)
    assert told.code == 0 and len(told.errors) == 1 and f".journal.{kind}-1" in told.errors[0]
    assert (home / f"{NAME}.journal.{kind}-1").read_bytes().endswith(meddled)
    judge(home, told, before=THERE, more=0)
