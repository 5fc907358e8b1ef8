"""Opens the window: the home screen, or the live screen of a meeting."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from store.disk.errors import DiskError
from store.said import Refused, Said, said
from tui.cli import keeping
from tui.cli.base import Desk, now
from tui.cli.output import DONE, Stop
from tui.cli.passphrase import unlock

if TYPE_CHECKING:
    from store.board import Board


def start(desk: Desk, name: str | None = None, *, live: bool) -> int:
    """Run the program on the screen. `live` without a name: the running meeting, else the next, called if need be; home
    where one whose day is past was never opened, so that it is seen which of the two is meant."""
    # a dumb terminal cannot be drawn on, and Textual waits for its answers for ever
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM") == "dumb":
        raise Stop(said("cli.no_screen"))

    def board() -> tuple[Board, tuple[Said, ...]]:
        from tui.desk import open_board

        return open_board(desk.archive.home)

    unlock(desk.archive.home, desk.words)
    path = _meeting(desk, name) if live else None
    from tui.app import EnighedApp

    app = EnighedApp(desk.archive, board, desk.words, now, desk.config, path or "home", faults=desk.config.faults)
    app.run()
    for after in app.untold:
        keeping.tell(after, desk.words)
    return app.return_code or DONE


def _meeting(desk: Desk, name: str | None) -> Path | None:
    archive = desk.archive
    if name is not None:
        found = archive.find(name)
        if isinstance(found, Refused):
            raise Stop(found.why)
        return found.path
    ref = archive.at_hand()
    return ref.path if ref is not None else _called(desk)


def _called(desk: Desk) -> Path | None:
    """The next meeting of the board's first forum, called now; not without what it should know, nor past an agenda."""
    from tui.desk import called_on, left_behind, open_board, unsound

    board, faults = open_board(desk.archive.home)
    if fault := unsound(faults):
        raise Stop(fault)
    if unread := desk.archive.unread():
        raise Stop(said("cli.not_called", file=unread[0].path.name))
    if missing := desk.archive.missing():
        raise Stop(said("cli.not_called.missing", file=missing[-1].path.name))
    if left_behind(desk.archive, board):
        return None
    called = called_on(desk.archive, board, None, None)
    if isinstance(called, Refused):
        raise Stop(called.why)
    record = desk.archive.call(called)
    if isinstance(record, Refused):
        raise Stop(record.why)
    with contextlib.suppress(DiskError):
        record.close()
    return record.path
