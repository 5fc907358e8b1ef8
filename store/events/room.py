"""Who is in the room, and the clock."""

from __future__ import annotations

from dataclasses import dataclass

from store.events.base import Event
from store.values import Person


@dataclass(frozen=True, slots=True)
class PersonArrived(Event):
    who: str
    online: bool = False


@dataclass(frozen=True, slots=True)
class PersonLeft(Event):
    who: str
    temporary: bool = False


@dataclass(frozen=True, slots=True)
class GuestMade(Event):
    """Known from now on, and in the room."""

    person: Person


@dataclass(frozen=True, slots=True)
class TimeAdded(Event):
    item: str
    minutes: int


@dataclass(frozen=True, slots=True)
class TimePaused(Event):
    pass


@dataclass(frozen=True, slots=True)
class TimeResumed(Event):
    pass
