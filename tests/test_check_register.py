"""`enighed check`, where the register of seals is gone, changed, or not the one it was."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

from store import events as e
from store.archive import Archive
from store.keeping.check import check
from store.keeping.purge import plan, purge
from store.keeping.seals import keep_seal
from store.ledger import read_documents
from store.record import Record
from store.said import said
from tests.build import called
from tests.house_of_records import FIRST, NOW, SECOND, archive_of, build, hold
from tests.test_check import REGISTER, archive, faults, put, unproven

__all__ = ["archive"]


def test_a_register_that_is_gone_is_told_where_a_meeting_was_ended_or_purged_and_nowhere_else(tmp_path: Path) -> None:
    archive = archive_of(tmp_path / "home")
    path = hold(archive, called(), ended=False)
    assert not (archive.home / REGISTER).exists() and check(archive).faults == ()
    with Record.open(path, archive.now) as record:
        record.keep(e.MeetingEnded())
        assert (check(archive).faults, check(archive).notes) == ((), ()), "who writes it is about to seal it"
    assert faults(archive) == [("no_register", None)]
    keep_seal(path, NOW)
    assert (check(archive).faults, check(archive).notes) == ((), ())

    shutil.rmtree(archive.home)
    archive = build(tmp_path / "home")
    for one in plan(archive, archive.home / "exports").purges:
        purge(one, NOW)
    assert faults(archive) == []
    (archive.home / REGISTER).unlink()
    assert faults(archive) == [("no_register", None)], "and nobody is said to have purged by hand"


def test_a_register_that_is_gone_is_not_forgotten_when_the_next_meeting_ends(archive: Archive) -> None:
    (archive.home / REGISTER).unlink()
    third = called(id="6f1d2c0e-0000-5000-8000-000000000024", number="24/2026", date=date(2026, 12, 16))
    hold(archive, third)
    (told,) = check(archive).faults
    assert told == said("check.not_in_register", file=REGISTER, n=2, first=Path(FIRST).stem)

    for path in (archive.home / FIRST, archive.home / SECOND):
        assert faults(archive) == [("not_in_register", None)]
        keep_seal(path, NOW, late=0)  # as when an ended meeting is opened
    assert faults(archive) == [] and {key for key, _ in unproven(archive)} == {"sealed_late"}, "and that stays"


def test_a_meeting_killed_as_it_ended_had_no_time_for_a_register(tmp_path: Path) -> None:
    killed = Archive(tmp_path, lambda: NOW)
    record = killed.call(called())
    assert isinstance(record, Record)
    for event in (e.MeetingOpened("KD"), e.MeetingEnded(("i1", "i2", "i3", "i4"))):
        record.keep(event, NOW)
    record._ledger._storage._writer._let_go()

    assert faults(killed) == [] and [key for key, _ in unproven(killed)] == ["unsealed"]
    Record.open(record.path, lambda: NOW).close()  # and closed by a program that seals what ends
    assert faults(killed) == [("no_register", None)]


def test_a_register_that_was_changed_is_named(archive: Archive) -> None:
    register = archive.home / REGISTER
    documents = [json.loads(json.dumps(document)) for document in read_documents(register)]
    documents[0]["at"] = "2026-11-26T12:00:00+01:00"
    put(register, documents)
    assert faults(archive) == [("altered", 0)]
    register.write_bytes(b"{}")
    report = check(archive)
    assert [told.key for told in report.faults] == ["check.register"] and report.notes == ()


def test_the_register_of_another_year_is_told_as_that_and_no_meeting_as_missing(archive: Archive) -> None:
    other = archive.home / "meetings" / "2025" / "seals.json"
    other.parent.mkdir()
    shutil.copy(archive.home / REGISTER, other)
    file = other.relative_to(archive.home).as_posix()
    assert check(archive).faults == (said("check.other_register", file=file, other=REGISTER, n=2),)

    (archive.home / FIRST).unlink()
    told = {(told.key, told.value("file")) for told in check(archive).faults}
    assert told == {("check.other_register", file), ("check.missing", FIRST)}
    assert [ref.path for ref in archive.missing()] == [archive.home / FIRST]


def test_one_that_took_the_place_of_the_own_register_leaves_the_meetings_without_their_seals(archive: Archive) -> None:
    path = hold(archive, called(number="1/2027", date=date(2027, 1, 6), id="6f1d2c0e-0000-5000-8000-000000000027"))
    shutil.copy(archive.home / REGISTER, path.with_name("seals.json"))
    assert sorted(faults(archive)) == [("not_in_register", None), ("other_register", None)]
