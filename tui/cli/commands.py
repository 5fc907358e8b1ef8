"""What each command does. Nothing here loads textual; what is heavy is imported where it is used."""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from store.archive import MeetingRef
from store.disk.errors import Damaged, why
from store.identity import slug
from store.record import Record, read_entries
from store.said import Refused, Said, said
from tui.cli import about, keeping, vault
from tui.cli.base import Desk
from tui.cli.choices import EDITION
from tui.cli.output import DONE, NOT_DONE, WRONG_USE, Stop, complain, say, write


def found(desk: Desk, name: str) -> MeetingRef:
    """The meeting called `name`, or Stop with the reason."""
    ref = desk.archive.find(name)
    if isinstance(ref, Refused):
        raise Stop(ref.why)
    return ref


def new(desk: Desk, args: argparse.Namespace) -> int:
    """`enighed new [DATE]`, `enighed new --from FILE`."""
    from store.calling.meeting_file import holds_entries
    from store.dates.holidays import day_off
    from tui.desk import called_from_file, called_on, open_board, unsound

    board, faults = open_board(desk.archive.home)
    if not args.file and (fault := unsound(faults)):
        raise Stop(fault)
    for fault in faults:
        complain(desk.words.said(fault))
    _tell_unread(desk)
    data = _read(args.file) if args.file else b""
    if args.file:
        called = called_from_file(desk.archive, board, data)
    else:
        called = called_on(desk.archive, board, args.forum, _day(args.date))
    if isinstance(called, Refused):
        raise Stop(called.why)
    left = desk.archive.unopened(slug(called.forum))
    record = desk.archive.call(called)
    if isinstance(record, Refused):
        raise Stop(record.why)
    with record:
        say(desk.words("cli.called", number=called.number, forum=called.forum, date=called.date.isoformat()))
    if left and left.day < called.date:
        complain(desk.words("cli.unopened", date=left.day.isoformat()))
    if args.file and holds_entries(data):
        complain(desk.words("cli.called.plan_only"))
    if off := day_off(called.date):
        complain(desk.words("cli.called.day_off", date=called.date.isoformat(), name=desk.words(f"holiday.{off}")))
    return DONE


def _tell_unread(desk: Desk) -> None:
    """What is left open at a meeting that cannot be read, or is gone, is in no list: that is said."""
    for ref in desk.archive.unread():
        complain(desk.words("cli.unread", file=ref.path.name))
    for ref in desk.archive.missing():
        complain(desk.words("cli.missing", file=ref.path.name))


def _read(name: str) -> bytes:
    limit = 6_000_000
    try:
        if name == "-":
            return sys.stdin.buffer.read(limit)
        with Path(name).open("rb") as source:
            return source.read(limit)
    except OSError as wrong:
        raise Stop(said("cli.no_file", file=name, reason=why(wrong, Path(name)))) from None


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Stop(said("cli.bad_date", date=text), WRONG_USE) from None


def play(desk: Desk, args: argparse.Namespace) -> int:
    """`enighed play MEETING FILE|-`; a meeting that has ended is sealed, and copied where that is wished."""
    from store.keeping.backup import After, copy_after_meeting, seal_after_meeting
    from tui.cli.play import opened, tell
    from tui.cli.play import play as play_lines
    from tui.opening import open_meeting

    ref = found(desk, args.meeting)

    def seal() -> After:
        return seal_after_meeting(desk.archive, ref.path, late)

    def copy() -> After:
        folder = desk.config.backup_folder
        return copy_after_meeting(desk.archive, ref.path, folder) if folder else After()

    with opened(args.file) as source, open_meeting(desk.archive, ref.path) as record:
        late = record.unsealed()
        if late is not None:
            complain(desk.words.said(said("seals.late", entry=late)))
        code = play_lines(record, source, desk.words, keep_going=args.keep_going, seal=seal, copy=copy)
        if record.meeting.ended:
            keeping.tell(seal(), desk.words)
    tell(record, desk.words)  # what was mended as it was closed
    return code


@contextlib.contextmanager
def _naming(desk: Desk, ref: MeetingRef) -> Iterator[None]:
    """Of a damaged meeting the entry that was changed is told, where it can be found, as `enighed check` does."""
    try:
        yield
    except Damaged as wrong:
        raise Stop(_named(desk, ref, wrong.said)) from None


def _named(desk: Desk, ref: MeetingRef, told: Said) -> Said:
    from store.keeping.look import named

    return named(desk.archive.home, ref.path, told)


def _read_along(desk: Desk, ref: MeetingRef) -> tuple[Record, int]:
    """A meeting to look at: of a damaged one what stands before the damage, which is said and is no success."""
    with _naming(desk, ref):
        record = desk.archive.open(ref, write=False)
    for notice in record.notices:
        complain(desk.words.said(_named(desk, ref, notice)))
    return record, NOT_DONE if record.notices else DONE


