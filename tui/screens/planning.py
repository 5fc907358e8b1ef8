"""What a change of the plan is as events: pure, so that a key of the screen is one line."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from store import events as e
from store.archive import Archive
from store.carry import postponed_items
from store.identity import slug
from store.line.hear import hear
from store.meeting import Meeting
from store.parking import as_item, left, lot
from store.said import Refused
from store.values import AgendaItem, Item, Person


def known(newcomers: tuple[Person, ...]) -> tuple[e.Event, ...]:
    """A guest becomes known now and comes with the item: being made puts him in the room, so he is taken out again."""
    made = ((e.GuestMade(person), e.PersonLeft(person.initials)) for person in newcomers)
    return tuple(event for pair in made for event in pair)


def changed(item: Item, plan: AgendaItem) -> tuple[e.Event, ...]:
    """The item's plan as it now reads; a new section moves it there, last. Nothing changed is no event."""
    stays = replace(plan, section=item.section)
    happened: list[e.Event] = [e.ItemChanged(stays)] if stays != item.plan else []
    if plan.section != item.section:
        happened.append(e.ItemMoved(item.id, None, plan.section))
    return tuple(happened)


def put_in(plans: tuple[AgendaItem, ...], meeting: Meeting) -> tuple[e.ItemAdded, ...]:
    """Items last in their sections, each with an id not used here before; what was carried over keeps its own."""
    return tuple(
        e.ItemAdded(plan if plan.carried_from else replace(plan, id=f"n{number}"))
        for number, plan in enumerate(plans, meeting.count)
    )


def read_pasted(text: str, meeting: Meeting) -> tuple[AgendaItem, ...]:
    """The items of a pasted agenda; »Eventuelt« only where the meeting has none."""
    from store.calling.paste import read_agenda

    has_last = any(item.plan.any_other for item in meeting.items)
    return tuple(plan for plan in read_agenda(text, meeting.called.sections) if not (plan.any_other and has_last))


def offered(meeting: Meeting, left_open: tuple[AgendaItem, ...]) -> tuple[AgendaItem, ...]:
    """What earlier meetings left open, postponed items and parked topics, and is not on the agenda yet."""
    parked = (as_item(topic) for topic in lot(meeting) if topic.entry is None)
    ids = {item.id for item in meeting.items}
    titles = {item.title.casefold() for item in meeting.items}
    found: dict[str, AgendaItem] = {}
    for plan in (*left_open, *parked):
        if plan.id not in ids and plan.title.casefold() not in titles:
            found.setdefault(plan.title.casefold(), plan)
    return tuple(found.values())


def left_open(archive: Archive, meeting: Meeting) -> tuple[AgendaItem, ...]:
    """What the meeting before it in the same forum put off or parked, as plans that tell where they came from."""
    last = archive.held_before(slug(meeting.called.forum), meeting.called.date)
    if last is None:
        return ()
    return (*postponed_items(last), *map(as_item, left(last)))


def read_guest(text: str, meeting: Meeting, now: datetime) -> Person | Refused:
    """`ØC`, who is known, or `NN kontorchef (ekstern)`, who is new: read by the line, as everything else is."""
    heard = hear(f"gæst: {text.strip().removeprefix('gæst:').removeprefix('guest:').strip()}", meeting, now)
    if isinstance(heard, Refused):
        return heard
    if isinstance(heard.event, e.GuestMade):
        return heard.event.person
    assert isinstance(heard.event, e.PersonArrived)
    person = meeting.person(heard.event.who)
    assert person is not None
    return person


def moved(meeting: Meeting, item: Item, down: bool) -> e.ItemMoved | None:
    """One place up or down, at a section's edge into the next; None at either end, and for »Eventuelt« itself."""
    if item.plan.any_other:
        return None
    mates = _movable(meeting, item.section)
    place = mates.index(item) + (1 if down else -1)
    if 0 <= place < len(mates):
        return _before(mates[place + 1 :] if down else mates[place:], meeting, item, item.section)
    sections = meeting.called.sections
    place = sections.index(item.section) + (1 if down else -1) if item.section in sections else -1
    if not 0 <= place < len(sections):
        return None
    return _before(_movable(meeting, sections[place]) if down else [], meeting, item, sections[place])


def _movable(meeting: Meeting, section: str) -> list[Item]:
    return [item for item in meeting.items if item.section == section and not item.plan.any_other]


def _before(later: list[Item], meeting: Meeting, item: Item, section: str) -> e.ItemMoved:
    """Before the first of these, else before »Eventuelt« where it is in this section, else last in it."""
    last = (other for other in meeting.items if other.section == section and other.plan.any_other)
    before = next((other.id for other in (*later, *last)), None)
    return e.ItemMoved(item.id, before, section)
