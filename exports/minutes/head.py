"""The head of the minutes: when, where, who; the agenda; what was said of earlier minutes and tasks."""

from __future__ import annotations

from datetime import datetime

from exports.phrases import Phrases, sentence
from exports.presence import board, first_day, guests, items_of, remarks, sittings, stays_of, until
from exports.tasks import earlier_task, owners_text, status_text, words_of
from exports.tree import Block, Bullets, Heading, Numbered, Paragraph
from store import events as e
from store.meeting import Meeting
from store.values import EXCUSED, MEMBER, MINUTE_TAKER, NO_SHOW, PRESENT, Person


def facts(meeting: Meeting, phrases: Phrases) -> tuple[tuple[str, str], ...]:
    """(label, text) of the head, without what has nothing to say."""
    standing = board(meeting)
    members = [p for p in standing if p.role == MEMBER]
    there = [p for p in members if meeting.attendance(p) == PRESENT]
    rows = (
        ("time", when(meeting, phrases)),
        ("place", meeting.place or ""),
        ("purpose", meeting.called.purpose or ""),
        ("chair", _chairs(meeting, phrases)),
        ("minute_taker", _named(meeting, meeting.minute_taker)),
        ("present", ", ".join(with_remarks(meeting, p.initials, p, phrases) for p in there)),
        ("excused", ", ".join(_away(p) for p in standing if meeting.attendance(p) == EXCUSED)),
        ("no_show", ", ".join(_away(p) for p in standing if meeting.attendance(p) == NO_SHOW)),
        ("others", "; ".join(_others(meeting, phrases))),
        ("mayor", "; ".join(_mayors(meeting, phrases))),
        ("next_meeting", _next(meeting, phrases)),
        ("initials", "; ".join(_explained(meeting))),
    )
    return tuple((phrases(key), text) for key, text in rows if text)


def when(meeting: Meeting, phrases: Phrases) -> str:
    """The day and the times: those held, or those planned while it has not opened."""
    if meeting.opened is None:
        start, end = phrases.clock(meeting.planned_start), phrases.clock(meeting.planned_end)
        return f"{phrases.long_day(meeting.called.date)}, {phrases('span', start=start, end=end)}"
    opened, closed = meeting.opened, meeting.closed if meeting.ended else None
    held = sittings(meeting)
    if len(held) > 1:
        return "; ".join(_sitting(start, end, phrases) for start, end in held)
    day, start = phrases.long_day(opened.date()), phrases.clock(opened)
    if closed is None:
        return f"{day}, {phrases('from', time=start)}"
    if closed.date() == opened.date():
        return f"{day}, {phrases('span', start=start, end=phrases.clock(closed))}"
    return f"{day}, {phrases.at(opened)} – {phrases.long_day(closed.date())}, {phrases.at(closed)}"


def _sitting(start: datetime, end: datetime | None, phrases: Phrases) -> str:
    hours = phrases("span", **phrases.hours(start, end, start.date())) if end else ""
    return f"{phrases.long_day(start.date())}, {hours or phrases('from', time=phrases.clock(start))}"


def named(person: Person) -> str:
    """`økonomichef ØC`, with the name where it is known."""
    return f"{person.title} {person.name}, {person.initials}" if person.name else f"{person.title} {person.initials}"


def _named(meeting: Meeting, who: str | None) -> str:
    person = meeting.person(who) if who else None
    return named(person) if person else who or ""


def chairs(meeting: Meeting) -> tuple[tuple[datetime | None, str], ...]:
    """(since, initials) of whoever led the meeting; the first from its beginning."""
    taken = [(s.happened_at, s.event.who) for s in meeting.entries if isinstance(s.event, e.ChairTaken)]
    taken.sort(key=lambda one: one[0])
    opened = meeting.opened
    early = [who for at, who in taken if opened is None or at <= opened]
    first = early[-1] if early else meeting.called.chair or meeting.opened_by
    later = [(at, who) for at, who in taken if opened is not None and at > opened]
    return ((None, first), *later) if first else tuple(later)


def _chairs(meeting: Meeting, phrases: Phrases) -> str:
    told = []
    for since, who in chairs(meeting):
        name = _named(meeting, who)
        told.append(
            phrases("chair.from", who=name, time=phrases.clock_on(since, first_day(meeting))) if since else name
        )
    return "; ".join(told)


def with_remarks(meeting: Meeting, name: str, person: Person, phrases: Phrases) -> str:
    """`BU (fra kl. 12.08, under punkt 1)`."""
    said = remarks(meeting, person, phrases)
    return f"{name} ({'; '.join(said)})" if said else name


def _away(person: Person) -> str:
    return f"{person.initials} ({person.reason})" if person.reason else person.initials


def _others(meeting: Meeting, phrases: Phrases) -> list[str]:
    """Those who take part but do not decide, and the guests with their items."""
    led = {who for _, who in chairs(meeting)} | {meeting.minute_taker}
    regular = [p for p in board(meeting) if p.role != MEMBER and meeting.attendance(p) == PRESENT]
    told = [
        with_remarks(meeting, named(p), p, phrases)
        for p in regular
        if p.role != MINUTE_TAKER or p.initials not in led or remarks(meeting, p, phrases)
    ]
    for guest in guests(meeting):
        numbers = [n for stay in stays_of(meeting, guest.initials) for n in items_of(meeting, stay)]
        notes = [phrases("external")] if guest.external else []
        notes += [phrases.items(numbers)] if numbers else []
        notes += [phrases("online")] if any(stay.online for stay in stays_of(meeting, guest.initials)) else []
        told.append(f"{named(guest)} ({', '.join(notes)})" if notes else named(guest))
    return told


