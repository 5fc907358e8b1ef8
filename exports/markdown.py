"""A document tree as Markdown (CommonMark with tables): shows as typed when rendered, reads well as it is."""

from __future__ import annotations

import re

from exports.tree import Block, Bullets, Document, Heading, Label, Numbered, Paragraph, Table
from exports.visible import one_line, visible

# Signs that mean something wherever they stand; an underscore within a word does not.
ANYWHERE = re.compile(r"[*`\[\]<|~$]|(?<![^\W_])_|_(?![^\W_])")
BACKSLASH = re.compile(r"\\(?=[!-/:-@\[-`{-~]|$)")
ENTITY = re.compile(r"&(?=#?\w+;)")
AT_START = re.compile(r"(?:[-+](?=\s|$)|#{1,6}(?=\s|$)|>|={1,}\s*$|:?-+:?\s*$|:(?=\s))")
NUMBER_AT_START = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
CLOSING_MARKS = re.compile(r"(?<=\s)(#+)$")


def markdown(document: Document) -> str:
    """The text of a `.md` file: UTF-8 when encoded, line feeds, no space at a line's end, a line feed at the end."""
    parts = [_block(block) for block in document.blocks]
    return "\n\n".join(part for part in parts if part) + "\n"


def _block(block: Block) -> str:
    match block:
        case Heading(level, text):
            title = CLOSING_MARKS.sub(_behind_backslash, escaped(one_line(text), start=False))
            return f"{'#' * level} {title}".rstrip(" ")
        case Label(text):
            return f"**{escaped(one_line(text))}**"
        case Paragraph(text, label):
            return _lines(text, f"**{escaped(label)}:** " if label else "")
        case Bullets(points, labels):
            heads = [f"**{escaped(label)}:** " for label in labels] or [""] * len(points)
            told = (_lines(point, head, "  ") for point, head in zip(points, heads, strict=True))
            return "\n".join(f"- {one}".rstrip(" ") for one in told)
        case Numbered(points):
            return "\n".join(f"{number}. {escaped(one_line(text))}".rstrip(" ") for number, text in points)
        case Table(headings, rows):
            rule = " | ".join("---" for _ in headings)
            return "\n".join((_row(headings), f"| {rule} |", *(_row(row) for row in rows)))


def _row(cells: tuple[str, ...]) -> str:
    told = ("<br>".join(escaped(line, start=False) for line in _split(cell) if line) for cell in cells)
    return f"| {' | '.join(told)} |".replace("|  |", "| |")


def _lines(text: str, head: str = "", indent: str = "") -> str:
    """Text of one or more lines; a line break stays one, an empty line parts two paragraphs."""
    paragraphs: list[list[str]] = [[]]
    for line in _split(text):
        if line:
            paragraphs[-1].append(escaped(line, start=bool(paragraphs[-1]) or not head or len(paragraphs) > 1))
        elif paragraphs[-1]:
            paragraphs.append([])
    told = [f"\\\n{indent}".join(lines) for lines in paragraphs if lines]
    return f"\n\n{indent}".join((f"{head}{told[0]}", *told[1:])) if told else head.rstrip()


def _split(text: str) -> list[str]:
    return [one_line(line) for line in text.split("\n")]


def escaped(line: str, *, start: bool = True) -> str:
    """One line of text so that it shows as typed; `start` where it begins a line of the file."""
    text = visible(line)
    text = BACKSLASH.sub(r"\\\\", text)
    text = ANYWHERE.sub(_behind_backslash, text)
    text = ENTITY.sub(_behind_backslash, text)
    if start:
        text = NUMBER_AT_START.sub(r"\1\\\2", text, count=1) if NUMBER_AT_START.match(text) else text
        text = _behind_backslash_at_start(text) if AT_START.match(text) else text
    return text


def _behind_backslash(found: re.Match[str]) -> str:
    return f"\\{found[0]}"


def _behind_backslash_at_start(text: str) -> str:
    return f"\\{text}"
