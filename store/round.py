"""Bordet rundt, asked of the meeting: who is heard, in which turn, who does not agree, and whom an item concerns."""

from __future__ import annotations

from store.meeting import Meeting
from store.values import ABSTAIN, CONSENSUS, DISAGREE, Item, Person


def against(item: Item) -> tuple[str, ...]:
    """Who does not agree in the latest round on the item, as it stands now."""
    return tuple(voice.who for voice in item.stances if voice.stance in (DISAGREE, ABSTAIN))


def recused(item: Item) -> frozenset[str]:
    """Who is inhabil on the item: the latest word on each counts."""
    claims = {remark.who: remark.yes for remark in item.remarks if remark.kind == "conflict" and remark.who}
    return frozenset(who for who, yes in claims.items() if yes)


def responsible(meeting: Meeting, area: str) -> tuple[Person, ...]:
    """The members an area is answered for by (S3): by initials, by their areas, or as their title has it."""
    wanted = " ".join(area.casefold().split())
    person = meeting.person(area.strip())
    if person is not None:
        return (person,) if person.member else ()
    named = (p for p in meeting.members if wanted in (known.casefold() for known in p.areas))
    titled = (p for p in meeting.members if wanted and f" {wanted} " in f" {p.title.casefold().replace(',', '')} ")
    return tuple(dict.fromkeys((*named, *titled)))


def affected(meeting: Meeting, item: Item) -> tuple[Person, ...]:
    """The members whose areas the item touches, in the order of the board (S6, S7)."""
    found = {person.initials for area in item.affects for person in responsible(meeting, area)}
    return tuple(person for person in meeting.members if person.initials in found)


def disputed(meeting: Meeting) -> tuple[Item, ...]:
    """Items on which consensus is recorded and the last round says otherwise: a round came after it."""
    return tuple(item for item in meeting.items if item.outcome == CONSENSUS and against(item))


def in_turn(meeting: Meeting, item: Item) -> tuple[Person, ...]:
    """Who is asked, the affected first (S7, S8), of those who are or were there.

    The kommunaldirektør gives no stance, and who is inhabil has none.
    """
    out = recused(item)
    asked = [p for p in meeting.members if not p.chief_executive and p.initials not in out and meeting.was_in(p)]
    first = affected(meeting, item)
    return (*(p for p in asked if p in first), *(p for p in asked if p not in first))


def unheard(meeting: Meeting, item: Item) -> tuple[Person, ...]:
    """Whom the latest round on the item did not reach; all, where none was held."""
    heard = set() if item.round_entry is None else set(item.heard)
    return tuple(person for person in in_turn(meeting, item) if person.initials not in heard)
