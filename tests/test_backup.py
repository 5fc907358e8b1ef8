"""store.keeping.backup: a backup is whole, for its owner only, over nothing, and says what it left out."""

from __future__ import annotations

import json
import os
import stat
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from store import events as e
from store.keeping import members
from store.keeping.backup import After, Backup, after_meeting, backup, copy_after_meeting
from store.keeping.restore import Restored, restore
from store.keeping.seals import read_register
from store.keeping.zipped import MANIFEST
from store.ledger import Ledger, read_documents
from store.record import Record
from tests.house_of_records import FIRST, NOW, SECOND, archive_of, backed_up, build, contents, why

posix = pytest.mark.skipif(os.name == "nt", reason="modes and links are POSIX's")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return build(tmp_path / "home").home


@pytest.fixture
def file(home: Path, tmp_path: Path) -> Path:
    return backed_up(home, tmp_path)


def test_a_backup_is_a_zip_file_whose_manifest_anyone_can_check(home: Path, file: Path) -> None:
    with zipfile.ZipFile(file) as source:
        assert source.testzip() is None
        *names, last = source.namelist()
        told = json.loads(source.read(MANIFEST))
        assert last == MANIFEST and [row["name"] for row in told["files"]] == names
        for row in told["files"]:
            data = source.read(row["name"])
            assert (row["size"], row["sha256"]) == (len(data), sha256(data).hexdigest())
    assert set(names) == set(contents(home))


