"""What stands in the fields of an item's form, read into a plan; or the field that is wrong, and why."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import time

from store.said import Refused, Said, said
from store.values import Person

MINUTES = re.compile(r"(\d{1,3})\s*(?:min\.?|m|')?", re.IGNORECASE)
CLOCK = re.compile(r"(?:kl\.?\s*)?(\d{1,2})(?:[.:]?(\d{2}))?", re.IGNORECASE)
BULLET = re.compile(r"^\s*(?:[-–•*·]|\d{1,2}[.)])\s+")

ReadGuest = Callable[[str], Person | Refused]


@dataclass(frozen=True, slots=True)
class Guests:
    """Who comes as guests: initials as the item has them, and those who are not known yet."""

    initials: tuple[str, ...] = ()
    newcomers: tuple[Person, ...] = ()


def read_minutes(text: str) -> int | Said | None:
    """`20`, `20 min`; nothing is None."""
    if not text:
        return None
    found = MINUTES.fullmatch(text)
    return int(found[1]) if found else said("prepare.form.no_minutes", text=text)


def read_clock(text: str) -> time | Said | None:
    """`13.05`, `13:05`, `1305`, `13`; nothing is None."""
    if not text:
        return None
    found = CLOCK.fullmatch(text)
    if found is None or int(found[1]) > 23 or int(found[2] or 0) > 59:
        return said("prepare.form.no_time", text=text)
    return time(int(found[1]), int(found[2] or 0))


def read_points(text: str) -> tuple[str, ...]:
    """One point of an indstilling, or one attachment, to a line; a mark in front of a line is no part of it."""
    return tuple(point for line in text.splitlines() if (point := BULLET.sub("", line).strip()))


def read_presenter(text: str, people: tuple[Person, ...]) -> str | Said | None:
    """Initials of somebody known, in any case; nothing is None."""
    if not text:
        return None
    found = next((p.initials for p in people if p.initials.casefold() == text.casefold()), None)
    return found or said("prepare.form.unknown", who=text, known=", ".join(p.initials for p in people))


def read_guests(text: str, read_guest: ReadGuest, people: tuple[Person, ...]) -> Guests | Said:
    """`ØC, NN kontorchef (ekstern)`: known by initials, new with a title, parted by comma or semicolon."""
    initials: list[str] = []
    newcomers: list[Person] = []
    known = {p.initials for p in people}
    for part in re.split(r"[,;\n]", text):
        if not part.strip():
            continue
        guest = read_guest(part.strip())
        if isinstance(guest, Refused):
            return guest.why
        initials.append(guest.initials)
        if guest.initials not in known:
            newcomers.append(guest)
    return Guests(tuple(dict.fromkeys(initials)), tuple(newcomers))
