"""The small pieces that every drawing is put together from: text cut to width, columns, marks, wrapped text.

What a user wrote goes through `plain` here and nowhere is read as markup (screens.md 1, rule 8).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from rich.cells import cell_len, chop_cells, set_cell_size
from textual.content import Content

from exports.visible import visible
from store.value import value

MUTED, STRONG, WARN, GOOD = "dim", "bold", "bold $text-warning", "$text-success"
HERE = "▶"


@value
class Row:
    """A line of a list: drawn for a width in cells and whether the cursor is here; without a key it is a heading."""

    key: str | None
    draw: Callable[[int, bool], Content]


Part = str | Content | tuple[str, str]


def plain(text: str) -> str:
    """User text on one line: control characters as signs, line breaks as spaces."""
    return visible(" ".join(text.split()) if "\n" in text or "\t" in text else text)


def cut(text: str, width: int) -> str:
    """At most `width` cells; what is left out shows as …"""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, max(0, width - 1)).rstrip() + "…" if width > 0 else ""


def fit(text: str, width: int) -> str:
    """Exactly `width` cells, cut or filled up."""
    return set_cell_size(cut(text, width), max(0, width))


def right(text: str, width: int) -> str:
    """Exactly `width` cells, set to the right."""
    short = cut(text, width)
    return " " * (width - cell_len(short)) + short


def line(*parts: Part) -> Content:
    """One line of strings, styled strings `(text, style)` and content; nothing is markup, nothing steers a terminal."""
    return Content.assemble(*map(_shown, parts))


def _shown(part: Part) -> Part:
    if isinstance(part, str):
        return visible(part, lines=True)
    return part if isinstance(part, Content) else (visible(part[0], lines=True), part[1])


def lines(rows: Iterable[Content | str]) -> Content:
    """Lines under each other."""
    return Content("\n").join(line(row) if isinstance(row, str) else row for row in rows)


def spread(left: Part, ends: Sequence[str], width: int) -> Content:
    """A head: `left`, and to the right as many of `ends`, the most important first, as there is room for."""
    start = line(left)
    shown = ""
    for end in ends:
        more = f"{shown} · {end}" if shown else end
        if start.cell_length + cell_len(more) + 2 > width:
            break
        shown = more
    gap = width - start.cell_length - cell_len(shown)
    return start.truncate(width, ellipsis=True) if gap < 0 else line(start, " " * gap, shown)


def wrapped(text: str, width: int) -> list[str]:
    """User text in lines of at most `width` cells, broken between words; its own line breaks are kept."""
    rows: list[str] = []
    for part in text.split("\n"):
        row = ""
        for word in visible(part).split(" "):
            joined = f"{row} {word}" if row else word
            if cell_len(joined) <= width:
                row = joined
                continue
            if row:
                rows.append(row)
            *full, row = chop_cells(word, width) if cell_len(word) > width > 1 else [word]
            rows += full
        rows.append(row)
    return rows


def hints(text: str, width: int) -> str:
    """Hints parted by »·«, as many whole ones as there is room for; the last, the way out, is always there."""
    parts = text.split(" · ")
    while len(parts) > 1 and cell_len(" · ".join(parts)) > width:
        del parts[-2]
    return " · ".join(parts)


def capital(text: str) -> str:
    """Begun with a capital letter, the rest as it is."""
    return text[:1].upper() + text[1:]


def labelled(label: str, text: str, width: int, indent: int) -> list[Content]:
    """A label and its text beside it, the text's next lines set in under the first."""
    rows = wrapped(text, max(8, width - indent))
    first = line((fit(label, indent), MUTED), rows[0])
    return [first, *(line(" " * indent, row) for row in rows[1:])]


def key(name: str, does: str, width: int) -> Content:
    """A key and what it does, as a menu has it; what is long goes on under itself."""
    rows = wrapped(does, max(8, width - 10))
    return lines([line("  ", (fit(name, 8), STRONG), rows[0]), *(line(" " * 10, row) for row in rows[1:])])


def marked(mark: tuple[str, str], text: str, width: int, style: str = "") -> list[Content]:
    """A sign and a text beside it, the text's next lines set in under the first."""
    rows = wrapped(text, width - cell_len(mark[0]))
    return [line(mark if not n else " " * cell_len(mark[0]), (row, style)) for n, row in enumerate(rows)]
