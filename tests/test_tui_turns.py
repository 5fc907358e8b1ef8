"""Keys are dealt with in the order they were pressed, however slow the disk and however fast the hands."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from textual import events

from store import events as e
from store.disk import calls
from tests.live import LiveApp, running

LINES = ("+ øc", "note 1 her", "- be", "o bu notat på fredag", "s alle enige", "3: o so tal i morgen")
NAMES = {" ": "space", "\n": "enter"}


def burst(app: LiveApp, text: str) -> None:
    """All at once, as a terminal gives what was typed while the program was busy, or pasted without brackets."""
    for sign in text:
        app.post_message(events.Key(NAMES.get(sign, sign), None if sign == "\n" else sign))


@pytest.mark.parametrize("slow", [0.0, 0.05])
async def test_what_is_typed_while_an_entry_is_on_its_way_to_disk_is_the_next_entry_whole(
    tmp_path: Path, slow: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = running(tmp_path)
    flush = calls.flush
    async with app.run_test() as pilot:
        monkeypatch.setattr(calls, "flush", lambda fd: (time.sleep(slow), flush(fd))[1])
        before = len(app.kept.entries)
        burst(app, "".join(f"{line}\n" for line in LINES))
        await pilot.pause(len(LINES) * (slow + 0.1))

        said = [stamped.event for stamped in app.kept.entries[before:]]
        assert [type(event) for event in said] == [
            e.PersonArrived, e.NoteTaken, e.PersonLeft, e.ActionGiven, e.RoundHeld, e.ActionGiven,
        ]  # fmt: skip
        assert [event.text for event in said if isinstance(event, e.ActionGiven)] == ["notat", "tal"]
        assert all(event.due for event in said if isinstance(event, e.ActionGiven))
        assert app.live.line.text == ""


async def test_a_key_that_opens_a_list_gets_the_keys_after_it_there(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test() as pilot:
        app.post_message(events.Key("ctrl+g", None))
        burst(app, "4\n")
        await pilot.pause(0.3)

        assert app.screen is app.live and app.kept.current == "i4" and app.live.line.text == ""


async def test_what_is_typed_right_after_f2_is_in_the_line_again_whole_and_in_order(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test() as pilot:
        burst(app, "Model B")
        app.post_message(events.Key("f2", None))
        burst(app, " sendes i høring")
        await pilot.pause(0.4)

        assert app.live.line.text == "Model B sendes i høring" and app.kept.item("i2").decisions == ()  # type: ignore[union-attr]
