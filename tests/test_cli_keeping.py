from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from store.keeping.backup import takes_no_copy
from store.keeping.seals import read_register
from store.ledger import read_seal
from store.said import said
from tests.house_of_records import FIRST, NOW, SECOND, SECRET, build, contents, holds
from tui.__main__ import main
from tui.config import read_config

Told = tuple[int, str, str]
Run = Callable[..., Told]
LINES = "\n".join(("12.00 åbn mødet: kd", "12.01 note: æøå", "12.02 1: efterretning:", "14.00 hæv mødet:", ""))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ENIGHED_HOME", str(tmp_path / "home"))
    monkeypatch.setattr("tui.__main__.os.umask", lambda mask: 0)
    return tmp_path / "home"


@pytest.fixture
def run(home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """`run("check")`: exit code, standard output, standard error."""

    def call(*arguments: str, lines: str = "") -> Told:
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(lines.encode())))
        code = main(list(arguments))
        return code, *capsys.readouterr()

    return call


def test_backup_check_and_restore_say_in_words_what_they_did(run: Run, home: Path, tmp_path: Path) -> None:
    build(home)
    code, out, _ = run("backup", str(tmp_path / "kopi.zip"))
    assert (code, out.splitlines()[0].partition(" (")[2][:16]) == (0, "2 møder, 5 filer")
    code, _, err = run("backup", str(tmp_path / "kopi.zip"))
    assert code == 1 and err.startswith("enighed: ") and "findes allerede. Intet er skrevet" in err
    code, _, err = run("restore", str(tmp_path / "kopi.zip"))
    assert code == 1 and "er ikke en tom mappe. Intet er gendannet" in err
    code, out, _ = run("restore", str(tmp_path / "kopi.zip"), "--into", str(tmp_path / "ny"))
    assert code == 0 and f"Gendannet i {tmp_path / 'ny'}: 2 møder, 5 filer" in out
    assert contents(tmp_path / "ny") == contents(home)


def test_check_tells_faults_with_their_file_and_what_to_do(run: Run, home: Path) -> None:
    build(home)
    assert run("check") == (0, "Alt er i orden: 2 møder set efter, 14 indførsler, 2 forseglet\n", "")
    (home / FIRST).unlink()
    (home / SECOND).write_bytes((home / SECOND).read_bytes()[:-20])
    code, out, err = run("check")
    assert (code, out) == (1, "2 fejl. 1 møde set efter. Intet er ændret\n")
    assert f"enighed: {SECOND} er beskadiget fra linje" in err and f"enighed: {FIRST} er forseglet og mangler." in err
    assert err.count("enighed restore KOPI --into NY-MAPPE") == 2


def test_check_writes_nothing_no_board_where_it_is_gone_and_no_folder_at_a_first_start(run: Run, home: Path) -> None:
    assert run("check")[0] == 0 and not home.exists()
    build(home)
    (home / "board.toml").unlink()
    before = contents(home)
    for _ in range(2):
        code, out, err = run("check")
        assert (code, err) == (0, ""), "no meeting is the worse for it"
        assert out.startswith(f"{home / 'board.toml'} mangler. Læg jeres egen tilbage")
    assert contents(home) == before


def test_purge_lists_first_and_deletes_only_with_yes(run: Run, home: Path) -> None:
    build(home)
    before = contents(home)
    code, out, _ = run("purge")
    assert (
        code == 0 and "private noter, indførsel 2, 3, 4" in out and out.splitlines()[-1].startswith("Intet er slettet.")
    )
    assert SECRET not in out and contents(home) == before
    code, out, _ = run("purge", "--yes")
    assert code == 0 and out.splitlines()[-1].startswith("Slettet.") and holds(home, SECRET) == []
    assert run("purge", "--yes") == (0, "Der er intet at slette\n", "")
    assert run("check")[0] == 0
    assert run("show", "22/2026")[0] == run("log", "22/2026")[0] == run("log", "22/2026", "--lines")[0] == 0
    assert "Slettet med enighed purge" in run("log", "22/2026")[1]


@pytest.mark.parametrize("command", ["show", "log", "export"])
@pytest.mark.parametrize("registered", [True, False])
def test_the_entry_that_was_changed_is_named_as_check_names_it(
    run: Run, home: Path, command: str, registered: bool
) -> None:
    build(home)
    path = home / FIRST
    path.write_bytes(path.read_bytes().replace(b"Notat", b"Nitat"))
    if not registered:
        path.with_name("seals.json").unlink()
    told = run("check")[2].splitlines()[0]
    code, _, err = run(command, "22/2026")
    assert code == 1 and err.splitlines()[0] == told and "indførsel 7 er ændret" in told
    path.write_bytes(path.read_bytes()[:-20])
    assert "er beskadiget fra linje" in run(command, "22/2026")[2], "of that no entry can be named"


def test_purge_does_not_speak_for_what_it_could_not_read(run: Run, home: Path) -> None:
    build(home)
    assert run("purge", "--yes")[0] == 0
    (home / SECOND).write_bytes((home / SECOND).read_bytes()[:-20])
    code, out, err = run("purge")
    assert code == 1 and "er beskadiget" in err
    assert out == "Intet er slettet. Det, der ikke kan læses, er ikke set efter; i resten er der intet at slette\n"


