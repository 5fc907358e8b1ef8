"""What every event is, and the stamp it gets on its way to disk."""

from __future__ import annotations

from datetime import datetime

from store.value import value


@value
class Event:
    """Something that happened. `item` is the id of the item it is about, where it is about one."""


@value
class Stamped:
    """An entry of the record: its number, when it happened and was typed; `clock_flag` where the clock stood wrong."""

    entry: int
    happened_at: datetime
    typed_at: datetime
    event: Event
    clock_flag: bool = False
