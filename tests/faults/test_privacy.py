"""Nobody else on the machine sees a word: modes from the first moment on, and marked words followed where they go."""

from __future__ import annotations

import os
import re
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.faults.player import DAY, ROOT, called, enighed, environment, lines, start
from tests.faults.shim import LONG
from tests.faults.traced import works
from tests.house_of_records import contents

pytestmark = pytest.mark.skipif(os.name == "nt", reason="modes and /proc are POSIX's")

MARK = "MÆRKETORD"
OPENING = f"12.00 åbn mødet: kd\n12.00 g 1\n12.01 note: {MARK}1\n12.02 privat: {MARK}2\n12.03 p {MARK}3\n"
ENDING = f"12.50 note: {MARK}4\n12.51 ret: 3 {MARK}5\n12.52 fortryd\n12.53 hæv mødet: udsat\n"


def life(run: Callable[..., object], home: Path, place: Path) -> None:
    """Everything that makes files; `run` takes arguments and what is typed."""
    run("new", DAY)
    run("play", DAY, "-", data=OPENING.encode())
    run("show", DAY)
    run("play", DAY, "-", data=ENDING.encode())
    run("export", DAY)
    run("export", DAY, "--edition", "distribution", "--out", str(place / "ud" / "under"))
    run("backup", str(place / "kopi.zip"))
    run("restore", str(place / "kopi.zip"), "--into", str(place / "ny"))
    run("check")
    run("purge", "--yes")


def runner(home: Path, umask: int, **more: str) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    def run(*arguments: str, data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "tui", *arguments], input=data, capture_output=True, cwd=ROOT, check=True,
            env=environment(home, **more), preexec_fn=lambda: os.umask(umask) and None,
        )  # fmt: skip

    return run


def everything(place: Path) -> Iterator[tuple[Path, int]]:
    for path in sorted(place.rglob("*")):
        yield path, stat.S_IMODE(path.lstat().st_mode)


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077] if LONG else [0o000])
def test_all_that_is_made_is_for_its_owner_only_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    (tmp_path / "temp").mkdir()
    place = tmp_path / "place"
    place.mkdir()
    life(runner(place / "home", umask, TMPDIR=str(tmp_path / "temp")), place / "home", place)
    found = list(everything(place))
    assert len(found) > 25
    for path, mode in found:
        assert mode == (0o700 if path.is_dir() else 0o600), path
    assert list((tmp_path / "temp").iterdir()) == [], "nothing lies where everybody may look"


def test_in_a_folder_of_the_users_own_the_files_are_closed_and_the_folder_is_left_to_him(tmp_path: Path) -> None:
    """Whoever made the data folder readable may have meant it; what is in it is closed all the same."""
    home = tmp_path / "home"
    home.mkdir(0o755)
    home.chmod(0o755)
    life(runner(home, 0o022), home, tmp_path)
    assert stat.S_IMODE(home.stat().st_mode) == 0o755
    for path, mode in everything(home):
        assert mode == (0o700 if path.is_dir() else 0o600), path


def test_a_file_somebody_opened_to_all_is_named_by_check_and_closed_when_it_is_next_written(tmp_path: Path) -> None:
    home = called(tmp_path / "home")
    (path,) = (home / "meetings/2026").glob("*.json")
    path.chmod(0o644)
    assert "kan læses af andre" in enighed(home, "check")[1]
    enighed(home, "play", DAY, "-", data=lines(1))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.skipif(not works(), reason="needs strace, and leave to trace")
def test_every_file_and_folder_is_made_closed_and_made_nowhere_else(tmp_path: Path) -> None:
    """Not by a chmod after: the mode is asked for in the very call that makes it."""
    trace, place = tmp_path / "trace", tmp_path / "place"
    place.mkdir()
    made: list[str] = []

    def run(*arguments: str, data: bytes = b"") -> None:
        before = (
            "strace",
            "-f",
            "-qq",
            "-y",
            "-o",
            str(trace),
            "-e",
            "trace=openat,open,creat,mkdir,mkdirat,chmod,fchmod,fchmodat",
        )
        child = start(
            place / "home", *arguments, before=before, env=environment(place / "home", PYTHONDONTWRITEBYTECODE="1")
        )
        child.communicate(data)
        made.extend(trace.read_text(encoding="utf-8", errors="replace").splitlines())

    life(run, place / "home", place)
    files = [line for line in made if "O_CREAT" in line and " = -1 " not in line]
    folders = [line for line in made if re.search(r" mkdir(at)?\(", line) and " = -1 " not in line]
    assert len(files) > 25 and len(folders) > 5
    # SQLite asks for 0644 and is closed by the umask, which is the first thing the program sets
    assert [line for line in files if (", 0600)" not in line and "/index." not in line) or str(place) not in line] == []
    assert [line for line in folders if ", 0700)" not in line or str(place) not in line] == []
    assert [line for line in made if "chmod" in line] == []


