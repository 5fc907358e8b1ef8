"""A meeting that cannot be read may be the one that runs: it is never passed over for a new one."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from store import events as e
from store.archive import Archive
from store.board import default_board
from store.keeping.seals import keep_seal
from store.record import Record
from store.said import said
from tests import build
from tests.test_screens_home import press, stage
from tui.app import EnighedApp
from tui.cli.base import Desk
from tui.cli.commands import COMMANDS
from tui.cli.output import Stop
from tui.cli.parser import build_parser
from tui.config import Config
from tui.screens.live import LiveScreen
from tui.start import _meeting
from tui.texts.words import Words
from tui.views.bar import Saving, top

TODAY = date(2026, 11, 25)
DA = Words("da")


def archive(home: Path, at: datetime | None = None, *, indexed: bool = False) -> Archive:
    there = Archive(home, lambda: at or build.moment("12.05", TODAY))
    if indexed:
        there.index.bring_up_to_date(full=True)
    return there


def meeting(home: Path, number: str, day: date, *happened: e.Event, noted: str = "12.01") -> Path:
    """A meeting that was left as a killed program leaves it: its entries stand in the journal."""
    called = build.called(date=day, number=number, id=f"6f1d2c0e-0000-5000-8000-0000000000{number[:2]}")
    record = archive(home).call(called)
    assert isinstance(record, Record)
    for event in happened:
        record.keep(event, build.moment(noted if isinstance(event, e.NoteTaken) else "12.01", day))
    journal = record.path.with_suffix(".journal").read_bytes()
    record.close()
    record.path.with_suffix(".journal").write_bytes(journal)
    return record.path


def damage(path: Path) -> None:
    """One letter is another, in the last of its lines."""
    journal = path.with_suffix(".journal")
    lines = journal.read_bytes().split(b"\n")
    lines[-2] = lines[-2].replace(b"happened", b"hAppened")
    path.unlink()
    journal.write_bytes(b"\n".join(lines))


def running(home: Path, day: date = TODAY) -> Path:
    path = meeting(home, "22/2026", day, e.MeetingOpened("KD"), e.NoteTaken("i1", "Et ord"))
    damage(path)
    return path


def held(home: Path, day: date = date(2026, 11, 11)) -> Path:
    path = meeting(home, "21/2026", day, e.MeetingOpened("KD"), e.MeetingEnded(("i1", "i2", "i3", "i4")))
    path.with_suffix(".journal").unlink()
    keep_seal(path, build.moment("15.00", day))
    return path


def spoil(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"KD", b"KK"))


def desk(there: Archive) -> Desk:
    return Desk(there, Config(), DA)


def told(there: Archive, *args: str) -> int:
    parsed = build_parser(DA).parse_args(args)
    return COMMANDS[parsed.command](desk(there), parsed)


@pytest.mark.parametrize("indexed", [False, True])
@pytest.mark.parametrize("day", [TODAY, date(2026, 11, 24), date(2026, 11, 4)])
def test_a_running_meeting_that_is_damaged_is_the_one_at_hand(tmp_path: Path, day: date, indexed: bool) -> None:
    path = running(tmp_path, day)
    there = archive(tmp_path, indexed=indexed)

    assert there.running() == there.at_hand() == there.ref(path)
    assert _meeting(desk(there), None) == path and there.last() == there.ref(path)
    assert [ref.path for ref in there.refs()] == [path]


@pytest.mark.parametrize("indexed", [False, True])
def test_the_meeting_of_today_goes_before_an_older_one_that_is_damaged(tmp_path: Path, indexed: bool) -> None:
    running(tmp_path, date(2026, 11, 18))
    today = meeting(tmp_path, "23/2026", TODAY)
    there = archive(tmp_path, indexed=indexed)

    assert _meeting(desk(there), None) == today


@pytest.mark.parametrize("indexed", [False, True])
def test_one_that_was_sealed_does_not_run_and_is_the_last(tmp_path: Path, indexed: bool) -> None:
    path = held(tmp_path)
    spoil(path)
    there = archive(tmp_path, indexed=indexed)

    assert there.running() is None and there.next() is None and there.last() == there.ref(path)
    assert [ref.path for ref in there.unread()] == [path]


def test_no_meeting_is_called_by_itself_where_the_one_before_cannot_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = held(tmp_path)
    spoil(path)
    there = archive(tmp_path)
    with pytest.raises(Stop) as stop:
        _meeting(desk(there), None)

    assert stop.value.why.key == "cli.not_called" and [ref.path for ref in there.refs()] == [path]
    assert told(there, "new", "2026-12-02") == 0  # who asks for it gets it, and is told
    assert path.name in capsys.readouterr().err
    assert told(there, "actions") == 0 and path.name in capsys.readouterr().err


def test_no_meeting_is_called_by_a_board_with_faults(tmp_path: Path) -> None:
    (tmp_path / "board.toml").write_text("[[person]]\n", encoding="utf-8")
    there = archive(tmp_path)
    with pytest.raises(Stop) as by_itself:
        _meeting(desk(there), None)
    with pytest.raises(Stop) as asked:
        told(there, "new")

    assert by_itself.value.why.key == asked.value.why.key == "desk.board_fault" and not list(there.refs())


async def test_home_says_that_the_board_calls_no_meeting_and_makes_none(tmp_path: Path) -> None:
    app = stage(tmp_path, faults=(said("desk.board_fault", line=7, why="titel"),))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")

        assert "board.toml linje 7" in app.drawn and not (tmp_path / "meetings").exists() and not app.wished


async def test_home_stands_on_it_and_enter_shows_what_can_be_read_with_no_clock_that_runs(tmp_path: Path) -> None:
    path = running(tmp_path)
    there = archive(tmp_path)
    app = EnighedApp(there, lambda: (default_board(), ()), DA, there.now, Config())
    async with app.run_test(size=(80, 24)) as pilot:
        home, chosen = (app.screen.query_one(part).render().plain for part in ("#attention", "#chosen"))  # type: ignore[attr-defined]
        await press(pilot, "enter")
        await pilot.pause()

        assert "1 møde er beskadiget" in home and "kan ikke læses" not in home
        assert "er beskadiget og vises, så langt den er hel" in " ".join(chosen.split()) and "Vis det, der" in chosen
        live = app.screen
        assert isinstance(live, LiveScreen)
        bar = top(live.held, live.now, live.saving, DA, 80).plain
        live.tick()
        assert "BESKADIGET" in bar and "● I" not in bar and live.now == live.held.latest is not None
        assert [ref.path for ref in there.refs()] == [path]


async def test_home_says_of_one_of_which_nothing_can_be_shown_that_it_cannot_be_read(tmp_path: Path) -> None:
    path = held(tmp_path)
    path.write_bytes(b"{}")
    app = stage(tmp_path)
    async with app.run_test(size=(80, 24)):
        assert "kommer ikke med til det næste møde" in " ".join(app.drawn.split())
        assert "1 møde kan ikke læses" in app.drawn and "Kan ikke læses" in app.drawn and "eskadiget" not in app.drawn


def test_the_top_line_of_a_damaged_meeting_tells_no_time_and_no_state() -> None:
    from store.fold.meeting import fold

    shown = top(fold(build.entries()), build.moment("12.05"), Saving(reading=True, damaged=True), DA, 80).plain

    assert "BESKADIGET" in shown and "12.05" not in shown and "læser" not in shown


async def test_no_time_that_is_up_is_told_over_what_is_damaged(tmp_path: Path) -> None:
    over = (e.MeetingOpened("KD"), e.ItemStarted("i1"), e.NoteTaken("i1", "Et ord"), e.NoteTaken("i1", "Et til"))
    path = meeting(tmp_path, "22/2026", TODAY, *over, noted="14.30")
    damage(path)
    there = archive(tmp_path, build.moment("14.31", TODAY))
    app = EnighedApp(there, lambda: (default_board(), ()), DA, there.now, Config())
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        await pilot.pause()
        live = app.screen
        assert isinstance(live, LiveScreen)
        live.tick()
        await pilot.pause()

        told = "\n".join("".join(part.text for part in strip) for strip in live._compositor.render_strips())
        assert "er beskadiget" in told and "Tiden for punkt" not in told
