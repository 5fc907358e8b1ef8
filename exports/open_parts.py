"""When each item was open to tell of: all of it, or what came after its doors were opened again (line.md)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from exports.presence import Segment, overlap, segments
from store import events as e
from store.meeting import Meeting
from store.values import Stay

Behind = dict[str, datetime | None]


def behind(meeting: Meeting, shut: Collection[str]) -> Behind:
    """Of each item that is or was behind closed doors until when, from its beginning; None: to its end.

    `shut` are the items of which nothing leaves.
    """
    found: Behind = dict.fromkeys(shut)
    for stamped in meeting.entries:
        if isinstance(stamped.event, (e.DoorsClosed, e.DoorsOpened)):
            until = stamped.happened_at if isinstance(stamped.event, e.DoorsOpened) else None
            first = meeting.carrier(stamped.event.item)
            together = {item.id for item in meeting.items if meeting.carrier(item.id) == first}
            if until is None or together & found.keys():
                found |= dict.fromkeys(together - set(shut), until)
    return found


def hides(told: Behind, item: str | None, at: datetime | None) -> bool:
    """What happened under an item then was behind its doors."""
    if item is None or item not in told:
        return False
    until = told[item]
    return until is None or (at is not None and at <= until)


def open_stays(meeting: Meeting, stay: Stay, told: Behind) -> list[Stay]:
    """The parts of a stay that may be told, each under its item; all of it where no doors were closed."""
    if not told:
        return [stay]
    found = []
    for segment in segments(meeting):
        part = _open_part(segment, told)
        shared = overlap(stay, part) if part else None
        # who came and went in the minute the doors were opened was behind them
        if shared and (part == segment or shared[0] != shared[1]):
            since, until = shared
            found.append(Stay(stay.who, since, until, stay.online, since_item=segment.item, until_item=segment.item))
    return found


def _open_part(segment: Segment, told: Behind) -> Segment | None:
    if segment.item not in told:
        return segment
    until = told[segment.item]
    if until is None or (segment.until is not None and segment.until <= until):
        return None
    return segment if segment.since > until else Segment(segment.item, until, segment.until)
