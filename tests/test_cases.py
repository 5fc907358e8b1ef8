"""Whole meetings of real life, played from the command line and held against what must be true of them."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.expectations import CASES, Played, differences, names
from tui.__main__ import main

Run = Callable[..., str]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """`run("show", "22/2026")` gives what the program prints; it must exit with 0."""
    monkeypatch.setenv("ENIGHED_HOME", str(tmp_path / "home"))

    def call(*arguments: str, code: int = 0) -> str:
        assert main(list(arguments)) == code, capsys.readouterr().err
        return capsys.readouterr().out

    return call


def play(name: str, run: Run, folder: Path) -> Played:
    told = json.loads((CASES / f"{name}.meeting.json").read_text(encoding="utf-8"))
    number = told["meeting"]["number"]
    run("new", "--from", str(CASES / f"{name}.meeting.json"))
    receipts = run("play", number, str(CASES / f"{name}.lines"))
    lines = [
        line for line in (CASES / f"{name}.lines").read_text(encoding="utf-8").splitlines() if line[:1] not in ("", "#")
    ]
    assert len(receipts.splitlines()) == len(lines)
    for edition in ("internal", "distribution"):
        run("export", number, "--to", "md,ics,json", "--edition", edition, "--out", str(folder))
    files = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
    return Played(
        show=json.loads(run("show", number, "--json")),
        minutes=next(text for file, text in files.items() if file.endswith("referat-intern.md")),
        distributed=next(text for file, text in files.items() if file.endswith("referat-udsendt.md")),
        calendars={file: text.replace("\r\n ", "") for file, text in files.items() if file.endswith(".ics")},
        record=next(text for file, text in files.items() if file.endswith("udsendt.json")),
    )


@pytest.mark.parametrize("name", names())
def test_the_case_holds(name: str, run: Run, tmp_path: Path) -> None:
    played = play(name, run, tmp_path / "out")

    assert differences(name, played) == []


def test_the_calendars_of_the_first_case(run: Run, tmp_path: Path) -> None:
    played = play("01-budget-i-enighed", run, tmp_path / "out")
    deadlines = played.calendars["2026-11-25-frister-intern.ics"]
    following = played.calendars["2026-11-25-naeste-moede-intern.ics"]

    assert deadlines.count("BEGIN:VEVENT") == 6
    assert "DTSTART;TZID=Europe/Copenhagen:20261209T120000" in following
    for note in ("admnistrationen", "gadeplan.", "tilsynsbesøg", "lukkedage"):
        assert all(note not in text for text in played.calendars.values())


def test_exporting_twice_gives_the_same_bytes(run: Run, tmp_path: Path) -> None:
    play("01-budget-i-enighed", run, tmp_path / "a")
    run("export", "22/2026", "--out", str(tmp_path / "b"))

    for path in (tmp_path / "b").iterdir():
        assert path.read_bytes() == (tmp_path / "a" / path.name).read_bytes()


def test_the_log_keeps_the_first_wording(run: Run, tmp_path: Path) -> None:
    play("01-budget-i-enighed", run, tmp_path / "a")
    log = json.loads(run("log", "22/2026", "--json"))

    assert any("Direktionen takker nej" in (entry["text"] or "") for entry in log)
    assert "Direktionen takker nej" not in run("show", "22/2026")


def test_the_lines_of_the_log_played_again_give_the_same_meeting(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = play("01-budget-i-enighed", run, tmp_path / "a").show
    (tmp_path / "again.lines").write_text(run("log", "22/2026", "--lines"), encoding="utf-8")
    monkeypatch.setenv("ENIGHED_HOME", str(tmp_path / "second"))
    run("new", "--from", str(CASES / "01-budget-i-enighed.meeting.json"))
    run("play", "22/2026", str(tmp_path / "again.lines"))

    assert json.loads(run("show", "22/2026", "--json")) == first


def test_play_stops_at_a_refused_line_and_keeps_what_came_before(
    run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run("new", "2026-11-25")
    text = "12.00 åbn mødet: kd\n# en bemærkning\n\n12.01 o xyz noget\n12.02 note: efter\n"
    monkeypatch.setattr(
        "sys.stdin", io.TextIOWrapper(io.BytesIO(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()))
    )

    assert main(["play", "2026-11-25", "-"]) == 1
    told = capsys.readouterr()
    assert told.out.startswith("1\t12.00\tMødet åbnet af KD")
    assert "linje 4: Ukendt ansvarlig »xyz«" in told.err
    assert len(told.out.splitlines()) == 1


def test_keep_going_reports_all_and_goes_on(
    run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run("new", "2026-11-25")
    data = "12.00 åbn mødet: kd\ng 99\n12.02 note: efter\n".encode() + b"12.03 \xff\n"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))

    assert main(["play", "2026-11-25", "-", "--keep-going"]) == 1
    told = capsys.readouterr()
    assert [line.split("\t")[0] for line in told.out.splitlines()] == ["1", "2"]
    assert "linje 2" in told.err and "linje 4: linjen er ikke UTF-8" in told.err
