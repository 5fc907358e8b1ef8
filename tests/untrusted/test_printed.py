"""The command line: receipts, refusals, show, log, actions and their JSON forms."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from exports.record_json import dumps, log_json, show_json
from exports.show import show_text
from store.disk.errors import Unkeepable
from store.events.codec import stamped_data
from store.fold.meeting import fold
from store.ledger import Ledger
from tests.faults.player import DAY, ROOT, called, enighed, environment
from tests.untrusted.words import BIDI, EVIL, TERMINAL, kept, poisoned, steering, texts_of

NAME = f"meetings/2026/{DAY}-direktionen-1.json"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with the poisoned meeting in it."""
    kept(tmp_path / "home" / "meetings" / "2026" / f"{DAY}-direktionen-22.json", poisoned(forum=False))
    return tmp_path / "home"


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize(
    "command",
    [["show", DAY], ["log", DAY], ["actions"], ["show", DAY, "--json"], ["log", DAY, "--json"], ["actions", "--json"],
     ["check"], ["check", "--seals"], ["purge"], ["about"], ["export", DAY]],
)  # fmt: skip
def test_nothing_printed_steers_a_terminal(home: Path, command: list[str], language: str) -> None:
    _, out, err = enighed(home, "--lang", language, *command)
    assert steering(out) == [] and steering(err) == []
    assert "Traceback" not in err and not (home / "faults").exists()


def test_json_is_exact() -> None:
    entries = poisoned()
    shown = json.loads(dumps(show_json(fold(entries), entries)))
    assert all(item["title"].endswith(EVIL) for item in shown["items"])
    logged = json.loads(dumps(log_json(entries, fold(entries))))
    assert sum(EVIL in (entry["text"] or "") for entry in logged) > 40


def test_lines_are_exact_in_a_pipe_and_signs_on_a_terminal(home: Path) -> None:
    command = [sys.executable, "-m", "tui", "log", DAY, "--lines"]
    piped = subprocess.run(command, env=environment(home), cwd=ROOT, capture_output=True, check=True).stdout.decode()
    assert TERMINAL in piped and BIDI in piped
    ours, theirs = pty.openpty()
    child = subprocess.Popen(command, env=environment(home), cwd=ROOT, stdout=theirs)
    os.close(theirs)
    seen = b""
    try:
        while data := os.read(ours, 65536):
            seen += data
    except OSError:
        pass  # Linux says so when the other end is closed
    child.wait()
    os.close(ours)
    assert steering(seen.decode(), "\r\n\t") == [] and "PWNED" in seen.decode()


def test_what_is_replayed_from_lines_is_the_same_to_the_letter(home: Path, tmp_path: Path) -> None:
    """Line breaks of every other kind than a line feed stay within their entry."""
    word = EVIL.replace("\r", "")
    called(home := tmp_path / "second")
    code, out, err = enighed(home, "play", DAY, "-", data=f"12.01 note: {word}\n12.02 p {word}\n".encode())
    assert (code, err) == (0, "") and steering(out, "\n\t") == []
    lines = enighed(home, "log", DAY, "--lines")[1]
    assert enighed(home, "new", "2026-12-02")[0] == 0
    replayed = lines.replace(f"{DAY} ", "").split("\n", 2)[2].encode()
    assert enighed(home, "play", "2026-12-02", "-", data="12.00 åbn mødet: kd\n12.00 g 1\n".encode() + replayed)[0] == 0
    first, second = (json.loads(enighed(home, "log", day, "--json")[1]) for day in (DAY, "2026-12-02"))
    assert [entry["text"] for entry in first][2:] == [entry["text"] for entry in second][2:]


