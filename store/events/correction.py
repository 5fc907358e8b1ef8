"""Corrections: nothing is rewritten, each is an entry of its own."""

from __future__ import annotations

from datetime import date, datetime, time

from store.events.base import Event
from store.value import value


@value
class Reworded(Event):
    """Entry `entry` now reads `text`; a task's deadline is read anew where the text has one (`deadline`)."""

    entry: int
    text: str
    deadline: bool = False
    phrase: str | None = None
    due: date | None = None
    due_time: time | None = None
    flags: tuple[str, ...] = ()
    reason: str | None = None


@value
class Refiled(Event):
    entry: int
    item: str


@value
class ActionChanged(Event):
    """New owners, or a new deadline (`deadline` true), of the task that is entry `entry`."""

    entry: int
    owners: tuple[str, ...] | None = None
    deadline: bool = False
    phrase: str | None = None
    due: date | None = None
    due_time: time | None = None
    flags: tuple[str, ...] = ()


@value
class EntryWithdrawn(Event):
    """Entry `entry` is taken out of the minutes; the history keeps it."""

    entry: int


@value
class TakenBack(Event):
    entries: tuple[int, ...]


@value
class Restored(Event):
    entries: tuple[int, ...]


@value
class EntryPurged(Event):
    """What is left of an entry `enighed purge` took out: its kind and its hash, so that the chain still holds."""

    was: str
    hash: str
    at: datetime