def show(desk: Desk, args: argparse.Namespace) -> int:
    """`enighed show MEETING [--json]`."""
    ref = found(desk, args.meeting)
    record, code = _read_along(desk, ref)
    meeting = desk.archive.complete(ref, record.meeting)
    if args.json:
        from exports.record_json import show_json

        say_json(show_json(meeting, record.entries))
    else:
        from exports.show import show_text

        write(show_text(meeting, desk.words.language, damaged=code != DONE))
    return code


def log(desk: Desk, args: argparse.Namespace) -> int:
    """`enighed log MEETING [--json | --lines]`."""
    record, code = _read_along(desk, found(desk, args.meeting))
    meeting, entries = record.meeting, record.entries
    if args.lines:
        from exports.lines import log_lines
        from exports.visible import visible

        # to be read again, to the letter; on a terminal for the eye only
        shown = visible if sys.stdout.isatty() else str
        write("".join(f"{shown(line)}\n" for line in log_lines(entries)))
        return code
    if args.json:
        from exports.record_json import log_json

        say_json(log_json(entries, meeting))
        return code
    from tui.understood import clock_text, understood

    for stamped in entries[1:]:
        mark = "-" if meeting.entry(stamped.entry) is None and _undoable(stamped.event) else " "
        meaning = understood(stamped.event, meeting, desk.words).replace("\t", " ")
        say(f"{stamped.entry:>4}{mark} {clock_text(stamped.happened_at):>5}  {meaning}")
    return code


def _undoable(event: object) -> bool:
    return type(event).__name__ not in ("TakenBack", "Restored")


def say_json(data: Any) -> None:
    """JSON as documented: UTF-8, what is not printable as escapes, a line feed at the end."""
    from exports.record_json import dumps

    write(dumps(data))


def actions(desk: Desk, args: argparse.Namespace) -> int:
    """`enighed actions [--json]`: every task that is open now, the earliest deadline first."""
    from tui.desk import open_tasks_of
    from tui.understood import deadline_text, task_words

    tasks = open_tasks_of(desk.archive)
    _tell_unread(desk)
    if args.json:
        say_json([_task_data(task) for task in tasks])
        return DONE
    for task in tasks:
        due = deadline_text(task.phrase, task.due, None, desk.words)
        owners = ", ".join(task.owners) or desk.words("did.no_owner")
        say(f"{task.id:<8} {owners:<8} {task_words(task, desk.words)} · {due}")
    return DONE


def _task_data(task: Any) -> dict[str, Any]:
    return {
        "id": task.id,
        "meeting": task.meeting,
        "owners": list(task.owners),
        "text": task.text,
        "phrase": task.phrase,
        "due": task.due.isoformat() if task.due else None,
        "ruling": task.ruling,
    }


def export(desk: Desk, args: argparse.Namespace) -> int:
    """`enighed export MEETING --to md,ics,json --edition internal|distribution --out DIR`."""
    from exports.files import NotWritten, export_files, write_files
    from store.fold.meeting import fold

    kinds = tuple(dict.fromkeys(kind.strip() for kind in args.to.split(",") if kind.strip()))
    unknown = [kind for kind in kinds if kind not in ("md", "ics", "json")]
    if unknown or not kinds:
        raise Stop(said("cli.unknown_kind", kind=", ".join(unknown)), WRONG_USE)
    edition = EDITION.key(args.edition)
    if edition is None:
        known = ", ".join(EDITION.shown(desk.words))
        raise Stop(said("cli.unknown_edition", edition=args.edition, known=known), WRONG_USE)
    ref = found(desk, args.meeting)
    with _naming(desk, ref):
        entries = read_entries(ref.path)
    meeting = desk.archive.complete(ref, fold(entries))
    later = desk.archive.later(ref)
    files = export_files(meeting, entries, kinds, edition, desk.config.minutes_language, later=later)
    folder = Path(args.out) if args.out else desk.config.export_folder or desk.archive.home / "exports"
    try:
        written = write_files(folder, files)
    except NotWritten as wrong:
        raise Stop(said("cli.not_exported", why=wrong.said)) from None
    for one in written:
        say(str(one.path))
    return DONE


def search(desk: Desk, args: argparse.Namespace) -> int:
    """`enighed search WORDS [--json]`."""
    from tui.cli.search import search as look_for

    return look_for(desk, args)


COMMANDS: dict[str, Callable[[Desk, argparse.Namespace], int]] = {
    "new": new,
    "play": play,
    "show": show,
    "log": log,
    "actions": actions,
    "search": search,
    "export": export,
    "backup": keeping.backup,
    "restore": keeping.restore,
    "check": keeping.check,
    "purge": keeping.purge,
    "encrypt": vault.encrypt,
    "decrypt": vault.decrypt,
    "passphrase": vault.passphrase,
    "about": about.about,
}
