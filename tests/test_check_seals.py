"""`enighed check --seals`: who has a seal on paper can hold it to the file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from store import events as e
from store.disk.plain import keep
from store.disk.snapshot import write_snapshot
from store.keeping.seals import keep_seal
from store.keeping.standing import Standing, standing
from store.ledger import read_documents, read_seal, seal_of
from store.record import Record
from tests.build import moment
from tests.house_of_records import FIRST, NOW, SECOND, archive_of, build
from tests.test_cli_keeping import Run, home, run

__all__ = ["home", "run"]
REGISTER = "meetings/2026/seals.json"


def first(home: Path) -> Standing:
    return next(standing(archive_of(home)))


def gone_on(home: Path, *happened: e.Event) -> None:
    """More entries in the first meeting, after its end."""
    with Record.open(home / FIRST, lambda: NOW) as record:
        for event in happened:
            record.keep(event, moment("15.00", NOW.date()))


def test_the_seal_is_made_from_the_file_and_held_to_the_register(home: Path) -> None:
    build(home)
    found = [(one.forum, one.number, one.seal, one.registered) for one in standing(archive_of(home))]
    seals = [read_seal(home / FIRST), read_seal(home / SECOND)]
    assert found == [("Direktionen", "22/2026", seals[0], seals[0]), ("Direktionen", "23/2026", seals[1], seals[1])]
    (home / REGISTER).unlink()
    assert [(one.seal, one.registered) for one in standing(archive_of(home))] == [(seal, "") for seal in seals]


def test_the_seal_of_the_receipt_is_told_where_entries_came_after_it(home: Path) -> None:
    build(home)
    receipt = read_seal(home / FIRST)
    assert first(home).receipts == ()
    gone_on(home, e.DraftSent("til direktionen"), e.MeetingReopened("mere"), e.MeetingEnded())
    assert first(home).receipts == ((8, receipt),) and first(home).registered == receipt
    gone_on(home, e.MinutesPublished("på nettet"))
    keep_seal(home / FIRST, NOW)
    documents = read_documents(home / FIRST)
    told = first(home)
    assert told.receipts == ((8, receipt), (11, seal_of(documents[11])))
    assert told.seal == told.registered == seal_of(documents[-1])


def test_no_seal_is_given_for_a_chain_that_is_broken_though_its_last_hash_be_right(home: Path) -> None:
    build(home)
    before = first(home).seal
    documents = [json.loads(json.dumps(document)) for document in read_documents(home / FIRST)]
    documents[3]["typed_at"] = "2026-11-25T12:00:01+01:00"
    rows = {str(number): keep(document) for number, document in enumerate(documents)}
    (home / FIRST).write_bytes(write_snapshot({"entries": rows}, len(rows)))
    assert read_seal(home / FIRST) == before, "it is the hash of the last entry alone"
    assert (first(home).seal, first(home).receipts, first(home).registered) == ("", (), before)


def test_a_meeting_that_goes_on_or_cannot_be_read_has_no_seal_to_show(home: Path) -> None:
    build(home)
    gone_on(home, e.MeetingReopened("mere"))
    (home / SECOND).write_bytes(b"{}")
    assert tuple(standing(archive_of(home))) == ()


@pytest.mark.parametrize(
    ("language", "same", "other", "none"),
    [
        ("da", "seglet er som i seals.json", "seglet er IKKE som i seals.json", "seglet står ikke i seals.json"),
        ("en", "the seal is as in seals.json", "the seal is NOT as in seals.json", "the seal is not in seals.json"),
    ],
)
def test_check_prints_them_where_it_is_asked(
    run: Run, home: Path, language: str, same: str, other: str, none: str
) -> None:
    build(home)
    check = ("--lang", language, "check")
    assert "seals.json" not in run(*check)[1] and len(run(*check)[1].splitlines()) == 1
    code, out, err = run(*check, "--seals")
    assert (code, err) == (0, "")
    rows = out.splitlines()
    assert rows[0] == f"2026-11-25  Direktionen 22/2026: {same}" and rows[1] == f"  {read_seal(home / FIRST)}"
    assert rows[3] == f"  {read_seal(home / SECOND)}" and len(rows) == 5 and max(map(len, rows)) <= 80
    code, out, _ = run(*check, "--seals", "23/2026")
    assert out.splitlines()[0].startswith("2026-12-09  Direktionen 23/2026") and len(out.splitlines()) == 3

    receipt = read_seal(home / FIRST)
    gone_on(home, e.DraftSent("til direktionen"))
    rows = run(*check, "--seals", "22/2026")[1].splitlines()
    assert rows[1].endswith(other) and rows[3].startswith(f"  {receipt}  ") and len(rows[3]) <= 80
    (home / REGISTER).unlink()
    assert f"22/2026: {none}\n" in run(*check, "--seals", "22/2026")[1]


def test_a_meeting_without_a_seal_is_told_and_one_that_is_not_there_too(run: Run, home: Path) -> None:
    build(home)
    gone_on(home, e.MeetingReopened("mere"))
    assert "22/2026 har intet segl: mødet er ikke hævet" in run("check", "--seals", "22/2026")[1]
    code, out, err = run("check", "--seals", "77/2026")
    assert (code, out) == (1, "") and "intet møde »77/2026«" in err
