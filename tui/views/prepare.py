"""The agenda as it is being prepared (screens.md 5.2): head, list, the chosen item, what is pointed out."""

from __future__ import annotations

from functools import partial

from textual.content import Content

from store.meeting import Meeting
from store.values import AgendaItem, Item
from tui.texts.words import Words
from tui.understood import clock_text
from tui.views import when
from tui.views.pieces import (
    GOOD,
    HERE,
    MUTED,
    STRONG,
    WARN,
    Row,
    cut,
    fit,
    labelled,
    line,
    lines,
    plain,
    right,
    spread,
    wrapped,
)

FULL = 60
EMPTY = "section:"
SHOWN = 12


def head(meeting: Meeting, words: Words, width: int) -> Content:
    """The day to the left, planned against available minutes to the right."""
    called = meeting.called
    day = when.short(called.date, words, year=True)
    title = words("prepare.head", day=day, span=when.span(called.start, meeting.planned_end))
    if width < FULL:
        title = words("prepare.head.short", day=when.short(called.date, words))
    used, room = planned(meeting), available(meeting)
    spare = words("prepare.spare", n=room - used) if room >= used else words("prepare.over", n=used - room)
    ends = (words("prepare.used", used=used, room=room), spare)
    style = STRONG if room >= used else WARN
    return spread((f" {title}", STRONG), ends if room >= used else ends[::-1], width - 1).stylize_before(style)


def planned(meeting: Meeting) -> int:
    """Minutes set aside in all."""
    return sum(item.plan.minutes or 0 for item in meeting.items)


def available(meeting: Meeting) -> int:
    """Minutes from the planned start to the planned end; past midnight counts on."""
    start, end = meeting.called.start, meeting.planned_end
    return (end.hour * 60 + end.minute - start.hour * 60 - start.minute) % (24 * 60)


def heading(section: str, meeting: Meeting, words: Words, first: bool, width: int, _here: bool) -> Content:
    """A section's name; over the first one the names of the columns."""
    name = words(f"prepare.section.{section}").upper()
    minutes = sum(item.plan.minutes or 0 for item in meeting.items if item.section == section)
    if width < FULL:
        return line((fit(name, width - 8), STRONG), (right(words("prepare.minutes", n=minutes), 8), MUTED))
    if not first:
        return line((name, STRONG))
    columns = line(
        " " * 6,
        fit(words("prepare.column.presenter"), 7),
        fit(words("prepare.column.kind"), 12),
        right(words("prepare.column.minutes"), 4),
        "  ",
        fit(words("prepare.column.guest"), 7),
    )
    return line((fit(name, width - columns.cell_length), STRONG), columns.stylize(MUTED))


def rows(meeting: Meeting, words: Words) -> tuple[Row, ...]:
    """The whole agenda under its sections; an empty one has a row of its own."""
    found: list[Row] = []
    for place, section in enumerate(meeting.called.sections):
        found.append(Row(None, partial(heading, section, meeting, words, place == 0)))
        items = [item for item in meeting.items if item.section == section]
        found += [Row(item.id, partial(row, item, words)) for item in items]
        if not items:
            found.append(Row(EMPTY + section, partial(empty, words)))
    return tuple(found)


def row(item: Item, words: Words, width: int, here: bool) -> Content:
    """An item of the agenda on one line: number, title, [luk], presenter, type, minutes, guest."""
    plan = item.plan
    mark = line((f"{HERE if here else ' '}", STRONG), (f"{item.number:>3}  ", "" if here else MUTED))
    shut = words("prepare.closed.mark") if plan.closed else ""
    minutes = str(plan.minutes) if plan.minutes else ""
    if width < FULL:
        room = width - 6 - len(shut) - (1 if shut else 0) - 4
        parts: list[str] = [fit(plain(plan.title), room), f" {shut}" if shut else "", right(minutes, 4)]
    else:
        parts = [
            fit(plain(plan.title), width - 44),
            right(shut, 5) + " ",
            fit(plain(plan.presenter or "–"), 7),
            fit(kind(plan, words), 12),
            right(minutes, 4),
            "  ",
            fit(guest(plan), 7),
        ]
    drawn = line(mark, *parts)
    return drawn.stylize("bold") if here else drawn


def empty(words: Words, _width: int, here: bool) -> Content:
    """Stands where a section has no items, so that one can be put in."""
    text = words("prepare.section.empty.here") if here else words("prepare.section.empty")
    return line((HERE if here else " ", STRONG), ("  –  " + text, STRONG if here else MUTED))


