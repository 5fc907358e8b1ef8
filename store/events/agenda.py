"""The agenda as it moves: items put in, changed, moved, joined, taken off."""

from __future__ import annotations

from datetime import time

from store.events.base import Event
from store.value import value
from store.values import AgendaItem


@value
class ItemAdded(Event):
    """A new item; `before` is the id of the item it stands before, None = last in its section.

    `split_from` is the id of the item it was parted from.
    """

    plan: AgendaItem
    before: str | None = None
    opens: bool = False
    split_from: str | None = None


@value
class ItemChanged(Event):
    """The plan of an item as it now reads (same id)."""

    plan: AgendaItem


@value
class ItemMoved(Event):
    """`before` is the id it now stands before, None = last. Once the meeting is open only the order changes."""

    item: str
    before: str | None
    section: str | None = None


@value
class ItemRemoved(Event):
    """Taken off while the meeting was prepared."""

    item: str


@value
class ItemsJoined(Event):
    """Treated together: the first carries the entries and the outcome."""

    items: tuple[str, ...]


@value
class HeaderChanged(Event):
    """Place, minute taker or planned times, changed while the meeting was prepared."""

    place: str | None = None
    minute_taker: str | None = None
    start: time | None = None
    end: time | None = None