WORDS = [f"x{TERMINAL}", f"x{BIDI}", EVIL, "[bold]x[/bold]", "x" * 20_000, "x" * 1_000_000, "\x1b[2J", "{path}", "%s"]
HEADS = ["", "note: ", "e ", "k x fordi ", "o bu ", "o ? ", "f øp ", "r be ", "s be uenig ", "u ",
         "u næste møde fordi ",
         "p ", "h ", "g ", "ret: 3 ", "ret: »", "opfølgning: ", "gæst: ", "gæst: EC ", "+ ", "- ", "inhabil: bu ",
         "afventer: ", "tid: ", "mødeleder: ", "dagsorden: ", "referat: ", "rettelse: 1/2026 »", "flyt: ", "sammen: ",
         "træk tilbage: ", "fortryd ", "effekt: ", "berører: ", "udkast: ", "indsigelse: ", "1: ", "»", "12.99 ",
         "2026-99-99 12.00 ", "til dagsorden: ", "åbn mødet: ", "afbryd: ", "hæv mødet: ", "genåbn: "]  # fmt: skip


@pytest.mark.parametrize("word", WORDS, ids=range(len(WORDS)))
def test_every_kind_of_line_is_kept_or_refused_in_one_sentence(tmp_path: Path, word: str) -> None:
    home = called(tmp_path / "home")
    data = "".join(f"{head}{word}\n" for head in HEADS).encode()
    _, out, err = enighed(home, "play", DAY, "-", "--keep-going", data=data)
    assert steering(out, "\n\t") == [] and steering(err) == []
    assert all(line.startswith("enighed: linje ") for line in err.splitlines())
    assert "Traceback" not in err and not (home / "faults").exists()
    assert out.count("\n") + err.count("\n") == len(HEADS)
    for command in (["show", DAY], ["log", DAY], ["check"]):
        code, out, err = enighed(home, *command)
        assert (code, err) == (0, "") and steering(out) == []


@pytest.mark.parametrize(
    "raw",
    [
        b"note: a\0b",
        b"note: \xed\xa0\x80",
        b"note: \xff\xfe",
        b"\xff\xfen\0o\0t\0e\0",
        b"\0",
        b"\xc0\x80",
        b"note: \xf4\x90\x80\x80",
    ],
)
def test_what_cannot_be_kept_is_refused_in_words_and_the_next_line_goes_on(tmp_path: Path, raw: bytes) -> None:
    home = called(tmp_path / "home")
    code, out, err = enighed(home, "play", DAY, "-", "--keep-going", data=raw + b"\n12.02 note: efter\n")
    assert code == 1 and err.startswith("enighed: linje 1: ") and err.count("\n") == 1
    assert out.startswith("3\t12.02\t")


@pytest.mark.parametrize(
    "argument",
    ["", " ", "../../etc/passwd", EVIL, "\x1b[2J", "999999/2026", "2026-02-30", "-1", "x" * 100_000, "CON", "\udcff"],
)
def test_a_meeting_of_any_name_is_found_or_not_there_in_words(home: Path, argument: str) -> None:
    before = sorted(home.parent.rglob("*"))
    for command in ("show", "log", "export", "play"):
        code, out, err = enighed(home, command, argument, *(["-"] if command == "play" else []))
        assert code in (1, 2) and out == "" and steering(err) == [] and "Traceback" not in err
    assert sorted(home.parent.rglob("*")) == before


def test_the_record_refuses_what_json_cannot_hold(tmp_path: Path) -> None:
    for word, reason in (("\0", "nul"), ("\ud800", "surrogate")):
        first = stamped_data(poisoned(word)[0])
        with pytest.raises(Unkeepable) as refused:
            Ledger.create(tmp_path / "m.json", first)
        assert refused.value.reason == reason and not (tmp_path / "m.json").exists()


def test_every_text_of_the_poisoned_meeting_is_poisoned() -> None:
    """What these tests rest on."""
    shown = show_text(fold(poisoned()), "da")
    assert shown.count("PWNED") > 150
    clean = [text for text in texts_of(poisoned()[0].event) if " " in text and EVIL not in text]
    assert clean == []
