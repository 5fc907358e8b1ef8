"""Corrections: nothing is rewritten, each is an entry of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from store.events.base import Event


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Refiled(Event):
    entry: int
    item: str


@dataclass(frozen=True, slots=True)
class ActionChanged(Event):
    """New owners, or a new deadline (`deadline` true), of the task that is entry `entry`."""

    entry: int
    owners: tuple[str, ...] | None = None
    deadline: bool = False
    phrase: str | None = None
    due: date | None = None
    due_time: time | None = None
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EntryWithdrawn(Event):
    """Entry `entry` is taken out of the minutes; the history keeps it."""

    entry: int


@dataclass(frozen=True, slots=True)
class TakenBack(Event):
    entries: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Restored(Event):
    entries: tuple[int, ...]
