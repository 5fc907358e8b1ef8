"""What of a meeting has a date to keep: its tasks, a promised ruling, an effect to be looked at again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from exports.ics.text import uid
from exports.ics.time import Stamp, stamp_of
from exports.phrases import Phrases
from exports.tasks import deadline_of, is_done, owners_text
from store import events as e
from store.meeting import Meeting
from store.values import Action, Item, Outcome, Remark


@dataclass(frozen=True, slots=True)
class Due:
    """An all-day event; `alarm` where somebody is to be reminded, `confidential` where it comes of a closed item.

    `numbers` are the entries it is made of, `item` the id of its item. `cancelled`: it was there, and is no more.
    """

    uid: str
    day: date
    summary: str
    lines: tuple[str, ...]
    stamp: Stamp
    numbers: frozenset[int]
    item: str | None = None
    alarm: bool = True
    confidential: bool = False
    cancelled: bool = False


def dues(meeting: Meeting, entries: Sequence[e.Stamped], phrases: Phrases) -> tuple[Due, ...]:
    """By day; what has no date is not in a calendar."""
    found = [_task(meeting, action, entries, phrases) for action in meeting.actions if deadline_of(meeting, action).due]
    for item in meeting.items:
        if (outcome := item.promised) and outcome.to_date:
            found.append(_ruling(meeting, item, outcome, outcome.to_date, entries, phrases))
        found += [_review(meeting, item, r, entries, phrases) for r in item.remarks if r.kind == "effect" and r.due]
    return tuple(sorted(found, key=lambda due: (due.day, due.uid)))


def _ruling(
    meeting: Meeting, item: Item, outcome: Outcome, day: date, entries: Sequence[e.Stamped], phrases: Phrases
) -> Due:
    """The day a ruling is promised for; gone from the calendar once it is given."""
    asked = (s for s in entries if isinstance(s.event, e.RulingAwaited))
    numbers = frozenset(s.entry for s in asked if getattr(s.event, "item", None) == item.id)
    when = phrases.deadline(outcome.phrase, day, outcome.to_time)
    return Due(
        uid(meeting.id, f"ruling:{item.id}"),
        day,
        phrases("ics.ruling", title=item.title),
        (phrases("ics.due", deadline=when), "", *_origin(meeting, item, phrases)),
        stamp_of(entries, numbers),
        numbers,
        item.id,
        confidential=item.closed,
    )


def _task(meeting: Meeting, action: Action, entries: Sequence[e.Stamped], phrases: Phrases) -> Due:
    deadline, item = deadline_of(meeting, action), meeting.item(action.item)
    assert deadline.due is not None
    owners, done = owners_text(action.owners, phrases), is_done(meeting, action.number)
    followed = {s.entry for s in entries if isinstance(s.event, e.FollowedUp) and s.event.id == action.number}
    numbers = frozenset({action.entry, *followed})
    lines = [
        action.text,
        phrases("ics.owner", who=owners),
        phrases("ics.due", deadline=phrases.deadline(deadline.phrase, deadline.due, deadline.due_time)),
        *([phrases("ics.done")] if done else []),
        "",
        *_origin(meeting, item, phrases, action.number),
    ]
    return Due(
        uid(meeting.id, f"task:{action.entry}"),
        deadline.due,
        phrases("ics.deadline", text=action.text, who=owners),
        tuple(lines),
        stamp_of(entries, numbers),
        numbers,
        action.item,
        alarm=not done,
        confidential=meeting.is_closed(action.entry) or bool(item and item.plan.closed),
    )


def _review(meeting: Meeting, item: Item, remark: Remark, entries: Sequence[e.Stamped], phrases: Phrases) -> Due:
    """On that day the effect is asked for (S48)."""
    assert remark.due is not None
    return Due(
        uid(meeting.id, f"review:{remark.entry}"),
        remark.due,
        phrases("ics.review", title=item.title),
        (phrases("ics.review.what", text=remark.text), "", *_origin(meeting, item, phrases)),
        stamp_of(entries, frozenset({remark.entry})),
        frozenset({remark.entry}),
        item.id,
        confidential=item.plan.closed or meeting.is_closed(remark.entry),
    )


def _origin(meeting: Meeting, item: Item | None, phrases: Phrases, number: str | None = None) -> tuple[str, ...]:
    """The meeting and the item it comes from."""
    called = meeting.called
    values = {"forum": called.forum, "meeting": called.number, "day": phrases.day(called.date)}
    told = phrases("ics.task", number=number, **values) if number else phrases("ics.of", **values)
    return (told, phrases("ics.under", number=item.number, title=item.title)) if item else (told,)
