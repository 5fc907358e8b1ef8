"""`enighed search` as it is used: what it prints, what it says when there is nothing, and what it never shows."""

from __future__ import annotations

import io
import json
import stat
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from store import events as e
from store.folder import INDEX_FILE
from tests.house_of_records import PUBLIC, SECRET, build, holds
from tests.many import NOW, hold
from tui.__main__ import main

Told = tuple[int, str, str]
Run = Callable[..., Told]
DAY = NOW.date()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ENIGHED_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def run(home: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """`run("search", "ramme")`: exit code, standard output, standard error."""

    def call(*arguments: str) -> Told:
        try:
            code = main(list(arguments))
        except SystemExit as left:
            code = int(str(left.code))
        return code, *capsys.readouterr()

    return call


def three_meetings(home: Path) -> None:
    for number, text in enumerate(("Budgetrammen fordeles", "Rammen er brugt", "Skolerne åbner den 4. august"), 1):
        day = DAY - timedelta(days=14 * (4 - number))
        task = e.ActionGiven("i2", f"{number}-1", ("BU",), f"Notat {number} om \x1b[31mrammen")
        closed = e.ConsensusReached("i4", f"Personalerammen {number}")
        hold(home, day, number, e.MeetingOpened("KD"), e.ConsensusReached("i2", text), task, closed)


def test_the_newest_comes_first_with_its_meeting_item_kind_and_the_words_marked(run: Run, home: Path) -> None:
    three_meetings(home)
    code, out, err = run("search", "ramme", "--kind", "decision", "--limit", "3")
    assert code == 0
    assert out.splitlines() == [
        "2026-11-11  Direktionen 3/2026 · 4. Personalesag · beslutning [lukket]",
        "            »Personalerammen« 3",
        "2026-10-28  Direktionen 2/2026 · 2. Budget 2027: tidlig indsats · beslutning",
        "            »Rammen« er brugt",
        "2026-10-28  Direktionen 2/2026 · 4. Personalesag · beslutning [lukket]",
        "            »Personalerammen« 2",
    ]
    assert err == "enighed: Kun de nyeste fund vises (3). Skriv flere ord, eller vis flere med --limit\n"


def test_filters_by_person_and_year_and_a_phrase_the_shell_hands_over(run: Run, home: Path) -> None:
    three_meetings(home)
    code, out, _ = run("search", "bu", "--who", "bu", "--year", "2026")
    assert code == 0 and [line.rpartition(" · ")[2] for line in out.splitlines()[::2]] == ["opgave BU"] * 3
    assert "\x1b" not in out and "␛" in out, "nothing steers the terminal"
    assert run("search", "ramme", "--year", "2025")[:2] == (1, "")
    assert run("search", "rammen er")[0] == 0 and run("search", "er rammen")[0] == 1
    assert run("search", "er", "rammen")[0] == 0


def test_nothing_found_is_said_and_is_exit_1(run: Run, home: Path) -> None:
    code, out, err = run("search", "xyz")
    assert (code, out) == (1, "")
    assert err == "enighed: Ingen fund for »xyz«. Prøv et kortere ord\n"
    code, _, err = run("search", '"x y"')
    assert code == 1 and "Ingen fund for »x y«" in err


def test_what_keeps_the_words_from_being_found_is_said(run: Run, home: Path) -> None:
    three_meetings(home)
    hold(home, DAY, 4, e.MeetingOpened("KD"), e.NoteTaken("i2", "KD er i tvivl", private=True))

    def advice(*arguments: str) -> list[str]:
        code, out, err = run("search", *arguments)
        assert (code, out) == (1, "")
        return err.replace("enighed: ", "").splitlines()[1:]

    assert advice("ramme", "--year", "2025") == ["Der er ingen møder fra 2025", "Uden --year er der fund"]
    assert advice("ramme", "--who", "xy") == ["Uden --who er der fund"]
    assert advice("ramme", "--who", "xy", "--kind", "note") == ["Uden --kind, --who er der fund"]
    assert advice("xyz", "--who", "bu") == []
    assert advice("tvivl") == ["Private noter har ordene. Tag dem med: --private"]
    (home / INDEX_FILE).unlink()
    (home / INDEX_FILE).mkdir()
    assert advice("ramme", "--year", "2025") == [
        "Ingen fund for »ramme«. Prøv et kortere ord",
        "Der er kun søgt i det, der passer til --year. Prøv uden",
        "Private noter er ikke med. Tag dem med: --private",
    ]


def test_what_cannot_be_asked_is_wrong_use(run: Run, home: Path) -> None:
    for arguments in (("?",), ("ramme", "--kind", "digt"), ("ramme", "--limit", "0"), (), ("ramme", "--year", "x")):
        code, out, err = run("search", *arguments)
        assert (code, out) == (2, "") and err.startswith("enighed: ") and err.count("\n") == 1


def test_json_is_as_documented(run: Run, home: Path) -> None:
    three_meetings(home)
    told = json.loads(run("search", "notat 3", "--json")[1])
    assert told == [
        {
            "meeting": "3/2026",
            "forum": "Direktionen",
            "date": "2026-11-11",
            "item": 2,
            "title": "Budget 2027: tidlig indsats",
            "kind": "task",
            "entry": 3,
            "who": ["BU"],
            "text": "Notat 3 om \x1b[31mrammen",
            "closed": False,
            "private": False,
        }
    ]
    handbook = (Path(__file__).parent.parent / "docs" / "data-format.md").read_text(encoding="utf-8")
    place = handbook.index("**`enighed search")
    assert [key for key in told[0] if f"`{key}`" not in handbook[place : place + 1200]] == []
    assert json.loads(run("search", "xyz", "--json")[1]) == []


def test_private_notes_are_shown_when_asked_for_and_undone_ones_never(run: Run, home: Path) -> None:
    build(home)
    assert run("search", SECRET)[:2] == (1, "")
    _, out, _ = run("search", "hemmelig", "--private")
    assert f"»{SECRET.partition('-')[0]}«-om-navngiven-medarbejder 2" in out and "[privat]" in out
    assert f"{SECRET} 1" not in out and f"{SECRET} 3" not in out and out.count("\n") == 2
    assert run("search", PUBLIC)[0] == 0


def test_the_index_is_for_its_owner_only_and_goes_with_a_purge(run: Run, home: Path) -> None:
    build(home)
    run("search", PUBLIC)
    assert stat.S_IMODE((home / INDEX_FILE).stat().st_mode) == 0o600
    assert "(2 møder)" in run("about")[1]
    assert run("purge", "--yes")[0] == 0
    assert not (home / INDEX_FILE).exists() and holds(home, SECRET) == []
    assert run("search", "hemmelig", "--private")[0] == 1
    assert run("search", PUBLIC)[0] == 0
    assert run("check")[0] == 0


def test_a_backup_is_without_it(run: Run, home: Path, tmp_path: Path) -> None:
    build(home)
    run("search", PUBLIC)
    assert run("backup", str(tmp_path / "kopi.zip"))[0] == 0
    run("restore", str(tmp_path / "kopi.zip"), "--into", str(tmp_path / "ny"))
    assert list((tmp_path / "ny").glob("index*")) == []


def test_about_and_check_tell_of_an_index_that_is_in_the_way(run: Run, home: Path) -> None:
    build(home)
    assert "bygges ved første søgning" in run("about")[1]
    (home / INDEX_FILE).mkdir()
    assert "kan ikke bruges" in run("about")[1]
    code, _, err = run("check")
    assert code == 1 and "Slet det; det laves igen" in err
    code, out, err = run("search", PUBLIC)
    assert code == 0 and PUBLIC.split()[0] in out and "Møderne er læst igennem i stedet" in err


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_on_a_terminal_a_bar_tells_how_far_it_is_and_goes_away(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    three_meetings(home)
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    assert main(["search", "ramme"]) == 0
    drawn = terminal.getvalue().split("\r")
    assert drawn[1].rstrip() == "Søgeregistret bygges ░░░░░░░░░░░░░░░░░░░░ 0 af 3 møder"
    assert drawn[2].rstrip() == "Søgeregistret bygges ████████████████████ 3 af 3 møder"
    assert drawn[-1] == "" and drawn[-2].strip() == ""
