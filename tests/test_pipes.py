"""What stands in a data folder and is no file is waited for by nobody, and is named with what to do."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from store.board import default_board
from store.disk.errors import Unreadable
from store.finding import search
from store.index.unusable import Unusable
from store.keeping.backup import Backup, backup
from store.keeping.check import check
from store.keeping.restore import restore
from store.ledger import read_documents
from store.said import said
from store.search.asked import Asked
from store.search.words import read_query
from tests.house_of_records import FIRST, NOW, archive_of, build, why
from tui.app import EnighedApp
from tui.cli.output import Stop
from tui.cli.passphrase import VARIABLE, _told
from tui.config import Config
from tui.screens.home import HomeScreen
from tui.texts.words import LANGUAGES, Words

pytestmark = pytest.mark.skipif(os.name == "nt", reason="no pipes among files there")
ASKED = Asked(read_query("Model"))
REGISTER = "meetings/2026/seals.json"
JOURNAL = FIRST.replace(".json", ".journal")
FAULTS = {
    "meetings": "check.no_meetings",
    "meetings/2026": "check.no_meetings",
    "meetings/2027": "check.no_meetings",
    "meetings/2026/open": "check.no_folder",
    FIRST: "check.no_file",
    JOURNAL: "check.no_file",
    REGISTER: "check.no_file",
}
NOTES = {
    "exports": "check.no_exports",
    "meetings/2026/x": "check.stray",
    "meetings/2026/open/2026-11-25-direktionen-22.draft": "check.draft",
}


def piped(home: Path, name: str) -> Path:
    """The folder with a pipe in the place of what is called so."""
    build(home)
    path = home / name
    if path.is_dir():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)
    os.mkfifo(path, 0o600)
    return path


@pytest.mark.parametrize("name", [*FAULTS, *NOTES, "board.toml", "config.toml", "key.json", "faults"])
def test_a_pipe_stays_out_of_a_backup_and_that_is_said(tmp_path: Path, name: str) -> None:
    home = tmp_path / "home"
    piped(home, name)
    made = backup(home, tmp_path / "kopi.zip", NOW)
    assert isinstance(made, Backup) and made.path.exists()
    (notice,) = made.notices
    assert (notice.key, notice.value("reason").key) == ("backup.left_out.unreadable", "os.no_file")
    assert notice.value("file") == name


@pytest.mark.parametrize("name", [*FAULTS, *NOTES])
def test_a_pipe_is_named_once_by_check_with_what_to_do(tmp_path: Path, name: str) -> None:
    home = tmp_path / "home"
    piped(home, name)
    report = check(archive_of(home))
    told = [one for one in (*report.faults, *report.notes) if one.value("file") == name]
    assert [one.key for one in told] == [FAULTS.get(name) or NOTES[name]]
    assert (told[0] in report.faults) == (name in FAULTS)
    for language in LANGUAGES:
        assert "{" not in Words(language).said(told[0])


def test_a_meeting_that_is_a_pipe_says_so(tmp_path: Path) -> None:
    path = piped(tmp_path / "home", FIRST)
    with pytest.raises(Unreadable) as wrong:
        read_documents(path)
    assert wrong.value.said.key == "unreadable.no_file"


def test_nobody_restores_from_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "kopi.zip")
    assert why(restore(tmp_path / "kopi.zip", tmp_path / "ny")) == "restore.not_a_backup"


@pytest.mark.parametrize("name", ["index.sqlite3", "index.sqlite3-journal", "index.sqlite3-wal"])
def test_a_search_goes_on_without_an_index_that_is_a_pipe_or_has_one_beside_it(tmp_path: Path, name: str) -> None:
    home = tmp_path / "home"
    archive = build(home)
    search(archive, Asked(read_query("Model")))
    (home / name).unlink(missing_ok=True)
    os.mkfifo(home / name)
    archive = archive_of(home)
    found = search(archive, Asked(read_query("Model")))
    assert found.without is not None and found.without.key == "index.occupied" and found.hits
    with pytest.raises(Unusable):
        archive.index.size()
    (home / "index.sqlite3").unlink()
    assert not (home / name).exists() or search(archive_of(home), Asked(read_query("Model"))).without is None
    assert not (home / name).is_fifo()


@pytest.mark.parametrize("indexed", [False, True])
@pytest.mark.parametrize("make", [os.mkfifo, Path.touch])
async def test_what_stands_in_place_of_all_meetings_is_no_empty_archive(
    tmp_path: Path, indexed: bool, make: Callable[[Path], None]
) -> None:
    home = tmp_path / "home"
    archive = build(home)
    if indexed:
        archive.index.bring_up_to_date(full=True)
    shutil.rmtree(home / "meetings")
    make(home / "meetings")
    archive = archive_of(home)
    for ask in (archive.at_hand, archive.last, lambda: list(archive.refs()), lambda: search(archive, ASKED)):
        with pytest.raises(Unreadable) as wrong:
            ask()
        assert wrong.value.said.key == "unreadable.no_folder"
    for language in LANGUAGES:
        app = EnighedApp(archive, lambda: (default_board(), ()), Words(language), lambda: NOW, Config())
        async with app.run_test(size=(80, 24)) as pilot:
            for key in ("enter", "s", "r", "o", "n", *"31/12", "enter"):
                await pilot.press(key)
                await pilot.pause()
            shown = app.screen.query_one("#notices").render().plain  # type: ignore[attr-defined]
            assert isinstance(app.screen, HomeScreen) and shown.count("!") == 1 and "enighed restore" in shown
            assert app.screen.query_one("#welcome").render().plain == ""  # type: ignore[attr-defined]


def test_a_pipe_that_should_tell_the_passphrase_holds_nobody_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "pipe")
    monkeypatch.setenv("ENIGHED_PASSPHRASE_FILE", str(tmp_path / "pipe"))
    with pytest.raises(Stop) as stop:
        _told(VARIABLE)
    assert (stop.value.why.key, stop.value.why.value("reason")) == ("cli.no_file", said("os.no_file"))

    reader, writer = os.pipe()  # as a shell's <(...) gives it
    os.write(writer, b"fire ord og en hest\n")
    os.close(writer)
    monkeypatch.setenv("ENIGHED_PASSPHRASE_FILE", f"/dev/fd/{reader}")
    assert _told(VARIABLE) == "fire ord og en hest"
    os.close(reader)
