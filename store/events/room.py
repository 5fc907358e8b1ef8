"""Who is in the room, and the clock."""

from __future__ import annotations

from store.events.base import Event
from store.value import value
from store.values import Person


@value
class PersonArrived(Event):
    who: str
    online: bool = False


@value
class PersonLeft(Event):
    who: str
    temporary: bool = False


@value
class GuestMade(Event):
    """Known from now on, and in the room."""

    person: Person


@value
class TimeAdded(Event):
    item: str
    minutes: int


@value
class TimePaused(Event):
    pass


@value
class TimeResumed(Event):
    pass
