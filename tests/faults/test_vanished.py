"""Folders and files that go away while a meeting runs: said at once, and kept when they are back."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from store.disk.errors import DiskError, Locked, NotSaved
from store.disk.names import Names
from store.drafts import load, save
from store.ledger import Ledger, read_documents
from tests.faults.shim import document, entries
from tests.house_of_records import contents

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows does not let go of a folder with open files")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "2026" / "m.json"


@pytest.fixture
def written(path: Path) -> Ledger:
    ledger = Ledger.create(path, document(0))
    ledger.append(document(1))
    return ledger


@pytest.fixture(params=["written", "opened"])
def ledger(written: Ledger, request: pytest.FixtureRequest) -> Ledger:
    """One that is written, or one that is opened again and has no journal yet."""
    if request.param == "written":
        return written
    written.close()
    return Ledger.open(written.path)


def gone(ledger: Ledger) -> None:
    for _ in range(2):
        with pytest.raises(NotSaved) as refused:
            ledger.append(document(len(ledger.documents())))
        assert refused.value.reason == "gone"
        assert refused.value.said.key == "not_saved.gone"
        assert not ledger.path.parent.exists(), "what was taken away is not made again behind one's back"


def goes_on(ledger: Ledger) -> None:
    number = len(ledger.documents())
    assert ledger.append(document(number)) == number
    assert entries(read_documents(ledger.path)) == list(range(number + 1))
    ledger.close()
    assert entries(read_documents(ledger.path)) == list(range(number + 1))


def test_a_folder_removed_and_made_again_empty_gets_the_whole_record(ledger: Ledger, path: Path) -> None:
    shutil.rmtree(path.parent)
    gone(ledger)
    path.parent.mkdir()
    goes_on(ledger)


def test_a_folder_moved_away_and_put_back_goes_on(ledger: Ledger, path: Path) -> None:
    away = path.parent.rename(path.parent.with_name("away"))
    gone(ledger)
    away.rename(path.parent)
    goes_on(ledger)


def test_a_folder_put_back_from_an_older_copy_gets_what_it_lacks(ledger: Ledger, path: Path) -> None:
    old = shutil.copytree(path.parent, path.parent.with_name("old"))
    ledger.append(document(2))
    shutil.rmtree(path.parent)
    gone(ledger)
    old.rename(path.parent)
    goes_on(ledger)


def test_what_another_program_wrote_meanwhile_is_not_written_over(written: Ledger, path: Path) -> None:
    away = path.parent.rename(path.parent.with_name("away"))
    gone(written)
    shutil.copytree(away, path.parent)
    with Ledger.open(path) as other:
        other.append({"from": "another program"})
        with pytest.raises(Locked):
            written.append(document(2))
    for _ in range(2):
        with pytest.raises(NotSaved) as refused:
            written.append(document(2))
        assert refused.value.reason == "changed"
    assert read_documents(path)[2]["from"] == "another program"
    with pytest.raises(DiskError):
        written.close()
    assert read_documents(path)[2]["from"] == "another program"


def test_a_journal_removed_under_a_running_meeting_is_made_again(written: Ledger, path: Path) -> None:
    path.with_suffix(".journal").unlink()
    goes_on(written)


def test_a_journal_cut_by_somebody_else_is_made_good(written: Ledger, path: Path) -> None:
    path.with_suffix(".journal").write_bytes(b"")
    goes_on(written)


def test_a_snapshot_removed_under_a_running_meeting_is_made_again(ledger: Ledger, path: Path) -> None:
    path.unlink()
    goes_on(ledger)


def test_all_files_removed_under_a_running_meeting_are_made_again(ledger: Ledger, path: Path) -> None:
    for name in contents(path.parent):
        (path.parent / name).unlink()
    goes_on(ledger)


def test_the_folder_of_the_lock_removed_under_a_running_meeting_is_made_again(ledger: Ledger, path: Path) -> None:
    shutil.rmtree(Names(path).lock.parent)
    goes_on(ledger)
    assert save(path, {"line": "halvt"}) and load(path) == {"line": "halvt"}


def test_damage_done_under_a_running_meeting_is_kept_beside_and_mended(written: Ledger, path: Path) -> None:
    journal = path.with_suffix(".journal")
    journal.write_bytes(spoiled := b"garbled\n" + journal.read_bytes())
    number = written.append(document(2))
    assert [notice.key for notice in written.notices] == ["mended"]
    assert path.with_name("m.journal.damaged-1").read_bytes() == spoiled
    written.close()
    assert entries(read_documents(path)) == list(range(number + 1))


def test_a_lock_file_removed_lets_nobody_write_over_the_other(ledger: Ledger, path: Path) -> None:
    Names(path).lock.unlink()
    with Ledger.open(path) as other:
        with pytest.raises(Locked):
            ledger.append(document(2))
        other.append(document(2))
    with pytest.raises(NotSaved) as refused:
        ledger.append(document(2) | {"mine": True})
    assert refused.value.reason == "changed"
    assert entries(read_documents(path)) == [0, 1, 2]


def test_closing_when_the_folder_is_gone_says_that_nothing_holds_the_record(written: Ledger, path: Path) -> None:
    shutil.rmtree(path.parent)
    with pytest.raises(NotSaved) as refused:
        written.close()
    assert refused.value.reason == "gone"


def test_closing_in_a_folder_that_takes_no_new_files_loses_nothing(ledger: Ledger, path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write anywhere")
    path.parent.chmod(0o500)
    ledger.close()
    path.parent.chmod(0o700)
    assert entries(read_documents(path)) == [0, 1]


def test_a_file_where_a_folder_should_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "2026").write_bytes(b"")
    with pytest.raises(NotSaved):
        Ledger.create(tmp_path / "2026" / "m.json", document(0))
