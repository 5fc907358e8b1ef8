"""The agenda beside the current item: marks, minutes, sums per section, parking lot and presence (3.1, 3.2)."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from textual.content import Content

from store.meeting import Meeting
from store.parking import lot
from store.values import ANY_OTHER, AWAITING, OPERATIONS, PLANNED, POSTPONED, THEMES, WITHDRAWN, Item
from tui.texts.words import Words
from tui.understood import clock_text
from tui.views import clock, people
from tui.views.pieces import GOOD, HERE, MUTED, STRONG, WARN, cut, fit, line, plain, right, wrapped

ROOMY = 36


class Row(NamedTuple):
    """A line of the agenda; `item` is the id of the item it stands for."""

    drawn: Content
    item: str | None = None


def rows(
    meeting: Meeting, now: datetime, words: Words, width: int, height: int, chosen: str | None = None
) -> tuple[Row, ...]:
    """Exactly the rows that are shown: the agenda around the current item, and at the bottom what is counted."""
    foot = _foot(meeting, now, words, width)
    agenda = list(_agenda(meeting, now, words, width, chosen))
    room = height - len(foot)
    if room < 4:
        room, foot = height, ()
    shown = _around(agenda, chosen or meeting.current, room, words)
    blank = [Row(Content())] * (height - len(shown) - len(foot))
    return (*shown, *blank, *(Row(row) for row in foot))


def section_name(section: str, words: Words) -> str:
    """A fixed heading in the user's language; any other as it was written."""
    if section in (THEMES, OPERATIONS, ANY_OTHER):
        return words(f"prepare.section.{section}").upper()
    return plain(section).upper()


def mark(item: Item, meeting: Meeting) -> tuple[str, str]:
    """`▶` here, `✓` done, `→` put off, `–` withdrawn, `!` left without an outcome."""
    if item.id == meeting.current:
        return HERE, "bold $text-primary"
    if item.outcome in (POSTPONED, AWAITING):
        return "→", MUTED
    if item.outcome == WITHDRAWN:
        return "–", MUTED
    if item.settled or (item.opened and not meeting.called.decides):
        return "✓", GOOD
    return ("!", WARN) if item.opened and meeting.called.decides else (" ", "")


def _agenda(meeting: Meeting, now: datetime, words: Words, width: int, chosen: str | None) -> list[Row]:
    found: list[Row] = []
    section = None
    for item in (meeting.item(one) for one in meeting.order):
        if item is None:
            continue
        if item.section != section:
            if section is not None and width >= ROOMY:
                found.append(Row(Content()))
            section = item.section
            found.append(Row(_heading(meeting, section, now, words, width)))
        found.append(Row(_item(item, meeting, now, words, width, chosen == item.id), item.id))
    if not meeting.called.has_agenda:
        hint = [Row(line((cut(part, width), MUTED))) for part in wrapped(words("live.topics.hint"), width)]
        return [Row(line((cut(words("live.topics"), width), STRONG))), *found, Row(Content()), *hint]
    return found or [Row(line((part, MUTED))) for part in wrapped(words("live.agenda.none"), width)]


def _heading(meeting: Meeting, section: str, now: datetime, words: Words, width: int) -> Content:
    used, planned = clock.used_of(meeting, section, now)
    sums = words("live.agenda.used", used=used, planned=planned) if used else words("live.minutes", n=planned)
    if not meeting.called.has_agenda:
        sums = words("live.minutes", n=used)
    name = cut(section_name(section, words), width - len(sums) - 1)
    return line((fit(name, width - len(sums)), STRONG), (sums, MUTED))


def _item(item: Item, meeting: Meeting, now: datetime, words: Words, width: int, chosen: bool) -> Content:
    shut = ""
    if item.closed:
        shut = words("live.closed.tag" if width >= ROOMY else "live.closed.mark")
    if width >= ROOMY:
        end = f" {fit(plain(item.plan.presenter or '–'), 4)}{right(_minutes(item, now, roomy=True), 10)}"
    else:
        end = right(_minutes(item, now, roomy=False), 5)
    room = width - 5 - len(end) - (len(shut) + 1 if shut else 0)
    title = fit(plain(item.title), room) + (f" {shut}" if shut else "")
    current = item.id == meeting.current
    drawn = line(mark(item, meeting), f" {item.number:<2} ", (title, STRONG if current else ""), (end, MUTED))
    return drawn.stylize("reverse") if chosen else drawn


def _minutes(item: Item, now: datetime, *, roomy: bool) -> str:
    """Used minutes when done, planned when not; both where there is room."""
    used = clock.spent(item, now) // 60
    if roomy and (used or item.settled) and item.box:
        return f"{used} / {item.box}'"
    if item.opened and (item.settled or not item.box):
        return f"{used}'"
    return f"{item.box}'" if item.box else "–"


def _foot(meeting: Meeting, now: datetime, words: Words, width: int) -> tuple[Content, ...]:
    if width >= ROOMY:
        end = clock.expected_end(meeting, now)
        if end is None or meeting.ended:
            return ()
        planned = datetime.combine(end.date(), meeting.planned_end, end.tzinfo)
        early = int((planned - end).total_seconds()) // 60
        against = words("live.early", n=early) if early >= 0 else words("live.late", n=-early)
        return (line((cut(words("live.expected_end.long", time=clock_text(end), against=against), width), MUTED)),)
    found = []
    if waiting := lot(meeting):
        found.append(words("live.parked", n=len(waiting)))
    members, inside = meeting.members, people.inside(meeting)
    if meeting.called.decides or members:
        out = ", ".join(p.initials for p in members if p not in inside)
        found.append(words("live.present", n=len(inside), all=len(members)) + (f" – {out}" if out else ""))
    if not meeting.called.decides and (mayors := [p for p in meeting.people if p.mayor]):
        there = any(meeting.is_in(p.initials) for p in mayors)
        found.append(words("live.mayor.in" if there else "live.mayor.out"))
    guests = meeting.guests_in
    if guests and meeting.state != PLANNED:
        found.append(words.count("live.guests", len(guests), who=", ".join(p.initials for p in guests)))
    return tuple(line((cut(text, width), MUTED)) for text in found)


def _around(found: list[Row], current: str | None, room: int, words: Words) -> list[Row]:
    """As many rows as there is room for, the current one among them; what is left out is counted."""
    if len(found) <= room:
        return found
    here = next((n for n, row in enumerate(found) if row.item == current and current is not None), 0)
    first = min(max(0, here - room // 2), len(found) - room)
    shown = found[first : first + room]
    above = sum(row.item is not None for row in found[: first + 1]) if first else 0
    below = sum(row.item is not None for row in found[first + room - 1 :]) if first + room < len(found) else 0
    if above:
        shown[0] = Row(line((words.count("live.agenda.above", above), MUTED)))
    if below:
        shown[-1] = Row(line((words.count("live.agenda.below", below), MUTED)))
    return shown
