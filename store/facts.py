"""What a list tells of a meeting: how far it is and what came of it, without the meeting itself."""

from __future__ import annotations

import json
from typing import Any

from store.meeting import Meeting
from store.value import value


@value
class Facts:
    """Counts and state; `approved` are the numbers of the minutes this meeting approved, of its own forum."""

    id: str
    forum: str
    number: str
    state: str
    opened: bool
    ended: bool
    items: int
    minutes: int
    decisions: int
    tasks: int
    approved: tuple[str, ...] = ()


def facts_of(meeting: Meeting) -> Facts:
    """The facts of a meeting as it stands."""
    return Facts(
        id=meeting.id,
        forum=meeting.called.forum,
        number=meeting.number,
        state=meeting.state,
        opened=meeting.opened is not None,
        ended=meeting.ended,
        items=len(meeting.items),
        minutes=sum(item.plan.minutes or 0 for item in meeting.items),
        decisions=sum(len(item.decisions) for item in meeting.items),
        tasks=len(meeting.actions),
        approved=tuple(a.event.number for a in meeting.approvals if a.event.approved),
    )


def packed(facts: Facts) -> str:
    """As the index keeps them."""
    return json.dumps([getattr(facts, name) for name in Facts.__match_args__])


def unpacked(text: str) -> Facts:
    """The facts that were packed; ValueError or TypeError where these are none."""
    *told, approved = json.loads(text)
    made: Any = Facts
    facts: Facts = made(*told, tuple(approved))
    return facts
