"""What a line means and what the rules say of it, asked of the store. It is loaded when the first key asks, not before
the first frame: that needs none of it (libraries.md, What costs time in Textual 8)."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from store import clock
from store import events as e
from store.meeting import Meeting
from store.said import Kept, Refused, said
from store.values import Action, Item

if TYPE_CHECKING:
    from store.line.hear import Heard


def hear(text: str, meeting: Meeting, now: datetime) -> Heard | Refused:
    """A typed line, understood and judged."""
    from store.line.hear import hear

    return hear(text, meeting, now)


def word_of(text: str, meeting: Meeting) -> str:
    """The keyword a line begins with, understood or not; »note« where there is none."""
    from store.line.hear import said

    found = said(text, meeting)
    return found[0] if found else "note"


def judge(event: e.Event, meeting: Meeting, now: datetime) -> Kept | Refused:
    """What the rules say of an event that happens now."""
    from store.rules.judge import judge

    return judge(meeting, event, clock.stamp(meeting, now)[0])


def words_of(event: e.Event) -> str:
    """The words an entry can be edited by; none where it has no text."""
    from store.line.editing import WORDED, words_of

    return words_of(event) if isinstance(event, WORDED) else ""


def reworded(stamped: e.Stamped, text: str, meeting: Meeting, now: datetime) -> Kept | Refused | None:
    """The entry with other words, judged; None where they are as they were."""
    from store.line.context import Context
    from store.line.editing import reworded

    if text == words_of(stamped.event):
        return None
    if not text.strip():
        return Refused(said("line.nothing_left"))
    at = clock.stamp(meeting, now)[0]
    event = reworded(stamped, text.strip(), Context(meeting, getattr(stamped.event, "item", None), at))
    return event if isinstance(event, Refused) else judge(event, meeting, now)


def new_deadline(action: Action, text: str, meeting: Meeting, now: datetime) -> Kept | Refused | None:
    """A deadline said as one says it, for a task that has none; None where nothing is said."""
    from store.dates.deadline import due_of
    from store.rules.judge import deadline_warnings

    if not text.strip():
        return None
    following = meeting.called.next_meeting
    when = due_of(text.strip(), now.date(), following.date if following else None)
    if when.phrase is None:
        return Refused(said("live.no_such_deadline", text=text.strip()))
    event = e.ActionChanged(action.entry, None, True, when.phrase, when.due, when.due_time, when.flags)
    return Kept(event, deadline_warnings(when.phrase, when.flags))


def new_owners(action: Action, text: str, meeting: Meeting, now: datetime) -> Kept | Refused | None:
    """Initials for a task that has no owner; None where nothing is said."""
    from store.line.context import Context, people

    if not text.strip():
        return None
    found = people(text.strip(), Context(meeting, action.item, now))
    if isinstance(found, Refused):
        return found
    if found[1]:
        return Refused(said("line.unknown_person", who=found[1]))
    return Kept(e.ActionChanged(action.entry, found[0]))


def against(item: Item) -> tuple[str, ...]:
    """Who stands against consensus in the last round on the item."""
    from store.round import against

    return against(item)


def as_proposed(item: str) -> e.ConsensusReached:
    """The indstilling agreed to, as the line has it when nothing is typed."""
    from store.line.deciding import AS_PROPOSED

    return e.ConsensusReached(item, AS_PROPOSED, as_proposed=True)
