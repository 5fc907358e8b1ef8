"""A meeting that was called, and whose day went by with nobody opening it: its agenda is not left behind in silence."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from store import events as e
from store.archive import Archive
from store.board import default_board
from store.record import Record
from store.said import Refused
from tests import build
from tests.stage import Stage
from tests.test_damaged_at_hand import DA, desk, told
from tests.test_screens_home import press
from tui.desk import left_behind, open_board
from tui.screens.home import HomeScreen
from tui.start import _meeting
from tui.wishes import PrepareMeeting, ShowMinutes

FRIDAY = date(2026, 11, 27)


def archive(home: Path, *, indexed: bool = False) -> Archive:
    there = Archive(home, lambda: build.moment("9.00", FRIDAY))
    if indexed:
        there.index.bring_up_to_date(full=True)
    return there


def call(home: Path, number: str, day: date, *happened: e.Event, forum: str = "Direktionen") -> Path:
    called = build.called(number=number, date=day, forum=forum, id=f"6f1d2c0e-0000-5000-8000-0000000000{number[:2]}")
    record = archive(home).call(called)
    assert isinstance(record, Record)
    with record:
        for event in happened:
            record.keep(event, build.moment("12.00", day))
    return record.path


@pytest.mark.parametrize("indexed", [False, True])
def test_the_command_makes_no_meeting_past_it_and_shows_home(tmp_path: Path, indexed: bool) -> None:
    path = call(tmp_path, "22/2026", date(2026, 11, 25))
    there = archive(tmp_path, indexed=indexed)

    assert _meeting(desk(there), None) is None and [ref.path for ref in there.refs()] == [path]
    assert left_behind(there, default_board()) == there.ref(path)


@pytest.mark.parametrize("indexed", [False, True])
def test_what_stands_to_be_held_or_was_held_goes_before_it(tmp_path: Path, indexed: bool) -> None:
    call(tmp_path, "22/2026", date(2026, 11, 18))
    call(tmp_path, "23/2026", date(2026, 11, 25), e.MeetingOpened("KD"), e.MeetingEnded(("i1", "i2", "i3", "i4")))
    call(tmp_path, "12/2026", date(2026, 11, 26), forum="Politikkoordination")
    there = archive(tmp_path, indexed=indexed)
    assert left_behind(there, default_board()) is None, "nor is it one of another forum"

    made = _meeting(desk(there), None)
    assert made is not None and made.name.startswith("2026-12-09"), "the day the one of the 25th named"
    call(tmp_path, "30/2026", date(2026, 11, 26))
    assert _meeting(desk(archive(tmp_path)), None) == made, "one that is called stands ready, and nothing is asked"


def test_whoever_asks_for_the_next_one_gets_it_and_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call(tmp_path, "22/2026", date(2026, 11, 25))
    there = archive(tmp_path)
    open_board(tmp_path)

    assert told(there, "new", "2026-11-20") == 0 and not capsys.readouterr().err, "that one is before it"
    assert told(there, "new") == 0 and "enighed meeting 2026-11-25" in capsys.readouterr().err
    assert told(there, "new") == 0 and len(list(there.refs())) == 4


async def test_home_tells_of_it_stands_on_it_and_offers_the_next_above(tmp_path: Path) -> None:
    path = call(tmp_path, "22/2026", date(2026, 11, 25))
    app = Stage(lambda: HomeScreen(DA, archive(tmp_path), default_board()))
    async with app.run_test(size=(80, 24)) as pilot:
        shown = " ".join(app.drawn.split())
        assert "! Mødet fra ons. 25.11. er indkaldt, men ikke åbnet. Enter går til det." in shown
        await press(pilot, "enter")
        assert app.wished == [PrepareMeeting(path)] and len(list(archive(tmp_path).refs())) == 1
        await press(pilot, "up")
        assert "Opret onsdagsmødet 02.12." in app.drawn
        await press(pilot, "enter")

        assert [ref.day for ref in archive(tmp_path).refs()] == [date(2026, 11, 25), date(2026, 12, 2)]
        app.screen.look_again()  # type: ignore[attr-defined]
        await pilot.pause()
        assert "ikke åbnet" not in app.drawn, "the next one is called"


async def test_home_names_it_beside_a_later_one_that_is_called(tmp_path: Path) -> None:
    call(tmp_path, "22/2026", date(2026, 11, 25))
    call(tmp_path, "23/2026", date(2026, 12, 2))
    app = Stage(lambda: HomeScreen(DA, archive(tmp_path), default_board()))
    async with app.run_test(size=(80, 24)):
        assert "! Ikke åbnet: ons. 25.11." in app.drawn and "Intet lige nu" not in app.drawn


async def test_minutes_are_shown_from_the_row_that_makes_a_meeting(tmp_path: Path) -> None:
    app = Stage(lambda: HomeScreen(DA, archive(tmp_path), default_board()))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "r")
        assert "intet referat" in app.drawn and app.wished == []
    path = call(
        tmp_path, "22/2026", date(2026, 11, 25), e.MeetingOpened("KD"), e.MeetingEnded(("i1", "i2", "i3", "i4"))
    )
    app = Stage(lambda: HomeScreen(DA, archive(tmp_path), default_board()))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "r")
        assert app.wished == [ShowMinutes(path)]


@pytest.mark.parametrize("indexed", [False, True])
def test_next_names_the_one_that_waits(tmp_path: Path, indexed: bool) -> None:
    def told_of(there: Archive) -> tuple[str, object]:
        found = there.find("next")
        assert isinstance(found, Refused)
        return found.why.key, found.why.value("date")

    assert told_of(archive(tmp_path)) == ("archive.no_next", None)
    call(tmp_path, "22/2026", date(2026, 11, 18))
    call(tmp_path, "12/2026", date(2026, 11, 23), e.MeetingOpened("KD"), forum="Politikkoordination")
    assert told_of(archive(tmp_path, indexed=indexed)) == ("archive.no_next.waits", "2026-11-18")
    call(tmp_path, "23/2026", date(2026, 11, 25), e.MeetingOpened("KD"), e.MeetingEnded(("i1", "i2", "i3", "i4")))
    assert told_of(archive(tmp_path, indexed=indexed)) == ("archive.no_next", None), "its forum went past it"