def words_in(data: bytes) -> bool:
    return MARK.encode() in data or MARK.encode("ascii", "backslashreplace") in data or b"RKETORD" in data


def test_a_marked_word_is_in_the_record_and_its_documents_and_nowhere_else(tmp_path: Path) -> None:
    home = tmp_path / "home"
    run = runner(home, 0o022, TMPDIR=str(tmp_path))
    life(run, home, tmp_path)
    for name in ("show", "log"):
        assert words_in(run(name, DAY).stdout), "this test knows how to look"
    for path, _ in everything(tmp_path):
        assert "RKETORD" not in str(path), "no word names a file"
        within = path.relative_to(tmp_path).as_posix()
        if path.is_file() and not re.match(
            r"(home|ny)/(meetings/2026/2026-11|exports/|index\.)|ud/under/|kopi\.zip", within
        ):
            assert not words_in(path.read_bytes()), path


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="needs /proc")
def test_a_running_program_tells_the_process_list_nothing(tmp_path: Path) -> None:
    home = called(tmp_path / "home")
    child = start(home, "play", DAY, "-")
    assert child.stdin and child.stdout
    child.stdin.write(f"12.01 note: {MARK}\n".encode())
    child.stdout.readline()
    for name in ("cmdline", "comm", "environ", "status"):
        assert not words_in(Path(f"/proc/{child.pid}/{name}").read_bytes())
    child.communicate()


def test_the_lock_and_what_a_kill_leaves_hold_no_word_more_than_the_record_does(tmp_path: Path) -> None:
    home = called(tmp_path / "home")
    child = start(home, "play", DAY, "-")
    assert child.stdin and child.stdout
    child.stdin.write(f"12.01 note: {MARK}\n".encode())
    child.stdout.readline()
    child.send_signal(signal.SIGKILL)
    child.communicate()
    left = {path.suffix: path for path in map(home.joinpath, contents(home)) if "2026" in path.parts}
    assert set(left) == {".json", ".journal", ".lock"}
    assert words_in(left[".journal"].read_bytes()) and not words_in(left[".lock"].read_bytes())
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in left.values())


@pytest.mark.parametrize(
    ("where", "command"),
    [
        ("exports.show.show_text", ["show", DAY]),
        ("tui.cli.play.hear", ["play", DAY, "-"]),
        ("store.record.Folding", ["log", DAY]),
        ("exports.files.minutes", ["export", DAY]),
        ("store.keeping.look.stamped_from", ["check"]),
    ],
)
def test_a_fault_of_the_program_says_one_sentence_and_reports_no_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str, command: list[str]
) -> None:
    home = called(tmp_path / "home", OPENING)

    def fail(*given: object, **named: object) -> None:
        word = f"{MARK} {given!r}"
        raise ValueError(word) from KeyError(word)

    monkeypatch.setattr(where, fail)
    code, out, err = enighed(home, *command, data=f"note: {MARK}\n".encode())
    assert code == 1 and out == "" and err.startswith("enighed: Der skete en fejl i programmet") and MARK not in err
    (report,) = (home / "faults").iterdir()
    told = report.read_bytes()
    assert not words_in(told) and told.count(b"ValueError") == told.count(b"KeyError") == 1
    assert [stat.S_IMODE(path.stat().st_mode) for path in (home / "faults", report)] == [0o700, 0o600]


def test_the_terminals_title_is_left_alone(tmp_path: Path) -> None:
    from tests.bench.terminal import Terminal

    home = called(tmp_path / "home", OPENING)
    terminal = Terminal([sys.executable, "-m", "tui", "meeting"], {"ENIGHED_HOME": str(home), "PYTHONPATH": str(ROOT)})
    try:
        terminal.until(MARK.encode())
        for key in ("\x1bOP", "\x1b", "\x0f", "\x1b", "\x11", "\r"):
            os.write(terminal.fd, key.encode())
            terminal.quiet(0.2)
        assert re.search(rb"\x1b\](?:[012lL9]|777);", terminal.drawn) is None
        assert re.search(rb"\x1b[k_P]", terminal.drawn) is None
    finally:
        terminal.close()
    shutil.rmtree(home)
