"""A correction of words the earlier minutes do not have is kept, and asked about: it would be printed of nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from store import events as e
from store.said import said
from tests.build import called, moment
from tests.house_of_records import FIRST, archive_of, build, hold
from tests.live import LiveApp, StoodClock
from tests.test_cli_keeping import Run, home, run
from tui.opening import doubts

__all__ = ["home", "run"]
THIRD = {"id": "6f1d2c0e-0000-5000-8000-000000000024", "number": "24/2026", "date": date(2026, 12, 16)}
NOT_THERE = (said("warn.not_in_minutes", number="22/2026"),)


def asked(home: Path, old: str, number: str = "22/2026") -> object:
    return doubts(archive_of(home), "direktionen", e.MinutesCorrected(number, old, "noget andet"))


@pytest.mark.parametrize("old", ["Model B sendes", "model b SENDES", "Notat", "Til stede", "Present", "Årsplan 2027"])
def test_words_that_stand_in_the_minutes_in_either_language_are_not_asked_about(home: Path, old: str) -> None:
    build(home)
    assert asked(home, old) == ()


def test_words_that_do_not_are(home: Path) -> None:
    build(home)
    assert asked(home, "Model C sendes") == NOT_THERE


def test_minutes_that_are_not_here_are_asked_about_and_other_events_are_not(home: Path) -> None:
    build(home)
    assert asked(home, "Model C", "9/2019") == (said("warn.no_such_minutes", number="9/2019"),)
    assert doubts(archive_of(home), "direktionen", e.NoteTaken(None, "Model C")) == ()


def test_minutes_that_cannot_be_read_are_no_hindrance(home: Path) -> None:
    build(home)
    (home / FIRST).write_bytes(b"{}")
    assert asked(home, "Model C") == ()


def test_a_correction_may_be_corrected_but_not_by_its_old_words(home: Path) -> None:
    archive = build(home)
    hold(archive, called(**THIRD), e.MinutesCorrected("22/2026", "Model Q", "Model R"))
    assert asked(home, "Model R") == () and asked(home, "Model Q") == NOT_THERE


@pytest.mark.parametrize(("old", "warned"), [("Model B", False), ("Model C", True)])
async def test_both_windows_keep_it_and_say_so(run: Run, home: Path, old: str, warned: bool) -> None:
    archive = build(home)
    path = hold(archive, called(**THIRD), ended=False)
    line = f"rettelse: 22/2026 »{old}« til »Model D«"
    code, out, _ = run("play", "24/2026", "-", lines=f"12.01 {line}\n")
    assert (code, "! referatet af 22/2026 har ikke de ord – " in out) == (0, warned)

    clock = StoodClock("12.05")
    clock.at = moment("12.05", date(2026, 12, 16))
    app = LiveApp(home, path, clock)
    async with app.run_test(size=(120, 24)) as pilot:
        app.live.line.insert_text(line)
        await pilot.press("enter")
        await pilot.pause()
        assert ("Enter igen gemmer det · referatet af 22/2026 har ikke de ord" in app.border) == warned
        if warned:
            await pilot.press("enter")
        assert [told.event.old for told in app.kept.corrections] == [old, old]
