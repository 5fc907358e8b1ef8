"""Files for the minutes screen: each kind is made and written by itself, so that one that fails stops no other."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from exports.files import KINDS, Exported, NotWritten, bytes_at, export_files, write_files
from store.events import Stamped
from store.meeting import Meeting
from store.said import Said, said
from store.value import value
from tui.texts.words import Words
from tui.views.minutes import FAILED, NEW, OTHER, SAME, FileLine


@value
class Wanted:
    """What is to be written: kinds of files, edition, language, and later meetings that approved the minutes."""

    meeting: Meeting
    entries: Sequence[Stamped]
    kinds: tuple[str, ...] = KINDS
    edition: str = "internal"
    language: str = "da"
    later: tuple[Meeting, ...] = ()


@value
class Made:
    """The files of a kind, or why there are none."""

    kind: str
    files: tuple[Exported, ...] = ()
    why: Said | None = None


def make(wanted: Wanted) -> tuple[Made, ...]:
    """The bytes of each kind of file."""
    return tuple(_make(kind, wanted) for kind in wanted.kinds)


def _make(kind: str, wanted: Wanted) -> Made:
    try:
        files = export_files(
            wanted.meeting, wanted.entries, (kind,), wanted.edition, wanted.language, later=wanted.later
        )
    except Exception as wrong:  # whatever a format trips over, the other kinds are still made
        return Made(kind, why=said("minutes.cannot_make", why=type(wrong).__name__))
    return Made(kind, files)


def look(folder: Path, made: tuple[Made, ...], words: Words) -> tuple[FileLine, ...]:
    """How each file would stand in the folder; nothing is written."""
    lines: list[FileLine] = []
    for one in made:
        lines += [FileLine(file.name, _state(folder / file.name, file.data)) for file in one.files]
        lines += [_failed(one.kind, one.why, words)] if one.why else []
    return tuple(lines)


def _state(path: Path, data: bytes) -> str:
    try:
        there = bytes_at(path)
        return NEW if there is None else SAME if there == data else OTHER
    except OSError:
        return OTHER if path.exists() else NEW


def write(folder: Path, made: tuple[Made, ...], words: Words) -> tuple[FileLine, ...]:
    """Write what was made; a file that is there with other bytes stays, and the new one stands beside it."""
    lines: list[FileLine] = []
    for one in made:
        if one.why:
            lines.append(_failed(one.kind, one.why, words))
            continue
        try:
            written = write_files(folder, one.files)
        except NotWritten as wrong:
            lines.append(_failed(one.kind, wrong.said, words))
            continue
        for file, done in zip(one.files, written, strict=True):
            state = SAME if done.state == "unchanged" else OTHER if done.path.name != file.name else NEW
            lines.append(FileLine(file.name, state, done.path.name))
    return tuple(lines)


def _failed(kind: str, why: Said, words: Words) -> FileLine:
    return FileLine(words(f"minutes.kind.{kind}"), FAILED, why=words.said(why))
