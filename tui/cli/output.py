"""How the command line speaks: results to standard output, refusals in one sentence to standard error."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from exports.visible import visible
from store.disk.errors import DiskError, reason_of
from store.said import Said, said
from tui.texts.words import Words

DONE, NOT_DONE, WRONG_USE, STOPPED = 0, 1, 2, 130


class Stop(Exception):
    """Ends a command with a sentence and an exit code."""

    def __init__(self, why: Said, code: int = NOT_DONE) -> None:
        self.why = why
        self.code = code
        super().__init__(why.key)


def set_streams() -> None:
    """UTF-8 in pipes whatever the locale; on a terminal its own encoding, where no character can break it."""
    # a stream that was closed before the start is nothing to read from and nobody to speak to
    sys.stdin = sys.stdin or open(os.devnull, encoding="utf-8")  # noqa: SIM115, PTH123
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        with contextlib.suppress(ValueError, OSError):
            if stream.isatty() and _knows_danish(stream.encoding):
                reconfigure(errors="replace")
            else:
                reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _knows_danish(encoding: str) -> bool:
    """An encoding that lacks æøå is nobody's wish: it comes of a bare locale, on a terminal that reads UTF-8."""
    try:
        "æøåÆØÅ".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def write(text: str, *, heard: bool = False) -> None:
    """A piece of the result as it is. A reader who has seen enough (`| head`) is no fault: the rest is done unheard.

    `heard`: BrokenPipeError then, for what must have been said before anything more is done.
    """
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        fall_silent()
        if heard:
            raise
    except OSError as wrong:
        fall_silent()
        raise Stop(said("cli.unheard", reason=said(f"os.{reason_of(wrong)}"))) from None


def say(text: str, *, heard: bool = False) -> None:
    """A line of the result, its tabs kept, nothing else in it that steers a terminal."""
    write(fitted("\t".join(map(visible, text.split("\t"))), sys.stdout) + "\n", heard=heard)


def fitted(line: str, stream: TextIO) -> str:
    """On a terminal a long line goes on under itself between two words; in files, pipes and columns it stays one."""
    if "\t" in line or not stream.isatty():
        return line
    width = shutil.get_terminal_size().columns
    if len(line) <= width:
        return line
    from textwrap import fill

    under = " " * (len(line) - len(line.lstrip()) + 2)
    return fill(line, max(width, 20), subsequent_indent=under, break_long_words=False, break_on_hyphens=False)


def complain(sentence: str) -> None:
    """A refusal or error: one line, nothing in it that steers a terminal. Nobody may be there to hear it."""
    try:
        sys.stderr.write(f"{fitted(f'enighed: {visible(sentence)}', sys.stderr)}\n")
        sys.stderr.flush()
    except OSError:
        fall_silent("stderr")


def fall_silent(name: str = "stdout") -> None:
    """Nobody reads what we write there, or it cannot be written.

    What is held back would be tried again at the end, and told in English with an exit code of Python's own.
    """
    with contextlib.suppress(OSError):
        nowhere = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
        with contextlib.suppress(OSError):
            os.dup2(nowhere.fileno(), getattr(sys, name).fileno())
        setattr(sys, name, nowhere)


@contextlib.contextmanager
def speaking(words: Words, home: Path) -> Iterator[list[int]]:
    """Turns what a command raises into its sentence and exit code, put into the list."""
    code = [DONE]
    try:
        yield code
    except Stop as stop:
        complain(words.said(stop.why))
        code[0] = stop.code
    except DiskError as wrong:
        complain(words.said(wrong.said))
        code[0] = NOT_DONE
    except BrokenPipeError:
        code[0] = NOT_DONE
    except KeyboardInterrupt:
        complain(words("cli.stopped"))
        code[0] = STOPPED
    except OSError as wrong:
        complain(words("cli.os_error", reason=words(f"os.{reason_of(wrong)}")))
        fall_silent()
        code[0] = NOT_DONE
    except Exception as wrong:
        from tui.crash import report

        complain(words("cli.failed", path=report(wrong, home / "faults", datetime.now(UTC)) or "–"))
        code[0] = NOT_DONE
