"""Who is in the room and what waits, asked of the meeting for drawing."""

from __future__ import annotations

from store import events as e
from store.meeting import Meeting
from store.values import GUEST, PLANNED, PRESENT, Item, Person


def inside(meeting: Meeting) -> tuple[Person, ...]:
    """Members in the room; before the opening those who are expected."""
    return tuple(p for p in meeting.members if here(meeting, p))


def here(meeting: Meeting, person: Person) -> bool:
    """In the room; before the opening expected there, as planned or as a line has said since."""
    if meeting.opened is not None:
        return meeting.is_in(person.initials)
    said = [s.event for s in meeting.entries if isinstance(s.event, (e.PersonArrived, e.PersonLeft))]
    own = [event for event in said if event.who == person.initials]
    if own:
        return isinstance(own[-1], e.PersonArrived)
    return person.attendance == PRESENT and person.role != GUEST and not person.mayor


def listed(meeting: Meeting) -> tuple[Person, ...]:
    """Everybody in the order of the presence list: members, who always takes part, the mayor, guests."""
    members = [p for p in meeting.people if p.member]
    others = [p for p in meeting.people if not p.member and p.role != GUEST]
    guests = [p for p in meeting.people if p.role == GUEST and not p.mayor]
    return (*members, *(p for p in others if p not in guests), *guests)


def leaving(meeting: Meeting) -> tuple[Person, ...]:
    """Guests in the room whose last item is done: it was treated, and none of theirs is ahead (screens.md 3.9)."""
    if meeting.state == PLANNED:
        return ()
    return tuple(p for p in meeting.guests_in if _done(p, meeting))


def _done(guest: Person, meeting: Meeting) -> bool:
    own = [item for item in meeting.items if _is_of(guest, item)]
    reached = [item for item in own if item.opened]
    here = any(item.id == meeting.current and not item.ended for item in own)
    ahead = any(not item.opened and not item.settled for item in own)
    return bool(reached) and not here and not ahead


def _is_of(guest: Person, item: Item) -> bool:
    return guest.initials in item.plan.guests
