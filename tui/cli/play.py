"""`enighed play`: feed lines to a meeting. A receipt a kept line, after it is on disk; nothing else is printed."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from exports.visible import visible
from store.disk.errors import DiskError, why
from store.events import ItemAdded, MeetingEnded
from store.line.hear import LIMIT, hear
from store.record import Record
from store.said import Refused, Said, said
from tui.cli import keeping
from tui.cli.output import DONE, NOT_DONE, Stop, complain, say
from tui.texts.words import Words
from tui.understood import clock_text, understood

if TYPE_CHECKING:
    from store.keeping.backup import After

LONGEST = 4 * LIMIT + 200
BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file; `fault` says why its bytes cannot be read."""

    number: int
    text: str = ""
    fault: Said | None = None


def read_lines(source: BinaryIO) -> Iterator[Line]:
    """Lines split on line feeds only; a BOM and CRLF of Windows' Notepad are taken off (reliability.md)."""
    number = 0
    while raw := source.readline(LONGEST):
        number += 1
        if not raw.endswith(b"\n") and len(raw) == LONGEST:
            while (more := source.readline(LONGEST)) and not more.endswith(b"\n"):
                pass
            yield Line(number, fault=said("play.too_long", limit=LIMIT))
            continue
        if number == 1:
            raw = raw.removeprefix(BOM)
        try:
            text = raw.removesuffix(b"\n").removesuffix(b"\r").decode("utf-8")
        except UnicodeDecodeError:
            yield Line(number, fault=said("play.not_utf8"))
            continue
        if (text.strip() or text.startswith("\t")) and not text.startswith("#"):
            yield Line(number, text)


def play(
    record: Record,
    source: BinaryIO,
    words: Words,
    *,
    keep_going: bool,
    seal: Callable[[], After],
    copy: Callable[[], After],
) -> int:
    """Every line in turn; a refused one stops the file with its number and the reason, what came before is kept.

    `seal` is called when the meeting has ended, before that is told; `copy` after it. Neither stops anything.
    """
    code = DONE
    tell(record, words)
    for line in read_lines(source):
        ended = record.meeting.ended
        try:
            refusal = line.fault or _keep(record, line.text, words, seal)
        except BrokenPipeError:
            raise Stop(said("play.nobody_reads", n=line.number)) from None
        tell(record, words)
        if record.meeting.ended and not ended:
            keeping.tell(copy(), words)
        if refusal is not None:
            complain(words("play.refused", n=line.number, why=words.said(refusal)))
            code = NOT_DONE
            if not keep_going:
                break
    return code


def tell(record: Record, words: Words) -> None:
    """Say what was mended since this was asked last."""
    for notice in record.news():
        complain(words.said(notice))


def _keep(record: Record, text: str, words: Words, seal: Callable[[], After]) -> Said | None:
    """Keep one line and print its receipt, a seal only once it is kept; or the reason why not."""
    heard = hear(text, record.meeting, record.now(), screen=False)
    if isinstance(heard, Refused):
        return heard.why
    before, doubts = record.meeting, record.doubts(heard.event)
    try:
        stamped = record.keep(heard.event, heard.at)
    except DiskError as wrong:
        return wrong.said
    warnings = [words.said(warning) for warning in (*heard.warnings, *doubts)]
    if stamped.clock_flag:
        warnings.append(words("warn.clock"))
    sealed = seal() if record.meeting.ended and not before.ended else None
    meaning = understood(stamped.event, record.meeting if isinstance(stamped.event, ItemAdded) else before, words)
    if isinstance(stamped.event, MeetingEnded):
        meaning = words("seals.closed", meaning=meaning, seal=record.seal())
    tail = f"  ! {'; '.join(warnings)}" if warnings else ""
    say(f"{stamped.entry}\t{clock_text(stamped.happened_at)}\t{visible(meaning + tail)}", heard=True)
    if sealed:
        keeping.tell(sealed, words)
    return None


@contextlib.contextmanager
def opened(name: str) -> Iterator[BinaryIO]:
    """A file of lines, or standard input for `-`."""
    if name == "-":
        yield sys.stdin.buffer
        return
    try:
        source = Path(name).open("rb")  # noqa: SIM115  closed below; only the opening may be refused
    except OSError as wrong:
        raise Stop(said("cli.no_file", file=name, reason=why(wrong, Path(name)))) from None
    with source:
        yield source
