"""What keeps the record: backup, restore, check and purge, each told in words."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from exports.visible import one_line
from store import clock
from store.disk.errors import DiskError
from store.said import Refused, Said, said
from tui.cli.base import Desk
from tui.cli.output import DONE, NOT_DONE, WRONG_USE, Stop, complain, say
from tui.config import at_home
from tui.texts.words import Words

if TYPE_CHECKING:
    from store.archive import MeetingRef
    from store.keeping.backup import After
    from store.keeping.purge import Purge


def backup(desk: Desk, args: argparse.Namespace) -> int:
    """`enighed backup FILE`: exit 1 where anything is not in it as it should be."""
    from store.keeping.backup import backup as make

    words, home = desk.words, desk.archive.home
    made = make(home, at_home(args.file), clock.local(desk.archive.now()))
    if isinstance(made, Refused):
        raise Stop(made.why)
    named = {notice.value("file") for notice in made.notices}
    wrong = [fault for fault in _faults_in(home, words) if fault.value("file") not in named]
    for notice in (*made.notices, *wrong):
        complain(words.said(notice))
    held = f"{words.count('backup.meetings', made.meetings)}, {words.count('backup.files', made.files)}"
    say(words("backup.done", path=str(made.path), held=held, size=_size(made.size, words)))
    say(words("backup.proof", proof=made.proof))
    if wrong or any(notice.key == "backup.damaged" for notice in made.notices):
        complain(words("backup.wrong"))
    return NOT_DONE if made.notices or wrong else DONE


def tell(after: After, words: Words) -> None:
    """What came of it once a meeting had ended."""
    for told in after.told:
        complain(words.said(told)) if told in after.failed else say(words.said(told))


def restore(desk: Desk, args: argparse.Namespace) -> int:
    """`enighed restore FILE [--into FOLDER]`: exit 1 where anything that came back is not as it should be."""
    from store.keeping.restore import restore as put_back

    words = desk.words
    into = at_home(args.into) if args.into else desk.archive.home
    done = put_back(at_home(args.file), into)
    if isinstance(done, Refused):
        raise Stop(done.why)
    held = f"{words.count('backup.meetings', done.meetings)}, {words.count('backup.files', done.files)}"
    at = done.made_at
    made_at = f"{at.day}.{at.month}.{at.year} {words('at_clock', time=f'{at.hour}.{at.minute:02}')}"
    say(words("restore.done", path=str(done.path), held=held, made_at=made_at))
    say(words("backup.proof", proof=done.proof))
    if done.path != desk.archive.home.resolve():
        say(words("restore.elsewhere", path=str(done.path)))
    if wrong := _faults_in(done.path, words):
        for fault in wrong:
            complain(words.said(fault))
        complain(words("restore.wrong"))
    return NOT_DONE if wrong else DONE


def _faults_in(home: Path, words: Words) -> tuple[Said, ...]:
    """What is wrong in a folder that was copied as it is, or came back so; that what is sealed was not seen is said."""
    from store.keeping.check import look_over

    faults = look_over(home).faults
    seen = tuple(fault for fault in faults if fault.value("reason") != said("os.sealed"))
    if len(seen) < len(faults):
        say(words("restore.unseen"))
    return seen


def check(desk: Desk, args: argparse.Namespace) -> int:
    """`enighed check [--seals [MEETING]]`: exit 0 when all is well; what is only worth knowing is no fault."""
    from store.keeping.backup import takes_no_copy
    from store.keeping.check import check as look_over
    from tui.desk import open_board

    words = desk.words
    only = desk.archive.find(args.seals) if args.seals else None
    if isinstance(only, Refused):
        raise Stop(only.why)
    _, faults = open_board(desk.archive.home, make=False)
    report = look_over(desk.archive)
    lost = tuple(fault for fault in faults if fault.key == "desk.board_gone")  # no meeting is the worse for it
    wrong = (*(fault for fault in faults if fault not in lost), *desk.config.faults, *report.faults)
    for fault in wrong:
        complain(words.said(fault))
    for note in (*lost, *report.notes):
        say(words.said(note))
    folder = desk.config.backup_folder
    if folder and (reason := takes_no_copy(folder)):  # a drive may be away, so it is no fault
        say(words("check.no_copies", folder=str(folder), reason=words.said(reason)))
    if args.seals is not None:
        for row in _seals(desk, only):
            say(row)
    figures = words.count("check.figures", report.entries, sealed=report.sealed)
    if wrong:
        say(words.count("check.wrong", len(wrong), figures=words.count("check.looked_over", report.meetings)))
    elif unproven := sum(note.key == "check.unsealed" for note in report.notes):
        say(f"{words.count('check.unproven', unproven)}, {figures}")
    else:
        say(f"{words.count('cli.all_well', report.meetings)}, {figures}")
    return NOT_DONE if wrong else DONE


def copies_told(desk: Desk) -> str:
    """Where a copy goes after each meeting, and whether it can."""
    from store.keeping.backup import takes_no_copy

    words, folder = desk.words, desk.config.backup_folder
    if folder is None:
        return words("cli.about.copies.none")
    reason = takes_no_copy(folder)
    return words("cli.about.copies.not", path=folder, reason=words.said(reason)) if reason else str(folder)


def _seals(desk: Desk, only: MeetingRef | None) -> Iterator[str]:
    """Of each ended meeting its seal as the file has it, held to the register, and those its receipts had."""
    from store.keeping.standing import standing

    words, one = desk.words, None
    for one in standing(desk.archive, only):
        told = f"{one.date.isoformat()}  {one_line(one.forum)} {one.number}"
        if not one.seal:
            yield words("check.seal.broken", meeting=told)
            continue
        register = "same" if one.seal == one.registered else "other" if one.registered else "none"
        yield words(f"check.seal.{register}", meeting=told)
        yield f"  {one.seal}"
        yield from (words("check.seal.receipt", seal=seal) for _, seal in one.receipts)
    if only and one is None:
        yield words("check.seal.not_ended", meeting=only.number)


def purge(desk: Desk, args: argparse.Namespace) -> int:
    """`enighed purge [--older-than YEARS] [--yes]`: lists; takes out what it listed with --yes only."""
    from store.disk.vault import keyless
    from store.keeping.purge import drop_index, plan
    from store.keeping.purge import purge as take_out

    words = desk.words
    if args.older_than is not None and args.older_than < 1:
        raise Stop(said("purge.years"), WRONG_USE)
    exports = desk.config.export_folder or desk.archive.home / "exports"
    found = plan(desk.archive, exports, args.older_than)
    if keyless(desk.archive.home):
        raise Stop(said("home.no_key", folder=str(desk.archive.home)))
    code = DONE
    for fault in found.faults:
        complain(words.said(fault))
        code = NOT_DONE
    taken = 0
    for one in found.purges:
        try:
            if args.yes:
                take_out(one, clock.local(desk.archive.now()))
        except DiskError as refused:
            complain(words("purge.not_done", meeting=one.path.stem, why=words.said(refused.said)))
            code = NOT_DONE
            continue
        taken += 1
        for line in _lines(one, words):
            say(line)
    if args.yes and found.purges:
        drop_index(desk.archive.home)
    if not found.purges:
        say(words("purge.nothing.read" if found.faults else "purge.nothing"))
    else:
        say(words("purge.done") if args.yes and taken else words("purge.listed"))
    if found.waiting:
        say(words.count("purge.waiting", found.waiting))
    return code


def _lines(one: Purge, words: Words) -> list[str]:
    """A meeting and what goes of it, by name and number; never a text."""
    head = words("purge.whole", meeting=one.path.stem) if one.whole else one.path.stem
    numbers = ", ".join(map(str, one.entries))
    notes = [words.count("purge.entries", len(one.entries), numbers=numbers)] if one.entries else []
    return [head, *(f"  {line}" for line in (*notes, *(words("purge.file", file=str(file)) for file in one.files)))]


def _size(size: int, words: Words) -> str:
    """`84 kB`, `3,2 MB`, with the sign of the language."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} kB"
    return f"{size / 1_000_000:.1f} MB".replace(".", words("decimal.sign"))
