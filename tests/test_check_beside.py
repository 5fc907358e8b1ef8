"""What stands in a meeting's file beside its entries: no seal vouches for it, so `enighed check` names it."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from store.archive import Archive
from store.disk.lines import write_line
from store.disk.plain import FrozenDict, keep
from store.disk.snapshot import Tables, read_snapshot, write_snapshot
from store.keeping.check import check
from store.keeping.purge import plan, purge
from store.ledger import read_documents
from store.record import read_entries
from tests.house_of_records import FIRST, NOW, SECOND, build
from tui.__main__ import main
from tui.desk import open_board

REGISTER = "meetings/2026/seals.json"
HOSTILE = "\x1b]0;ja\x07\u202e" + "x" * 100


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return build(tmp_path / "home")


def faults(archive: Archive) -> list[tuple[str, Any]]:
    """Each fault's key, and the file it names."""
    return [(told.key.removeprefix("check."), told.value("file")) for told in check(archive).faults]


def tables(path: Path) -> tuple[Tables, int]:
    found = read_snapshot(path.read_bytes())
    assert found.bad is None
    return found.tables, found.last


def put(path: Path, more: dict[str, Any]) -> None:
    """Further tables in the file, by somebody who makes its sum right."""
    held, last = tables(path)
    path.write_bytes(write_snapshot({**held, **more}, last))


def summed(path: Path, data: bytes) -> None:
    """Bytes of a file, its sum made right."""
    told = re.search(rb'"sha256": "([0-9a-f]{64})"', data)
    assert told
    zeroed = data.replace(told[1], b"0" * 64, 1)
    path.write_bytes(data.replace(told[1], sha256(zeroed).hexdigest().encode(), 1))
    assert read_snapshot(path.read_bytes()).bad is None


def row(**document: Any) -> FrozenDict:
    return keep(document)


@pytest.mark.parametrize("name", [FIRST, REGISTER])
def test_a_table_that_is_none_of_ours_is_named_and_the_entries_stay_readable(archive: Archive, name: str) -> None:
    before = read_documents(archive.home / name)
    put(archive.home / name, {"x": {"1": row(text="ja")}, "y": {}})
    (told,) = check(archive).faults
    assert (told.key, told.value("file"), told.value("table"), told.value("n")) == ("check.tables", name, "x", 2)
    assert read_documents(archive.home / name) == before


def test_a_table_put_in_by_a_line_of_the_journal_is_named(archive: Archive) -> None:
    path = archive.home / SECOND
    line = write_line(tables(path)[1] + 1, (("x", 1, row(text="ja")),), first=True)
    path.with_suffix(".journal").write_bytes(line)
    assert faults(archive) == [("table", SECOND)]


@pytest.mark.parametrize("key", ["99", "x", "01"])
def test_rows_beyond_the_numbered_ones_are_named_by_the_entry_that_is_missing(archive: Archive, key: str) -> None:
    path = archive.home / FIRST
    held, _ = tables(path)
    put(path, {"entries": {**held["entries"], key: row(text="ja")}})
    (told,) = check(archive).faults
    assert (told.key, told.value("entry")) == ("check.gap", len(read_documents(path)))
    assert len(read_entries(path)) == len(held["entries"])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"entries": {', b'"entries": {"0": {"text": "ja"}},\n"entries": {'),
        (b'\n"0": {', b'\n"0": {"text": "ja"},\n"0": {'),
        (b'{"entry": 0', b'{"entry": "ja", "entry": 0'),
        (b'}},\n"entries"', b'}},\n"_meta": {"2": {"text": "ja"}},\n"entries"'),
        (b'\n"0": {', b'\n \t "0": {'),
    ],
)
def test_what_json_readers_pass_over_is_told(archive: Archive, old: bytes, new: bytes) -> None:
    path = archive.home / FIRST
    before = read_documents(path)
    assert path.read_bytes().count(old) == 1
    summed(path, path.read_bytes().replace(old, new))
    assert read_documents(path) == before
    assert faults(archive) == [("beside", FIRST)]


def test_a_file_the_program_wrote_has_nothing_beside_its_entries(archive: Archive) -> None:
    for one in plan(archive, archive.home / "exports").purges:
        purge(one, NOW)
    assert b"entry_purged" in (archive.home / FIRST).read_bytes()
    assert faults(archive) == []


@pytest.mark.parametrize(
    "change",
    [
        lambda document: document.update(more="ja"),
        lambda document: document["event"].update(was="ja"),
        lambda document: document.update(clock_flag="ja"),
    ],
)
def test_what_is_left_of_a_purged_entry_holds_nothing_else(archive: Archive, change: Any) -> None:
    for one in plan(archive, archive.home / "exports").purges:
        purge(one, NOW)
    path = archive.home / FIRST
    documents = [json.loads(json.dumps(document)) for document in read_documents(path)]
    change(documents[2])
    put(path, {"entries": {str(number): keep(document) for number, document in enumerate(documents)}})
    (told,) = check(archive).faults
    assert (told.key, told.value("entry")) == ("check.not_an_entry", 2)


def test_a_tables_name_is_shown_as_signs_and_not_at_length(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ENIGHED_HOME", str(archive.home))
    put(archive.home / FIRST, {HOSTILE: {"1": row(text="hemmeligt")}})
    assert main(["check"]) == 1
    told = "".join(capsys.readouterr())
    assert f"{FIRST} indeholder en tabel »␛]0;ja␇⟨U+202E⟩xxx" in told and "x" * 41 not in told
    assert "\x1b" not in told and "\u202e" not in told and "hemmeligt" not in told
    assert "Alt er i orden" not in told


@pytest.mark.parametrize("make", [Path.touch, lambda path: path.symlink_to("/findes/ikke")], ids=["file", "link"])
def test_what_stands_in_the_way_of_the_locks_is_a_fault_and_is_named_by_who_cannot_write(
    archive: Archive,
    make: Callable[[Path], object],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = (archive.home / FIRST).parent / "open"
    shutil.rmtree(folder, ignore_errors=True)
    make(folder)
    (archive.home / "exports").mkdir(exist_ok=True)
    (archive.home / "exports" / "open").touch()
    assert [fault.key for fault in check(archive).faults] == ["check.no_folder"]
    monkeypatch.setenv("ENIGHED_HOME", str(archive.home))
    assert main(["new", "2026-12-16"]) == 1
    assert "»open«" in capsys.readouterr().err


def test_a_board_that_is_gone_is_told_where_there_are_meetings(tmp_path: Path) -> None:
    assert open_board(tmp_path / "home")[1] == ()
    home = build(tmp_path / "home").home
    (home / "board.toml").unlink()
    assert [fault.key for fault in open_board(home)[1]] == ["desk.board_made"] and (home / "board.toml").exists()
    assert open_board(home)[1] == ()