@pytest.mark.parametrize("years", ["0", "-1"])
def test_years_are_a_number_from_one(run: Run, home: Path, years: str) -> None:
    build(home)
    assert run("purge", f"--older-than={years}", "--yes")[0] == 2
    assert (home / FIRST).exists()


def test_the_receipt_of_the_end_has_the_seal_which_check_then_holds_it_to(run: Run, home: Path) -> None:
    assert run("new", "2026-11-25")[0] == 0
    lines = LINES.replace("hæv mødet:", "hæv mødet: udsat")
    code, out, err = run("play", "2026-11-25", "-", lines=lines.replace("12.02 1: efterretning:\n", ""))
    path = next((home / "meetings/2026").glob("2026-11-25*.json"))
    assert (code, err) == (0, "")
    assert out.splitlines()[-1].endswith(f" · segl {read_seal(path)}")
    assert "1 forseglet" in run("check")[1]
    code, out, _ = run("play", "2026-11-25", "-", lines="15.00 udkast: sendt\n")
    assert code == 0 and "segl" not in out
    assert run("check")[0] == 0


def test_a_copy_is_made_after_a_meeting_and_its_failure_stops_nothing(run: Run, home: Path, tmp_path: Path) -> None:
    run("new", "2026-11-25")
    (home / "config.toml").write_text(f"backup_folder = '{tmp_path / 'drev'}'\n", encoding="utf-8")
    (tmp_path / "drev").mkdir()
    told = run("play", "2026-11-25", "-", lines="12.00 åbn mødet: kd\n14.00 hæv mødet: udsat\n")
    copy = tmp_path / "drev" / "enighed-2026-11-25-direktionen-1.zip"
    assert (told[0], told[2]) == (0, "") and told[1].splitlines()[-1] == f"Kopi: {copy}" and copy.exists()
    assert str(tmp_path / "drev") in run("about")[1] and run("check")[1].count("\n") == 1
    assert [file.name.partition("-2")[0] for file in (tmp_path / "drev").iterdir()] == ["enighed"]
    (tmp_path / "drev").rename(tmp_path / "taget-ud")
    code, out, err = run("play", "2026-11-25", "-", lines="15.00 genåbn: mere\n15.01 hæv mødet: udsat\n")
    assert (code, len(out.splitlines()), err.count("\n")) == (0, 2, 1)
    assert "Kopien til" in err and f"er IKKE skrevet: mappen {tmp_path / 'drev'} findes ikke. Mødet er gemt." in err
    code, out, err = run("check")
    assert (code, err) == (0, "") and f"til {tmp_path / 'drev'}: mappen {tmp_path / 'drev'} findes ikke. Tilslut" in out
    assert "(intet kopieres: mappen" in run("about")[1]


def test_a_folder_for_copies_that_cannot_be_written_to_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert takes_no_copy(tmp_path) is None
    monkeypatch.setattr("store.keeping.backup.os.access", lambda path, mode: False)
    assert takes_no_copy(tmp_path) == said("os.denied")
    (tmp_path / "fil").touch()
    assert takes_no_copy(tmp_path / "fil") == said("os.is_no_folder", folder=str(tmp_path / "fil"))


@pytest.mark.parametrize(("told", "good"), [("'/media/kopi'", True), ("'kopi'", False), ("''", False), ("3", False)])
def test_the_folder_for_copies_is_a_whole_path(tmp_path: Path, told: str, good: bool) -> None:
    (tmp_path / "config.toml").write_text(f"backup_folder = {told}\n", encoding="utf-8")
    config = read_config(tmp_path)
    assert (config.backup_folder is not None, config.faults == ()) == (good, good)


def test_what_was_removed_whole_leaves_a_folder_that_is_well(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(home)
    monkeypatch.setattr("tui.__main__.now", lambda: NOW.replace(year=2037), raising=False)
    monkeypatch.setattr("tui.cli.base.now", lambda: NOW.replace(year=2037))
    code, out, _ = run("purge", "--older-than", "10", "--yes")
    assert code == 0 and "2026-11-25-direktionen-22: hele mødet" in out
    assert run("check")[0] == 0 and not (home / FIRST).exists()


def test_an_end_that_was_undone_and_done_again_is_sealed_before_it_is_copied(
    run: Run, home: Path, tmp_path: Path
) -> None:
    run("new", "2026-11-25")
    (home / "config.toml").write_text(f"backup_folder = '{tmp_path / 'drev'}'\n", encoding="utf-8")
    (tmp_path / "drev").mkdir()
    lines = "12.00 åbn mødet: kd\n14.00 hæv mødet: udsat\nfortryd\ngentag\n"
    assert run("play", "2026-11-25", "-", lines=lines)[0] == 0
    copy = tmp_path / "drev" / "enighed-2026-11-25-direktionen-1-2.zip"
    assert run("restore", str(copy), "--into", str(tmp_path / "ny"))[0] == 0
    assert read_register(tmp_path / "ny/meetings/2026")["2026-11-25-direktionen-1"].seal