@posix
def test_a_backup_and_what_is_restored_are_for_their_owner_only(file: Path, tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        again = backup(tmp_path / "home", tmp_path / "again.zip", NOW)
        restore(file, tmp_path / "new")
    finally:
        os.umask(before)
    assert isinstance(again, Backup) and stat.S_IMODE(again.path.stat().st_mode) == 0o600
    for path in (tmp_path / "new", *(tmp_path / "new").rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600)


def test_no_backup_is_written_over_anything(home: Path, file: Path, tmp_path: Path) -> None:
    before = file.read_bytes()
    assert why(backup(home, file, NOW)) == "backup.exists"
    assert file.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home", "kopi.zip"], "nothing half made is left"


def test_in_a_folder_the_backup_is_named_by_its_moment(home: Path, tmp_path: Path) -> None:
    made = backup(home, tmp_path, NOW)
    assert isinstance(made, Backup) and made.path == tmp_path / "enighed-2026-12-09-160000.zip"


def test_a_backup_where_there_is_no_folder_or_nothing_to_copy_says_so(home: Path, tmp_path: Path) -> None:
    assert why(backup(home, tmp_path / "none" / "kopi.zip", NOW)) == "backup.failed"
    assert why(backup(tmp_path / "none", tmp_path / "kopi.zip", NOW)) == "backup.nothing"
    assert not (tmp_path / "kopi.zip").exists()


def test_a_running_meeting_is_in_the_backup_to_its_last_receipt_as_a_closed_file(home: Path, tmp_path: Path) -> None:
    with Ledger.open(home / SECOND) as ledger:
        ledger.append({"entry": 5})
        with (home / SECOND).with_suffix(".journal").open("ab") as journal:
            journal.write(b'0badc0de {"s": 99')  # a line on its way to disk
        file = backup(home, tmp_path / "kopi.zip", NOW)
        documents = ledger.documents()
    assert isinstance(file, Backup) and file.notices == ()
    restore(file.path, tmp_path / "new")
    assert read_documents(tmp_path / "new" / SECOND) == documents
    assert [path.suffix for path in (tmp_path / "new" / SECOND).parent.glob("2026-12-09*")] == [".json"]


def test_a_file_that_changes_between_two_reads_is_read_again(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    board, reads, real = home / "board.toml", [], members.read_file

    def changing(path: Path) -> object:
        found = real(path)
        if path == board and not reads:
            reads.append(path)
            board.write_text("organisation = 'ny'\n", encoding="utf-8")
        return found

    monkeypatch.setattr(members, "read_file", changing)
    held = dict(member for member in members.members(home) if isinstance(member, tuple))
    assert held["board.toml"] == board.read_bytes() == b"organisation = 'ny'\n"


def test_seals_are_read_before_the_meetings_they_are_of(home: Path) -> None:
    names = [member[0] for member in members.members(home) if isinstance(member, tuple)]
    assert names[0] == "meetings/2026/seals.json" and len(names) == len(set(names)) == 5


def test_locks_half_made_files_the_index_and_earlier_backups_stay_out(home: Path, tmp_path: Path) -> None:
    for name in ("index.sqlite", "board.toml.tmp", f"{FIRST}.tmp", ".enighed-1-0.tmp"):
        (home / name).write_bytes(b"x")
    first = backup(home, home / "kopi.zip", NOW)
    (home / "underskrevet.pdf").write_bytes(b"%PDF")
    with Ledger.open(home / SECOND):
        second = backup(home, tmp_path / "kopi.zip", NOW)
    assert isinstance(first, Backup) and isinstance(second, Backup)
    with zipfile.ZipFile(second.path) as source:
        names = set(source.namelist())
    assert "underskrevet.pdf" in names, "what is not ours is not lost"
    assert not [name for name in names if name.endswith((".tmp", ".lock", ".zip", ".sqlite"))]


def test_a_damaged_meeting_goes_in_as_it_is_and_that_is_said(home: Path, tmp_path: Path) -> None:
    path = home / FIRST
    path.write_bytes(path.read_bytes().replace(b"MeetingOpened", b"x").replace(b"Notat", b"Nitat"))
    made = backup(home, tmp_path / "kopi.zip", NOW)
    assert isinstance(made, Backup) and [notice.key for notice in made.notices] == ["backup.damaged"]
    restore(made.path, tmp_path / "new")
    assert (tmp_path / "new" / FIRST).read_bytes() == path.read_bytes()


@posix
def test_a_link_or_an_unreadable_name_stays_out_and_that_is_said(home: Path, tmp_path: Path) -> None:
    (home / "link.json").symlink_to("/etc/passwd")
    (home / "a:b.txt").write_bytes(b"x")
    (home / "Kopi.txt").write_bytes(b"1")
    (home / "kopi.txt").write_bytes(b"2")
    made = backup(home, tmp_path / "kopi.zip", NOW)
    assert isinstance(made, Backup)
    assert sorted(str(notice.value("file")) for notice in made.notices) == ["a:b.txt", "kopi.txt", "link.json"]
    assert isinstance(restore(made.path, tmp_path / "new"), Restored)


def test_a_copy_after_a_meeting_is_a_whole_backup_beside_the_earlier_ones(home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "drev"
    archive = archive_of(home)
    assert [told.key for told in copy_after_meeting(archive, home / FIRST, folder).failed] == ["backup.not_copied"]
    assert not folder.exists(), "a drive that is not there is not made up"
    folder.mkdir()
    names = []
    for _ in range(2):
        made = copy_after_meeting(archive, home / FIRST, folder)
        assert made.copy and not made.failed
        names.append(made.copy.name)
    assert names == ["enighed-2026-11-25-direktionen-22.zip", "enighed-2026-11-25-direktionen-22-2.zip"]
    assert isinstance(restore(folder / names[0], tmp_path / "new"), Restored)


def test_after_a_meeting_what_fails_is_said_and_nothing_is_raised(home: Path, tmp_path: Path) -> None:
    archive = archive_of(home)
    assert after_meeting(archive, home / FIRST, None) == After()
    (home / "meetings/2026/seals.json").write_bytes(b"{}")
    told = after_meeting(archive, home / FIRST, tmp_path / "none")
    assert [failed.key for failed in told.failed] == ["seals.not_kept", "backup.not_copied"] and told.copy is None
    (tmp_path / "drev").mkdir()
    told = after_meeting(archive, home / FIRST, tmp_path / "drev")
    assert [failed.key for failed in told.failed] == ["seals.not_kept"]
    assert told.copy == tmp_path / "drev/enighed-2026-11-25-direktionen-22.zip"


def test_a_meeting_that_goes_on_after_its_end_is_sealed_again(home: Path) -> None:
    archive = archive_of(home)
    with Record.open(home / FIRST, archive.now) as record:
        record.keep(e.DraftSent("sendt"))
        assert after_meeting(archive, home / FIRST, None) == After()
    sealed = read_register((home / FIRST).parent)["2026-11-25-direktionen-22"]
    assert len(sealed.marks) == len(read_documents(home / FIRST))
    assert sealed.first_changed(read_documents(home / FIRST)) is None
