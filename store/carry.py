"""What one meeting leaves to the next: tasks still open, topics parked, items postponed, minutes to approve."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from store import events as e
from store import parking
from store.meeting import Meeting
from store.values import OPERATIONS, POSTPONED, Action, AgendaItem, Item, OpenAction

T = TypeVar("T")


def open_tasks(meeting: Meeting) -> tuple[OpenAction, ...]:
    """Every task open after the meeting, earlier ones first; a new deadline has moved it."""
    own = (_left(task, meeting) for task in meeting.actions)
    return meeting.still_open((*meeting.called.open_actions, *own, *promised_rulings(meeting)))


def promised_rulings(meeting: Meeting) -> tuple[OpenAction, ...]:
    """What the kommunaldirektør has promised to decide and has not: it is followed up as a task is."""
    promised = ((item, outcome) for item in meeting.items if (outcome := item.promised))
    owners = (meeting.chief.initials,) if meeting.chief else ()
    return tuple(
        OpenAction(
            id=f"{meeting.number.partition('/')[0]}-k{item.number}",
            owners=owners,
            text=item.title,
            due=outcome.to_date,
            phrase=outcome.phrase,
            meeting=meeting.number,
            made_on=outcome.at.date(),
            closed=meeting.is_closed(outcome.entry) or _shut(meeting, item),
            ruling=True,
        )
        for item, outcome in promised
    )


def with_rulings(meeting: Meeting, given: Callable[[OpenAction], bool]) -> Meeting:
    """The meeting without the promised rulings of earlier ones that have been `given` since."""
    left = tuple(task for task in meeting.called.open_actions if not (task.ruling and given(task)))
    return replace(meeting, called=replace(meeting.called, open_actions=left))


def _shut(meeting: Meeting, item: Item) -> bool:
    """Planned closed, or treated together with one that is: nothing of it leaves the house."""
    first = item.joined_to or item.id
    return any(one.plan.closed for one in meeting.items if first in (one.id, one.joined_to))


def _left(task: Action, meeting: Meeting) -> OpenAction:
    item = meeting.item(task.item)
    return OpenAction(
        id=task.number,
        owners=task.owners,
        text=task.text,
        due=task.due,
        phrase=task.phrase,
        meeting=meeting.number,
        made_on=task.at.date(),
        closed=meeting.is_closed(task.entry) or bool(item and _shut(meeting, item)),
    )


def postponed_items(meeting: Meeting) -> tuple[AgendaItem, ...]:
    """Items put off, with where they came from and since when; their entries stay behind."""
    left = [item for item in meeting.items if item.outcome == POSTPONED]
    carrier = {item.id: meeting.item(item.joined_to) or item for item in left}
    return tuple(
        replace(
            item.plan,
            id=f"{item.id}-{meeting.number.replace('/', '-')}",
            closed=item.plan.closed or item.closed,  # what was begun behind closed doors goes on behind them
            carried_from=meeting.number,
            since=item.plan.since or meeting.called.date,
            not_before=next((o.to_date for o in reversed(carrier[item.id].outcomes)), None),
        )
        for item in left
    )


def reviews(meeting: Meeting) -> tuple[AgendaItem, ...]:
    """Decisions with a review date come back under drift on that date, to tell the effect and the lesson (S48)."""
    return tuple(
        AgendaItem(
            id=f"e{remark.entry}-{meeting.number.replace('/', '-')}",
            title=item.title,
            section=OPERATIONS if OPERATIONS in meeting.called.sections else meeting.called.sections[0],
            kind="O",
            resume=remark.text,
            closed=_shut(meeting, item)
            or any(map(meeting.is_closed, (remark.entry, *(decision.entry for decision in item.decisions)))),
            closed_heading=item.plan.closed_heading,
            carried_from=meeting.number,
            since=meeting.called.date,
            not_before=remark.due,
            decided="\n".join(decision.text for decision in item.decisions) or None,
        )
        for item in meeting.items
        for remark in item.remarks
        if remark.kind == "effect" and remark.due is not None
    )


def carried(called: e.MeetingCalled, last: Meeting | None, elsewhere: frozenset[str] = frozenset()) -> e.MeetingCalled:
    """A meeting to be called, with what the last one of its forum left open.

    Items whose ids are `elsewhere` stand on a meeting before it that is called already, and come from there if at all.
    """
    if last is None:
        return called
    own = taken_topics(last) if last.called.decides else ()  # a Monday's topics are the Wednesday's
    left = (*last.called.waiting, *postponed_items(last), *own, *reviews(last))
    left = tuple(item for item in left if item.id not in elsewhere)
    due = tuple(item for item in left if item.not_before is None or item.not_before <= called.date)
    known = {person.initials for person in called.people}
    guests = tuple(p for p in last.people if p.role == "gaest" and p.initials not in known)
    return replace(
        called,
        open_actions=open_tasks(last),
        topics=tuple(replace(topic, entry=None) for topic in parking.left(last)),
        people=(*called.people, *guests),
        agenda=_in_sections((*due, *called.agenda), called.sections),
        waiting=tuple(item for item in left if item not in due),
        previous_number=last.number,
        previous_date=last.called.date,
    )


def taken_topics(meeting: Meeting) -> tuple[AgendaItem, ...]:
    """Topics of a Monday that were made items of the next Wednesday (S35); the id tells where each came from.

    One that is taken twice is one item, as it was said last.
    """
    said = [s for s in meeting.entries if isinstance(s.event, e.TopicTaken)]
    taken = {s.event.plan_title.casefold(): s for s in said if isinstance(s.event, e.TopicTaken)}.values()
    origin = meeting.number if meeting.called.decides else f"{meeting.called.forum} {meeting.number}"
    return tuple(
        AgendaItem(
            id=f"{meeting.id[:8]}-{stamped.entry}",
            title=event.plan_title,
            section=event.section,
            kind=event.item_kind,
            minutes=event.minutes,
            presenter=event.presenter,
            closed=event.closed or meeting.is_closed(stamped.entry),
            carried_from=origin,
        )
        for stamped in taken
        if isinstance(event := stamped.event, e.TopicTaken)
    )


def with_topics(called: e.MeetingCalled, topics: tuple[AgendaItem, ...]) -> e.MeetingCalled:
    """A meeting to be called, with the topics that wait for it."""
    known = {item.id for item in called.agenda}
    new = tuple(topic for topic in topics if topic.id not in known)
    return replace(called, agenda=_in_sections((*called.agenda, *new), called.sections)) if new else called


def catch_up(
    meeting: Meeting,
    last: Meeting | None,
    topics: tuple[AgendaItem, ...],
    elsewhere: frozenset[str] = frozenset(),
) -> e.CarriedOver | None:
    """What a meeting that was called before has not had yet; an item that was taken off again stays off.

    One that it had, and that `last` has treated meanwhile, is `gone`. `topics` come to every meeting of the forum;
    what `last` left open only to one that carries, but for what is `elsewhere` as in `carried`.
    """
    called = meeting.called
    had = {item.id for item in called.agenda} | {item.id for item in meeting.items}
    for event in (stamped.event for stamped in meeting.entries):
        had |= {event.plan.id} if isinstance(event, e.ItemAdded) else set()
        had |= {item.id for item in event.items} if isinstance(event, e.CarriedOver) else set()
        had |= {event.item} if isinstance(event, e.ItemRemoved) else set()
    fresh = carried(replace(called, agenda=()), last, elsewhere) if called.carries else replace(called, agenda=())
    items = tuple(item for item in with_topics(fresh, topics).agenda if item.id not in had)
    treated = {item.id for item in last.items} if last and called.carries else set()
    gone = tuple(item.id for item in meeting.items if item.plan.carried_from and item.id in treated)
    known = {person.initials for person in called.people}
    event = e.CarriedOver(
        items,
        _news(fresh.open_actions, called.open_actions),
        _news(fresh.topics, called.topics),
        _news(fresh.waiting, called.waiting),
        tuple(person for person in fresh.people if person.initials not in known),
        gone=gone,
    )
    if fresh.previous_number != called.previous_number:
        event = replace(event, previous_number=fresh.previous_number, previous_date=fresh.previous_date)
    return event if event != e.CarriedOver() else None


def _news(now: T, before: T) -> T | None:
    return now if now != before else None


def _in_sections(agenda: tuple[AgendaItem, ...], sections: tuple[str, ...]) -> tuple[AgendaItem, ...]:
    def place(item: AgendaItem) -> tuple[int, bool]:
        return (sections.index(item.section) if item.section in sections else len(sections), item.any_other)

    return tuple(sorted(agenda, key=place))
