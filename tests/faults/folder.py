"""What a drive keeps of the promises: each call the record rests on, tried in a folder on it; then a meeting is killed.

    python -m tests.faults.folder FOLDER [KILLS]

For a network folder, say; docs/reliability.md has what was seen. Everything is done in a new folder under FOLDER,
which is taken away again. Exit 1 where a promise does not hold there.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from store.disk import calls
from store.disk.lock import Lock
from tests.faults.player import DAY, ROOT, called, judge, lines, start, told_of

HOLD = """
import sys, time
from pathlib import Path
from store.disk.lock import Lock
lock = Lock(Path(sys.argv[1]))
lock.take()
print("held", flush=True)
time.sleep(60)
"""
WRITE = """
import sys
from pathlib import Path
from store.disk import calls
fd = calls.open_file(Path(sys.argv[1]), calls.APPEND)
calls.write(fd, b"x")
calls.flush(fd)
print("written", flush=True)
"""


def other(code: str, path: Path) -> subprocess.Popen[str]:
    """Another process at work on a path; what it says first has been heard."""
    child = subprocess.Popen([sys.executable, "-c", code, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert child.stdout
    child.stdout.readline()
    return child


def taken(path: Path) -> bool:
    lock = Lock(path)
    try:
        lock.take()
    except Exception:
        return False
    lock.release()
    return True


def one_writer(folder: Path) -> bool:
    """The system's own lock keeps another process out, and goes with its holder."""
    holder = other(HOLD, folder / "a.lock")
    try:
        kept_out = not taken(folder / "a.lock")
    finally:
        holder.kill()
        holder.wait()
    return kept_out and taken(folder / "a.lock")


def flushed(folder: Path) -> bool:
    """A file's bytes can be flushed."""
    fd = calls.open_file(folder / "f", calls.APPEND)
    calls.write(fd, b"x")
    calls.flush(fd)
    calls.close(fd)
    return True


def names_flushed(folder: Path) -> bool:
    """The names in a folder can be flushed: `sync_folder` does it, rather than being excused from it."""
    fd = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)
    return True


def replaced(folder: Path) -> bool:
    """A rename over a file that stands there, in one step, also where somebody reads it."""
    (folder / "old").write_bytes(b"old")
    (folder / "new").write_bytes(b"new")
    with (folder / "old").open("rb"):
        calls.rename(folder / "new", folder / "old")
    return (folder / "old").read_bytes() == b"new" and not (folder / "new").exists()


def only_new(folder: Path) -> bool:
    """A new file is made only where none stands."""
    calls.close(calls.open_file(folder / "n", calls.NEW))
    try:
        calls.close(calls.open_file(folder / "n", calls.NEW))
    except FileExistsError:
        return True
    return False


def for_its_owner(folder: Path) -> bool:
    """Files are 0600 and folders 0700 from the start."""
    calls.make_folder(folder / "m")
    calls.close(calls.open_file(folder / "m" / "f", calls.NEW))
    return [(folder / "m").stat().st_mode & 0o777, (folder / "m" / "f").stat().st_mode & 0o777] == [0o700, 0o600]


def seen(folder: Path) -> bool:
    """What another process has written shows in the file's stamp within a quarter of a second."""
    calls.close(calls.open_file(folder / "s", calls.NEW))
    before = (folder / "s").stat().st_size
    other(WRITE, folder / "s").wait()
    end = time.monotonic() + 0.25
    while (folder / "s").stat().st_size == before and time.monotonic() < end:
        time.sleep(0.01)
    return (folder / "s").stat().st_size > before


def cut_back(folder: Path) -> bool:
    """A file can be cut to a length while it is held open for appending."""
    fd = calls.open_file(folder / "c", calls.APPEND)
    calls.write(fd, b"12345678")
    calls.cut(fd, 3)
    calls.write(fd, b"x")
    size = calls.look_at(fd).st_size
    calls.close(fd)
    return size == 4 and (folder / "c").read_bytes() == b"123x"


def killed(folder: Path, times: int) -> bool:
    """A meeting killed so many times loses nothing."""
    home, dice, there, noted = called(folder / "home"), Random(41), 2, 0
    for _ in range(times):
        child = start(home, "play", DAY, "-")
        assert child.stdin and child.stdout
        child.stdin.write(lines(30, noted + 1))
        child.stdin.flush()
        heard = b"".join(child.stdout.readline() for _ in range(dice.randrange(1, 15)))
        child.kill()
        rest, err = child.communicate()
        before, there = there, judge(home, told_of(child.returncode, heard + rest, err), before=there)
        noted, there = noted + there - before, there + 2
    return True


def main(place: str, kills: str = "10") -> int:
    folder = Path(tempfile.mkdtemp(dir=place))
    tries: dict[str, Callable[[Path], bool]] = {
        "one writer, and the lock goes with it": one_writer,
        "bytes are flushed": flushed,
        "names are flushed": names_flushed,
        "replaced in one step": replaced,
        "made only where none is": only_new,
        "0700 and 0600": for_its_owner,
        "seen by a reader at once": seen,
        "cut back": cut_back,
        f"{kills} kills lose nothing": lambda here: killed(here, int(kills)),
    }
    worst = 0
    for number, (name, tried) in enumerate(tries.items()):
        here = folder / str(number)
        try:
            here.mkdir()
            told = "yes" if tried(here) else "NO"
        except Exception as wrong:
            told = f"NO: {type(wrong).__name__} {str(wrong)[:60]!r}"
        worst |= told != "yes"
        print(f"{name:40} {told}")
    shutil.rmtree(folder, ignore_errors=True)
    return worst


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
