"""How time stands: used and left of an item, of a section, and when the meeting is expected to end (screens.md 3.1)."""

from __future__ import annotations

from datetime import datetime, timedelta

from store.meeting import Meeting
from store.values import ADJOURNED, ENDED, PLANNED, Item


def spent(item: Item, now: datetime) -> int:
    """Seconds used on the item so far."""
    running = (now - item.since).total_seconds() if item.since else 0
    return item.spent + max(0, int(running))


def left(item: Item, now: datetime) -> int | None:
    """Seconds left of the box, negative when over time; None where no minutes were set aside."""
    return item.box * 60 - spent(item, now) if item.box else None


def expected_end(meeting: Meeting, now: datetime) -> datetime | None:
    """Now + what is left of every box not done with; None before the opening, in a break, and where no box is set."""
    if meeting.state in (PLANNED, ADJOURNED):
        return None
    if meeting.state == ENDED:
        return meeting.closed
    if not any(item.box for item in meeting.items):
        return None
    seconds = 0
    for item in meeting.items:
        waiting = not item.settled and not item.ended and item.joined_to is None
        if item.id == meeting.current or waiting:
            seconds += max(0, left(item, now) or 0)
    return now + timedelta(seconds=seconds)


def used_of(meeting: Meeting, section: str, now: datetime) -> tuple[int, int]:
    """Minutes used and minutes set aside in a section."""
    items = [item for item in meeting.items if item.section == section]
    return sum(spent(item, now) for item in items) // 60, sum(item.box for item in items)


def minutes_seconds(seconds: int) -> str:
    """`21.07`: minutes and seconds, whatever the sign."""
    minutes, rest = divmod(abs(seconds), 60)
    return f"{minutes:02}.{rest:02}"
