"""How the program begins and ends on the terminal: the first frame, a closed window, a fault of its own."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import os
import signal
import sys
import threading
from pathlib import Path

from exports.visible import visible
from store.record import Clock
from store.said import Said
from tui.crash import report
from tui.driver import driver_class
from tui.texts.words import Words
from tui.turns import InTurn

PATIENCE = 5.0


class Ending(InTurn):
    """Whatever ends it, the half-typed words are kept, the terminal is restored, and at most one sentence is said."""

    def __init__(self, faults: Path, words: Words, clock: Clock, *, no_colour: bool) -> None:
        """`faults` is the folder of reports."""
        super().__init__(driver_class=driver_class(), ansi_color=no_colour or None)
        self.words, self.clock = words, clock
        self._faults = faults
        self._begun = self._called_away = False
        self._last_words = ""

    def on_ready(self) -> None:
        """The first frame stands: what was made until now stays, and is not looked through again for garbage."""
        gc.freeze()
        gc.enable()
        self._begun = True
        if self._called_away:
            self.action_hang_up()

    def on_load(self) -> None:
        """A closed window or a polite kill is a way out like Ctrl+Q, what is half typed kept; Ctrl+C is none."""
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(self._loop_failed)
        for name in ("SIGTERM", "SIGHUP", "SIGINT"):
            number = getattr(signal, name, None)
            if number is not None:
                does = self.action_help_quit if name == "SIGINT" else self.action_hang_up
                with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                    loop.add_signal_handler(number, does)

    def action_hang_up(self) -> None:
        """Nobody is there any more, or somebody wants it to end; while it starts, as soon as it has begun."""
        if not self._called_away and not self.is_headless:
            # what waits for a terminal that is gone must not hold the meeting's lock for ever; all that was said to be
            # kept is on disk
            last = threading.Timer(PATIENCE, os._exit, (1,))
            last.daemon = True
            last.start()
        self._called_away = True
        if not self._begun:
            return
        for screen in self.screen_stack:
            save = getattr(screen, "save_draft", None)
            if save is not None:
                save()
        self.exit()

    def say_last(self, said: Said) -> None:
        """One sentence for the terminal once it is the user's again; it went wrong then."""
        self._last_words, self._return_code = f"enighed: {visible(self.words.said(said))}", 1

    def action_suspend_process(self) -> None:
        """Ctrl+Z is undo, never that."""

    def _handle_exception(self, error: Exception) -> None:
        """No traceback and no word of a meeting on the terminal: one sentence, and a report without values."""
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
            self._fail(error)
        self._close_messages_no_wait()

    def _fatal_error(self) -> None:
        self._handle_exception(sys.exc_info()[1] or RuntimeError())  # type: ignore[arg-type]

    def panic(self, *renderables: object) -> None:
        """Textual's own way to stop: its drawing of the error is left out."""
        self._fatal_error()

    def _fail(self, error: BaseException) -> None:
        with contextlib.suppress(Exception):
            for screen in self.screen_stack:
                screen.save_draft()  # type: ignore[attr-defined]
        path = report(error, self._faults, self.clock())
        self._last_words = self.words("live.failed" if path else "live.failed.no_report", path=str(path))

    def _print_error_renderables(self) -> None:
        """The terminal is the user's again: the one sentence, in one line, so that the path in it can be copied."""
        if self._last_words:
            print(self._last_words, file=sys.stderr)
        self._last_words = ""

    def _loop_failed(self, loop: asyncio.AbstractEventLoop, context: dict[str, object]) -> None:
        """What fails beside the screen goes to a report, never to the terminal."""
        error = context.get("exception")
        if isinstance(error, Exception):
            report(error, self._faults, self.clock())

    def action_help_quit(self) -> None:
        """Ctrl+C ends nothing."""
