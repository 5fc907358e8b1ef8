"""The terminal as this program needs it: no key is lost, no byte stops it, and a burst of typing is a paste."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from textual import events

if TYPE_CHECKING:
    from textual.driver import Driver
    from textual.message import Message

BURST, FLOOD = 64, 2000


def driver_class() -> type[Driver]:
    """The driver of this system."""
    if sys.platform == "win32":
        return _windows()
    return _unix()


def gathered(messages: Iterable[Message]) -> Iterator[Message]:
    """Messages read from the terminal at one go: a long run of characters is one paste.

    A terminal that does not mark what is pasted sends it as keys, and one by one they would each be a redraw. Enter
    stays Enter, but for a run longer than anybody types: that is a text with its line breaks.
    """
    run: list[events.Key] = []
    for message in messages:
        if isinstance(message, events.Key) and _sign(message):
            run.append(message)
            continue
        yield from _released(run)
        run = []
        yield message
    yield from _released(run)


def _released(run: list[events.Key]) -> Iterator[Message]:
    last = [run.pop()] if run and _sign(run[-1]) == "\n" else []
    if len(run) >= FLOOD:
        yield _paste(run)
    else:
        for text, part in groupby(run, key=lambda key: _sign(key) != "\n"):
            keys = list(part)
            yield from [_paste(keys)] if text and len(keys) >= BURST else keys
    yield from last


def _paste(run: list[events.Key]) -> events.Paste:
    return events.Paste("".join(_sign(key) for key in run))


def _sign(key: events.Key) -> str:
    """The character of a key that is text; Enter and the line feed are line breaks."""
    if key.key in ("enter", "ctrl+j"):
        return "\n"
    return key.character if key.is_printable and key.character else ""


def _windows() -> type[Driver]:
    from textual.drivers.windows_driver import WindowsDriver

    class PlainWindowsDriver(WindowsDriver):
        """Leaves the Kitty keyboard protocol off: with it `@ { [ ] } \\ |` are lost on a Danish keyboard."""

        def write(self, data: str) -> None:
            super().write(data.replace("\x1b[>1u", "").replace("\x1b[<u", ""))

    return PlainWindowsDriver


def _unix() -> type[Driver]:
    import os
    import selectors
    from codecs import getincrementaldecoder

    from textual._parser import ParseError
    from textual._xterm_parser import XTermParser
    from textual.drivers.linux_driver import LinuxDriver

    class SturdyDriver(LinuxDriver):
        """Reads what is not UTF-8 as a visible sign, and says so when the terminal is gone."""

        def run_input_thread(self) -> None:
            parser = XTermParser(self._debug)
            decode = getincrementaldecoder("utf-8")("replace").decode
            with selectors.DefaultSelector() as selector:
                selector.register(self.fileno, selectors.EVENT_READ)
                while not self.exit_event.is_set():
                    if selector.select(0.1):
                        try:
                            data = os.read(self.fileno, 64 * 1024)
                        except OSError:
                            data = b""
                        if not data:
                            self.gone()
                            break
                        for message in gathered(parser.feed(decode(data))):
                            self.process_message(message)
                    for message in parser.tick():
                        self.process_message(message)
            try:
                for _ in parser.feed(""):
                    pass
            except (EOFError, ParseError):
                pass

        def gone(self) -> None:
            """Nobody is at the terminal any more: leave as if it had been said."""
            if not self.exit_event.is_set():
                self._app.call_later(self._app.action_hang_up)  # type: ignore[attr-defined]

    return SturdyDriver
