from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from exports.lines import log_lines
from exports.record_json import export_json, log_json, show_json
from store import events as e
from store.archive import Archive
from store.disk.errors import Locked
from store.disk.names import Names
from store.fold.meeting import fold
from store.keeping.backup import Backup, backup
from store.keeping.check import check
from store.keeping.purge import Purge, drop_index, plan, private_entries, purge
from store.keeping.restore import restore
from store.keeping.seals import read_register
from store.ledger import Ledger, read_documents, read_seal, seal_of, verify
from store.record import read_entries
from tests.build import called, entries
from tests.house_of_records import FIRST, NOW, PUBLIC, SECOND, SECRET, SECRETS, archive_of, build, contents, hold, holds


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return build(tmp_path / "home")


def planned(archive: Archive, years: int | None = None) -> tuple[Purge, ...]:
    found = plan(archive, archive.home / "exports", years)
    assert found.faults == ()
    return found.purges


def carried_out(archive: Archive, years: int | None = None) -> None:
    for one in planned(archive, years):
        purge(one, NOW)


def test_a_plan_lists_private_notes_and_the_draft_of_an_approved_meeting_and_changes_nothing(archive: Archive) -> None:
    before = contents(archive.home)
    draft = Names(archive.home / FIRST).draft
    assert planned(archive) == (Purge(archive.home / FIRST, SECRETS, (draft,)),)
    assert contents(archive.home) == before


def test_minutes_that_are_not_approved_keep_everything(tmp_path: Path) -> None:
    archive = build(tmp_path / "home", approved=False)
    assert planned(archive) == () and plan(archive, archive.home / "exports").waiting == 1


def test_what_was_purged_is_in_no_file_and_the_rest_is_proven(archive: Archive, tmp_path: Path) -> None:
    path = archive.home / FIRST
    before, seal = read_documents(path), read_seal(path)
    assert len(holds(archive.home, SECRET)) == 2
    carried_out(archive)
    assert holds(archive.home, SECRET) == []
    after = read_documents(path)
    assert verify(after, seal) is None and read_seal(path) == seal
    for number, (was, now) in enumerate(zip(before, after, strict=True)):
        if number in SECRETS:
            assert {**now, "event": was["event"]} == was
            kind, told = was["event"]["kind"], NOW.isoformat()
            assert now["event"] == {"kind": "entry_purged", "was": kind, "hash": seal_of(was), "at": told}
        else:
            assert was == now
    assert check(archive).faults == ()
    made = backup(archive.home, tmp_path / "later.zip", NOW)
    assert isinstance(made, Backup)
    restore(made.path, tmp_path / "new")
    assert holds(tmp_path / "new", SECRET) == [] and check(archive_of(tmp_path / "new")).faults == ()


def test_a_purge_done_is_not_listed_again(archive: Archive) -> None:
    carried_out(archive)
    assert planned(archive) == ()


def test_a_meeting_with_purged_entries_is_read_shown_and_exported_as_before(archive: Archive) -> None:
    path = archive.home / FIRST
    before = fold(read_entries(path))
    carried_out(archive)
    stamped = read_entries(path)
    after = fold(stamped)
    assert after.items[0].decisions == before.items[0].decisions and after.items[0].decisions[0].text == PUBLIC
    assert (after.actions, after.closed, after.count) == (before.actions, before.closed, before.count)
    assert [note.private for item in after.items for note in item.notes] == []
    assert sum(row["kind"] == "entry_purged" for row in log_json(stamped, after)) == 3
    assert SECRET not in json.dumps([show_json(after, stamped), log_json(stamped, after)])
    assert "# EntryPurged" in list(log_lines(stamped))
    assert SECRET not in export_json(after, stamped)


def test_an_altered_entry_is_still_named_beside_purged_ones(archive: Archive) -> None:
    carried_out(archive)
    documents = [dict(document) for document in read_documents(archive.home / FIRST)]
    documents[6] = {**documents[6], "event": {**documents[6]["event"], "text": "andet"}}
    assert verify(documents) == 6
    documents = [dict(document) for document in read_documents(archive.home / FIRST)]
    documents[3] = {**documents[3], "event": {**documents[3]["event"], "hash": "0" * 64}}
    assert verify(documents) == 3


def test_a_rewording_of_an_open_note_is_not_private() -> None:
    happened = (
        ("12.00", e.NoteTaken("i1", "a")),
        ("12.01", e.NoteTaken("i1", "b", private=True)),
        ("12.02", e.Reworded(1, "c")),
        ("12.03", e.Reworded(2, "d")),
        ("12.04", e.TakenBack((4,))),
        ("12.05", e.Reworded(2, "e")),
    )
    assert private_entries(entries(*happened)) == (2, 4, 6)


def test_originals_and_half_made_files_of_the_meeting_go_too(archive: Archive) -> None:
    path = archive.home / FIRST
    beside = [path.with_name(f"{path.name}{end}") for end in (".damaged-1", ".tmp")]
    beside.append(path.with_name(f"{path.stem}.journal.torn-1"))
    for file in beside:
        file.write_text(SECRET, encoding="utf-8")
    assert set(beside) < set(planned(archive)[0].files)
    carried_out(archive)
    assert holds(archive.home, SECRET) == []


