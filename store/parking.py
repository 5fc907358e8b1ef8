"""The parking lot, asked of the meeting: what it parked itself and what earlier ones did, until something is done."""

from __future__ import annotations

from store import events as e
from store.meeting import Meeting
from store.values import ANY_OTHER, AgendaItem, Parked, Topic


def lot(meeting: Meeting) -> tuple[Topic, ...]:
    """Every topic that waits, the oldest first; one that stands on this agenda, or was taken off, waits no more."""
    done = {item.id for item in meeting.items} | meeting.dropped
    titles = {item.title.casefold() for item in meeting.items}
    earlier = (t for t in meeting.called.topics if t.id not in done and t.text.casefold() not in titles)
    return (*earlier, *(_own(meeting, entry) for entry in range(len(meeting.parked))))


def _own(meeting: Meeting, place: int) -> Topic:
    parked = meeting.parked[place]
    item = meeting.item(parked.item)
    return Topic(
        id=f"p{parked.entry}-{meeting.number.replace('/', '-')}",
        text=parked.text,
        meeting=meeting.number,
        on=parked.at.date(),
        closed=meeting.is_closed(parked.entry) or bool(item and item.plan.closed),
        entry=parked.entry,
    )


def taken(meeting: Meeting, topic: Topic | Parked) -> bool:
    """It was put on the next agenda."""
    return any(isinstance(s.event, e.TopicTaken) and s.event.plan_title == topic.text for s in meeting.entries)


def waiting(meeting: Meeting) -> tuple[Parked, ...]:
    """What the meeting parked itself and did not put on an agenda."""
    return tuple(parked for parked in meeting.parked if not taken(meeting, parked))


def left(meeting: Meeting) -> tuple[Topic, ...]:
    """What goes on to the next meeting's lot, with where and when it was parked."""
    return tuple(topic for topic in lot(meeting) if not taken(meeting, topic))


def as_item(topic: Topic) -> AgendaItem:
    """The topic as an item of an agenda, closed where it was parked behind closed doors."""
    return AgendaItem(topic.id, topic.text, ANY_OTHER, closed=topic.closed, carried_from=topic.meeting, since=topic.on)


def off(topic: Topic) -> e.Event:
    """What takes a topic off the lot."""
    return e.TopicDropped(topic.id, topic.text) if topic.entry is None else e.EntryWithdrawn(topic.entry)


def to_agenda(meeting: Meeting, topic: Topic) -> e.Event:
    """What puts a topic on the next agenda."""
    parked = next((one.item for one in meeting.parked if one.entry == topic.entry), None)
    return e.TopicTaken(parked, topic.text, ANY_OTHER, closed=topic.closed)
