"""An encrypted folder whose key file is gone says so once, and where the key file is."""

from __future__ import annotations

import os
import zipfile
from datetime import date
from pathlib import Path

import pytest

from store.board import default_board
from store.disk import vault
from store.disk.vault import KEY_FILE, drop
from store.keeping.check import check
from tests.build import moment
from tests.house_of_records import archive_of, backed_up, build, contents
from tests.sealing import lock_up, quick
from tests.test_cli_keeping import Run, home, run
from tui.app import EnighedApp
from tui.config import Config
from tui.texts.words import LANGUAGES, Words

__all__ = ["home", "quick", "run"]
posix = pytest.mark.skipif(os.name == "nt", reason="pipes in a folder are POSIX's")
pytestmark = pytest.mark.usefixtures("quick")


@pytest.fixture
def keyless(home: Path, tmp_path: Path) -> Path:
    """The folder; a backup made while it had its key has the key too."""
    lock_up(home)
    build(home)
    with zipfile.ZipFile(backed_up(home, tmp_path)) as source:
        assert source.read(KEY_FILE) == (home / KEY_FILE).read_bytes()
    (home / KEY_FILE).unlink()
    drop(home)
    return home


def test_check_names_the_missing_key_file_once(keyless: Path) -> None:
    report = check(archive_of(keyless))
    assert [(told.key, told.value("n")) for told in report.faults] == [("check.no_key", 3)]
    assert report.notes == (), "and nobody is told to delete a draft that can be read with the key"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_command_says_where_it_is(run: Run, keyless: Path, language: str) -> None:
    code, _, err = run("--lang", language, "check")
    assert code == 1 and err.count("\n") == 1 and err.count("key.json") == 3 and "enighed restore" in err


def test_with_a_key_file_of_another_folder_each_file_is_told(keyless: Path) -> None:
    lock_up(keyless, bytes(32))
    assert {told.key for told in check(archive_of(keyless)).faults} == {"check.unreadable"}


async def test_the_home_screen_says_so_too_while_it_is_so(keyless: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vault, "_shut", set())
    now = moment("11.58", date(2026, 12, 16))
    archive = archive_of(keyless, now)
    app = EnighedApp(archive, lambda: (default_board(), ()), Words("da"), lambda: now, Config())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        told = [fault for fault in app.screen.look().faults if "key.json" in fault]  # type: ignore[attr-defined]
        assert len(told) == 1 and "sikkerhedskopi" in told[0]
        lock_up(keyless)
        assert not [fault for fault in app.screen.look().faults if "key.json" in fault]  # type: ignore[attr-defined]


@pytest.mark.parametrize("command", ["encrypt", "decrypt", "passphrase"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_command_takes_the_folder_for_a_plain_one(run: Run, keyless: Path, language: str, command: str) -> None:
    before = contents(keyless)
    code, out, err = run("--lang", language, command)
    assert (code, out) == (1, "") and err.count("key.json") == 3 and "enighed restore" in err and err.count("\n") == 1
    assert contents(keyless) == before
    assert "key.json" in run("--lang", language, "about")[1]


@posix
@pytest.mark.parametrize("command", ["encrypt", "decrypt", "passphrase", "check"])
def test_a_pipe_in_place_of_the_key_is_told_before_a_passphrase_is_asked_for(
    run: Run, keyless: Path, command: str
) -> None:
    os.mkfifo(keyless / KEY_FILE)
    code, out, err = run(command)
    assert (code, out, err.count("\n")) == (1, "", 1) and f"{keyless / KEY_FILE} er ikke en almindelig fil. Flyt" in err
    assert "er ikke en almindelig fil" in run("about")[1]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("options", [(), ("--yes",), ("--older-than", "1", "--yes")])
def test_purge_does_not_say_that_there_is_nothing_to_delete(
    run: Run, keyless: Path, language: str, options: tuple[str, ...]
) -> None:
    before = contents(keyless)
    code, out, err = run("--lang", language, "purge", *options)
    assert (code, out, err.count("\n")) == (1, "", 1) and "key.json" in err and contents(keyless) == before
