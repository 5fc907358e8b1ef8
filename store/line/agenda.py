"""Lines about the agenda: go to an item, put one in, move, treat together, closed doors, advice to the next agenda."""

from __future__ import annotations

import re

from store import events as e
from store.calling.bracket import read_bracket
from store.line.context import Context, find_item, unread
from store.line.words import plain
from store.meeting import Meeting
from store.said import Refused, refused
from store.values import ANY_OTHER, OPERATIONS, AgendaItem

MOVED = re.compile(
    r"(?P<what>\d{1,3}|[»\"“].+?[«\"”])\s+(?:(?P<side>før|efter|before|after)\s+(?P<other>.+)|(?P<last>sidst|last))",
    re.IGNORECASE,
)


def item(rest: str, context: Context) -> e.Event | Refused:
    """`g 4`, `punkt: WORDS`; `punkt: slut` ends the current one."""
    meeting = context.meeting
    if plain(rest) in ("slut", "end"):
        target = context.item or meeting.current
        return e.ItemStopped(target) if target else refused("line.no_item")
    if not rest:
        return e.ItemStarted(context.item) if context.targeted and context.item else refused("line.which_item")
    found = find_item(rest, meeting)
    return found if isinstance(found, Refused) else e.ItemStarted(found.id)


def new_item(rest: str, context: Context) -> e.Event | Refused:
    """`h TITLE (B, 5 min, v/ KD, drift, før 7, lukket)`; each part optional. It does not go there."""
    meeting = context.meeting
    said = read_bracket(rest, meeting.called.sections)
    if not said.title:
        return unread("new_item")
    before = None
    for number, step in ((said.before, 0), (said.after, 1)):
        if number is not None:
            other = meeting.numbered(number)
            if other is None:
                return refused("line.no_such_item", item=str(number))
            before = other if step == 0 else meeting.following(other.id)
    sections = meeting.called.sections
    section = said.section or (before.section if before else ANY_OTHER if ANY_OTHER in sections else sections[0])
    plan = AgendaItem(
        id=new_id(meeting),
        title=said.title,
        section=section,
        kind=said.kind,
        minutes=said.minutes,
        presenter=as_known(said.presenter, meeting),
        closed=said.closed,
    )
    return e.ItemAdded(plan, before.id if before else None, opens=not meeting.called.has_agenda)


def as_known(presenter: str | None, meeting: Meeting) -> str | None:
    """Initials as the list of people has them: `v/ bu` is BU."""
    person = meeting.person(presenter) if presenter else None
    return person.initials if person else presenter


def split(rest: str, context: Context) -> e.Event | Refused:
    """`del punkt: TITLE (B, 10 min)`: parted from the item, right after it, and like it where the bracket is silent.

    What is parted from an item behind closed doors is closed itself.
    """
    here, meeting = context.here, context.meeting
    if here is None:
        return refused("line.no_item")
    said = read_bracket(rest, meeting.called.sections)
    if not said.title:
        return unread("split")
    plan = AgendaItem(
        id=new_id(meeting),
        title=said.title,
        section=here.section,
        kind=said.kind or here.plan.kind,
        minutes=said.minutes,
        presenter=as_known(said.presenter, meeting) or here.plan.presenter,
        guests=here.plan.guests,
        case_no=here.plan.case_no,
        closed=said.closed or here.closed,
        closed_heading=here.plan.closed_heading,
        advice=here.advice,
        affects=here.affects,
    )
    following = meeting.following(here.id)
    after = here if here.plan.any_other else following if following and following.section == here.section else None
    return e.ItemAdded(plan, after.id if after else None, split_from=here.id)


def new_id(meeting: Meeting) -> str:
    """An id no item of this meeting has; the entry's number tells where it came from."""
    taken = {item.id for item in meeting.items} | {plan.id for plan in meeting.called.agenda}
    wanted = f"n{meeting.count}"
    while wanted in taken:
        wanted += "n"
    return wanted


def move(rest: str, context: Context) -> e.Event | Refused:
    """`flyt: 5 før 3`, `flyt: 5 efter 3`, `flyt: 5 sidst`."""
    said = MOVED.fullmatch(rest)
    if said is None:
        return unread("move")
    what = find_item(said["what"], context.meeting)
    if isinstance(what, Refused) or said["last"]:
        return what if isinstance(what, Refused) else e.ItemMoved(what.id, None)
    other = find_item(said["other"], context.meeting)
    if isinstance(other, Refused):
        return other
    if other.id == what.id:
        return unread("move")
    before: str | None = other.id
    if plain(said["side"]) in ("efter", "after"):
        following = context.meeting.following(other.id)
        if following is not None and following.id == what.id:
            following = context.meeting.following(what.id)
        before = following.id if following else None
    return e.ItemMoved(what.id, before)


def joint(rest: str, context: Context) -> e.Event | Refused:
    """`sammen: 2, 3`: treated together."""
    names = [part for part in re.split(r"(?:(?<!\s)\s+)?[,;]\s*|(?<!\s)\s+(?:og|and)\s+", rest.strip()) if part]
    found = [find_item(name, context.meeting) for name in names]
    for one in found:
        if isinstance(one, Refused):
            return one
    ids = tuple(dict.fromkeys(one.id for one in found if not isinstance(one, Refused)))
    return e.ItemsJoined(ids) if len(ids) > 1 else unread("joint")


def to_agenda(rest: str, context: Context) -> e.Event | Refused:
    """`til dagsorden: TITLE (drift, 10 min)`: a Monday topic for Wednesday; without a title the topic's own."""
    said = read_bracket(rest, ("temaer", "drift", "eventuelt"))
    title = said.title or (context.here.title if context.here else "")
    if not title:
        return refused("line.no_item")
    item = context.here.id if context.here else None
    return e.TopicTaken(
        item,
        title,
        said.section or OPERATIONS,
        said.minutes,
        said.closed,
        said.kind,
        as_known(said.presenter, context.meeting),
    )


def doors(rest: str, close: bool, context: Context) -> e.Event | Refused:
    """`luk dørene:`, `åbn dørene:` on the current item; `luk dørene: 3` on another."""
    item = context.here if not rest else find_item(rest, context.meeting) if rest.isdecimal() else unread("doors")
    if isinstance(item, Refused):
        return item
    if item is None:
        return refused("line.no_item")
    return e.DoorsClosed(item.id) if close else e.DoorsOpened(item.id)
