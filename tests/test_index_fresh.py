"""The index knows what has changed since: replaced, removed, added, grown, or edited in its place."""

from __future__ import annotations

import os
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from store import events as e
from store.archive import Archive
from store.finding import search
from store.folder import INDEX_FILE
from store.index import fill, stamps
from store.record import Record
from store.refs import MeetingRef
from store.search.asked import Asked
from store.search.words import read_query
from tests.many import NOW, archive_of, hold, settle

TODAY = NOW.date()


def texts(archive: Archive, words: str = "ramme") -> list[str]:
    return [hit.text.text for hit in search(archive, Asked(read_query(words))).hits]


def note(home: Path, number: int, text: str) -> MeetingRef:
    return hold(home, TODAY - timedelta(days=number), number, e.MeetingOpened("KD"), e.NoteTaken("i1", text))


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """Three meetings of an hour ago, and the index has them."""
    for number in (1, 2, 3):
        note(tmp_path, number, f"ramme {number}")
    settle(tmp_path)
    archive = archive_of(tmp_path)
    assert archive.index.bring_up_to_date() == 3
    assert texts(archive) == ["ramme 1", "ramme 2", "ramme 3"]
    return archive


def test_where_nothing_changed_nothing_is_listed_or_written(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    before = (archive.home / INDEX_FILE).stat()
    monkeypatch.setattr("store.index.fresh.listed_in", lambda folder: pytest.fail("listed"))
    assert archive.index.bring_up_to_date() == 0
    assert (archive.home / INDEX_FILE).stat().st_mtime_ns == before.st_mtime_ns
    assert len(texts(archive)) == 3


def test_a_new_meeting_is_found_and_one_that_is_gone_is_not(archive: Archive) -> None:
    note(archive.home, 4, "ramme 4")
    next(archive.refs(newest_first=True)).path.unlink()
    assert texts(archive) == ["ramme 2", "ramme 3", "ramme 4"]
    shutil.rmtree(archive.folder)
    assert texts(archive) == []


def test_a_meeting_that_was_replaced_is_read_again(archive: Archive) -> None:
    note(archive.home, 2, "rammen er ny")
    assert texts(archive) == ["ramme 1", "rammen er ny", "ramme 3"]
    assert texts(archive, "»ramme 2«") == []


def test_a_meeting_that_goes_on_is_found_by_what_is_said_now_and_not_by_what_is_undone(archive: Archive) -> None:
    ref = next(archive.refs())
    with Record.open(ref.path, lambda: NOW) as record:
        for said in range(3):
            record.keep(e.NoteTaken("i1", f"lige nu {said}"))
            assert len(texts(archive_of(archive.home), "lige")) == said + 1
        record.keep(e.TakenBack((record.entries[-1].entry,)))
        assert len(texts(archive, "lige")) == 2
    assert len(texts(archive, "lige")) == 2


def test_a_copy_with_the_same_time_is_known_by_its_checksum_and_not_read(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    ref = next(archive.refs())
    copy = ref.path.with_suffix(".copy")
    shutil.copy2(ref.path, copy)
    copy.replace(ref.path)
    monkeypatch.setattr("store.index.rows.read", lambda path: pytest.fail("read"))
    assert archive.index.bring_up_to_date() == 0
    assert len(texts(archive)) == 3


def test_another_meeting_of_the_same_size_and_time_is_read(archive: Archive) -> None:
    ref = next(archive.refs())
    status = ref.path.stat()
    ref.path.rename(ref.path.with_suffix(".old"))
    note(archive.home, 3, "ramme 9")
    os.utime(ref.path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert ref.path.stat().st_size == status.st_size
    assert texts(archive) == ["ramme 1", "ramme 2", "ramme 9"]


def test_what_was_edited_in_its_place_is_found_by_the_full_way_and_never_shown_as_it_was(archive: Archive) -> None:
    ref = next(archive.refs())
    other = note(archive.home.parent / "other", 3, "skole 3")
    ref.path.write_bytes(other.path.read_bytes())
    assert archive.index.bring_up_to_date() == 0, "the folder tells nothing of it"
    assert texts(archive) == ["ramme 1", "ramme 2"], "what is shown is held against the file"
    assert texts(archive, "skole") == ["skole 3"]


def test_the_full_way_finds_it_too(archive: Archive) -> None:
    ref = next(archive.refs())
    other = note(archive.home.parent / "other", 3, "skole 3")
    ref.path.write_bytes(other.path.read_bytes())
    assert archive.index.bring_up_to_date() == 0
    assert archive.index.bring_up_to_date(full=True) == 1
    assert texts(archive, "skole") == ["skole 3"]


def test_a_folder_that_does_not_tell_when_its_names_change_is_listed_always(tmp_path: Path) -> None:
    ref = note(tmp_path, 1, "ramme 1")
    old = 10**9
    os.utime(ref.path.parent, ns=(old, old))  # as on a stick: the day it was made
    archive = archive_of(tmp_path)
    archive.index.bring_up_to_date()
    note(tmp_path, 2, "ramme 2")
    os.utime(ref.path.parent, ns=(old, old))
    assert texts(archive) == ["ramme 1", "ramme 2"]


def test_a_folder_of_this_very_moment_is_not_believed(tmp_path: Path) -> None:
    ref = note(tmp_path, 1, "ramme 1")
    assert stamps.folder_stamp(ref.path.parent) == 0
    settle(tmp_path)
    assert stamps.folder_stamp(ref.path.parent) == ref.path.parent.stat().st_mtime_ns


def test_a_meeting_that_cannot_be_read_is_told_and_tried_again(archive: Archive) -> None:
    ref = next(archive.refs())
    data = ref.path.read_bytes()
    ref.path.write_bytes(data[:-5])
    os.utime(ref.path.parent)
    found = search(archive, Asked(read_query("ramme")))
    assert (len(found.hits), found.unread) == (2, 1)
    before = (archive.home / INDEX_FILE).stat().st_mtime_ns
    search(archive, Asked(read_query("ramme")))
    assert (archive.home / INDEX_FILE).stat().st_mtime_ns == before, "nothing is written for it twice"
    ref.path.write_bytes(data)
    found = search(archive, Asked(read_query("ramme")))
    assert (len(found.hits), found.unread) == (3, 0)


def test_a_ledger_without_an_entry_is_no_meeting_that_cannot_be_read(archive: Archive) -> None:
    (archive.folder / "2026" / "2026-11-01-direktionen-9.json").write_bytes(b"")
    (archive.folder / "2026" / "2026-11-01-direktionen-8.journal").write_bytes(b"")
    assert search(archive, Asked(read_query("ramme"))).unread == len(
        [ref for ref in archive.refs() if archive.try_read(ref) is None and ref.path.exists()]
    )


def test_names_that_are_none_of_ours_are_let_be(archive: Archive) -> None:
    for name in ("seals.json", "note.json", "2026-99-99-direktionen-1.json", "2026-11-01-æ-1.json", "x.journal"):
        (archive.folder / "2026" / name).write_bytes(b"{}")
    (archive.folder / "26").mkdir()
    (archive.folder / "2027").write_bytes(b"")
    assert len(texts(archive)) == 3


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_a_name_that_is_no_text_hinders_nothing_and_one_that_was_given_by_hand_is_a_meeting(archive: Archive) -> None:
    first, second, _ = (ref.path for ref in archive.refs())
    first.rename(os.fsdecode(os.fsencode(first).replace(b"direktionen", b"\xe6ldre")))
    second.rename(second.with_name(second.name.replace("direktionen", "ældre")))
    assert texts(archive) == ["ramme 1", "ramme 2"]
    assert [ref.forum for ref in archive.refs()] == ["ældre", "direktionen"]
    (archive.home / INDEX_FILE).unlink()
    assert [ref.forum for ref in archive_of(archive.home).refs()] == ["ældre", "direktionen"]
    assert texts(archive) == ["ramme 1", "ramme 2"]


def test_it_is_stopped_between_meetings_and_goes_on_from_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(1, 8):
        note(tmp_path, number, f"ramme {number}")
    settle(tmp_path)
    monkeypatch.setattr(fill, "_MANY", 2)
    archive = archive_of(tmp_path)
    told: list[tuple[int, int]] = []
    stopped = archive.index.bring_up_to_date(told=lambda *at: told.append(at), stop=lambda: len(told) > 1)
    assert stopped == 4 and told == [(0, 7), (2, 7)]
    assert archive.index.bring_up_to_date(told=lambda *at: told.append(at)) == 3
    assert told[2:] == [(0, 3), (2, 3), (3, 3)]
    assert len(texts(archive)) == 7
