"""A data folder with two meetings: the second approves the minutes of the first, which has private notes."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from store import events as e
from store.archive import Archive
from store.calling.default_board import DEFAULT_BOARD_TOML
from store.drafts import save
from store.keeping.backup import Backup, backup
from store.keeping.seals import keep_seal
from store.record import Record
from store.said import Refused
from tests.build import called, moment

SECRET = "hemmelig-om-navngiven-medarbejder"
PUBLIC = "Model B sendes i høring"
NOW = moment("16.00", date(2026, 12, 9))
FIRST = "meetings/2026/2026-11-25-direktionen-22.json"
SECOND = "meetings/2026/2026-12-09-direktionen-23.json"
SECRETS = (2, 3, 4)  # the entries of the first meeting that hold private words: a note, its rewording, one undone


def archive_of(home: Path, now: datetime = NOW) -> Archive:
    return Archive(home, lambda: now)


def hold(archive: Archive, call: e.MeetingCalled, *happened: e.Event, ended: bool = True) -> Path:
    """A meeting from its calling to its end, sealed, on disk."""
    record = archive.call(call)
    assert isinstance(record, Record)
    with record:
        for event in (e.MeetingOpened("KD"), *happened, *([e.MeetingEnded()] if ended else [])):
            record.keep(event, moment("12.00", call.date))
    if ended:
        keep_seal(record.path, archive.now())
    return record.path


def build(home: Path, *, approved: bool = True) -> Archive:
    """The folder: settings, two meetings, a draft, a register."""
    archive = archive_of(home)
    first = hold(
        archive,
        called(),
        e.NoteTaken("i1", f"{SECRET} 1", private=True),
        e.Reworded(2, f"{SECRET} 2"),
        e.NoteTaken(None, f"{SECRET} 3", private=True),
        e.TakenBack((4,)),
        e.ConsensusReached("i1", PUBLIC),
        e.ActionGiven("i1", "22-1", ("BU",), "Notat", "på fredag", date(2026, 11, 27)),
    )
    save(first, {"line": f"{SECRET} 4"})
    later = called(id="6f1d2c0e-0000-5000-8000-000000000023", number="23/2026", date=date(2026, 12, 9))
    hold(archive, later, e.MinutesApproved("22/2026", None, approved), e.NoteTaken(None, "Kort møde"))
    (home / "board.toml").write_text(DEFAULT_BOARD_TOML, encoding="utf-8")
    return archive


def contents(home: Path) -> dict[str, bytes]:
    """Every file of a folder, by its path within it."""
    return {path.relative_to(home).as_posix(): path.read_bytes() for path in sorted(home.rglob("*")) if path.is_file()}


def holds(home: Path, text: str) -> list[str]:
    """The files that hold a text, as it is or as JSON escapes it."""
    needles = {text.encode(), text.encode("ascii", "backslashreplace")}
    return [name for name, data in contents(home).items() if any(needle in data for needle in needles)]


def backed_up(home: Path, folder: Path) -> Path:
    """A backup of the whole of it, where nothing was left out."""
    made = backup(home, folder / "kopi.zip", NOW)
    assert isinstance(made, Backup) and made.notices == ()
    return made.path


def why(answer: object) -> str:
    """The key of a refusal."""
    assert isinstance(answer, Refused)
    return answer.why.key
