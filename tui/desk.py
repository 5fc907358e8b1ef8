"""What both windows, the screen and the command line, ask of the board and the archive."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

from store import events as e
from store.archive import Archive, MeetingRef
from store.board import Board, Fault, Forum, default_board, read_board
from store.calling.default_board import DEFAULT_BOARD_TOML
from store.calling.meeting_file import read_meeting_file
from store.calling.series import called_by_default, next_meeting_of
from store.carry import carried, open_tasks, with_topics
from store.disk import atomic
from store.disk.errors import why
from store.disk.vault import encrypted
from store.identity import slug
from store.meeting import Meeting
from store.refs import Which
from store.said import Refused, Said, refused, said
from store.values import OpenAction
from tui.opening import settled, standing, topics_for

MANY = 10  # meetings from which on an index is worth its file


def open_board(home: Path, *, make: bool = True) -> tuple[Board, tuple[Said, ...]]:
    """The board of `board.toml`, made on first start; where it has faults the default board, and what is wrong.

    Without `make` nothing is written, and one that is gone is told as that.
    """
    path = home / "board.toml"
    default = default_board()
    key = "desk.board_not_made"
    try:
        if not path.exists():
            lost = (home / "meetings").exists()  # at the first start there is nothing yet
            if make:
                atomic.make_folders(home)
                atomic.replace(path, DEFAULT_BOARD_TOML.encode())  # killed in the middle of it, there is none
            told = said("desk.board_made" if make else "desk.board_gone", path=str(path))
            return default, (told,) if lost else ()
        key = "desk.board_unreadable"
        found = read_board(atomic.read_linked(path))
    except OSError as wrong:
        return default, (said(key, path=str(path), reason=why(wrong, path)),)
    if isinstance(found, Board):
        return found, ()
    return default, tuple(_board_fault(fault) for fault in found)


def _board_fault(fault: Fault) -> Said:
    if fault.line is None:
        return said("desk.board_fault.whole", why=fault.why)
    return said("desk.board_fault", line=fault.line, why=fault.why)


def unsound(faults: tuple[Said, ...]) -> Said | None:
    """Why no meeting can be called by this board: the people of the default board are not those of the house."""
    return next(
        (fault for fault in faults if fault.key.startswith(("desk.board_fault", "desk.board_unreadable"))), None
    )


def forum_of(board: Board, name: str | None) -> Forum | Refused:
    """A forum by its name or slug; the first one of the board where none is named."""
    if name is None:
        return board.forums[0]
    fits = (forum for forum in board.forums if slug(name) in (slug(forum.name), forum.slug))
    return next(fits, None) or refused("desk.no_such_forum", name=name)


def forum_on(board: Board, day: date) -> Forum:
    """The forum that meets on that day of the week; else the first."""
    return next((forum for forum in board.forums if forum.weekday == day.weekday()), board.forums[0])


def next_day(archive: Archive, forum: Forum, last: Meeting | None = None) -> date:
    """The next day of the forum, today or later, that has no meeting yet: the one `last` named, else the series'."""
    today = archive.now().date()
    taken = {ref.day for ref in archive.refs(Which(forum=slug(forum.name), since=today))}
    named = last.called.next_meeting if last else None
    if named and named.date >= today and named.date not in taken:
        return named.date
    day = next_meeting_of(forum, today - timedelta(days=1))
    while day in taken:
        day = next_meeting_of(forum, day)
    return day


def called_on(archive: Archive, board: Board, forum: str | None, day: date | None) -> e.MeetingCalled | Refused:
    """A meeting of the board's own series, with what the last one left open."""
    found = forum_of(board, forum)
    if isinstance(found, Refused):
        return found
    name = slug(found.name)
    last = archive.held_before(name, day or date.max)
    on = day or next_day(archive, found, last)
    if last and last.called.date >= on:
        last = archive.held_before(name, on)
    if day and any(archive.refs(Which(forum=name, since=day, until=day))):
        return refused("desk.called_already", date=f"{day.day}.{day.month}.{day.year}", forum=found.name)
    called = called_by_default(board, found, on, archive.next_number(on, found.name))
    named = last.called.next_meeting if last else None
    if named and named.date == on:
        called = replace(called, start=named.start or called.start, end=named.end or called.end)
    left = carried(replace(called, carries=True), settled(archive, last) if last else None, standing(archive, called))
    return with_topics(left, topics_for(archive, called))


def left_behind(archive: Archive, board: Board) -> MeetingRef | None:
    """The last meeting of the first forum, where it was never opened: `called_on` would pass over its agenda."""
    return archive.unopened(slug(board.forums[0].name))


def called_from_file(archive: Archive, board: Board, data: bytes) -> e.MeetingCalled | Refused:
    """A meeting planned elsewhere (line.md, A meeting file), with the Monday topics that wait for it."""
    called = read_meeting_file(data, next_number=archive.next_number, forums=board.forums)
    return called if isinstance(called, Refused) else with_topics(called, topics_for(archive, called))


def open_tasks_of(archive: Archive) -> tuple[OpenAction, ...]:
    """Every open task: the latest meeting of each forum knows what was open before it."""
    tasks = [task for meeting in archive.latest_held() for task in open_tasks(settled(archive, meeting))]
    return tuple(sorted(tasks, key=lambda task: (task.due is None, task.due or date.max, task.id)))


def keep_index(archive: Archive, told: Callable[[int, int], None], stop: Callable[[], bool]) -> int:
    """Bring the search index up to date, every file looked at once; few meetings are as quick without one.

    How many were taken in. Unusable where it cannot be written.
    """
    if encrypted(archive.home):  # it would be made anew at each start, and is when somebody searches
        return 0
    if not archive.has_index and next(islice(archive.refs(newest_first=True), MANY, None), None) is None:
        return 0
    return archive.index.bring_up_to_date(full=not archive.index.looked_over, told=told, stop=stop)
