"""`enighed new`: what is said of the meeting that was made."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from tui.__main__ import main


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ENIGHED_HOME", str(tmp_path / "home"))
    return tmp_path


def test_a_day_off_is_named_and_the_meeting_made_all_the_same(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "2026-12-24"]) == 0

    told = capsys.readouterr()
    assert "2026-12-24" in told.out and "juleaftensdag" in told.err


def test_an_exported_record_gives_its_plan_and_that_is_said(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["new", "2026-12-02"]) == 0
    lines = "2026-12-02 12.00 åbn mødet: kd\n2026-12-02 12.01 h Budget\n"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(lines.encode())))
    assert main(["play", "2026-12-02", "-"]) == 0
    assert main(["export", "2026-12-02", "--to", "json", "--out", str(home / "ud")]) == 0
    (file,) = (home / "ud").glob("*intern*.json")
    monkeypatch.setenv("ENIGHED_HOME", str(home / "other"))
    capsys.readouterr()
    assert main(["new", "--from", str(file)]) == 0

    assert "Kun planen er taget med" in capsys.readouterr().err
    assert main(["show", "2026-12-02", "--json"]) == 0
    assert [item["title"] for item in json.loads(capsys.readouterr().out)["items"]] == ["Budget", "Eventuelt"]


def test_an_empty_file_calls_no_meeting(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "empty.json").write_bytes(b"")

    assert main(["new", "--from", str(home / "empty.json")]) != 0
    assert capsys.readouterr().err and not list((home / "home" / "meetings").rglob("*.json"))


def test_a_fault_of_the_command_is_told_in_the_language_asked_for(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["--lang", "en", "show"])

    assert "not understood" in capsys.readouterr().err
