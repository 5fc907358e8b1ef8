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


class Pastes:
    """What comes between the marks of a bracketed paste is text, whatever is in it: no escape in it is a key.

    Textual's own parser takes an escape sequence in a paste for keys, so a text copied from somewhere could press them.
    """

    BEGIN, END = "\x1b[200~", "\x1b[201~"

    def __init__(self) -> None:
        self._held = ""
        self._inside = False

    def parted(self, data: str) -> Iterator[str | Message]:
        """Pastes whole, and what is no paste for the parser; a mark may come in two reads."""
        data, self._held = self._held + data, ""
        while data:
            mark = self.END if self._inside else self.BEGIN
            text, found, data = data.partition(mark)
            if not found:
                break
            if self._inside:
                yield events.Paste(text.replace("\0", ""))
            elif text:
                yield text
            self._inside = not self._inside
        else:
            return
        if self._inside:
            self._held = text
            return
        shortest = 1 if len(text) > 1 else 2  # Esc by itself is the key, and must not wait
        kept = next((n for n in range(len(mark) - 1, shortest - 1, -1) if text.endswith(mark[:n])), 0)
        self._held = text[len(text) - kept :]
        if kept < len(text):
            yield text[: len(text) - kept]

    def late(self) -> str:
        """The half of a mark that nothing came after: it was a key."""
        if self._inside:
            return ""
        held, self._held = self._held, ""
        return held


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
    from itertools import chain
    from threading import Lock, current_thread

    from textual._parser import ParseError
    from textual._xterm_parser import XTermParser
    from textual.drivers.linux_driver import LinuxDriver

    class SturdyDriver(LinuxDriver):
        """Reads what is not UTF-8 as a visible sign, and says so when the terminal is gone."""

        reading = Lock()

        def _sigcont_application(self, *_: object) -> None:
            """Who was stopped from outside wakes with all he had started: a second reader would mix up the letters."""
            awake = self._key_thread is not None and self._key_thread.is_alive()
            before = self.attrs_before
            if awake:
                self.close()
            super()._sigcont_application()
            if awake:
                self.attrs_before = before  # of the terminal as it was found, which the end gives back

        def run_input_thread(self) -> None:
            with self.reading:  # once the one before, who is not the key thread any more, has left
                self.read_on()

        def read_on(self) -> None:
            parser = XTermParser(self._debug)

            def parsed(part: str | Message) -> Iterable[Message]:
                return parser.feed(part) if isinstance(part, str) else (part,)

            decode = getincrementaldecoder("utf-8")("replace").decode
            pastes = Pastes()
            with selectors.DefaultSelector() as selector:
                selector.register(self.fileno, selectors.EVENT_READ)
                while not self.exit_event.is_set() and current_thread() is self._key_thread:
                    if selector.select(0.1):
                        try:
                            data = os.read(self.fileno, 64 * 1024)
                        except OSError:
                            data = b""
                        if not data:
                            self.gone()
                            break
                        parts = pastes.parted(decode(data))
                        for message in gathered(chain.from_iterable(map(parsed, parts))):
                            self.process_message(message)
                    elif late := pastes.late():
                        for message in parser.feed(late):
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
