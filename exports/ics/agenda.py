"""The agenda by the clock: `12.30 · 2. Samling af administrationen (D/B) · v/ EC`."""

from __future__ import annotations

from datetime import datetime, timedelta

from exports.phrases import Phrases
from exports.visible import one_line
from store.clock import zone
from store.meeting import Meeting
from store.values import Item


def agenda_lines(meeting: Meeting, start: datetime, end: datetime, phrases: Phrases) -> list[str]:
    """One line an item, in the order they are to be taken; the boxes give the times as far as they are known."""
    items = [item for i in meeting.order if (item := meeting.item(i))]
    if not items or not meeting.called.has_agenda:
        return []
    at: datetime | None = start if any(item.box for item in items) else None
    lines = [phrases("ics.agenda"), ""]
    section = None
    for item in items:
        if item.section != section:
            section = item.section
            lines.append(_at(at, phrases.section(section), " ", phrases))
        lines.append(_at(at, _told(item, phrases), " · ", phrases))
        if item.joined_to is None:
            at = at + timedelta(minutes=item.box) if at is not None and item.box else None
    lines.append(_at(end, phrases("ics.end"), " ", phrases))
    return lines


def _at(at: datetime | None, text: str, gap: str, phrases: Phrases) -> str:
    return text if at is None else f"{phrases.clock(at.astimezone(zone()))}{gap}{text}"


def _told(item: Item, phrases: Phrases) -> str:
    """Number, title, kind, presenter and guests: what the agenda says, nothing of what was said."""
    plan = item.plan
    kind = f" ({plan.kind})" if plan.kind else ""
    told = [f"{item.number}. {one_line(item.title)}{kind}"]
    if plan.presenter:
        told.append(phrases("presenter", who=plan.presenter))
    guests = [who for who in plan.guests if who != plan.presenter or plan.guest_at]
    if guests:
        who = ", ".join(guests)
        at = plan.guest_at
        told.append(phrases("ics.guest.at", time=phrases.clock(at), who=who) if at else phrases("ics.guest", who=who))
    return " · ".join(told)
