"""A document as a small tree: what it says and how it is built up, not how it looks. Each form is rendered from it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` 1 is the title, 2 a section, 3 an item (minutes.md, rule 14)."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text of one or more lines, as typed. `label` stands in front of it, and is set off."""

    text: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """A small heading inside an item: Indstilling, Beslutning, Opfølgning."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of points; `labels` (as many, or none) stand in front of them."""

    points: tuple[str, ...]
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Numbered:
    """A list whose numbers mean something: (number, text)."""

    points: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a row of headings; every row has as many cells."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Heading | Paragraph | Label | Bullets | Numbered | Table


@dataclass(frozen=True, slots=True)
class Document:
    """Blocks in reading order, the first a heading of level 1. `language` is `da` or `en`."""

    language: str
    blocks: tuple[Block, ...]

    @property
    def title(self) -> str:
        return next((block.text for block in self.blocks if isinstance(block, Heading)), "")


def words_of(block: Block) -> tuple[str, ...]:
    """Every text of a block."""
    match block:
        case Table(headings, rows):
            return (*headings, *(cell for row in rows for cell in row))
        case Bullets(points, labels):
            return (*points, *labels)
        case Numbered(points):
            return tuple(text for _, text in points)
        case Paragraph(text, label):
            return (label, text)
        case Heading(_, text) | Label(text):
            return (text,)