def kind(plan: AgendaItem, words: Words) -> str:
    """beslutning, drøftelse, orientering; – where nothing was said."""
    return words(f"prepare.kind.{plan.kind}") if plan.kind in ("B", "D", "O", "D/B") else plan.kind or "–"


def guest(plan: AgendaItem) -> str:
    """The time a guest comes, else who."""
    if plan.guest_at:
        return clock_text(plan.guest_at)
    return plain(", ".join(plan.guests))


def detail(item: Item | None, words: Words, width: int) -> Content:
    """The chosen item in full: what is missing is said, not demanded."""
    if item is None:
        return lines(line((row, MUTED)) for row in wrapped(words("prepare.detail.none"), width))
    plan, indent = item.plan, 14
    rows: list[Content] = []
    for number, point in enumerate(plan.proposal):
        rows += labelled(words("prepare.proposal") if not number else "", point, width, indent)
    if not plan.proposal:
        missing = words("prepare.proposal.missing") if wants_proposal(plan) else "–"
        rows += labelled(words("prepare.proposal"), missing, width, indent)
    if plan.decided:
        rows += labelled(words("prepare.decided"), plan.decided, width, indent)
    if plan.resume:
        rows += labelled(words("prepare.effect" if plan.decided else "prepare.resume"), plan.resume, width, indent)
    rows += labelled(words("prepare.attachments"), ", ".join(plan.attachments) or "–", width, indent)
    if plan.guests or plan.guest_at:
        at = words("prepare.at", time=clock_text(plan.guest_at)) if plan.guest_at else ""
        rows += labelled(words("prepare.guests"), " ".join(filter(None, (", ".join(plan.guests), at))), width, indent)
    rows += labelled(words("prepare.kind"), facts(plan, words), width, indent)
    if plan.carried_from:
        rows += labelled(words("prepare.carried"), plan.carried_from, width, indent)
    return lines(rows)


def facts(plan: AgendaItem, words: Words) -> str:
    """Type, closed or open with the heading others see, and the case number, on one line."""
    heading = plan.closed_heading or words("prepare.closed.default")
    shut = words("prepare.closed.yes", heading=heading) if plan.closed else words("prepare.closed.no")
    case = words("prepare.case", number=plan.case_no) if plan.case_no else ""
    return "   ".join(filter(None, (kind(plan, words), shut, case)))


def detail_title(item: Item | None) -> str:
    """»3 Sundhedshus Syd«, the title of the panel."""
    return f"{item.number} {plain(item.title)}" if item else ""


def wants_proposal(plan: AgendaItem) -> bool:
    """An item to be decided without an indstilling: pointed out, not demanded."""
    return bool(plan.kind and "B" in plan.kind and not plan.proposal)


def pasted(plans: tuple[AgendaItem, ...], words: Words, width: int) -> Content:
    """How a pasted agenda is understood: a line to each item under its section, the first dozen."""
    if not plans:
        return line((words("prepare.paste.nothing"), MUTED))
    rows: list[Content] = []
    section = ""
    for plan in plans[:SHOWN]:
        if plan.section != section:
            section = plan.section
            rows.append(line((words(f"prepare.section.{section}").upper(), STRONG)))
        minutes = words("prepare.minutes", n=plan.minutes) if plan.minutes else ""
        said: tuple[str, ...] = (minutes, words("prepare.closed.mark") if plan.closed else "")
        if width >= FULL - 10:
            points = words.count("prepare.paste.points", len(plan.proposal)) if plan.proposal else ""
            said = (plan.kind or "", *said, plain(plan.presenter or ""), points)
        told = " · ".join(filter(None, said))
        rows.append(line(fit(plain(plan.title), width - len(told) - 4), ("  " + told, MUTED)))
    if len(plans) > SHOWN:
        rows.append(line((words.count("prepare.paste.more", len(plans) - SHOWN), MUTED)))
    return lines(rows)


def pointed_out(meeting: Meeting, offers: int, words: Words, width: int) -> Content:
    """What may be put right before the meeting, and what earlier meetings left open; nothing where all is well."""
    rows: list[Content] = []
    lacking = [str(item.number) for item in meeting.items if wants_proposal(item.plan)]
    if lacking:
        many = "prepare.lacks.one" if len(lacking) == 1 else "prepare.lacks.many"
        rows.append(line((" ! ", WARN), cut(words(many, numbers=", ".join(lacking)), width - 3)))
    if offers:
        rows.append(line((" ↷ ", GOOD), cut(words.count("prepare.offered", offers), width - 3)))
    return lines(rows)
