"""Who comes and who goes: what is odd about it is said, and kept."""

from __future__ import annotations

import re
from datetime import datetime

from store import events as e
from store.fold.room import came_late
from store.meeting import Meeting
from store.said import Kept, Said, said
from store.values import ENDED, THEMES

_TIME = re.compile(r"\b(?:kl\b|\d{1,2}[.:]\d{2}\b)", re.IGNORECASE)


def timed_title(event: e.GuestMade) -> Said | None:
    """»Søren kommer kl. 13« is a note about a guest, and no title of one."""
    title = event.person.title
    return said("warn.guest_title", who=event.person.initials, title=title) if _TIME.search(title) else None


def come_and_go(meeting: Meeting, event: e.PersonArrived | e.PersonLeft | e.GuestMade, at: datetime) -> Kept:
    """`+` of somebody in, `-` of somebody out, a guest outside temaer (S36-41): kept, with a warning.

    A first `+` that makes somebody absent until then changes what the minutes say of before: that is asked about.
    Asked of the moment it happened: `12.02 + bu` after `12.05 + bu` tells that he came earlier, and nothing is odd.
    """
    who = event.person.initials if isinstance(event, e.GuestMade) else event.who
    if meeting.opened is None or at < meeting.opened:
        return Kept(event)
    inside = meeting.was_in_at(who, at)
    if isinstance(event, e.PersonLeft):
        if not inside:
            return Kept(event, (said("warn.not_in", who=who),))
        leads = who == meeting.chair and meeting.state != ENDED and meeting.is_in(who)
        return Kept(event, (said("warn.chair_left", who=who),) if leads else ())
    if inside:
        if who in _late(meeting, e.Stamped(meeting.count, at, at, event)):
            return Kept(event, (said("warn.came_late", who=who, time=f"{at.hour}.{at:%M}"),), confirm=True)
        return Kept(event, (said("warn.already_in", who=who),))
    person = event.person if isinstance(event, e.GuestMade) else meeting.person(who)
    here = meeting.at
    guest = person is not None and person.role == "gaest" and not person.mayor
    if guest and here and THEMES in meeting.called.sections and here.section != THEMES and who not in here.plan.guests:
        return Kept(event, (said("warn.guest_elsewhere", who=who),))
    return Kept(event)


def _late(meeting: Meeting, arrival: e.Stamped) -> frozenset[str]:
    """Whom one more arrival makes absent until then."""
    known = sorted(meeting.entries, key=lambda s: (s.happened_at, s.entry))
    both = sorted((*known, arrival), key=lambda s: (s.happened_at, s.entry))
    return came_late(both) - came_late(known)
