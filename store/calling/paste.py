"""An agenda pasted as plain text: section words as headings, numbered or bulleted lines as items."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from store.calling.paste_item import FILE_NAME, ONE_LINE, POINT, PastedItem, label
from store.calling.paste_lines import BULLET, NUMBER, PLAIN, Line, read_line, read_title
from store.calling.sections import section_of
from store.calling.texts import UNKEEPABLE
from store.values import ANY_OTHER, OPERATIONS, AgendaItem

MOST_ITEMS = 200
MOST_LINES = 5_000

GREETING = re.compile(
    r"(?:med |de )?(?:venlige?|venligste|kærlig|bedste|mange) hilsen(?:er)?\b|(?:kind|best) regards|mvh\b",
    re.IGNORECASE,
)
DATED = re.compile(
    r"(?:jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec)[a-z]*\.?(?:,? \d{4}\b.*|,.*| kl\b.*)?",
    re.IGNORECASE,
)
HEAD_MARK = re.compile(r"[A-ZÆØÅ]{1,4}[.)]\s+")


@dataclass(slots=True)
class _Section:
    """The lines under one section word, None for a blank one; `name` is None before the first."""

    name: str | None = None
    lines: list[Line | None] = field(default_factory=list)
    head: Line | None = None


def read_agenda(text: str, sections: tuple[str, ...], taken: Collection[str] = ()) -> tuple[AgendaItem, ...]:
    """The items of a pasted agenda in the forum's order of sections, at most 200; () where none looks like one.

    What stands before the first section word or item is the letterhead and is left out. Each item has an id
    of its own, none of `taken`.
    """
    found = [item for section in _parted(text, sections) for item in _items(section, sections)][:MOST_ITEMS]
    found.sort(key=lambda item: sections.index(item.section))
    names = (f"i{number}" for number in range(1, len(found) + len(taken) + 1))
    ids = [name for name in names if name not in taken]
    after = [item.told.at for item in found[1:]] + [None]
    return tuple(item.finished(name, at) for item, name, at in zip(found, ids, after, strict=False))


def _parted(text: str, sections: tuple[str, ...]) -> list[_Section]:
    """The lines parted at the section words; a greeting ends them."""
    parts = [_Section()]
    for raw in text.split("\n", MOST_LINES)[:MOST_LINES]:
        kept = UNKEEPABLE.sub("", raw)
        if not kept.strip():
            parts[-1].lines.append(None)
            continue
        line = read_line(kept)
        name = section_of(HEAD_MARK.sub("", read_title(line, sections).title, count=1), sections)
        if name is None or (name == ANY_OTHER == parts[-1].name):
            if len(parts) > 1 and line.mark == PLAIN and GREETING.match(line.text):
                break
            parts[-1].lines.append(line)
        elif name != parts[-1].name:
            parts.append(_Section(name, [line] if name == ANY_OTHER and line.mark else [], line))
    return parts


def _items(section: _Section, sections: tuple[str, ...]) -> list[PastedItem]:
    """The items of a section: its numbered lines, else the bulleted, else all but what belongs to an item."""
    level, indent = _level(section)
    home = section.name or (OPERATIONS if OPERATIONS in sections else sections[0])
    found: list[PastedItem] = []
    mode = ""
    for line in section.lines:
        if line is None:
            mode = "" if level == PLAIN else mode
        elif labelled := label(line.text):
            mode, rest = labelled
            if found and rest:
                found[-1].add(mode, rest)
            if mode in ONE_LINE or (rest and level == PLAIN):
                mode = ""
        elif _begins(line, section, level, indent, mode):
            told = read_title(line, sections)
            found.append(PastedItem(told, told.section or home))
            mode = ""
        elif found:
            point = POINT.match(line.text)
            inner = point or line.mark or line.indent > indent
            found[-1].add(mode or ("proposal" if inner else "resume"), line.text)
            mode = "" if point and level == PLAIN else mode
    if not found and section.name == ANY_OTHER and section.head:
        found.append(PastedItem(read_title(section.head, sections), home))
    return found


def _level(section: _Section) -> tuple[int, int]:
    """(the mark of the items, how far in they stand); -1 where there are none."""
    held = [line for line in section.lines if line and _may_begin(line, section)]
    if not held:
        return -1, 0
    level = max(_mark(line, section) for line in held)
    indent = min(line.indent for line in held if _mark(line, section) == level)
    if level == BULLET and held[0].mark == PLAIN and held[0].indent < indent:
        return PLAIN, held[0].indent
    return level, indent


def _mark(line: Line, section: _Section) -> int:
    return NUMBER if line.top and section.name else line.mark


def _may_begin(line: Line, section: _Section) -> bool:
    """Could be an item: no label, no »at ...«, and before the first section word neither prose nor a date."""
    if not line.text or POINT.match(line.text) or label(line.text):
        return False
    return section.name is not None or (line.mark != PLAIN and not DATED.fullmatch(line.text))


def _begins(line: Line, section: _Section, level: int, indent: int, mode: str) -> bool:
    """Begins an item, and is no line of the one before."""
    if not _may_begin(line, section) or _mark(line, section) != level:
        return False
    if mode and (level == PLAIN or (mode == "attachments" and FILE_NAME.search(line.text[-6:]))):
        return False
    return line.indent <= indent + 1 or line.dotted
