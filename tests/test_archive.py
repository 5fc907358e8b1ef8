"""The folder of meetings: names, numbers, which is next, and what one meeting tells of another."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from exports.files import export_files
from store import events as e
from store.archive import Archive, MeetingRef
from store.events.codec import stamped_data
from store.fold.meeting import fold
from store.identity import slug
from store.ledger import Ledger
from store.record import Record
from store.said import Refused
from tests.build import called, entries, moment


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path, lambda: moment("12.00"))


def call(archive: Archive, number: str, day: date, *events: e.Event, forum: str = "Direktionen") -> MeetingRef:
    record = archive.call(called(id=f"id-{forum}-{number}", number=number, date=day, forum=forum))
    assert isinstance(record, Record)
    with record:
        for event in events:
            record.keep(event, moment("12.00", day))
    ref = archive.ref(record.path)
    assert ref is not None
    return ref


ENDED = (e.MeetingOpened("KD"), e.MeetingEnded(("i1", "i2", "i3", "i4")))


def name(found: MeetingRef | Refused | None) -> str | None:
    return found.number if isinstance(found, MeetingRef) else found.why.key if found else None


def test_a_meeting_is_found_by_date_number_next_last_and_id(archive: Archive) -> None:
    call(archive, "21/2026", date(2026, 11, 11), *ENDED)
    ref = call(archive, "22/2026", date(2026, 11, 25))
    call(archive, "23/2026", date(2026, 12, 9))

    assert [name(archive.find(n)) for n in ("2026-11-11", "22/2026", "direktionen:22/2026", "next", "last")] == [
        "21/2026", "22/2026", "22/2026", "22/2026", "21/2026",
    ]  # fmt: skip
    assert name(archive.find("99/2026")) == "archive.no_such_meeting"
    assert archive.read(ref).number == "22/2026"


def test_where_two_fit_the_refusal_lists_their_ids(archive: Archive) -> None:
    call(archive, "22/2026", date(2026, 11, 25))
    call(archive, "3/2026", date(2026, 11, 25), forum="Politikkoordination")
    answer = archive.find("2026-11-25")

    assert isinstance(answer, Refused) and answer.why.key == "archive.many_meetings"
    assert "id-Direktionen-22/2026" in answer.why.value("ids")
    assert name(archive.find("politikkoordination:3/2026")) == "3/2026"


def test_a_number_that_is_taken_is_refused_and_numbers_run_per_forum_and_year(archive: Archive) -> None:
    call(archive, "22/2026", date(2026, 11, 25))

    assert isinstance(archive.call(called(date=date(2026, 12, 2))), Refused)
    assert archive.next_number(date(2026, 12, 2), "Direktionen") == "23/2026"
    assert archive.next_number(date(2027, 1, 6), "Direktionen") == "1/2027"
    assert archive.next_number(date(2026, 12, 2), "Politikkoordination") == "1/2026"


def test_the_running_meeting_is_known(archive: Archive) -> None:
    call(archive, "21/2026", date(2026, 11, 11), *ENDED)
    assert archive.running() is None
    call(archive, "22/2026", date(2026, 11, 25), e.MeetingOpened("KD"))

    assert name(archive.running()) == "22/2026"


def test_minutes_approved_at_the_next_meeting_are_known_to_be(archive: Archive) -> None:
    ref = call(archive, "22/2026", date(2026, 11, 25), *ENDED)
    assert archive.approved_in(ref) is None
    call(archive, "23/2026", date(2026, 12, 9), e.MeetingOpened("KD"), e.MinutesApproved("22/2026", "Godkendt.", True))

    assert archive.approved_in(ref) == "23/2026"
    with archive.open(ref) as record:
        assert record.meeting.approved_in == "23/2026"


def test_a_correction_of_closed_text_stays_in_the_house(archive: Archive) -> None:
    secret = "Lønnen hæves til 61.000 kr."
    call(archive, "22/2026", date(2026, 11, 25), e.MeetingOpened("KD"), e.ConsensusReached("i4", secret))
    ref = call(
        archive, "23/2026", date(2026, 12, 9), e.MeetingOpened("KD"),
        e.MinutesCorrected("22/2026", "61.000", "62.000"), e.MinutesCorrected("22/2026", "tre", "fire"),
    )  # fmt: skip
    with archive.open(ref) as record:
        meeting = archive.complete(ref, fold(record.entries))
        files = export_files(meeting, record.entries, ("md", "json"), "distribution")
        internal = export_files(meeting, record.entries, ("md",), "internal")

    assert all(b"62.000" not in file.data and b"fire" in file.data for file in files)
    assert b"62.000" in internal[0].data


@pytest.mark.parametrize(
    ("forum", "told"),
    [("Direktionen", "direktionen"), ("Støtte & Råd", "stoette_raad"), ("../CON", "con"), ("—", "forum")],
)
def test_a_file_name_is_made_of_plain_letters(forum: str, told: str) -> None:
    assert slug(forum) == told


def test_a_stray_file_is_no_meeting(archive: Archive) -> None:
    call(archive, "22/2026", date(2026, 11, 25))
    for stray in ("notes.txt", "2026-99-99-direktionen-1.json", "x.json"):
        (archive.folder / "2026" / stray).write_text("{}", encoding="utf-8")

    assert [ref.number for ref in archive.refs()] == ["22/2026"]


@pytest.mark.parametrize("left", [b"", b'0badc0de {"s": 1'])
def test_a_meeting_stopped_while_it_was_called_is_none_and_is_called_again(archive: Archive, left: bytes) -> None:
    journal = archive.path_of(called()).with_suffix(".journal")
    journal.parent.mkdir(parents=True)
    journal.write_bytes(left)

    assert list(archive.refs()) == [] and archive.next_number(date(2026, 11, 25), "Direktionen") == "1/2026"
    call(archive, "22/2026", date(2026, 11, 25))
    assert name(archive.find("22/2026")) == "22/2026"


def test_a_meeting_whose_first_snapshot_failed_is_found_by_its_journal(archive: Archive) -> None:
    with Ledger.create(archive.path_of(called()), stamped_data(entries()[0])) as ledger:
        ledger.path.unlink()

        assert [ref.number for ref in archive.refs()] == ["22/2026"]


def test_where_the_same_meeting_lies_twice_the_refusal_names_the_files(archive: Archive) -> None:
    ref = call(archive, "22/2026", date(2026, 11, 25))
    copy = ref.path.with_name("2026-11-25-direktionen-23.json")
    copy.write_bytes(ref.path.read_bytes())
    answer = archive.find("2026-11-25")

    assert isinstance(answer, Refused) and answer.why.key == "archive.twice"
    assert answer.why.value("files") == f"{ref.path}, {copy}"


def test_a_meeting_the_disk_does_not_take_is_refused_as_not_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    answer = Archive(tmp_path / "file" / "home", lambda: moment("12.00")).call(called())

    assert isinstance(answer, Refused) and answer.why.key == "archive.no_place"
