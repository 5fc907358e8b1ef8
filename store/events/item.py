"""What is said and decided on an item."""

from __future__ import annotations

from datetime import date, time

from store.events.base import Event
from store.value import value


@value
class ItemStarted(Event):
    item: str


@value
class ItemStopped(Event):
    item: str


@value
class NoteTaken(Event):
    item: str | None
    text: str
    private: bool = False


@value
class ProposalMade(Event):
    """A wording on the table; empty takes it off again."""

    item: str
    text: str


@value
class ConsensusReached(Event):
    """`as_proposed`: nothing was typed and the indstilling was agreed to."""

    item: str
    text: str
    as_proposed: bool = False


@value
class ChiefExecutiveRuled(Event):
    item: str
    text: str
    reason: str | None = None


@value
class RulingAwaited(Event):
    item: str
    phrase: str | None = None
    due: date | None = None
    due_time: time | None = None


@value
class RoundHeld(Event):
    """`stances` are the deviations only: (initials, stance, words); who is not named is enig."""

    item: str
    stances: tuple[tuple[str, str, str], ...] = ()


@value
class ReservationMade(Event):
    item: str
    who: str
    text: str


@value
class DissentRecorded(Event):
    item: str
    who: str
    text: str


@value
class OutcomeGiven(Event):
    """noted, discussed, withdrawn or referred; `to` is where it was sent."""

    item: str
    outcome: str
    text: str | None = None


@value
class ItemPostponed(Event):
    """`to` as said (None = the next meeting), `day` its date where it is one, `wording` printed as typed."""

    item: str
    to: str | None = None
    day: date | None = None
    reason: str | None = None
    wording: str | None = None


@value
class ActionGiven(Event):
    item: str | None
    number: str
    owners: tuple[str, ...]
    text: str
    phrase: str | None = None
    due: date | None = None
    due_time: time | None = None
    flags: tuple[str, ...] = ()


@value
class TopicParked(Event):
    item: str | None
    text: str


@value
class TopicDropped(Event):
    """A topic parked at an earlier meeting is off the lot; `topic` is its id, `text` what it was."""

    topic: str
    text: str


@value
class MayorSpoke(Event):
    """The mayor's tilkendegivelse: on record, never a decision (S24)."""

    item: str | None
    text: str


@value
class CaseLineWritten(Event):
    """`line` is citizen, effect, finance or choice; an effect may carry a review date (S47, S48, S10, S54)."""

    item: str
    line: str
    text: str
    review: date | None = None
    phrase: str | None = None


@value
class AdviceMarked(Event):
    """The item is advice to politicians by `who`, as director: it takes no binding decision (S5)."""

    item: str
    who: str | None = None


@value
class AreasAffected(Event):
    item: str
    areas: tuple[str, ...]


@value
class Coordinated(Event):
    item: str
    text: str | None = None


@value
class ConflictRaised(Event):
    """Inhabilitet: `recused` or raised and rejected. It takes nobody out of the room; leaving does."""

    item: str
    who: str
    recused: bool
    reason: str | None = None


@value
class DoorsClosed(Event):
    item: str


@value
class DoorsOpened(Event):
    item: str


@value
class ReadAloud(Event):
    item: str


@value
class FollowedUp(Event):
    """`status` is done, extended, open or remark."""

    id: str
    status: str
    text: str | None = None
    phrase: str | None = None
    due: date | None = None
