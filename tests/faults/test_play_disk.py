"""Disks as they fail in an office: full, over quota, read-only, slow to take a whole write, gone; and odd places."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.player import (
    DAY,
    ROOT,
    Told,
    called,
    enighed,
    environment,
    judge,
    lines,
    log,
    play,
    quiet,
    start,
    told_of,
)
from tests.faults.shim import LONG

pytestmark = pytest.mark.skipif(os.name == "nt", reason="limits, mounts and modes of POSIX")
NOBODY = 65534


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return called(tmp_path / "home")


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A home that is a disk of its own, of 256 kB."""
    place = tmp_path / "home"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=256k,mode=0700", "none", str(place)], capture_output=True
    )
    if mounted.returncode:
        pytest.skip("may not mount a disk here")
    try:
        yield called(place)
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def fill(small: Path, left: int) -> Path:
    """Leave so many bytes of room, rounded up to a page."""
    filler = small / "filler"
    free = os.statvfs(small).f_bavail * os.statvfs(small).f_frsize
    filler.write_bytes(b"x" * max(0, free - left))
    return filler


def test_a_full_disk_is_said_in_words_and_with_room_again_all_goes_on(small: Path) -> None:
    there = 2
    for left in range(0, 60_000, 4096 if LONG else 12_288):
        filler = fill(small, left)
        noted = there - 2
        told = play(
            small, b"".join(lines(1, n).replace(b"\n", b" x" * 400 + b"\n") for n in range(noted + 1, noted + 99))
        )
        assert told.code == 1 and "disken er fuld" in told.errors[-1] and "IKKE GEMT" in told.errors[-1]
        quiet(small, told)
        assert [entry["entry"] for entry in log(small)] == [*range(1, there + len(told.receipts) + 1)]
        code, _, err = enighed(small, "export", DAY)
        assert code == 0 or "disken er fuld" in err
        filler.unlink()
        shutil.rmtree(small / "exports", ignore_errors=True)
        there += len(told.receipts)
        code, _, err = enighed(small, "check")
        assert (code, err) == (0, ""), err
        if there > 90:
            break
    judge(small, Told(0, (), ()), before=there)


@pytest.mark.parametrize("command", ["new", "backup", "export", "purge"])
def test_what_cannot_be_written_on_a_full_disk_is_said_and_leaves_nothing_half(small: Path, command: str) -> None:
    arguments = {"new": ["2026-12-09"], "backup": [str(small / "kopi.zip")], "export": [DAY], "purge": ["--yes"]}[
        command
    ]
    filler = fill(small, 0)
    code, _, err = enighed(small, command, *arguments)
    assert code == (0 if command == "purge" else 1)
    assert command == "purge" or "disken er fuld" in err
    filler.unlink()
    assert [file.name for file in small.rglob("*") if file.suffix == ".tmp"] == []
    assert enighed(small, command, *arguments)[0] == 0
    judge(small, Told(0, (), ()))


@pytest.mark.parametrize("limit", range(600, 9000, 200 if LONG else 1700))
def test_a_file_that_may_not_grow_is_a_full_disk(home: Path, limit: int) -> None:
    """RLIMIT_FSIZE: the write is short, then refused; Python is told by EFBIG."""

    def limited() -> None:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    told = play(home, lines(30), preexec_fn=limited)
    assert told.code == 1 and "disken er fuld" in told.errors[-1]
    judge(home, told)


@pytest.mark.parametrize("size", [1, 7, 100])
def test_a_disk_that_takes_a_few_bytes_at_a_time_gets_every_byte(home: Path, size: int) -> None:
    code = f"import os, sys; w = os.write; os.write = lambda fd, data: w(fd, bytes(data)[:{size}]); from tui.__main__ "
    command = [sys.executable, "-c", f"{code} import main; sys.exit(main())", "play", DAY, "-"]
    done = subprocess.run(command, input=lines(8), env=environment(home), cwd=ROOT, capture_output=True)
    told = told_of(done.returncode, done.stdout, done.stderr)
    assert told.code == 0 and len(told.receipts) == 8
    judge(home, told)


