"""Whatever stands at the ends of the pipes: closed, full or cut short, it is answered and nothing is lost."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.player import ROOT, environment
from tui.cli.output import fitted


def run(home: Path, shell: str) -> subprocess.CompletedProcess[str]:
    command = shell.replace("enighed", f"{sys.executable} -m tui")
    return subprocess.run(["sh", "-c", command], env=environment(home), capture_output=True, text=True, cwd=ROOT)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell of Unix")
@pytest.mark.parametrize(
    "shell",
    [
        "enighed play next - <&-",
        "enighed show next >&-",
        "enighed about >&-",
        "enighed check >&-",
        "enighed show next >/dev/full",
        "enighed --help >/dev/full",
        "enighed show 7/2026 2>/dev/full",
        "enighed check >/dev/full 2>/dev/full",
    ],
)
def test_a_closed_or_full_stream_makes_no_traceback(tmp_path: Path, shell: str) -> None:
    run(tmp_path, "enighed new")
    done = run(tmp_path, shell)

    assert "Traceback" not in done.stderr and not (tmp_path / "faults").exists()
    assert done.returncode in (0, 1)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell of Unix")
def test_a_line_whose_receipt_cannot_be_given_is_kept_all_the_same(tmp_path: Path) -> None:
    run(tmp_path, "enighed new 2026-11-25")
    told = run(tmp_path, "printf '12.00 åbn mødet: kd\n12.01 note: æøå\n' | enighed play 2026-11-25 - >/dev/full")
    assert told.returncode == 1 and "Svaret kunne ikke skrives: disken er fuld" in told.stderr

    assert "Mødet åbnet" in run(tmp_path, "enighed log 2026-11-25").stdout


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell of Unix")
@pytest.mark.parametrize(
    "command",
    ["log DAY", "log DAY --lines", "log DAY --json", "show DAY", "show DAY --json", "actions", "actions --json",
     "search åbnet", "search åbnet --json", "export DAY", "new 2026-12-09", "backup ZIP", "check --seals", "purge",
     "about", "--version", "help", "--help", "check -h"],
)  # fmt: skip
def test_a_reader_who_has_seen_enough_is_no_fault(tmp_path: Path, command: str) -> None:
    run(tmp_path, "enighed new 2026-11-25")
    run(tmp_path, "printf '12.00 åbn mødet: kd\n12.01 1: note: åbnet\n' | enighed play 2026-11-25 -")
    command = command.replace("DAY", "2026-11-25").replace("ZIP", str(tmp_path / "copy.zip"))
    done = run(tmp_path, f"{{ enighed {command}; echo $? >&2; }} | true")

    assert done.stderr == "0\n"


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell of Unix")
def test_what_is_not_done_is_not_done_whoever_reads(tmp_path: Path) -> None:
    run(tmp_path, "enighed new 2026-11-25")
    next(tmp_path.glob("meetings/2026/*.json")).write_bytes(b"{}")
    done = run(tmp_path, "{ enighed check; echo $? >&2; } | true")
    assert "er beskadiget" in done.stderr and done.stderr.endswith("\n1\n")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell of Unix")
def test_who_stops_reading_receipts_stops_the_lines_and_what_it_costs_is_heard_first(tmp_path: Path) -> None:
    run(tmp_path, "enighed new 2026-11-25")
    lines = "printf '12.00 åbn mødet: kd\n12.01 1: note: a\n'"
    done = run(tmp_path, f"{lines} | {{ enighed play 2026-11-25 -; echo $? >&2; }} | true")
    assert "Linje 1 er gemt, resten er ikke læst" in done.stderr and done.stderr.endswith("\n1\n")
    done = run(tmp_path, "ENIGHED_PASSPHRASE='fem helt andre ord her' enighed encrypt | true")
    assert not (tmp_path / "key.json").exists()


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_on_a_terminal_a_long_line_breaks_between_words_and_elsewhere_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    line = "enighed: " + "ord og flere " * 6 + "/en/sti/der/er-meget-længere/end-hele-linjen/på-skærmen.json"
    shown = fitted(line, Terminal()).split("\n")

    assert [part.strip() for part in shown][-1] == line.split()[-1] and " ".join(map(str.strip, shown)) == line
    assert all(len(part) <= 40 for part in shown[:-1])
    assert fitted(line, io.StringIO()) == line and fitted("1\t" + line, Terminal()) == "1\t" + line
