from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from store.archive import Archive
from store.disk.names import Names
from store.disk.plain import keep
from store.disk.snapshot import write_snapshot
from store.keeping.check import check
from store.keeping.seals import keep_seal, read_register
from store.ledger import Ledger, read_documents, seal_of
from tests.house_of_records import FIRST, NOW, SECOND, archive_of, build, contents

posix = pytest.mark.skipif(os.name == "nt", reason="modes and links are POSIX's")
REGISTER = "meetings/2026/seals.json"
Told = list[tuple[str, Any]]


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return build(tmp_path / "home")


def faults(archive: Archive) -> Told:
    """Each fault's key, and the entry it names."""
    found = check(archive).faults
    return [(told.key.removeprefix("check."), told.value("entry")) for told in found]


def notes(archive: Archive) -> Told:
    return [(told.key.removeprefix("check."), told.value("file")) for told in check(archive).notes]


def put(path: Path, documents: Sequence[Any]) -> None:
    """A ledger made by somebody who can make every sum right."""
    rows = {str(number): keep(dict(document)) for number, document in enumerate(documents)}
    path.write_bytes(write_snapshot({"entries": rows}, len(rows)))


def chained(documents: Sequence[Any]) -> list[Any]:
    """The same documents with every `prev` made right again."""
    prev, found = "0" * 64, []
    for document in documents:
        found.append({**document, "prev": prev})
        prev = seal_of(found[-1])
    return found


def changed(path: Path, entry: int) -> list[Any]:
    documents = [json.loads(json.dumps(document)) for document in read_documents(path)]
    documents[entry]["typed_at"] = "2026-11-25T12:00:01+01:00"
    return documents


def test_an_archive_that_is_well_is_said_to_be_with_its_figures(archive: Archive) -> None:
    before = contents(archive.home)
    report = check(archive)
    assert (report.faults, report.notes) == ((), ())
    assert (report.meetings, report.entries, report.sealed) == (2, 14, 2)
    assert contents(archive.home) == before, "nothing is changed"


def test_an_archive_that_is_not_there_yet_is_well(tmp_path: Path) -> None:
    report = check(archive_of(tmp_path / "none"))
    assert (report.meetings, report.faults, report.notes) == (0, (), ())


def test_the_entry_that_was_changed_is_named_whichever_it_is(archive: Archive) -> None:
    path = archive.home / FIRST
    original = path.read_bytes()
    for entry in range(len(read_documents(path))):
        for remade in (lambda documents: documents, chained):
            path.write_bytes(original)
            put(path, remade(changed(path, entry)))
            assert faults(archive) == [("altered", entry)], "the last one too, and where the chain was made right"


@pytest.mark.parametrize("register", [True, False])
@pytest.mark.parametrize("number", [b'"format": 1', b'"format": 2'])
def test_an_entry_changed_in_an_editor_is_named_though_the_sum_of_the_file_is_wrong(
    archive: Archive, register: bool, number: bytes
) -> None:
    path = archive.home / FIRST
    assert read_documents(path)[7]["event"]["text"] == "Notat"
    path.write_bytes(path.read_bytes().replace(b"Notat", b"Nitat").replace(b'"format": 1', number))
    if not register:
        (archive.home / REGISTER).unlink()
    assert faults(archive)[0] == ("damaged_entry", 7)


def test_a_wrong_sum_with_every_entry_as_it_was_or_with_lines_that_cannot_be_read_is_damage(archive: Archive) -> None:
    path = archive.home / FIRST
    whole = path.read_bytes()
    for old, new in ((b'"format": 1', b'"format": 2'), (b"Notat", b'Not"at'), (b'\n"7": ', b'\n"9": ')):
        path.write_bytes(whole.replace(old, new))
        assert [key for key, _ in faults(archive)] == ["damaged"]
    path.write_bytes(whole.replace(b"KD", b"BU"))
    assert faults(archive) == [("damaged_entry", 0)], "the first of them"


def test_entries_put_behind_the_seal_or_a_register_taken_away_leave_what_is_not_proven(archive: Archive) -> None:
    path = archive.home / FIRST
    whole = read_documents(path)
    forged = json.loads(json.dumps(whole[2]))
    put(
        path, chained([*whole, {**forged, "entry": len(whole), "event": {"kind": "reworded", "entry": 5, "text": "Z"}}])
    )
    assert faults(archive) == [] and ("unsealed", FIRST) in unproven(archive)

    record = archive.open(archive.ref(path))  # type: ignore[arg-type]
    late = record.unsealed()
    record.close()
    assert late == len(whole)
    assert keep_seal(path, NOW, late) is None and ("sealed_late", FIRST) in unproven(archive)

    (archive.home / REGISTER).unlink()
    assert faults(archive) == [("no_register", None)] and unproven(archive) == []


def unproven(archive: Archive) -> Told:
    return [told for told in notes(archive) if told[0] in ("unsealed", "sealed_late")]


def test_entries_cut_off_the_end_are_missed(archive: Archive) -> None:
    put(archive.home / FIRST, read_documents(archive.home / FIRST)[:-2])
    assert faults(archive) == [("cut", 7)]


def test_a_sealed_meeting_that_is_gone_is_missed(archive: Archive) -> None:
    (archive.home / FIRST).unlink()
    assert faults(archive) == [("missing", None)]


