"""Stories at the home screen: from nothing to a meeting, and back to one that was broken off."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot

from store import events as e
from store.archive import Archive
from store.board import default_board
from store.said import said
from tests import build
from tests.stage import Stage
from tui.desk import called_on
from tui.screens.actions import ActionsScreen
from tui.screens.home import HomeScreen
from tui.texts.words import Words
from tui.wishes import HoldMeeting, PrepareMeeting, ShowMinutes, ShowTasks

EARLIER = date(2026, 11, 11)


def archive(home: Path, at: datetime | None = None) -> Archive:
    now = at or build.moment("9.00", date(2026, 11, 24))
    return Archive(home, lambda: now)


def stage(home: Path, at: datetime | None = None, faults: tuple = (), language: str = "da") -> Stage:
    return Stage(lambda: HomeScreen(Words(language), archive(home, at), default_board(), faults))


def held(home: Path) -> Path:
    """A meeting that was held, with a task and an item postponed."""
    called = build.called(date=EARLIER, number="21/2026", id="6f1d2c0e-0000-5000-8000-000000000021")
    happened = (
        ("12.00", e.MeetingOpened("KD")),
        ("12.12", e.ActionGiven("i2", "21-1", ("BU",), "Notat om model B", "på fredag", date(2026, 11, 13))),
        ("14.00", e.MeetingEnded(("i1", "i2", "i3", "i4"))),
    )
    with archive(home, build.moment("9.00", EARLIER)).call(called) as record:
        for clock, event in happened:
            record.keep(event, build.moment(clock, EARLIER))
        return record.path


def next_called(home: Path, *happened: e.Event) -> Path:
    there = archive(home, build.moment("12.05"))
    with there.call(called_on(there, default_board(), None, date(2026, 11, 25))) as record:
        for event in happened:
            record.keep(event)
        return record.path


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


async def test_from_nothing_one_enter_makes_the_next_wednesday_ready(tmp_path: Path) -> None:
    app = stage(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "Opret onsdagsmødet 25.11. kl. 12.00 med fast dagsorden" in app.drawn
        await press(pilot, "enter")

        ref = archive(tmp_path).next()
        assert app.wished == [PrepareMeeting(ref.path)]
        meeting = archive(tmp_path).read(ref)
        assert (meeting.called.date, [item.title for item in meeting.items]) == (date(2026, 11, 25), ["Eventuelt"])


async def test_a_meeting_on_another_day_is_said_as_one_says_a_day(tmp_path: Path) -> None:
    app = stage(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "n", *"31/11", "enter")
        assert "»31/11« er ikke en dag" in app.drawn
        await press(pilot, "ctrl+u", *"9/12")
        assert "→ ons. 9.12.2026 (uge 50)" in app.drawn
        await press(pilot, "enter")

        assert [ref.day for ref in archive(tmp_path).refs()] == [date(2026, 12, 9)]


async def test_enter_does_what_the_chosen_meeting_is_ready_for(tmp_path: Path) -> None:
    earlier, coming = held(tmp_path), next_called(tmp_path)
    app = stage(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "! 1 opgave over frist" in app.drawn
        await press(pilot, "enter", "s", "down", "enter", "r", "s", "o")

        assert app.wished == [
            PrepareMeeting(coming),
            HoldMeeting(coming),
            ShowMinutes(earlier),
            ShowMinutes(earlier),
            HoldMeeting(earlier),
            ShowTasks(),
        ]


async def test_a_meeting_that_was_broken_off_goes_on_with_enter(tmp_path: Path) -> None:
    running = next_called(tmp_path, e.MeetingOpened("KD"))
    app = stage(tmp_path, build.moment("12.30"))
    async with app.run_test(size=(80, 24)) as pilot:
        assert "Fundet: mødet fra ons. 25.11. blev afbrudt kl. 12.05. Enter fortsætter" in app.drawn
        await press(pilot, "enter")

        assert app.wished == [HoldMeeting(running)]


async def test_a_folder_that_cannot_be_written_is_said_and_the_program_stands(tmp_path: Path) -> None:
    (tmp_path / "meetings").write_text("in the way")
    app = stage(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")

        assert app.wished == []
        assert " ! " in app.drawn


async def test_a_folder_that_cannot_be_read_is_said_and_the_program_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Archive, "refs", denied)
    app = stage(tmp_path)
    async with app.run_test(size=(80, 24)):
        assert "kan ikke læses: der er ikke adgang" in " ".join(app.drawn.split())


async def test_a_fault_of_the_board_stands_on_the_screen(tmp_path: Path) -> None:
    app = stage(tmp_path, faults=(said("desk.board_fault", line=7, why="titel"),))
    async with app.run_test(size=(80, 24)):
        assert "! board.toml linje 7" in app.drawn


@pytest.mark.parametrize("size", [(140, 40), (80, 24), (40, 11), (20, 5)])
@pytest.mark.parametrize("language", ["da", "en"])
async def test_every_size_shows_the_meeting_or_says_that_it_is_too_small(
    tmp_path: Path, size: tuple[int, int], language: str
) -> None:
    next_called(tmp_path)
    app = stage(tmp_path, language=language)
    async with app.run_test(size=size):
        assert ("25.11." in app.drawn) == (size[0] > 20)


async def test_tasks_are_read_and_while_a_meeting_runs_done_or_given_a_new_deadline(tmp_path: Path) -> None:
    held(tmp_path)
    app = Stage(lambda: ActionsScreen(Words("da"), archive(tmp_path, build.moment("12.10"))))
    async with app.run_test(size=(80, 24)) as pilot:
        assert "! 21-1" in app.drawn and "-12" in app.drawn
        await press(pilot, "space")
        assert "Det noteres under et møde" in app.drawn

    path = next_called(tmp_path, e.MeetingOpened("KD"))
    app = Stage(lambda: ActionsScreen(Words("da"), archive(tmp_path, build.moment("12.10"))))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "f", "ctrl+u", *"9/12", "enter")
        assert "ons. 09.12." in app.drawn
        await press(pilot, "space")
        assert "Notat om model B" not in app.drawn
        await press(pilot, "ctrl+z")
        assert "Notat om model B" in app.drawn

    with archive(tmp_path).open(archive(tmp_path).find("2026-11-25")) as record:
        assert record.path == path
        assert [(told.status, told.due) for told in record.meeting.follow_ups] == [("extended", date(2026, 12, 9))]
