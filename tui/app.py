"""The program on the screen: which screen is shown, and what every screen has."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.screen import Screen

from store.archive import Archive
from store.disk.errors import DiskError
from store.record import Clock, Record
from store.said import Said
from tui import keys, themes
from tui.config import Config
from tui.opening import open_meeting, open_to_read
from tui.over import Over
from tui.texts.words import Words
from tui.wishes import GoHome, HoldMeeting, PrepareMeeting, ShowMinutes, ShowTasks

if TYPE_CHECKING:
    from store.board import Board

FAULTS = "faults"


class EnighedApp(Over):
    """Screens say where the user wishes to go; the way there is found here. `start` is "home" or a meeting's path.

    `board` reads the board, and what is wrong with its file, when the home screen needs it.
    """

    TITLE = "Enighed"
    ENABLE_COMMAND_PALETTE = False
    CSS_PATH = None
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.HELP.binding(),
        keys.PALETTE.binding(priority=True),
        keys.LEAVE.binding(),
    ]

    def __init__(
        self,
        archive: Archive,
        board: Callable[[], tuple[Board, tuple[Said, ...]]],
        words: Words,
        clock: Clock,
        config: Config,
        start: str | Path = "home",
        *,
        faults: tuple[Said, ...] = (),
        ticks: Callable[[], float] = time.monotonic,
    ) -> None:
        environ = dict(os.environ)
        super().__init__(archive.home / FAULTS, words, clock, no_colour=themes.without_colour(environ))
        self.archive, self.board, self.config = archive, board, config
        self.begin_at, self.faults_found, self.ticks = start, faults, ticks
        for theme in themes.ALL:
            self.register_theme(theme)
        self.theme = themes.chosen(environ, getattr(config, "theme", ""))
        self.animation_level = "none"

    # from screen to screen

    def get_default_screen(self) -> Screen[None]:
        """The screen that was asked for; a meeting that cannot be opened leads home, with the reason."""
        screen = self._live(Path(self.begin_at)) if self.begin_at != "home" else None
        screen = screen or self._home()
        for path in screen.css_path:
            self.stylesheet.read(path)
        return screen

    def on_go_home(self, message: GoHome) -> None:
        self._leave_record(self._home)

    def on_hold_meeting(self, message: HoldMeeting) -> None:
        self._leave_record(lambda: self._live(message.path))

    def on_prepare_meeting(self, message: PrepareMeeting) -> None:
        self._leave_record(lambda: self._prepare(message.path))

    def on_show_minutes(self, message: ShowMinutes) -> None:
        self._leave_record(lambda: self._minutes(message.path))

    def on_show_tasks(self, message: ShowTasks) -> None:
        self._leave_record(self._tasks)

    def _leave_record(self, make: Callable[[], Screen[None] | None]) -> None:
        """A record is open on one screen at a time: the one that is left lets go of it first."""
        self._close_record()
        screen = make()
        self._show(screen or self._home())

    def _close_record(self) -> None:
        from tui.screens.keeper import let_go

        record = getattr(self.screen, "record", None)
        if isinstance(record, Record):
            with contextlib.suppress(AttributeError):
                self.screen.save_draft()  # type: ignore[attr-defined]
            if (wrong := let_go(self, record, *getattr(self.screen, "unsaved", ()))) is not None:
                self.faults_found = (*self.faults_found, wrong)

    def _show(self, screen: Screen[None]) -> None:
        if not self.screen._result_callbacks:
            # the opening screen was not pushed, and switching pops what a push leaves
            self.screen._push_result_callback(self.screen, None)
        self.switch_screen(screen)

    def _home(self) -> Screen[None]:
        from tui.screens.home import HomeScreen

        board, faults = self.board()
        return HomeScreen(self.words, self.archive, board, (*faults, *self.faults_found))

    def _live(self, path: Path) -> Screen[None] | None:
        from tui.screens.live import LiveScreen

        record = self._open(path)
        return LiveScreen(record, self.words, self.clock, self.ticks) if record else None

    def _prepare(self, path: Path) -> Screen[None] | None:
        from tui.screens.prepare import PrepareScreen

        record = self._open(path)
        if record is None:
            return None
        from tui.screens.planning import left_open

        return PrepareScreen(self.words, record, left_open(self.archive, record.meeting))

    def _minutes(self, path: Path) -> Screen[None] | None:
        from store.fold.meeting import fold
        from store.record import read_entries
        from tui.screens.minutes import MinutesScreen

        try:
            entries = read_entries(path)
        except DiskError as wrong:
            self._refuse(wrong)
            return None
        folder = self.config.export_folder or self.archive.home / "exports"
        ref = self.archive.ref(path)
        later = self.archive.later(ref) if ref else ()
        whole = self.archive.complete(ref, fold(entries)) if ref else None
        return MinutesScreen(self.words, path, entries, folder, self.config.minutes_language, later, whole)

    def _tasks(self) -> Screen[None] | None:
        from tui.screens.actions import ActionsScreen

        try:
            return ActionsScreen(self.words, self.archive)
        except DiskError as wrong:
            self._refuse(wrong)
            return None

    def _open(self, path: Path) -> Record | None:
        """The record to write in; to read where no other can be had; None, and why, where neither can."""
        try:
            try:
                return open_meeting(self.archive, path)
            except DiskError as wrong:
                return open_to_read(self.archive, path, wrong)
        except DiskError as wrong:
            self._refuse(wrong)
        return None

    def _refuse(self, wrong: DiskError) -> None:
        self.faults_found = (*(fault for fault in self.faults_found if fault != wrong.said), wrong.said)

    # what every screen has

    def action_help(self) -> None:
        from tui.commands import help_of

        self._over(help_of(self.screen, self.words))

    def action_command_palette(self) -> None:
        from tui.dialogs.palette import Palette
        from tui.dialogs.sheet import Sheet

        if not isinstance(self.screen, Sheet) and not self.screen.is_modal:
            from tui.commands import commands

            self._over(Palette(self.words, commands(self.screen, self.words)))

    def _over(self, sheet: Screen[str | None]) -> None:
        below = self.screen

        async def answered(action: str | None) -> None:
            if action:
                own = "." in action or hasattr(below, f"action_{action.partition('(')[0]}")
                await below.run_action(action if own else f"app.{action}")

        if not below.is_modal:
            self.push_screen(sheet, answered)

    def action_leave(self) -> None:
        """Ctrl+Q. The live screen asks first while a meeting runs."""
        self.exit()
