"""Stories at the home screen: a meeting is made of the forum of its day, and taken off where that was a mistake."""

from __future__ import annotations

from pathlib import Path

from store import events as e
from tests.test_screens_home import archive, next_called, press, stage
from tui.wishes import HoldMeeting, PrepareMeeting


async def test_a_meeting_on_a_monday_is_the_mondays_and_its_name_stands_in_the_list(tmp_path: Path) -> None:
    app = stage(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "n", *"30/11")
        assert "Politikkoordination" in app.drawn
        await press(pilot, "enter")
        (wish,) = app.wished
        assert isinstance(wish, PrepareMeeting)
        app.screen.look_again()  # type: ignore[attr-defined]
        await pilot.pause()

        assert [ref.forum for ref in archive(tmp_path).refs()] == ["politikkoordination"]
        assert "Planlagt            Politikkoordination" in app.drawn


async def test_s_on_the_offer_makes_the_meeting_and_goes_to_it(tmp_path: Path) -> None:
    app = stage(tmp_path)
    async with app.run_test() as pilot:
        await press(pilot, "s")

        assert [type(wish) for wish in app.wished] == [HoldMeeting]


async def test_a_meeting_made_by_mistake_is_deleted_when_that_is_said_and_not_before(tmp_path: Path) -> None:
    path = next_called(tmp_path)
    app = stage(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "delete", "escape")
        assert path.exists() or path.with_suffix(".journal").exists()
        await press(pilot, "delete")
        assert "Slet mødet?" in app.drawn
        await press(pilot, "s")

        assert not list(archive(tmp_path).refs()) and "Slettet: Direktionen" in app.drawn


async def test_a_meeting_that_was_opened_is_not_deleted(tmp_path: Path) -> None:
    next_called(tmp_path, e.MeetingOpened("KD"))
    app = stage(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "delete", "s")

        assert len(list(archive(tmp_path).refs())) == 1 and "slettes ikke herfra" in app.drawn
