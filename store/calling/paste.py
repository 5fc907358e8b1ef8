"""An agenda pasted as plain text: section words as headings, numbered or bulleted lines as items."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import time

from store.calling.paste_lines import BULLET, NUMBER, PLAIN, Line, Told, read_line, read_title
from store.calling.sections import section_of
from store.calling.texts import UNKEEPABLE
from store.values import ANY_OTHER, OPERATIONS, AgendaItem

MOST_ITEMS = 200
MOST_LINES = 5_000

_LABELS = {
    "proposal": r"(?:indstilling(?:en|er)?|proposal|recommendation)\s*(?::|$)|det indstilles\s*[:,]?(?=\s|$)",
    "attachments": r"(?:bilag|attachments?)\s*(?::|$)",
    "attachment": r"(?=(?:bilag|attachment|annex) ?\d{1,3}\s*[:.–-])",
    "case_no": r"(?:sags?(?:nr\.?|nummer)|sag nr\.?|case (?:no\.?|number))\s*:",
    "resume": r"(?:resum[eé]|sagsfremstilling|summary)\s*(?::|$)",
    "presenter": r"(?:ansvarlig|oplægsholder|presenter)\s*:|v/(?=\s?\S)",
}
LABELS = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _LABELS.items()}
ONE_LINE = ("case_no", "presenter", "attachment")
POINT = re.compile(r"at\s", re.IGNORECASE)
FILE_NAME = re.compile(r"\S\.[a-z0-9]{2,4}", re.IGNORECASE)
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
class _Item:
    told: Told
    section: str
    proposal: list[str] = field(default_factory=list)
    attachments: list[str] = field(default_factory=list)
    resume: list[str] = field(default_factory=list)
    case_no: str | None = None
    presenter: str | None = None


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
    return tuple(_finished(item, name, at) for item, name, at in zip(found, ids, after, strict=False))


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


def _items(section: _Section, sections: tuple[str, ...]) -> list[_Item]:
    """The items of a section: its numbered lines, else the bulleted, else all but what belongs to an item."""
    level, indent = _level(section)
    home = section.name or (OPERATIONS if OPERATIONS in sections else sections[0])
    found: list[_Item] = []
    mode = ""
    for line in section.lines:
        if line is None:
            mode = "" if level == PLAIN else mode
        elif label := _label(line.text):
            mode, rest = label
            if found and rest:
                _add(found[-1], mode, rest)
            if mode in ONE_LINE or (rest and level == PLAIN):
                mode = ""
        elif _begins(line, section, level, indent, mode):
            told = read_title(line, sections)
            found.append(_Item(told, told.section or home))
            mode = ""
        elif found:
            inner = line.mark or line.indent > indent or POINT.match(line.text)
            _add(found[-1], mode or ("proposal" if inner else "resume"), line.text)
    if not found and section.name == ANY_OTHER and section.head:
        found.append(_Item(read_title(section.head, sections), home))
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
    if not line.text or POINT.match(line.text) or _label(line.text):
        return False
    return section.name is not None or (line.mark != PLAIN and not DATED.fullmatch(line.text))


def _begins(line: Line, section: _Section, level: int, indent: int, mode: str) -> bool:
    """Begins an item, and is no line of the one before."""
    if not _may_begin(line, section) or _mark(line, section) != level:
        return False
    if mode and (level == PLAIN or (mode == "attachments" and FILE_NAME.search(line.text[-6:]))):
        return False
    return line.indent <= indent + 1 or line.dotted


def _label(text: str) -> tuple[str, str] | None:
    """(what the line is about, the rest of it): »Indstilling:«, »Bilag 2: ...«, »Sagsnr.: ...«."""
    for name, pattern in LABELS.items():
        if found := pattern.match(text):
            return name, text[found.end() :].strip()
    return None


def _add(item: _Item, mode: str, text: str) -> None:
    match mode:
        case "case_no":
            item.case_no = item.case_no or text
        case "presenter":
            item.presenter = item.presenter or text
        case "attachment":
            item.attachments.append(text)
        case "attachments":
            parts = [part.strip() for part in text.split(",")]
            files = all(FILE_NAME.search(part[-6:]) for part in parts)
            item.attachments += parts if files else [part.strip() for part in text.split(";") if part.strip()]
        case "proposal":
            item.proposal.append(text)
        case _ if item.section != ANY_OTHER:
            item.resume.append(text)


def _finished(item: _Item, name: str, next_at: time | None) -> AgendaItem:
    """The item planned; its minutes are those up to the next one where both have a clock and it has none."""
    told = item.told
    minutes = told.minutes
    if minutes is None and told.at and next_at:
        apart = (next_at.hour - told.at.hour) * 60 + next_at.minute - told.at.minute
        minutes = apart if apart > 0 else None
    presenter = told.presenter or item.presenter
    return AgendaItem(
        id=name,
        title=told.title,
        section=item.section,
        kind=told.kind,
        minutes=minutes,
        presenter=presenter,
        guest_at=told.at if presenter else None,
        proposal=tuple(item.proposal),
        case_no=item.case_no,
        resume="\n".join(item.resume) or None,
        attachments=tuple(item.attachments),
        closed=told.closed,
    )
