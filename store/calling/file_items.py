"""The agenda and the open tasks of a meeting file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from store.calling.bracket import KINDS
from store.calling.fields import Fields, object_at, spellings
from store.calling.sections import section_of
from store.calling.texts import Unfit, clean, one_line
from store.values import ANY_OTHER, OPERATIONS, AgendaItem, OpenAction, Person, Topic

ITEM = spellings(
    "id nr section title type presenter min guests guest_at case_no resume proposal attachments closed"
    " closed_heading advice affects carried_from since not_before decided"
)
ACTION = spellings("id owner text due phrase meeting made_on closed ruling")
TOPIC = spellings("id text meeting on closed")

TYPES = {word: kind for kind, words in KINDS.items() for word in words}
JOINT = re.compile(r"(?:(?<!\s)\s+)?,\s*|(?<!\s)\s+(?:og|and)\s+")  # each run of white space is tried once
A_DAY = 24 * 60
MOST_ITEMS = 200
MOST_ACTIONS = 2_000
LONGEST_ID = 64


def agenda_of(
    file: Fields, people: tuple[Person, ...], sections: tuple[str, ...], key: str = "agenda"
) -> tuple[AgendaItem, ...]:
    """The items by their `nr`; in the file's order where they have none, or it breaks the sections.

    An item without a section belongs under drift, »Eventuelt« under its own heading.
    """
    tables = file.objects(key, ITEM, MOST_ITEMS)
    numbers = [fields.whole("nr", 1, len(tables)) for fields in tables]
    for place, number in enumerate(numbers):
        if number is not None and number in numbers[:place]:
            raise Unfit("calling.nr_twice", tables[place].at("nr"), nr=number)
    items = _with_ids([(_item(fields, people, sections), fields) for fields in tables])
    free = iter(number for number in range(1, len(tables) + 1) if number not in numbers)
    numbered = sorted(zip((n or next(free) for n in numbers), items, strict=True), key=lambda pair: pair[0])
    by_number = [item for _, item in numbered]
    places = [sections.index(item.section) for item in by_number]
    return tuple(by_number if places == sorted(places) else items)


def _item(fields: Fields, people: tuple[Person, ...], sections: tuple[str, ...]) -> AgendaItem:
    title = fields.needed("title")
    presenter = ", ".join(fields.texts("presenter")) or None
    return AgendaItem(
        id=_id(fields),
        title=title,
        section=_section(fields, title, sections),
        kind=fields.chosen("type", TYPES),
        minutes=fields.whole("min", 0, A_DAY),
        presenter=presenter and _own(presenter, people),
        guests=tuple(_known(who, place, people) for who, place in _named(fields, "guests")),
        guest_at=fields.clock("guest_at"),
        proposal=fields.texts("proposal", long=True),
        case_no=fields.text("case_no"),
        resume=fields.long_text("resume"),
        attachments=fields.texts("attachments"),
        closed=fields.yes("closed"),
        closed_heading=fields.text("closed_heading"),
        advice=fields.long_text("advice"),
        affects=fields.texts("affects"),
        carried_from=fields.text("carried_from"),
        since=fields.day("since"),
        not_before=fields.day("not_before"),
        decided=fields.long_text("decided"),
    )


def open_actions_of(file: Fields, people: tuple[Person, ...]) -> tuple[OpenAction, ...]:
    """Tasks carried over; an owner may be anybody, also one who is not at this meeting."""
    actions: dict[str, OpenAction] = {}
    for fields in file.objects("open_actions", ACTION, MOST_ACTIONS):
        owners = (part for text in fields.texts("owner") for part in JOINT.split(text) if part)
        action = OpenAction(
            id=_id(fields) or _free("oa", {action.id for action in actions.values()}),
            owners=tuple(dict.fromkeys(_own(owner, people) for owner in owners)),
            text=fields.long_text("text") or fields.needed("text"),
            due=fields.day("due"),
            phrase=fields.text("phrase"),
            meeting=fields.text("meeting"),
            made_on=fields.day("made_on"),
            closed=fields.yes("closed"),
            ruling=fields.yes("ruling"),
        )
        if action.exact in actions:
            raise Unfit("calling.same_id", fields.at("id"), id=action.id)
        actions[action.exact] = action
    return tuple(actions.values())


def topics_of(file: Fields) -> tuple[Topic, ...]:
    """Parked topics: each a text, or an object that tells where and when it was parked."""
    found: dict[str, Topic] = {}
    for held, place in file.each("parked"):
        if isinstance(held, str):
            topic = Topic(_free("f", set(found)), clean(held, place).strip())
        else:
            fields = object_at(held, place, TOPIC)
            text = fields.long_text("text") or fields.needed("text")
            topic_id = _id(fields) or _free("f", set(found))
            topic = Topic(topic_id, text, fields.text("meeting"), fields.day("on"), fields.yes("closed"))
        if topic.id in found:
            raise Unfit("calling.same_id", f"{place}.id", id=topic.id)
        if topic.text:
            found[topic.id] = topic
    return tuple(found.values())


def known_person(fields: Fields, key: str, people: tuple[Person, ...]) -> str | None:
    """Initials of one of the people, as they are written there."""
    named = fields.text(key)
    return _known(named, fields.at(key), people) if named else None


def _known(named: str, place: str, people: tuple[Person, ...]) -> str:
    found = _own(named, people)
    if all(found != person.initials for person in people):
        raise Unfit("calling.unknown_person", place, who=named[:40])
    return found


def _own(named: str, people: tuple[Person, ...]) -> str:
    """The person's own way of writing the initials; the text itself where it is nobody's."""
    return next((p.initials for p in people if p.initials.casefold() == named.casefold()), named)


def _named(fields: Fields, key: str) -> Iterator[tuple[str, str]]:
    """Names, each with its place; one alone may stand without a list."""
    if isinstance(fields.data.get(key), str):
        yield from ((part, fields.at(key)) for part in JOINT.split(fields.text(key) or "") if part)
        return
    for value, place in fields.each(key):
        if name := one_line(value, place):
            yield name, place


def _section(fields: Fields, title: str, sections: tuple[str, ...]) -> str:
    named = fields.text("section")
    if named is not None:
        section = section_of(named, sections)
        if section is None:
            raise Unfit("calling.unknown_section", fields.at("section"), choices=", ".join(sections))
        return section
    if section_of(title, sections) == ANY_OTHER:
        return ANY_OTHER
    return OPERATIONS if OPERATIONS in sections else sections[0]


def _id(fields: Fields) -> str:
    given = fields.text("id") or ""
    if len(given) > LONGEST_ID or len(given.split()) > 1:
        raise Unfit("calling.bad_id", fields.at("id"), limit=LONGEST_ID)
    return given


def _with_ids(items: list[tuple[AgendaItem, Fields]]) -> list[AgendaItem]:
    """The items, each with an id of its own: the one it has, else the first free of i1, i2, ..."""
    taken: set[str] = set()
    for item, fields in items:
        if item.id and item.id in taken:
            raise Unfit("calling.same_id", fields.at("id"), id=item.id)
        taken.add(item.id)
    whole = []
    for item, _ in items:
        whole.append(item if item.id else replace(item, id=_free("i", taken)))
        taken.add(whole[-1].id)
    return whole


def _free(letters: str, taken: set[str]) -> str:
    return next(name for n in range(1, len(taken) + 2) if (name := f"{letters}{n}") not in taken)