def test_a_read_only_folder_is_said_and_can_be_read(home: Path) -> None:
    before = barred()
    try:
        for path in sorted([home, *home.rglob("*")], reverse=True):
            path.chmod(0o500 if path.is_dir() else 0o400)
        told = play(home, lines(3), before=before)
        assert told.code == 1 and told.receipts == ()
        assert "der er ikke adgang" in told.errors[-1]
        for command in (["show", DAY], ["check"], ["log", DAY, "--json"], ["actions"]):
            child = start(home, *command, before=before)
            _, err = child.communicate()
            assert (child.returncode, err) == (0, b"")
        child = start(home, "export", DAY, before=before)
        _, err = child.communicate()
        assert child.returncode == 1 and "IKKE skrevet" in err.decode()
    finally:
        for path in (home, *home.rglob("*")):
            path.chmod(0o700 if path.is_dir() else 0o600)
    judge(home, told)


def barred() -> tuple[str, ...]:
    """What makes modes hold for the child: root is let in everywhere, unless that is taken from it."""
    if os.geteuid():
        return ()
    if not shutil.which("setpriv"):
        pytest.skip("modes do not hold for root")
    return ("setpriv", "--bounding-set=-dac_override,-dac_read_search")


def test_a_home_that_may_not_be_entered_is_said(home: Path) -> None:
    (home / "meetings").chmod(0)
    try:
        for command in (["show", DAY], ["play", DAY, "-"], ["check"], ["actions"], ["new"]):
            child = start(home, *command, before=barred())
            _, err = child.communicate(lines(1))
            quiet(home, told_of(child.returncode, b"", err))
            assert child.returncode == 1, command
    finally:
        (home / "meetings").chmod(0o700)
    judge(home, Told(0, (), ()))


@pytest.mark.parametrize("name", [".", "meetings", "meetings/2026"])
def test_the_folder_goes_away_and_comes_back_between_two_lines(home: Path, tmp_path: Path, name: str) -> None:
    child = start(home, "play", DAY, "-", "--keep-going")
    assert child.stdin and child.stdout and child.stderr
    heard = hear(child, 1)
    away = (home / name).rename(tmp_path / "away")
    child.stdin.write(b"12.40 note: uden mappe\n")
    child.stdin.flush()
    said = child.stderr.readline()
    assert "IKKE GEMT: mappen er væk" in said.decode()
    away.rename(home / name)
    heard += hear(child, 2)
    rest, err = child.communicate()
    judge(home, told_of(child.returncode, heard + rest, said + err))


def hear(child: subprocess.Popen[bytes], number: int) -> bytes:
    assert child.stdin and child.stdout
    child.stdin.write(lines(1, number))
    child.stdin.flush()
    return child.stdout.readline()


@pytest.mark.parametrize(
    "name", ["med mellemrum og æøå", "$(touch pwned) 'x'", "-rf", "x" * 200, "e\u0301\u202e", "%s{path}"]
)
def test_a_home_of_any_name_works(tmp_path: Path, name: str) -> None:
    home = called(tmp_path / name / "home")
    judge(home, play(home, lines(3)))
    assert not (tmp_path / "pwned").exists()


@pytest.mark.parametrize("where", ["/proc/enighed", "/dev/null/x", "/dev/null"])
def test_a_home_that_cannot_be_is_said(where: str) -> None:
    for command in (
        ["new", DAY],
        ["show", DAY],
        ["check"],
        ["about"],
        ["actions"],
        ["purge"],
        ["backup", "/proc/x.zip"],
    ):
        child = start(Path(where), *command)
        _, err = child.communicate()
        assert b"Traceback" not in err and child.returncode in (0, 1)


@pytest.mark.parametrize("missing", [("HOME",), ("HOME", "XDG_DATA_HOME", "USER", "LOGNAME", "PATH", "LANG", "TERM")])
def test_no_home_in_the_environment_is_no_fault(tmp_path: Path, missing: tuple[str, ...]) -> None:
    told = {**environment(tmp_path / "home")}
    for name in missing:
        told.pop(name, None)
    child = start(tmp_path, "about", env=told)
    _, err = child.communicate()
    assert (child.returncode, err) == (0, b"")
    told.pop("ENIGHED_HOME")
    child = start(tmp_path, "about", env={**told, "HOME": "/nonexistent"})
    out, err = child.communicate()
    assert (child.returncode, err) == (0, b"") and b"/nonexistent" in out
