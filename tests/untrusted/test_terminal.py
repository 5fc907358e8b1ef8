"""The bytes that reach a real terminal (a pseudo-terminal): no escape sequence of a user's text among them."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from store import drafts
from store import events as e
from store.record import read_entries
from tests.faults.player import ROOT, called
from tests.untrusted.words import EVIL, kept, poisoned

pytestmark = pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals are Unix's")
if os.name != "nt":
    from tests.bench.terminal import Terminal

ENDED = next(n for n, stamped in enumerate(poisoned("")) if isinstance(stamped.event, e.MeetingEnded))
# What only a text brings along: titles and other strings, questions to the terminal, C1, deletes, turned writing.
# Textual itself sets the shape of the mouse pointer (22) and rings the bell.
FOREIGN = re.compile(
    rb"\x1b\](?!22;)|\x1b[P^_X]|\x1b\[[0-9;]*[nqJi]|PWNED\x07|\xc2[\x80-\x9f]"
    rb"|\xe2\x80[\x8b-\x8f\xaa-\xae]|\xe2\x81[\xa0-\xa9]|[\x00-\x06\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f]"
)


@contextmanager
def program(home: Path, *arguments: str) -> Iterator[Terminal]:
    command = [sys.executable, "-m", "tui", *arguments]
    terminal = Terminal(command, {"ENIGHED_HOME": str(home), "PYTHONPATH": str(ROOT)})
    try:
        yield terminal
    finally:
        terminal.close()


def keys(terminal: Terminal, *typed: str) -> None:
    for one in typed:
        os.write(terminal.fd, one.encode())
        terminal.quiet(0.15)


def clean(terminal: Terminal) -> None:
    assert b"PWNED" in terminal.drawn
    assert FOREIGN.search(terminal.drawn) is None, FOREIGN.search(terminal.drawn)


def test_the_live_screen_and_its_sheets(tmp_path: Path) -> None:
    path = kept(tmp_path / "meetings/2026/2026-11-25-direktionen-22.json", poisoned(forum=False)[:ENDED])
    drafts.save(path, {"item:i12": EVIL, "meeting": EVIL})
    with program(tmp_path, "meeting", "22/2026") as terminal:
        terminal.until(b"PWNED")
        keys(terminal, "\x1b[5~", "\x1b[6~", "\x1b[B", "\x01", "\x0b", "\x1bOP", "\x1b", "\x14", "\x1b", "\x07", "\x1b")
        keys(
            terminal, f"\x1b[200~{EVIL.replace(chr(27) + '[201~', '')}\x1b[201~", "\r", "\x1bOQ", "\x1b", "\x1b", "\x11"
        )
        clean(terminal)


def test_home_tasks_and_minutes(tmp_path: Path) -> None:
    kept(tmp_path / "meetings/2026/2026-11-25-direktionen-22.json", poisoned(forum=False))
    with program(tmp_path) as terminal:
        terminal.until("Møder".encode())
        keys(terminal, "r", "v", "\x1b[6~", "\x1b", "\x1b", "o", "\x1b[B", "\x1b")
        clean(terminal)


def test_a_paste_is_text_and_presses_no_key(tmp_path: Path) -> None:
    """Enter, escapes, function keys and control characters in what is pasted; only our own Enter keeps it."""
    home = called(tmp_path / "home")
    (path,) = (home / "meetings/2026").glob("*.json")
    word = "a\x1bOQ\x1b[15~\rb\x11\x1bOP\x07c\x1b\x1b[6~d\x00e\x1b[31m"
    with program(home, "meeting", "1/2026") as terminal:
        terminal.until(b"NOTE")
        keys(terminal, f"\x1b[200~{word}\x1b[201~")
        assert len(read_entries(path)) == 3
        keys(terminal, "\r")
        terminal.quiet()
        told = [getattr(stamped.event, "text", None) for stamped in read_entries(path)]
        assert FOREIGN.search(terminal.drawn) is None
    assert told[3:] == [word.replace("\r", "\n").replace("\0", "")]