def test_lines_still_in_the_journal_are_folded_and_the_journal_is_gone(archive: Archive) -> None:
    path = archive.home / FIRST
    whole = path.read_bytes()
    with Ledger.open(path) as ledger:
        ledger.append({**dict(ledger.documents()[2]), "entry": 9})
        journal = path.with_suffix(".journal").read_bytes()
    path.write_bytes(whole)
    path.with_suffix(".journal").write_bytes(journal + b'0badc0de {"s": ' + SECRET.encode())
    assert SECRET.encode() in journal
    assert planned(archive)[0].entries == (*SECRETS, 9)
    carried_out(archive)
    assert holds(archive.home, SECRET) == [] and not path.with_suffix(".journal").exists()
    assert len(read_documents(path)) == 10 and verify(read_documents(path)) is None


def test_internal_exports_that_hold_the_notes_and_the_index_go_too(archive: Archive) -> None:
    exports = archive.home / "exports"
    exports.mkdir()
    first, second = (read_entries(archive.home / name) for name in (FIRST, SECOND))
    (exports / "2026-11-25-intern.json").write_text(export_json(fold(first), first), encoding="utf-8")
    (exports / "2026-12-09-intern.json").write_text(export_json(fold(second), second), encoding="utf-8")
    (exports / "2026-11-25-referat-intern.md").write_text("# Referat", encoding="utf-8")
    (archive.home / "index.sqlite").write_text(SECRET, encoding="utf-8")
    assert exports / "2026-11-25-intern.json" in planned(archive)[0].files
    carried_out(archive)
    drop_index(archive.home)
    assert holds(archive.home, SECRET) == []
    assert sorted(path.name for path in exports.iterdir()) == ["2026-11-25-referat-intern.md", "2026-12-09-intern.json"]


def test_a_meeting_that_is_open_elsewhere_is_left_alone(archive: Archive) -> None:
    before = contents(archive.home)
    with Ledger.open(archive.home / FIRST), pytest.raises(Locked):
        carried_out(archive)
    assert contents(archive.home) == before


@pytest.mark.parametrize(
    ("today", "years", "whole"),
    [
        (date(2036, 11, 25), 10, 0),
        (date(2036, 11, 26), 10, 1),
        (date(2036, 12, 10), 10, 2),
        (date(2036, 12, 10), 11, 0),
        (date(2028, 2, 29), 1, 2),
        (date(2026, 12, 10), 3000, 0),
    ],
)
def test_meetings_held_more_than_so_many_years_ago_are_listed_whole(
    archive: Archive, today: date, years: int, whole: int
) -> None:
    later = archive_of(archive.home, NOW.replace(year=today.year, month=today.month, day=today.day))
    assert sum(one.whole for one in planned(later, years)) == whole
    assert sum(one.whole for one in planned(later)) == 0, "never by itself"


def test_a_whole_meeting_leaves_its_seal_and_nothing_else(archive: Archive) -> None:
    later = archive_of(archive.home, NOW.replace(year=2037))
    seal = read_seal(archive.home / FIRST)
    carried_out(later, 10)
    assert sorted(contents(archive.home)) == ["board.toml", "meetings/2026/seals.json"]
    register = read_documents(archive.home / "meetings/2026/seals.json")
    last = [document for document in register if document["ledger"] in FIRST][-1]
    assert (last["kind"], last["entries"], last["seal"]) == ("removed", 9, seal)
    assert holds(archive.home, SECRET) == holds(archive.home, PUBLIC) == []
    assert check(later).faults == ()


def test_a_meeting_half_removed_is_told_and_finished_by_the_next_purge(archive: Archive) -> None:
    later = archive_of(archive.home, NOW.replace(year=2037))
    kept = (archive.home / FIRST).read_bytes()
    carried_out(later, 10)
    (archive.home / FIRST).write_bytes(kept)
    assert [fault.key for fault in check(later).faults] == ["check.half_removed"]
    assert [one.whole for one in planned(later)] == [True]
    carried_out(later)
    assert check(later).faults == ()


def test_a_damaged_meeting_is_told_and_purged_only_when_it_is_old(archive: Archive) -> None:
    (archive.home / FIRST).write_bytes(b"x")
    found = plan(archive, archive.home / "exports")
    assert ([fault.key for fault in found.faults], found.purges) == (["damaged"], ())
    carried_out(archive_of(archive.home, NOW.replace(year=2037)), 10)
    assert not (archive.home / FIRST).exists()
    removed = read_register((archive.home / FIRST).parent)["2026-11-25-direktionen-22"]
    assert removed.removed


def test_a_new_meeting_under_an_old_name_is_sealed_afresh(archive: Archive) -> None:
    carried_out(archive_of(archive.home, NOW.replace(year=2037)), 10)
    hold(archive, called(), e.NoteTaken(None, "ny"))
    assert check(archive).faults == ()
