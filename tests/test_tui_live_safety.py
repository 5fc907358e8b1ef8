"""When things go wrong: the disk, another window, the program itself, the end of the terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from store import drafts
from store import events as e
from store.disk.errors import NotSaved
from store.record import Record
from store.values import CONSENSUS
from tests.live import RUNNING, LiveApp, StoodClock, called, running, screen_text, write


async def test_a_monkeypatch_is_said_at_once_the_text_stays_and_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = full_disk(tmp_path, monkeypatch)
    async with app.run_test(size=(80, 24)) as pilot:
        await write(pilot, "en note")
        await pilot.press("enter")
        await pilot.pause()
        assert "IKKE GEMT: disken er fuld" in app.border and app.live.line.text == "en note"
        assert "! IKKE GEMT" in screen_text(app) and "✓ gemt" not in screen_text(app)
        monkeypatch.undo()
        app.live.try_again()
        await pilot.pause()

        assert app.kept.last and app.kept.last.event == e.NoteTaken("i2", "en note")
        assert app.live.line.text == "" and "✓ gemt" in screen_text(app)


async def test_enter_tries_again_and_a_changed_text_is_what_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = full_disk(tmp_path, monkeypatch)
    async with app.run_test() as pilot:
        await write(pilot, "en note")
        await pilot.press("enter")
        monkeypatch.undo()
        await write(pilot, " mere")
        app.live.try_again()
        assert app.live.waiting is None and len(app.kept.entries) == 9
        await pilot.press("enter")

        assert app.kept.last and app.kept.last.event == e.NoteTaken("i2", "en note mere")
        assert len(app.kept.entries) == 10


async def test_a_decision_that_cannot_be_kept_stays_on_the_panel_and_enter_tries_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = full_disk(tmp_path, monkeypatch)
    async with app.run_test() as pilot:
        await write(pilot, "Model B")
        await pilot.press("f2")
        app.stopwatch.wait()
        await pilot.press("enter")
        assert app.live.panel.shown is not None and "IKKE GEMT" in app.border
        monkeypatch.undo()
        app.stopwatch.wait()
        await pilot.press("enter")

        assert app.kept.item("i2").outcome == CONSENSUS and app.live.panel.shown is None  # type: ignore[union-attr]
        assert sum(isinstance(s.event, e.ConsensusReached) for s in app.kept.entries) == 2


async def test_a_decision_that_was_left_again_is_not_kept_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = full_disk(tmp_path, monkeypatch)
    async with app.run_test() as pilot:
        await write(pilot, "Model B")
        await pilot.press("f2")
        app.stopwatch.wait()
        await pilot.press("enter", "escape")
        monkeypatch.undo()
        app.live.try_again()

        assert app.live.line.text == "Model B" and app.kept.item("i2").decisions == ()  # type: ignore[union-attr]


async def test_a_second_window_reads_along_and_takes_over_when_the_first_is_gone(tmp_path: Path) -> None:
    clock = StoodClock("12.41")
    path = called(tmp_path, clock, *RUNNING)
    writer = Record.open(path, clock)
    app = LiveApp(tmp_path, path, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "læser med" in screen_text(app) and "Et andet vindue skriver" in app.border
        assert app.live.line.placeholder == ""
        await pilot.press("x", "f2")
        assert app.live.line.text == "" and app.live.panel.shown is None
        await pilot.press("y")
        assert "tages ikke med" in app.border
        writer.keep(e.NoteTaken("i2", "skrevet i det andet vindue"))
        app.live.look()
        await pilot.pause()
        assert "skrevet i det andet vindue" in screen_text(app)
        for _ in ("the line that was not taken", "the next"):
            app.stopwatch.wait()
            await pilot.press("enter")
        assert app.live.record.read_only and "åbent i et andet vindue" in app.border
        writer.close()
        app.live._look_for_the_writer()
        assert "Det andet vindue er lukket" in app.border
        app.stopwatch.wait()
        await pilot.press("enter")
        assert app.live.line.placeholder.startswith("Skriv note")
        await write(pilot, "nu herfra")
        await pilot.press("enter")

        assert app.kept.last and app.kept.last.event == e.NoteTaken("i2", "nu herfra")


async def test_the_enter_after_a_swallowed_line_takes_nothing_over_and_a_draft_found_is_said(tmp_path: Path) -> None:
    clock = StoodClock("12.41")
    path = called(tmp_path, clock, *RUNNING)
    writer = Record.open(path, clock)
    app = LiveApp(tmp_path, path, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"Nu")
        drafts.save(path, {"item:i2": "halvt skrevet"})
        writer.close()
        await pilot.press(*"taler")
        app.live._look_for_the_writer()
        app.stopwatch.wait()
        await pilot.press("enter")
        assert app.live.record.read_only and "tages ikke med" in app.border and app.live.line.text == ""
        app.stopwatch.wait()
        await pilot.press("enter")

        assert not app.live.record.read_only and app.live.line.text == "halvt skrevet"
        assert "kladde fra det andet vindue" in app.border


async def test_a_fault_of_the_program_says_one_sentence_and_keeps_the_draft(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    app = running(tmp_path)
    secret = "hemmelige ord om en borger"

    def fail() -> None:
        text = secret
        raise ZeroDivisionError(text)

    with pytest.raises(ZeroDivisionError):
        async with app.run_test() as pilot:
            await write(pilot, secret)
            app.live.call_later(fail)
            await pilot.pause()

    told = capsys.readouterr()
    assert app.return_code == 1 and "fejl i programmet" in told.err
    assert secret not in told.err + told.out and "Traceback" not in told.err + told.out
    (report,) = (tmp_path / "faults").iterdir()
    said = report.read_text()
    assert "ZeroDivisionError" in said and "test_tui_live_safety.py" in said and secret not in said
    assert drafts.load(app.path) == {"item:i2": secret}


async def test_a_hang_up_keeps_the_half_typed_words_and_lets_go_of_the_record(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test() as pilot:
        await write(pilot, "halvt skrevet")
        app.action_hang_up()
        await pilot.pause()

    assert drafts.load(app.path) == {"item:i2": "halvt skrevet"}
    with Record.open(app.path, StoodClock("12.42")) as record:
        assert record.meeting.running


async def test_a_meeting_that_cannot_be_read_leads_home_with_the_reason(tmp_path: Path) -> None:
    clock = StoodClock("12.41")
    app = LiveApp(tmp_path, tmp_path / "meetings" / "2026" / "2026-01-01-direktionen-1.json", clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()

        assert "findes ikke" in " ".join(screen_text(app).split())


def full_disk(home: Path, patch: pytest.MonkeyPatch) -> LiveApp:
    """A running meeting on a disk that has just become full; `undo` makes room."""
    app = running(home)

    def refuse(self: Record, event: e.Event, at: object = None) -> e.Stamped:
        raise NotSaved("disk_full", self.path)

    patch.setattr(Record, "keep", refuse)
    return app
