"""Who was there, by the clock and by item (minutes.md, rule 7)."""

from __future__ import annotations

from datetime import date, datetime
from itertools import pairwise

from exports.phrases import Phrases
from store.events import ItemStopped, MeetingAdjourned, MeetingEnded, MeetingReopened, MeetingResumed
from store.meeting import Meeting
from store.value import value
from store.values import GUEST, Person, Stay


@value
class Segment:
    """A time in which an item was taken; `until` is None while it is."""

    item: str
    since: datetime
    until: datetime | None


def segments(meeting: Meeting) -> tuple[Segment, ...]:
    """When each item was taken, in the order it happened."""
    stops = sorted((s.happened_at, s.event.item) for s in meeting.entries if isinstance(s.event, ItemStopped))
    found = []
    for place, (item, since) in enumerate(meeting.starts):
        following = meeting.starts[place + 1][1] if place + 1 < len(meeting.starts) else meeting.closed
        stopped = next((at for at, stop in stops if stop == item and at >= since), None)
        ends = [at for at in (following, stopped) if at is not None and at >= since]
        found.append(Segment(item, since, min(ends, default=None)))
    return tuple(found)


def overlap(stay: Stay, segment: Segment) -> tuple[datetime, datetime | None] | None:
    """The time a stay and an item have in common; a shared minute at the edge is none."""
    since = max(stay.since, segment.since)
    ends = [at for at in (stay.until, segment.until) if at is not None]
    until = min(ends, default=None)
    if until is None or since < until:
        return since, until
    if since == until and (_within(segment, stay) or (stay.since == stay.until and stay.since_item == segment.item)):
        return since, until
    return None


def _within(segment: Segment, stay: Stay) -> bool:
    """An item done with in the minute it was opened, while the person was there."""
    return segment.since == segment.until and stay.since < segment.since != stay.until


def items_of(meeting: Meeting, stay: Stay) -> tuple[int, ...]:
    """The numbers of the items somebody was there for."""
    ids = {segment.item for segment in segments(meeting) if overlap(stay, segment)}
    ids = ids or {item for item in (stay.since_item, stay.until_item) if item}
    return tuple(item.number for item in meeting.items if item.id in ids)


def stays_of(meeting: Meeting, who: str) -> tuple[Stay, ...]:
    return tuple(stay for stay in meeting.stays if stay.who == who)


def until(meeting: Meeting, stay: Stay) -> datetime | None:
    """When a stay ended: with the meeting, for whoever stayed on; None while it lasts."""
    return stay.until or (meeting.closed if meeting.ended else None)


def first_day(meeting: Meeting) -> date | None:
    """The day a meeting opened: times of another day are told with it."""
    return meeting.opened.date() if meeting.opened else None


def sittings(meeting: Meeting) -> tuple[tuple[datetime, datetime | None], ...]:
    """When the meeting sat: one span, or more where it was resumed or opened again on another day."""
    held: list[tuple[datetime, datetime | None]] = []
    start = meeting.opened
    for at, event in sorted(((s.happened_at, s.event) for s in meeting.entries), key=lambda one: one[0]):
        if isinstance(event, (MeetingAdjourned, MeetingEnded)) and start is not None:
            held, start = [*held, (start, at)], None
        elif isinstance(event, (MeetingResumed, MeetingReopened)) and start is None:
            before = held[-1][1] if held else None
            if before is not None and before.date() == at.date():
                start = held.pop()[0]
            else:
                start = at
    return (*held, (start, None)) if start is not None else tuple(held)


def guests(meeting: Meeting) -> tuple[Person, ...]:
    """Guests who came, in the order they came."""
    came = dict.fromkeys(stay.who for stay in meeting.stays)
    people = (meeting.person(who) for who in came)
    return tuple(p for p in people if p and p.role == GUEST and not p.mayor)


def board(meeting: Meeting) -> tuple[Person, ...]:
    """Whoever belongs to every meeting: members, standing participants and the minute taker."""
    return tuple(p for p in meeting.people if p.role != GUEST and not p.mayor)


def there_at(meeting: Meeting, who: str, at: datetime) -> bool:
    """In the room in that minute."""
    return any(s.since <= at and (s.until is None or at <= s.until) for s in stays_of(meeting, who))


def remarks(meeting: Meeting, person: Person, phrases: Phrases) -> tuple[str, ...]:
    """`fra kl. 12.08, under punkt 1`; `ude kl. 13.10–13.25, under punkt 6`; `til kl. 14.10, før punkt 7`."""
    stays = stays_of(meeting, person.initials)
    if not stays:
        return ()
    told, today = [], first_day(meeting)
    first, last = stays[0], stays[-1]
    if not first.from_start and meeting.opened and first.since > meeting.opened:
        where = _where(meeting, first.since, first.since_item, phrases)
        told.append(phrases("stay.from", time=phrases.clock_on(first.since, today), where=where))
    for before, after in pairwise(stays):
        if _missed(meeting, before, after):
            told.append(_out(meeting, before, after, phrases))
    if last.until is not None and (meeting.closed is None or last.until < meeting.closed):
        key = "stay.out.since" if last.temporary and not meeting.ended else "stay.until"
        where = _where(meeting, last.until, last.until_item, phrases)
        told.append(phrases(key, time=phrases.clock_on(last.until, today), where=where))
    if any(stay.online for stay in stays):
        told.append(phrases("online"))
    return tuple(part.rstrip(", ") for part in told)


def _missed(meeting: Meeting, before: Stay, after: Stay) -> bool:
    """Out for a minute or more, over an item's end or for a decision; no more is worth telling."""
    assert before.until is not None
    left, back = (at.replace(second=0) for at in (before.until, after.since))
    decided = (one for item in meeting.items for one in item.decisions if before.until <= one.at <= after.since)
    return left != back or before.until_item != after.since_item or any(before.who in one.absent for one in decided)


def _out(meeting: Meeting, before: Stay, after: Stay, phrases: Phrases) -> str:
    assert before.until is not None
    left, back = meeting.item(before.until_item), meeting.item(after.since_item)
    if left and back and left is not back:
        first, last = sorted((left.number, back.number))
        where = phrases("where.between", first=first, last=last)
    else:
        under = left or back
        where = _where(meeting, before.until, under.id if under else None, phrases)
    return phrases("stay.out", **phrases.hours(before.until, after.since, first_day(meeting)), where=where)


def _where(meeting: Meeting, at: datetime, item_id: str | None, phrases: Phrases) -> str:
    """Under which item, or before or after which one where none was open."""
    item = meeting.item(item_id)
    if item is not None:
        return phrases("where.under", number=item.number)
    following = next((meeting.item(i) for i, since in meeting.starts if since >= at), None)
    if following is not None:
        return phrases("where.before", number=following.number)
    last = meeting.item(meeting.starts[-1][0]) if meeting.starts else None
    return phrases("where.after", number=last.number) if last else phrases("where.unknown")
