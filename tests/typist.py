"""Types a meeting key by key into the live screen of a real terminal (tmux), as a secretary would.

python -m tests.typist CASE [COLUMNSxROWS]     plays tests/cases/CASE and prints what it came out as
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from store.disk.errors import DiskError
from store.disk.names import Names
from store.record import read_entries
from tests.expectations import CASES

PATIENCE = 15.0


class Typist:
    """One tmux pane with the program in it."""

    def __init__(self, session: str, path: Path) -> None:
        self.session = session
        self.path = path

    def tmux(self, *arguments: str) -> str:
        """One tmux command on our own server, so that nobody's tmux is touched."""
        done = subprocess.run(["tmux", "-L", self.session, *arguments], capture_output=True, text=True, check=True)
        return done.stdout

    def text(self, words: str) -> None:
        """Letters as they are typed."""
        self.tmux("send-keys", "-t", self.session, "-l", "--", words)

    def key(self, *names: str) -> None:
        """Named keys: Enter, PageDown, C-z."""
        self.tmux("send-keys", "-t", self.session, *names)

    def paste(self, text: str) -> None:
        """A bracketed paste, several lines at once."""
        subprocess.run(["tmux", "-L", self.session, "load-buffer", "-"], input=text, text=True, check=True)
        self.tmux("paste-buffer", "-p", "-t", self.session)

    def pid(self) -> int:
        """The program's process (Linux); 0 where it has ended, or cannot be told."""
        try:
            pane = self.tmux("display", "-p", "-t", self.session, "#{pane_pid}").strip()
            children = Path(f"/proc/{pane}/task/{pane}/children").read_text(encoding="ascii").split()
        except (OSError, subprocess.CalledProcessError):
            return 0
        return int(children[0]) if children else 0

    def screen(self) -> str:
        return self.tmux("capture-pane", "-p", "-t", self.session)

    def entries(self) -> int:
        """How many entries are on disk."""
        try:
            return len(read_entries(self.path))
        except DiskError:
            return 0

    def wait_for(self, holds, what: str) -> None:  # type: ignore[no-untyped-def]
        """Until something holds; AssertionError with the screen when patience ends."""
        end = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < end, f"waited for {what}; the screen:\n{self.screen()}"
            time.sleep(0.02)

    def line(self, words: str) -> None:
        """A whole line and Enter, until it is on disk; a second Enter where the line asks for it."""
        before = self.entries()
        self.text(words)
        self.key("Enter")
        self.wait_for(lambda: self.entries() > before or "Enter igen" in self.screen(), f"»{words}« on disk")
        if self.entries() == before:
            self.key("Enter")
            self.wait_for(lambda: self.entries() > before, f"»{words}« on disk")


def holder(path: Path) -> str:
    """Who has signed the lock of a meeting."""
    try:
        return Names(path).lock.read_text(encoding="ascii")
    except (OSError, ValueError):
        return ""


@contextmanager
def live(home: Path, path: Path, meeting: str, size: str = "80x24") -> Iterator[Typist]:
    """The live screen of `meeting` in a pane of `size`; the pane is closed at the end."""
    columns, rows = size.split("x")
    session = f"enighed-{uuid.uuid4().hex[:8]}"
    typist = Typist(session, path)
    environment = {**os.environ, "ENIGHED_HOME": str(home), "TERM": "xterm-256color"}
    root = Path(__file__).parent.parent
    command = f"{sys.executable} -m tui meeting {meeting}; echo exit=$?; sleep 60"
    pane = ["new-session", "-d", "-s", session, "-x", columns, "-y", rows, command]
    subprocess.run(
        ["tmux", "-L", session, "-f", os.devnull, *pane],
        env=environment, cwd=root, check=True,
    )  # fmt: skip
    try:
        typist.wait_for(lambda: "╭" in typist.screen(), "the live screen")
        yield typist
    finally:
        mine = f"{typist.pid()}\n"
        subprocess.run(["tmux", "-L", session, "kill-server"], check=False)
        end = time.monotonic() + PATIENCE
        while holder(path) == mine and Path(f"/proc/{mine.strip()}").exists() and time.monotonic() < end:
            time.sleep(0.02)  # it lets go of the meeting on its way out


def enighed(home: Path, *arguments: str) -> str:
    """The command line, from any folder; what it prints."""
    root = Path(__file__).parent.parent
    done = subprocess.run(
        [sys.executable, "-m", "tui", *arguments], env={**os.environ, "ENIGHED_HOME": str(home)}, cwd=root,
        capture_output=True, text=True, check=True, encoding="utf-8",
    )  # fmt: skip
    return done.stdout


def type_case(name: str, home: Path, size: str = "80x24") -> dict[str, object]:
    """Type every line of a case; gives `show --json` of what came of it."""
    told = json.loads((CASES / f"{name}.meeting.json").read_text(encoding="utf-8"))
    number = told["meeting"]["number"]
    enighed(home, "new", "--from", str(CASES / f"{name}.meeting.json"))
    (path,) = (p for p in (home / "meetings").rglob("*.json"))
    with live(home, path, number, size) as typist:
        for line in (CASES / f"{name}.lines").read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                typist.line(line)
        typist.key("C-q")
        typist.wait_for(lambda: "exit=0" in typist.screen(), "the program to end")
    return json.loads(enighed(home, "show", number, "--json"))  # type: ignore[no-any-return]


if __name__ == "__main__":
    if shutil.which("tmux") is None:
        sys.exit("tmux is needed")
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(type_case(sys.argv[1], Path(folder) / "home", *sys.argv[2:]), ensure_ascii=False, indent=1))
