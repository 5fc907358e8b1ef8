"""Minutes are approved once, at a later meeting than their own: what tells against it is said, and the line is kept."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from store import events as e
from store.record import Record
from store.said import Said, said
from tests.build import called, moment, running
from tests.house_of_records import archive_of, build, hold
from tests.judged import warnings, why
from tests.live import LiveApp, StoodClock
from tests.test_cli_keeping import Run, home, run
from tui.opening import asking, doubts

__all__ = ["home", "run"]
THIRD = {"id": "6f1d2c0e-0000-5000-8000-000000000024", "number": "24/2026", "date": date(2026, 12, 16)}
FOURTH = {"id": "6f1d2c0e-0000-5000-8000-000000000025", "number": "25/2026", "date": date(2026, 12, 23)}


def asked(home: Path, number: str, approved: bool = True, own: str = "24/2026") -> tuple[Said, ...]:
    return doubts(archive_of(home), "direktionen", e.MinutesApproved(number, None, approved), own)


def test_a_meeting_does_not_approve_its_own_minutes() -> None:
    assert why(running(), e.MinutesApproved("22/2026", "godkendt", True)) == "rule.own_minutes"


def test_twice_in_the_same_meeting_is_said_but_not_a_new_word_on_what_was_put_off() -> None:
    approved, put_off = (e.MinutesApproved("21/2026", None, True), e.MinutesApproved("21/2026", "Udsat.", False))

    assert warnings(running(("12.01", approved)), approved) == ["warn.approved_already"]
    assert warnings(running(("12.01", put_off)), approved) == []
    assert warnings(running(("12.01", approved)), put_off) == []


def test_minutes_of_a_meeting_that_runs_are_not_ready(home: Path) -> None:
    hold(archive_of(home), called(**THIRD), ended=False)

    assert asked(home, "24/2026", own="25/2026") == (said("warn.minutes_not_ended", number="24/2026"),)
    assert asked(home, "24/2026", approved=False, own="25/2026") == ()


def test_minutes_that_another_meeting_approved_are_asked_about_once(home: Path) -> None:
    build(home)

    assert asked(home, "22/2026") == (said("warn.approved_already", number="22/2026", by="23/2026"),)
    assert asked(home, "22/2026", own="23/2026") == ()  # its own entries told of it
    assert asked(home, "23/2026") == ()


@pytest.mark.parametrize("number", ["0/2026", "99/2026", "21/9999"])
async def test_minutes_of_a_meeting_that_is_not_here_are_asked_about_and_kept(home: Path, number: str) -> None:
    archive = build(home)
    path = hold(archive, called(**THIRD), ended=False)
    clock = StoodClock("12.05")
    clock.at = moment("12.05", date(2026, 12, 16))
    app = LiveApp(home, path, clock)
    async with app.run_test(size=(120, 24)) as pilot:
        app.live.line.insert_text(f"referat: {number} godkendt")
        await pilot.press("enter")
        assert f"Enter igen gemmer det · der er intet møde {number} her" in app.border and app.kept.approvals == ()
        await pilot.press("enter")

    assert [told.event.number for told in app.kept.approvals] == [number]


def test_the_meeting_this_one_was_told_to_follow_need_not_be_here(home: Path) -> None:
    record = archive_of(home).call(called())
    assert isinstance(record, Record)
    with asking(archive_of(home), record) as asked_of:
        assert asked_of.doubts(e.MinutesApproved("21/2026", None, True)) == ()
        assert asked_of.doubts(e.MinutesApproved("20/2026", None, True)) != ()


async def test_a_file_of_lines_is_told_with_the_receipt(run: Run, home: Path) -> None:
    archive = build(home)
    hold(archive, called(**THIRD), ended=False)
    hold(archive, called(**FOURTH), ended=False)
    lines = "12.01 referat: 24/2026 godkendt\n12.02 referat: 23/2026 godkendt\n12.03 referat: 23/2026 godkendt\n"
    code, out, _ = run("play", "25/2026", "-", lines=lines)

    assert code == 0 and [("  ! " in line) for line in out.splitlines()] == [True, False, True]
    assert out.count("er allerede godkendt på møde 25/2026") == 1
