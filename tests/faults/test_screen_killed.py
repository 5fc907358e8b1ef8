"""The live screen in a real terminal that is closed, stopped, resized and flooded; the program killed in the middle."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import time
from pathlib import Path

import pytest

from store import drafts
from store.disk.names import Names
from store.record import read_entries
from tests.faults.player import DAY, Told, called, enighed, judge
from tests.house_of_records import contents
from tests.typist import Typist, live

pytestmark = pytest.mark.skipif(
    shutil.which("tmux") is None or sys.platform != "linux", reason="needs tmux, and /proc to find the program by"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return next(called(tmp_path / "home").glob("meetings/2026/*.json"))


def home_of(path: Path) -> Path:
    return path.parents[2]


def opened(path: Path):  # type: ignore[no-untyped-def]
    return live(home_of(path), path, "1/2026")


def draft(path: Path) -> str:
    return drafts.load(path).get("item:i1", "")


def ended(typist: Typist) -> None:
    typist.wait_for(lambda: "exit=" in typist.screen(), "the program to end")


@pytest.mark.parametrize("name", ["SIGHUP", "SIGTERM"])
def test_asked_to_end_it_keeps_what_is_half_typed_and_gives_the_terminal_back(path: Path, name: str) -> None:
    with opened(path) as typist:
        typist.line("gemt linje")
        typist.text("halvt skrevet ætåø")
        typist.wait_for(lambda: "halvt" in typist.screen(), "the letters")
        os.kill(typist.pid(), getattr(signal, name))
        ended(typist)
        assert "exit=0" in typist.screen() and "╭" not in typist.screen() and "Traceback" not in typist.screen()
    assert draft(path) == "halvt skrevet ætåø"
    assert {name[-5:] for name in contents(path.parent)} == {".json", "draft"}
    judge(home_of(path), Told(0, (), ()), before=3)


def test_a_closed_terminal_keeps_what_is_half_typed_and_lets_go_of_the_meeting(path: Path) -> None:
    with opened(path) as typist:
        typist.text("halvt skrevet")
        typist.wait_for(lambda: "halvt" in typist.screen(), "the letters")
        typist.tmux("kill-pane", "-t", typist.session)
        end = time.monotonic() + 10
        while Names(path).lock.exists() and time.monotonic() < end:
            time.sleep(0.05)
    assert draft(path) == "halvt skrevet"
    judge(home_of(path), Told(0, (), ()))


def test_killed_it_comes_back_with_the_half_typed_words_at_most_a_second_old(path: Path) -> None:
    with opened(path) as typist:
        typist.line("gemt linje")
        typist.text("skrevet for et sekund siden")
        typist.wait_for(lambda: "sekund siden" in typist.screen(), "the letters")
        time.sleep(1.0)
        typist.text(" og lige nu")
        os.kill(typist.pid(), signal.SIGKILL)
        ended(typist)
    assert draft(path).startswith("skrevet for et sekund siden")
    with opened(path) as typist:
        typist.wait_for(lambda: "skrevet for et sekund siden" in typist.screen(), "the draft")
        assert "gemt linje" in typist.screen()
        typist.key("Enter")
        typist.wait_for(lambda: typist.entries() == 5, "the draft to be kept")
    assert [getattr(stamped.event, "text", "") for stamped in read_entries(path)][3] == "gemt linje"
    judge(home_of(path), Told(0, (), ()), before=4)


def test_stopped_and_continued_it_takes_what_was_typed_meanwhile(path: Path) -> None:
    """A suspended laptop, or a `kill -STOP`."""
    with opened(path) as typist:
        typist.text("før")
        typist.wait_for(lambda: "før" in typist.screen(), "the letters")
        pid = typist.pid()
        os.kill(pid, signal.SIGSTOP)
        typist.text(" og imens")
        time.sleep(0.5)
        assert "imens" not in typist.screen()
        os.kill(pid, signal.SIGCONT)
        typist.wait_for(lambda: "før og imens" in typist.screen(), "what was typed meanwhile")
        typist.key("Enter")
        typist.wait_for(lambda: typist.entries() == 4, "the line on disk")
    judge(home_of(path), Told(0, (), ()), before=3)


def test_a_storm_of_sizes_loses_no_letter(path: Path) -> None:
    with opened(path) as typist:
        for turn in range(60):
            typist.tmux(
                "resize-window", "-t", typist.session, "-x", str(1 + turn * 37 % 130), "-y", str(1 + turn * 17 % 45)
            )
            typist.text("abcæ"[turn % 4])
        typist.tmux("resize-window", "-t", typist.session, "-x", "80", "-y", "24")
        typist.wait_for(lambda: "abcæ" * 15 in typist.screen(), "every letter")
        typist.key("Enter")
        typist.wait_for(lambda: typist.entries() == 4, "the line on disk")
    assert read_entries(path)[3].event.text == "abcæ" * 15  # type: ignore[attr-defined]
    judge(home_of(path), Told(0, (), ()), before=3)


def test_a_paste_of_a_megabyte_is_refused_in_words_and_the_line_goes_on(path: Path) -> None:
    with opened(path) as typist:
        typist.text("halvt")
        typist.paste("æ" * 1_000_000)
        typist.wait_for(lambda: "Intet er sat ind" in " ".join(typist.screen().split()), "why not")
        typist.text(" skrevet")
        typist.key("Enter")
        typist.wait_for(lambda: typist.entries() == 4, "the line on disk")
    assert read_entries(path)[3].event.text == "halvt skrevet"  # type: ignore[attr-defined]


def test_twenty_thousand_signs_pasted_are_one_entry(path: Path) -> None:
    text = "linje æøå\n" * 1_999
    with opened(path) as typist:
        typist.paste(text)
        typist.key("Enter")
        typist.wait_for(lambda: typist.entries() == 4, "the paste on disk")
    assert read_entries(path)[3].event.text == text.strip()  # type: ignore[attr-defined]
    code, out, err = enighed(home_of(path), "check")
    assert (code, err) == (0, "") and DAY[:4] in str(path) and out
