"""The disk fails while somebody types: said at once, in words; the text stays, is tried again, and is kept once."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from store import drafts
from store import events as e
from store.disk.vault import drop
from store.fold.meeting import fold
from store.keeping.check import check
from store.ledger import read_documents, verify
from store.record import read_entries
from tests.faults.shim import ERRORS, Disk
from tests.live import LiveApp, running, screen_text, write
from tests.sealing import lock_up

WORDS = {
    errno.ENOSPC: "disken er fuld", errno.EDQUOT: "plads på drevet er brugt op", errno.EIO: "drevet melder fejl",
    errno.EACCES: "ikke adgang", errno.EROFS: "kan kun læses",
}  # fmt: skip
BEFORE = 9


@pytest.fixture
def disk() -> Iterator[Disk]:
    with pytest.MonkeyPatch.context() as patch:
        yield Disk(patch)


def shown(app: LiveApp) -> str:
    return " ".join(screen_text(app).replace("│", " ").split())


def unsaved(app: LiveApp, why: str, text: str) -> None:
    """It is said that it is not saved, and why; the text is there, and nothing claims that it is."""
    assert f"IKKE GEMT: {why}" in shown(app) or why in app.border
    assert "! IKKE GEMT" in screen_text(app).split("\n")[0] and "✓ gemt" not in screen_text(app)
    assert app.live.line.text == text


def kept(app: LiveApp, *texts: str) -> None:
    """These notes are on disk, once and in order, after what was there before, and the screen says so."""
    entries = read_entries(app.path)
    assert [getattr(stamped.event, "text", None) for stamped in entries[BEFORE:]] == list(texts)
    assert verify(read_documents(app.path)) is None
    assert "✓ gemt" in screen_text(app) and "IKKE GEMT" not in screen_text(app) and app.live.line.text == ""
    assert fold(entries) == app.kept


async def enter(pilot: Pilot[None], text: str) -> None:
    await write(pilot, text)
    await pilot.press("enter")
    await pilot.pause()


@pytest.mark.parametrize("error", ERRORS, ids=[errno.errorcode[error] for error in ERRORS])
async def test_every_reason_is_said_and_when_it_heals_the_line_is_kept_by_itself(
    disk: Disk, tmp_path: Path, error: int
) -> None:
    app = running(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await enter(pilot, "en note")
        for turn in range(2):
            disk.spoil(1, error, lasting=True)
            await enter(pilot, f"nummer {turn}")
            unsaved(app, WORDS[error], f"nummer {turn}")
            await pilot.press("enter", "enter")
            app.live.try_again()
            await pilot.pause()
            unsaved(app, WORDS[error], f"nummer {turn}")
            disk.heal()
            app.live.try_again()
            await pilot.pause()
            kept(app, "en note", *(f"nummer {n}" for n in range(turn + 1)))


async def test_what_is_said_of_it_stands_until_the_text_is_changed(disk: Disk, tmp_path: Path) -> None:
    """Whoever types fast has pressed Enter before the line was heard; that must not wipe the reason away."""
    app = running(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        disk.spoil(1, errno.ENOSPC, lasting=True)
        app.live.line.insert_text("skrevet hurtigt")
        await pilot.press("enter")
        await pilot.pause(0.3)
        unsaved(app, "disken er fuld", "skrevet hurtigt")


async def test_a_draft_the_disk_did_not_take_is_kept_when_it_heals(disk: Disk, tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        disk.spoil(1, errno.EIO, lasting=True)
        await write(pilot, "halvt skrevet")
        assert not app.live.save_draft()
        disk.heal()
        app.live.tick()
        assert drafts.load(app.path) == {"item:i2": "halvt skrevet"}


@pytest.mark.parametrize(
    ("broken", "told"), [("all", "er væk, hvis du lukker"), ("journal", "IKKE gemt i mødet endnu")]
)
async def test_whoever_leaves_is_told_what_is_not_saved(disk: Disk, tmp_path: Path, broken: str, told: str) -> None:
    app = running(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        disk.spoil(1, errno.ENOSPC, lasting=True)
        await enter(pilot, "en note")
        if broken == "journal":
            disk.heal()  # a draft finds room where an entry found none
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert told in shown(app) and "alt er gemt" not in shown(app)
        await pilot.press("escape")
        disk.spoil(1, errno.ENOSPC, lasting=True)
        await write(pilot, " mere")
        await pilot.press("ctrl+r")
        await pilot.pause()
        assert app.screen is app.live and "er væk, hvis du lukker" in app.border
        disk.heal()
        await pilot.press("enter")
        await pilot.pause()
        kept(app, "en note mere")
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert "alt er gemt" in shown(app)


async def test_the_folder_goes_away_while_somebody_types_and_comes_back(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        away = app.path.parent.rename(tmp_path / "away")
        await enter(pilot, "uden mappe")
        unsaved(app, "mappen er væk", "uden mappe")
        away.rename(app.path.parent)
        app.live.try_again()
        await pilot.pause()
        kept(app, "uden mappe")
        shutil.rmtree(app.path.parent)
        await enter(pilot, "uden mappe igen")
        unsaved(app, "mappen er væk", "uden mappe igen")
        app.path.parent.mkdir(0o700)
        app.live.try_again()
        await pilot.pause()
        kept(app, "uden mappe", "uden mappe igen")
    assert check(app.archive).faults == ()


async def test_with_no_disk_at_all_the_whole_meeting_is_saved_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "user").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path / "user"))
    app = running(tmp_path / "home")
    async with app.run_test(size=(80, 24)) as pilot:
        await enter(pilot, "gemt")
        shutil.rmtree(app.path.parent)
        await enter(pilot, "ikke gemt")
        await app.live.run_action("save_elsewhere")
        await pilot.pause()
        assert "ligger nu også i" in shown(app)
        app.live.try_again()
        await pilot.pause()
        assert "ligger nu også i" in shown(app) and "IKKE GEMT: mappen er væk" in shown(app)  # as long as it is so
        assert app.live._saved_how() == "elsewhere"
        app.exit()
    saved, closed = (tmp_path / "user" / name for name in (app.path.name, f"{app.path.stem}.2.json"))
    assert {saved, closed} == set((tmp_path / "user").iterdir())
    told = [[getattr(s.event, "text", None) for s in read_entries(path)[BEFORE:]] for path in (saved, closed)]
    assert told == [["gemt", "ikke gemt"]] * 2
    assert all(
        path.stat().st_mode & 0o777 == 0o600 and verify(read_documents(path)) is None for path in (saved, closed)
    )
    said = capsys.readouterr().err
    assert (
        "IKKE GEMT: mappen er væk" in said
        and "Hele mødet ligger også i" in said
        and f"læg filen som {app.path}" in said
        and "Traceback" not in said
    )
    assert app.return_code == 1 and isinstance(read_entries(saved)[0].event, e.MeetingCalled)


async def test_from_an_encrypted_folder_nothing_is_saved_in_plain_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "user").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path / "user"))
    home = tmp_path / "home"
    home.mkdir()
    lock_up(home)
    try:
        app = running(home)
        async with app.run_test(size=(80, 24)) as pilot:
            shutil.rmtree(app.path.parent)
            await enter(pilot, "ikke gemt")
            await app.live.run_action("save_elsewhere")
            await pilot.pause()
            assert "Mappen er krypteret" in shown(app)
            app.exit()
    finally:
        drop(home)
    assert list((tmp_path / "user").iterdir()) == []


async def test_what_another_program_writes_meanwhile_is_laid_beside_and_told(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await enter(pilot, "en note")
        assert "Filen er rettet" not in shown(app)
        with app.path.with_suffix(".journal").open("ab") as journal:
            journal.write(b"noget andet\n")
        await enter(pilot, "en til")
        assert "Filen er rettet; originalen ligger ved siden af" in shown(app)
        kept(app, "en note", "en til")
        await enter(pilot, "den tredje")
        assert "Filen er rettet" not in shown(app)
    assert app.path.with_suffix(".journal.damaged-1").read_bytes().endswith(b"noget andet\n")
