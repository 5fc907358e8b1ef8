"""The bracket behind a title: `Årsplan (B, 25 min, v/ KD, drift, før 7, lukket)` (line.md, `h`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from store.calling.sections import HEADINGS, section_of

KINDS = {
    "B": ("b", "beslutning", "til beslutning", "decision", "for decision"),
    "D": ("d", "drøftelse", "til drøftelse", "discussion", "for discussion"),
    "O": ("o", "orientering", "til orientering", "information", "for information"),
    "D/B": ("d/b", "b/d", "drøftelse/beslutning", "beslutning/drøftelse", "discussion/decision"),
}
CLOSED = ("lukket", "lukket punkt", "closed", "closed item")

MINUTES = re.compile(r"(\d{1,3}) ?(?:min\.?|minut(?:ter)?|minutes?|m)")
PRESENTER = re.compile(r"[vV]/ ?(\S.{0,79})|(?:[vV]\.|[vV]ed|[bB]y) (\w{2,12})")
PLACE = re.compile(r"(før|before|efter|after) (?:punkt |item )?(\d{1,3})")


@dataclass(frozen=True, slots=True)
class Bracket:
    """A title and what its bracket told; None or False where it told nothing.

    `kind` is B, D, O or D/B; `before` and `after` are numbers of items.
    """

    title: str
    kind: str | None = None
    minutes: int | None = None
    presenter: str | None = None
    section: str | None = None
    before: int | None = None
    after: int | None = None
    closed: bool = False

    @property
    def heading(self) -> str | None:
        """The section, where it is one of Monday's four headings (S34)."""
        return self.section if self.section in HEADINGS else None


def read_bracket(title: str, sections: tuple[str, ...]) -> Bracket:
    """A title parted from the bracket at its end; one that is not wholly understood belongs to the title."""
    title = title.strip()
    head, opened, inner = title.removesuffix(")").rpartition("(")
    if not opened or not title.endswith(")") or ")" in inner:
        return Bracket(title)
    told: dict[str, Any] = {}
    for part in re.split(r"[,;]", inner):
        found = _told(" ".join(part.split()), sections)
        if found is None or found[0] in told or {"before", "after"} <= {found[0], *told}:
            return Bracket(title)
        told[found[0]] = found[1]
    return Bracket(head.rstrip(), **told)


def kind_of(word: str) -> str | None:
    """The kind of item a word names: B, D, O or D/B."""
    return next((kind for kind, words in KINDS.items() if word.casefold() in words), None)


def _told(part: str, sections: tuple[str, ...]) -> tuple[str, int | str | bool] | None:
    """Which field a part fills, and with what; a section of the forum wins over a kind of the same word."""
    plain = part.casefold()
    if section := section_of(part, sections):
        return "section", section
    if kind := kind_of(part):
        return "kind", kind
    if found := MINUTES.fullmatch(plain):
        return "minutes", int(found[1])
    if found := PLACE.fullmatch(plain):
        return "before" if found[1] in ("før", "before") else "after", int(found[2])
    if plain in CLOSED:
        return "closed", True
    if (found := PRESENTER.fullmatch(part)) and (found[1] or found[2].isupper()):
        return "presenter", found[1] or found[2]
    return None
