"""What the archive answers is the same with an index as without one, whatever has happened since it was written."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store import events as e
from store.archive import Archive
from store.disk.errors import DiskError
from store.facts import facts_of
from store.folder import INDEX_FILE
from store.index.look import Look
from store.keeping.seals import keep_seal
from store.record import Record
from store.refs import MeetingRef, Which
from store.said import Refused
from tests.many import FORUMS, NOW, archive_of, happening, hold, random_meetings, settle

TODAY = NOW.date()


class Bare(Archive):
    """Knows of no index."""

    has_index = False  # type: ignore[assignment]


def bare(home: Path) -> Archive:
    return Bare(home, lambda: NOW)


def indexed(home: Path) -> Archive:
    archive = archive_of(home)
    archive.index.bring_up_to_date()
    return archive_of(home)


def told(answer: Any) -> Any:
    if isinstance(answer, MeetingRef):
        return answer.path.name
    if isinstance(answer, Refused):
        return answer.why
    return answer


QUESTIONS: dict[str, Callable[[Archive, Random], Any]] = {
    "running": lambda a, r: a.running(),
    "next": lambda a, r: a.next(),
    "last": lambda a, r: a.last(),
    "all": lambda a, r: list(a.refs()),
    "newest first": lambda a, r: list(a.refs(newest_first=True)),
    "by date": lambda a, r: a.find((TODAY + timedelta(days=r.randint(-9, 9))).isoformat()),
    "by number": lambda a, r: a.find(f"{r.randint(1, 15)}/2026"),
    "by forum and number": lambda a, r: a.find(f"{r.choice(FORUMS)}:{r.randint(1, 15)}/2026"),
    "held before": lambda a, r: a.held_before(r.choice(("direktionen", "politikkoordination")), _some_day(r)),
    "next number": lambda a, r: a.next_number(TODAY, r.choice(FORUMS)),
    "latest held": lambda a, r: a.latest_held(),
    "said of": lambda a, r: [a.later(ref) for ref in a.refs()],
    "approved in": lambda a, r: [a.approved_in(ref) for ref in a.refs()],
    "by id": lambda a, r: a.find(f"{r.randint(1, 15):036}".replace("0", "a", 1)),
    "facts": lambda a, r: [a.facts(ref) for ref in a.refs()],
    "a day of a forum": lambda a, r: list(a.refs(Which(forum="direktionen", since=TODAY, until=_some_day(r)))),
}


def _some_day(random: Random) -> date:
    return TODAY + timedelta(days=random.randint(-100, 30))


def change(home: Path, random: Random) -> None:
    """Something happens to the archive behind the back of its index."""
    refs = list(bare(home).refs())
    ref = random.choice(refs)
    match random.randint(0, 6):
        case 0:
            hold(home, _some_day(random).replace(year=2026), random.randint(20, 30), *happening(random, 9))
        case 1:
            ref.path.unlink(missing_ok=True)
        case 2:
            number = int(ref.number.partition("/")[0])
            ref.path.unlink(missing_ok=True)
            hold(home, ref.day, number, *happening(random, number), forum=ref.forum.capitalize())
        case 3:
            with Record.open(ref.path, lambda: NOW) as record:
                record.keep(e.NoteTaken(None, "senere"))
                record.keep(e.MeetingReopened("fejl"))
        case 4:
            record = Record.open(ref.path, lambda: NOW)
            record.keep(e.MeetingOpened("KD"))
            record._ledger._storage._writer._let_go()  # its program was killed: the journal stays
        case 5:
            if (meeting := bare(home).try_read(ref)) and meeting.ended:
                keep_seal(ref.path, NOW)  # as every ended meeting is
            ref.path.write_bytes(ref.path.read_bytes()[:-9])
        case 6:
            ref.path.rename(ref.path.with_name(f"{_some_day(random).replace(year=2026)}-direktionen-{40}.json"))


@given(seed=st.integers(0, 10**6), changes=st.integers(0, 3), settled=st.booleans())
@settings(max_examples=60, deadline=None)
def test_every_question_has_the_answer_it_has_without_an_index(seed: int, changes: int, settled: bool) -> None:
    random = Random(seed)
    with TemporaryDirectory() as folder:
        home = Path(folder)
        random_meetings(home, random, 10)
        if settled:
            settle(home)
        archive = indexed(home)
        for _ in range(changes):
            with suppress(DiskError):
                change(home, random)
        for name, question in QUESTIONS.items():
            lots = random.getrandbits(32)
            expected = told(question(bare(home), Random(lots)))
            assert told(question(archive, Random(lots))) == expected, name
            with archive.at_once():
                assert told(question(archive, Random(lots))) == expected, name


@contextmanager
def counted(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    read: list[str] = []
    original = Archive.read
    monkeypatch.setattr(Archive, "read", lambda self, ref: read.append(ref.path.name) or original(self, ref))
    yield read


def test_what_an_index_narrows_is_not_read_in_vain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(1, 20):
        approves = e.MinutesApproved(f"{number - 1}/2026", None, True)
        ended = (e.MeetingOpened("KD"), approves, e.MeetingEnded())
        hold(tmp_path, TODAY - timedelta(days=20 - number), number, *(ended if number != 4 else ended[:1]))
    archive = indexed(tmp_path)
    with counted(monkeypatch) as read:
        assert told(archive.running()) == "2026-11-09-direktionen-4.json"
        assert archive.next() is None
        assert len(read) == 1
        assert archive.approved_in(next(archive.refs())) == "2/2026" and len(read) == 2
        assert len(archive.latest_held()) == 1 and len(read) == 3
        assert [archive.facts(ref) is not None for ref in archive.refs()] == [True] * 19 and len(read) == 3


def test_facts_are_those_of_the_meeting(tmp_path: Path) -> None:
    random_meetings(tmp_path, Random(5), 10)
    archive = indexed(tmp_path)
    for ref in archive.refs():
        assert archive.index.facts(ref) == facts_of(archive.read(ref))


def test_an_index_that_is_far_behind_narrows_what_it_can(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(1, 7):
        hold(tmp_path, TODAY - timedelta(days=400 + number), number, e.MeetingOpened("KD"), e.MeetingEnded())
    settle(tmp_path)
    archive = indexed(tmp_path)
    for number in range(35, 39):
        hold(tmp_path, TODAY - timedelta(days=number), number)
    with counted(monkeypatch) as read:
        assert archive.running() is None and len(read) == 0
        assert told(archive.last()) == "2025-10-20-direktionen-1.json" and len(read) == 5, "the four new ones and it"


def test_an_index_that_breaks_half_way_leaves_nothing_out_and_tells_nothing_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    random_meetings(tmp_path, Random(2), 12)
    archive = indexed(tmp_path)
    whole = Look.refs

    def breaking(self: Look, *given: Any, **more: Any) -> Iterator[MeetingRef]:
        for count, ref in enumerate(whole(self, *given, **more)):
            if count == 5:
                raise sqlite3.DatabaseError
            yield ref

    monkeypatch.setattr(Look, "refs", breaking)
    for newest_first in (False, True):
        expected = list(bare(tmp_path).refs(newest_first=newest_first))
        assert list(archive.refs(newest_first=newest_first)) == expected


def test_pages_follow_one_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    random_meetings(tmp_path, Random(3), 12)
    settle(tmp_path)
    archive = indexed(tmp_path)
    monkeypatch.setattr("store.index.look._FIRST", 2)
    monkeypatch.setattr("store.index.look._MORE", 3)
    assert list(archive.refs(newest_first=True)) == list(bare(tmp_path).refs(newest_first=True))


def test_without_an_index_nothing_loads_sqlite(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    random_meetings(tmp_path, Random(4), 3)
    monkeypatch.setattr(sqlite3, "connect", lambda *given, **more: pytest.fail("opened"))
    archive = archive_of(tmp_path)
    assert archive.last() is not None and not archive.has_index
    assert not os.path.lexists(tmp_path / INDEX_FILE)
