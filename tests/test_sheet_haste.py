"""Who types on over a list that changes the record changes nothing by it, and loses no sign."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from store.values import POSTPONED
from tests.live import LiveApp, running
from tui.dialogs.finish import Finish
from tui.keys import STILL

NAMES = {" ": "space", "\n": "enter"}
LAST = ("12.41 g 7",)
SETTLED = ("12.42 2: e Ja", "12.42 3: e Ja", "12.42 4: e Ja", "12.42 5: e Ja", "12.42 6: e Ja", "12.43 7: drøftet:")


async def typed(pilot: Pilot[None], text: str, pace: float) -> None:
    """So many seconds between the keys; all at once where there are none."""
    for sign in text:
        if pace:
            await pilot.pause(pace)
            await pilot.press(NAMES.get(sign, sign))
        else:
            pilot.app.post_message(events.Key(NAMES.get(sign, sign), sign if sign != "\n" else None))
    await pilot.pause(STILL + 0.2)


def notes(app: LiveApp) -> list[str]:
    return [getattr(stamped.event, "text", "") for stamped in app.kept.entries]


@pytest.mark.parametrize("pace", [0.0, 0.02, 0.25])
@pytest.mark.parametrize("more", [LAST, (*LAST, *SETTLED)], ids=["undecided", "ready"])
async def test_a_line_typed_into_the_closing_list_stands_in_the_line(
    tmp_path: Path, more: tuple[str, ...], pace: float
) -> None:
    app = running(tmp_path, *more, at="12.45")
    async with app.run_test() as pilot:
        before = app.kept
        await pilot.press("pagedown")
        await typed(pilot, "Nu taler BU", pace)

        assert app.live.line.text == "Nu taler BU" and not isinstance(app.screen, Finish)
        assert app.kept == before

        await pilot.press("enter")
        assert notes(app)[-1] == "Nu taler BU" and app.kept.current == "i7" and not app.kept.ended


@pytest.mark.parametrize("pace", [0.0, 0.02, 0.25])
async def test_enter_in_the_same_burst_ends_nothing(tmp_path: Path, pace: float) -> None:
    app = running(tmp_path, *LAST, *SETTLED, at="12.45")
    async with app.run_test() as pilot:
        await pilot.press("pagedown")
        await typed(pilot, "\nNu taler BU\n", pace)

        assert notes(app)[-1] == "Nu taler BU" and not app.kept.ended and app.live.line.text == ""


async def test_one_letter_and_enter_are_a_line_too(tmp_path: Path) -> None:
    app = running(tmp_path, *LAST, at="12.45")
    async with app.run_test() as pilot:
        before = app.kept
        await pilot.press("pagedown", "n", "enter")
        await pilot.pause(STILL + 0.2)

        assert app.live.line.text == "n" and app.kept == before


async def test_a_letter_alone_acts_and_the_frame_still_says_what_enter_does(tmp_path: Path) -> None:
    app = running(tmp_path, *LAST, at="12.45")
    async with app.run_test() as pilot:
        await pilot.press("pagedown", "n")
        await pilot.pause(STILL + 0.2)

        assert app.kept.items[1].outcome == POSTPONED and isinstance(app.screen, Finish)
        assert "[Enter]" in str(app.screen.query_one("#sheet").border_subtitle)
        await pilot.press("enter")
        await pilot.pause(STILL + 0.2)
        assert app.kept.current == "i3"


@pytest.mark.parametrize("pace", [0.0, 0.25])
@pytest.mark.parametrize("opens", ["presence", "parking", "history"])
@pytest.mark.parametrize("text", ["Nu taler BU", "3 direktører kom", "zebra"])
async def test_the_other_lists_over_the_line_change_nothing_either(
    tmp_path: Path, opens: str, text: str, pace: float
) -> None:
    app = running(tmp_path, "12.41 p Vagtplan", at="12.45")
    async with app.run_test() as pilot:
        before = app.kept
        getattr(app.live, f"action_{opens}")()
        await pilot.pause()
        await typed(pilot, text, pace)

        assert app.live.line.text == text and app.kept == before and app.screen is app.live
