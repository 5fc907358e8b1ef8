"""Hostile words, a meeting that has them in every place a text can stand, and what must not come out again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

from store import events as e
from store.events import Stamped
from store.events.codec import stamped_data
from store.ledger import Ledger
from tests.hard_meeting import hard_entries

TERMINAL = "\x1b]0;PWNED\x07\x1b[2J\x1b[31mA\x1b[6n\x1bP1;1|x\x1b\\\x9b5n\x9d0;PWNED\x9c\x08\x08\x0b\x0c\x7f\x0e"
BIDI = "\u202etxet\u202c\u2066x\u2069\u200f\u200e\u061c"
HIDDEN = "\u200b\u2060\ufeff\u00ad\U000e0041\U000e007f\ue000"
BREAKS = "a\x85b\u2028c\u2029d\x1ce"
MARKUP = "[bold red]M[/] [@click=app.quit]q[/] [/] [[ \\[x] {{x}} {path} %s %(x)s"
DOCUMENT = "<script>alert(1)</script> <!-- --> &lt; ]]> | `x` **b** __i__ ![i](http://x/p.png) [a](javascript:x) $x^2$"
CALENDAR = "BEGIN:VALARM;X=1:Y,Z\\n\\,END:VEVENT"
SHELL = "$(touch pwned) `touch pwned` ; rm -rf / & ../../etc/passwd C:\\CON NUL"
SHEET = "=1+1 +1 -1 @SUM(A1)"
EVIL = f"E{TERMINAL}{BIDI}{HIDDEN}{BREAKS}{MARKUP}{DOCUMENT}{CALENDAR}{SHELL}{SHEET}Ø"

# What a person wrote goes into these; the others name something of the record: an id, a number, a kind.
FREE = [
    "text",
    "reason",
    "wording",
    "purpose",
    "place",
    "organisation",
    "forum",
    "title",
    "resume",
    "case_no",
    "closed_heading",
    "phrase",
    "old",
    "new",
    "to",
    "name",
    "plan_title",
    "line_text",
]
# And these name people; a file made by hand may call them anything, if always the same.
NAMES = ("initials", "who", "by", "presenter", "chair", "deputy_chair", "minute_taker", "advice")
MANY_NAMES = ("owners", "guests")
NAME = "\x1b]0;P\x07\u202e[b]"
MANY = ("proposal", "attachments", "parked", "areas", "affects")


def poisoned(word: str = EVIL, *, forum: bool = True) -> tuple[Stamped, ...]:
    """The meeting in which everything happens, with `word` after every text of it."""
    entries = [_poisoned(stamped, word) for stamped in hard_entries()]
    if not forum:
        entries[0] = replace(entries[0], event=replace(entries[0].event, forum="Direktionen"))
    return tuple(entries)


def _poisoned(value: Any, word: str) -> Any:
    name = NAME if word == EVIL else ""
    changed: dict[str, Any] = {}
    for field in fields(value):
        held = getattr(value, field.name)
        if isinstance(held, str) and field.name in FREE:
            changed[field.name] = held + word
        elif isinstance(held, str) and field.name in NAMES:
            changed[field.name] = held + name
        elif isinstance(held, tuple) and field.name in MANY_NAMES:
            changed[field.name] = tuple(who + name for who in held)
        elif isinstance(held, tuple) and field.name in MANY:
            changed[field.name] = tuple(text + word for text in held)
        elif isinstance(held, tuple) and field.name == "stances":
            changed[field.name] = tuple((who + name, stance, text + word) for who, stance, text in held)
        elif isinstance(held, tuple) and held and is_dataclass(held[0]):
            changed[field.name] = tuple(_poisoned(one, word) for one in held)
        elif is_dataclass(held) and not isinstance(held, type):
            changed[field.name] = _poisoned(held, word)
    return replace(value, **changed) if changed else value


def kept(path: Path, entries: Iterable[Stamped]) -> Path:
    """These entries as a ledger on disk."""
    first, *more = entries
    with Ledger.create(path, stamped_data(first)) as ledger:
        for stamped in more:
            ledger.append(stamped_data(stamped))
    return path


def steering(text: str, allowed: str = "\n") -> list[str]:
    """The signs in a text that move a cursor, turn the writing round or are nothing to be seen."""
    harmless = "\u00a0\u2007\u202f" + allowed
    return sorted({sign for sign in text if not sign.isprintable() and sign not in harmless})


OURS = re.compile(
    rb"\x1b\[[0-9;:?<=>]*[A-Za-z$]"  # colours, places, modes: what Textual draws with
    rb"|\x1b\[\?[0-9;]+\$p|\x1b\][0-9]+;[^\x07\x1b]*(?:\x07|\x1b\\)|\x1bP[^\x1b]*\x1b\\|\x1b_G[^\x1b]*\x1b\\|\x1b[78=>]"
)


def texts_of(called: e.Event) -> Iterator[str]:
    """Every text of an event."""
    for field in fields(called):
        held = getattr(called, field.name)
        for one in held if isinstance(held, tuple) else (held,):
            if isinstance(one, str):
                yield one
            elif is_dataclass(one) and not isinstance(one, type):
                yield from texts_of(one)  # type: ignore[arg-type]
