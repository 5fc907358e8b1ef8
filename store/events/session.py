"""The meeting itself: called, opened, ended, and what happens to its minutes."""

from __future__ import annotations

from datetime import date, time

from store.events.base import Event
from store.value import value
from store.values import AgendaItem, NextMeeting, OpenAction, Person, Topic

Day = date


@value
class MeetingCalled(Event):
    """Entry 0: all that was known before. What is carried over travels inside, so a ledger is whole in itself.

    `waiting` are items of earlier meetings whose day has not come; they travel on to the next one. `topics` are what
    earlier meetings parked, `parked` the same as bare texts of a file. `carries`: what earlier meetings leave open
    comes here by itself until the meeting opens.
    """

    id: str
    forum: str
    number: str
    date: date
    start: time
    end: time
    organisation: str = ""
    place: str | None = None
    chair: str | None = None
    deputy_chair: str | None = None
    minute_taker: str | None = None
    purpose: str | None = None
    next_meeting: NextMeeting | None = None
    people: tuple[Person, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    open_actions: tuple[OpenAction, ...] = ()
    parked: tuple[str, ...] = ()
    topics: tuple[Topic, ...] = ()
    waiting: tuple[AgendaItem, ...] = ()
    previous_number: str | None = None
    previous_date: Day | None = None
    sections: tuple[str, ...] = ("temaer", "drift", "eventuelt")
    decides: bool = True
    has_agenda: bool = True
    carries: bool = False


@value
class CarriedOver(Event):
    """What earlier meetings left open since this one was called; None is as it was. Nobody typed or undoes it."""

    items: tuple[AgendaItem, ...] = ()
    open_actions: tuple[OpenAction, ...] | None = None
    topics: tuple[Topic, ...] | None = None
    waiting: tuple[AgendaItem, ...] | None = None
    people: tuple[Person, ...] = ()
    previous_number: str | None = None
    previous_date: Day | None = None
    gone: tuple[str, ...] = ()


@value
class MeetingOpened(Event):
    by: str | None = None


@value
class MeetingAdjourned(Event):
    reason: str | None = None


@value
class MeetingResumed(Event):
    pass


@value
class MeetingEnded(Event):
    """`postponed` are the ids of the undecided items put off to the next meeting as it ended."""

    postponed: tuple[str, ...] = ()


@value
class MeetingReopened(Event):
    reason: str


@value
class ChairTaken(Event):
    who: str


@value
class AgendaApproved(Event):
    text: str | None = None


@value
class MinutesApproved(Event):
    """Earlier minutes: `approved` where the wording is empty or begins with godkendt (line.md)."""

    number: str
    text: str | None
    approved: bool


@value
class MinutesCorrected(Event):
    number: str
    old: str
    new: str


@value
class EndMoved(Event):
    end: time


@value
class DraftSent(Event):
    text: str | None = None


@value
class ObjectionMade(Event):
    """A member's objection to the draft, kept with the item."""

    item: str | None
    who: str
    text: str


@value
class MinutesPublished(Event):
    text: str | None = None


@value
class TopicTaken(Event):
    """A Monday topic becomes an item of the next Wednesday meeting (S35), a parked one of the next of its forum.

    `closed`: it was parked behind closed doors and stays there.
    """

    item: str | None
    plan_title: str
    section: str
    minutes: int | None = None
    closed: bool = False
    item_kind: str | None = None
    presenter: str | None = None
