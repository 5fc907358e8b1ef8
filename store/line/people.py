"""Lines about who is in the room: in and out, guests, conflicts of interest, the chair."""

from __future__ import annotations

import re
from dataclasses import replace

from store import events as e
from store.calling.texts import are_initials
from store.line.context import INITIALS, Context, only_one, person, unread
from store.line.words import plain
from store.said import Refused, refused
from store.values import GUEST, MAYOR, Person

ONLINE = ("online", "på teams", "teams", "fjernt", "remote", "remotely")
AWHILE = ("midlertidigt", "midlertidig", "kort", "temporarily", "for a while")
EXTERNAL = re.compile(r"(?<![\s,])[\s,]*\((?:ekstern|external)\)\s*$", re.IGNORECASE)


def arrived(rest: str, context: Context) -> e.Event | Refused:
    """`+ bu`, `+ be online`, `+ gæst ØC økonomichef`."""
    head, _, more = rest.partition(" ")
    if plain(head) in ("gæst", "guest") and context.meeting.person(head) is None:
        return guest(more.strip(), context)
    found = person(rest, context)
    if isinstance(found, Refused):
        return found
    who, said = found
    if said and plain(said) not in ONLINE:
        return unread("arrived")
    return e.PersonArrived(who.initials, online=bool(said))


def left(rest: str, context: Context) -> e.Event | Refused:
    """`- be`, `- be midlertidigt`."""
    found = person(rest, context)
    if isinstance(found, Refused):
        return found
    who, said = found
    if said and plain(said) not in AWHILE:
        return unread("left")
    return e.PersonLeft(who.initials, temporary=bool(said))


def guest(rest: str, context: Context) -> e.Event | Refused:
    """`gæst: ØC økonomichef (ekstern)` makes a guest known and in."""
    named = INITIALS.match(rest)
    if named is None:
        return unread("guest")
    initials = named.group()
    title = rest[named.end() :].strip(" ,:")
    external = EXTERNAL.search(title) is not None
    title = EXTERNAL.sub("", title).strip(" ,")
    known = context.meeting.person(initials)
    if known is not None and (not title or plain(title) == plain(known.title)):
        return e.PersonArrived(known.initials)
    if known is not None:
        return refused("line.initials_taken", who=known.initials, title=known.title)
    if len(initials) < 2:
        return refused("line.one_letter", who=initials)
    if not are_initials(initials):
        return refused("line.bad_initials", who=initials)
    if not title:
        return refused("line.guest_without_title", who=initials)
    guest = Person(initials, title, GUEST, external=external)
    return e.GuestMade(replace(guest, role=MAYOR) if guest.mayor else guest)


def conflict(recused: bool, rest: str, context: Context) -> e.Event | Refused:
    """`inhabil: be REASON`; `habil: tm` = raised and rejected. The line takes nobody out."""
    if context.item is None:
        return refused("line.no_item")
    found = only_one(rest, context)
    if isinstance(found, Refused):
        return found
    return e.ConflictRaised(context.item, found[0].initials, recused, found[1] or None)


def chair(rest: str, context: Context) -> e.Event | Refused:
    """`mødeleder: øp`; a deputy may chair, he never rules (S2)."""
    found = person(rest, context)
    if isinstance(found, Refused):
        return found
    return unread("chair") if found[1] else e.ChairTaken(found[0].initials)
