"""A sealed meeting whose file is gone: the register knows it, so nobody is told that there is none."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from store import events as e
from store.archive import Archive
from store.keeping.purge import Purge, purge
from store.keeping.seals import keep_seal
from store.said import Refused
from tests import build
from tests.test_damaged_at_hand import TODAY, archive, desk, held, meeting, told
from tests.test_screens_home import press, stage
from tui.cli.output import Stop
from tui.start import _meeting

AFTER = date(2026, 11, 26)


def gone(home: Path) -> Path:
    """21/2026 was held and sealed, and then somebody took its file away."""
    path = held(home)
    path.unlink()
    return path


def said_of(there: Archive, name: str) -> object:
    found = there.find(name)
    return (found.why.key, found.why.value("file")) if isinstance(found, Refused) else found.path


@pytest.mark.parametrize("indexed", [False, True])
def test_its_number_is_not_given_again(tmp_path: Path, indexed: bool) -> None:
    gone(tmp_path)
    there = archive(tmp_path, indexed=indexed)

    assert there.next_number(TODAY, "Direktionen") == "22/2026"
    assert there.next_number(TODAY, "Politikkoordination") == "1/2026"
    assert there.next_number(date(2027, 1, 6), "Direktionen") == "1/2027"
    again = there.call(build.called(number="21/2026", date=TODAY))
    assert isinstance(again, Refused) and again.why.key == "archive.missing" and not list(there.refs())
    meeting(tmp_path, "30/2026", TODAY)
    assert archive(tmp_path, indexed=indexed).next_number(TODAY, "Direktionen") == "31/2026"


@pytest.mark.parametrize("indexed", [False, True])
def test_whoever_asks_for_it_is_told_that_it_is_missing(tmp_path: Path, indexed: bool) -> None:
    path = gone(tmp_path)
    meeting(tmp_path, "20/2026", date(2026, 11, 4))
    there = archive(tmp_path, indexed=indexed)

    told_so = ("archive.missing", path.name)
    assert [said_of(there, name) for name in ("21/2026", "direktionen:21/2026", "2026-11-11", "last")] == [told_so] * 4
    assert said_of(there, "22/2026") == ("archive.no_such_meeting", None)
    assert said_of(there, "politikkoordination:21/2026") == ("archive.no_such_meeting", None)


def test_a_later_one_that_ended_is_the_last(tmp_path: Path) -> None:
    gone(tmp_path)
    ended = (e.MeetingOpened("KD"), e.MeetingEnded(("i1", "i2", "i3", "i4")))
    later = meeting(tmp_path, "22/2026", date(2026, 11, 18), *ended)
    assert said_of(archive(tmp_path), "last") == later


def test_what_a_purge_removed_is_not_missing(tmp_path: Path) -> None:
    path = held(tmp_path)
    there = archive(tmp_path)
    purge(Purge(path, whole=True), there.now())

    assert not path.exists() and there.missing() == ()
    assert said_of(there, "21/2026") == ("archive.no_such_meeting", None)


def test_one_whose_journal_stands_is_not_missing_nor_one_that_lies_in_its_own_year(tmp_path: Path) -> None:
    journal = meeting(tmp_path, "22/2026", TODAY)
    keep_seal(journal, build.moment("15.00", TODAY))
    journal.unlink()
    held(tmp_path)
    register = journal.with_name("seals.json")
    other = tmp_path / "meetings" / "2025"
    other.mkdir()
    (other / register.name).write_bytes(register.read_bytes())

    assert archive(tmp_path).missing() == ()


def test_the_commands_tell_of_it_as_of_one_that_cannot_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = gone(tmp_path)
    there = archive(tmp_path)
    with pytest.raises(Stop) as by_itself:
        _meeting(desk(there), None)
    assert by_itself.value.why.key == "cli.not_called.missing" and not list(there.refs())
    for command in ("show", "log", "export"):
        with pytest.raises(Stop) as stop:
            told(there, command, "21/2026")
        assert stop.value.why.key == "archive.missing"

    assert told(there, "actions") == 0 and f"! {path.name} er forseglet og mangler" in capsys.readouterr().err
    assert told(there, "search", "Et") == 1 and f"! {path.name} er forseglet og mangler" in capsys.readouterr().err
    assert told(there, "search", "Et", "--year", "2025") == 1 and path.name not in capsys.readouterr().err
    assert told(there, "new", "2026-12-02") == 0
    out, err = capsys.readouterr()
    assert "22/2026" in out and f"! {path.name} er forseglet og mangler" in err


@pytest.mark.parametrize("alone", [True, False])
async def test_home_names_it_and_greets_nobody_as_new(tmp_path: Path, alone: bool) -> None:
    path = gone(tmp_path)
    if not alone:
        meeting(tmp_path, "20/2026", date(2026, 11, 4))
    app = stage(tmp_path, build.moment("9.00", AFTER))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Velkommen" not in app.drawn and "! 1 møde mangler" in app.drawn
        assert "Forseglet og mangler" in app.drawn
        assert f"{path.name} mangler: det, der står åbent dér" in " ".join(app.drawn.split())
        if alone:
            await press(pilot, "down")
        while app.screen.at != str(path):  # type: ignore[attr-defined]
            await press(pilot, "up")
        for key in ("enter", "r", "s"):
            await press(pilot, key)
            assert "er forseglet og mangler. »enighed check«" in " ".join(app.drawn.split()), key
        assert app.wished == []