def test_a_changed_meeting_is_not_sealed_over(archive: Archive) -> None:
    path = archive.home / FIRST
    put(path, [*chained(changed(path, 3)), {"entry": 9}])
    before = (archive.home / REGISTER).read_bytes()
    assert keep_seal(path, NOW) == 3
    assert (archive.home / REGISTER).read_bytes() == before


def test_a_meeting_is_sealed_once_and_only_what_is_new_is_added(archive: Archive) -> None:
    path = archive.home / FIRST
    before = (archive.home / REGISTER).read_bytes()
    assert keep_seal(path, NOW) is None
    assert (archive.home / REGISTER).read_bytes() == before
    with Ledger.open(path) as ledger:
        ledger.append({"entry": 9})
        assert keep_seal(path, NOW) is None, "while it is open too"
    marks = [document["marks"] for document in read_documents(archive.home / REGISTER) if document["ledger"] in FIRST]
    assert [len(added) for added in marks] == [9, 1]
    assert read_register(path.parent)[path.stem].seal == seal_of(read_documents(path)[-1])


def test_an_entry_purged_by_hand_is_named(archive: Archive) -> None:
    path = archive.home / FIRST
    documents = [dict(document) for document in read_documents(path)]
    gone = {"kind": "entry_purged", "was": "consensus_reached", "hash": seal_of(documents[6]), "at": NOW.isoformat()}
    documents[6]["event"] = gone
    put(path, documents)
    assert faults(archive) == [("purged_elsewhere", 6)]


@pytest.mark.parametrize(
    ("change", "entry"),
    [
        (lambda d: d[3]["event"].update(kind="unheard_of"), 3),
        (lambda d: d[3]["event"].update(more=1), 3),
        (lambda d: d[3].update(entry=4), 3),
        (lambda d: d[3].update(event=d[0]["event"]), 3),
        (lambda d: d[3].pop("typed_at"), 3),
    ],
)
def test_an_entry_that_is_none_is_named(archive: Archive, change: Callable[[Any], None], entry: int) -> None:
    (archive.home / REGISTER).unlink()
    path = archive.home / FIRST
    documents = [json.loads(json.dumps(document)) for document in read_documents(path)]
    change(documents)
    put(path, chained(documents))
    assert faults(archive) == [("not_an_entry", entry), ("no_register", None)]


def test_a_copied_or_renamed_meeting_is_told(archive: Archive) -> None:
    path = archive.home / SECOND
    copy = path.with_name("2026-12-10-direktionen-23.json")
    copy.write_bytes(path.read_bytes())
    assert [key for key, _ in faults(archive)] == ["twice"]
    copy.unlink()
    (archive.home / FIRST).rename(path.with_name("2026-11-25-direktionen-21.json"))
    assert [key for key, _ in faults(archive)] == ["misnamed", "missing"]


def test_a_meeting_of_a_newer_version_is_told(archive: Archive) -> None:
    with Ledger.open(archive.home / SECOND) as ledger:
        ledger.append({"entry": 5})
    path = archive.home / SECOND
    data = path.read_bytes().replace(b'"format": 1', b'"format": 9')
    told = data[data.index(b'"sha256": "') + 11 :][:64]
    path.write_bytes(data.replace(told, sha256(data.replace(told, b"0" * 64)).hexdigest().encode()))
    assert [key for key, _ in faults(archive)] == ["newer"]


def test_a_half_written_line_is_told_and_what_is_before_it_is_still_looked_over(archive: Archive) -> None:
    (archive.home / SECOND).with_suffix(".journal").write_bytes(b"0badc0de {")
    assert [key for key, _ in faults(archive)] == ["torn"]
    assert check(archive).faults[0].value("file") == SECOND.replace(".json", ".journal")


def test_a_meeting_stopped_before_its_first_entry_is_nothing(archive: Archive) -> None:
    (archive.home / "meetings/2026/2026-12-23-direktionen-24.journal").write_bytes(b"")
    report = check(archive)
    assert (report.meetings, report.faults) == (2, ())


@posix
def test_stray_files_are_named_and_are_no_fault(archive: Archive) -> None:
    folder = archive.home / "meetings" / "2026"
    for name in ("2026-11-25-direktionen-22 (kopi).json", "noter.txt", ".DS_Store"):
        (folder / name).write_bytes(b"{}")
        (folder / name).chmod(0o600)
    (folder / "2026-11-25-direktionen-22.json.tmp").write_bytes(b"")
    (folder / "2026-11-25-direktionen-22.journal.torn-1").write_bytes(b"")
    (folder / "link.json").symlink_to("/etc/passwd")
    for path in folder.glob("*.t*"):
        path.chmod(0o600)
    assert faults(archive) == []
    assert notes(archive) == [
        ("stray", "meetings/2026/2026-11-25-direktionen-22 (kopi).json"),
        ("kept", "meetings/2026/2026-11-25-direktionen-22.journal.torn-1"),
        ("temporary", "meetings/2026/2026-11-25-direktionen-22.json.tmp"),
        ("link", "meetings/2026/link.json"),
        ("stray", "meetings/2026/noter.txt"),
    ]


@posix
def test_a_file_others_may_read_and_a_draft_that_cannot_be_read_are_told(archive: Archive) -> None:
    (archive.home / SECOND).chmod(0o644)
    Names(archive.home / FIRST).draft.write_bytes(b"\xff")
    assert notes(archive) == [
        ("open_to_others", SECOND),
        ("draft", "meetings/2026/open/2026-11-25-direktionen-22.draft"),
    ]