def _mayors(meeting: Meeting, phrases: Phrases) -> list[str]:
    """The mayor stands on a line of his own, with items and times (S24, S25)."""
    told = []
    for mayor in (p for p in meeting.people if p.mayor):
        stays = stays_of(meeting, mayor.initials)
        parts = []
        for stay in stays:
            numbers = items_of(meeting, stay)
            end, today = until(meeting, stay), first_day(meeting)
            since = phrases.clock_on(stay.since, today)
            hours = phrases("span", **phrases.hours(stay.since, end, today)) if end else phrases("from", time=since)
            parts.append(f"{phrases.items(numbers)}, {hours}" if numbers else hours)
        if stays:
            name = f"{mayor.name}, {mayor.initials}" if mayor.name else mayor.initials
            told.append(f"{name}, {mayor.title} ({'; '.join(parts)})")
    return told


def _next(meeting: Meeting, phrases: Phrases) -> str:
    following = meeting.called.next_meeting
    if following is None:
        return ""
    day = phrases.long_day(following.date)
    return f"{day}, {phrases.at(following.start)}" if following.start else day


def _explained(meeting: Meeting) -> list[str]:
    """The initials that no other line of the head explains, each once."""
    lines = {who for _, who in chairs(meeting)} | {meeting.minute_taker} | {g.initials for g in guests(meeting)}
    lines |= {p.initials for p in board(meeting) if p.role != MEMBER and meeting.attendance(p) == PRESENT}
    lines |= {p.initials for p in meeting.people if p.mayor and stays_of(meeting, p.initials)}
    mentioned = {p.initials for p in board(meeting)}
    mentioned |= {item.plan.presenter for item in meeting.items if item.plan.presenter}
    mentioned |= {who for task in meeting.actions for who in task.owners}
    mentioned |= {who for task in meeting.called.open_actions for who in task.owners}
    left = (p for p in meeting.people if p.initials in mentioned and p.initials not in lines)
    return [f"{p.initials}: {p.name}, {p.title}" if p.name else f"{p.initials}: {p.title}" for p in left]


def agenda(meeting: Meeting, titles: tuple[str, ...], phrases: Phrases) -> tuple[Block, ...]:
    """The table of contents, and what was said of the agenda and of earlier minutes."""
    said = approvals(meeting, phrases)
    points = tuple(zip((item.number for item in meeting.items), titles, strict=True))
    blocks: list[Block] = [Numbered(points)] if points and meeting.called.has_agenda else []
    blocks += [Paragraph(text) for text in said]
    return (Heading(2, phrases("agenda")), *blocks) if blocks else ()


def approvals(meeting: Meeting, phrases: Phrases) -> tuple[str, ...]:
    """»Dagsordenen blev godkendt. Referatet fra møde nr. 21/2026 blev godkendt.«, then each correction."""
    told = []
    if meeting.agenda_approval is not None:
        text = meeting.agenda_approval
        told.append(phrases("agenda.approved") if _bare(text) else phrases("agenda.said", text=sentence(text)))
    for approval in meeting.approvals:
        said, of = approval.event, _minutes_of(meeting, approval.event.number, phrases)
        if said.text and not _bare(said.text):
            told.append(phrases("minutes.said", minutes=of, text=sentence(said.text)))
        else:
            told.append(phrases("minutes.approved" if said.approved else "minutes.not_approved", minutes=of))
    paragraphs = [" ".join(told)] if told else []
    for correction in meeting.corrections:
        made = correction.event
        of = _minutes_of(meeting, made.number, phrases)
        paragraphs.append(phrases("minutes.corrected", minutes=of, old=made.old, new=made.new))
    return tuple(paragraphs)


def _bare(text: str) -> bool:
    return text.strip(" .").casefold() in ("", "godkendt", "approved")


def _minutes_of(meeting: Meeting, number: str, phrases: Phrases) -> str:
    day = meeting.called.previous_date if number == meeting.called.previous_number else None
    if day is None:
        return phrases("minutes.of", number=number)
    return phrases("minutes.of.day", number=number, day=phrases.day(day))


def follow_up(meeting: Meeting, phrases: Phrases) -> tuple[Block, ...]:
    """What was said of earlier tasks, each on a line."""
    said: dict[str, list[str]] = {}
    for follow in meeting.follow_ups:
        said.setdefault(follow.id, []).append(status_text(follow, phrases))
    points = []
    for task_id, words in said.items():
        task = earlier_task(meeting, task_id)
        if task is not None:
            points.append(
                f"{task_id} {owners_text(task.owners, phrases)}: {words_of(task, phrases)} – {'; '.join(words)}"
            )
    return (Heading(2, phrases("follow_up")), Bullets(tuple(points))) if points else ()
