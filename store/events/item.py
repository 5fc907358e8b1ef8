"""What is said and decided on an item."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from store.events.base import Event


@dataclass(frozen=True, slots=True)
class ItemStarted(Event):
    item: str


@dataclass(frozen=True, slots=True)
class ItemStopped(Event):
    item: str


@dataclass(frozen=True, slots=True)
class NoteTaken(Event):
    item: str | None
    text: str
    private: bool = False


@dataclass(frozen=True, slots=True)
class ProposalMade(Event):
    """A wording on the table; empty takes it off again."""

    item: str
    text: str


@dataclass(frozen=True, slots=True)
class ConsensusReached(Event):
    """`as_proposed`: nothing was typed and the indstilling was agreed to."""

    item: str
    text: str
    as_proposed: bool = False


@dataclass(frozen=True, slots=True)
class ChiefExecutiveRuled(Event):
    item: str
    text: str
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class RulingAwaited(Event):
    item: str
    phrase: str | None = None
    due: date | None = None
    due_time: time | None = None


@dataclass(frozen=True, slots=True)
class RoundHeld(Event):
    """`stances` are the deviations only: (initials, stance, words); who is not named is enig."""

    item: str
    stances: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ReservationMade(Event):
    item: str
    who: str
    text: str


@dataclass(frozen=True, slots=True)
class DissentRecorded(Event):
    item: str
    who: str
    text: str


@dataclass(frozen=True, slots=True)
class OutcomeGiven(Event):
    """noted, discussed, withdrawn or referred; `to` is where it was sent."""

    item: str
    outcome: str
    text: str | None = None


@dataclass(frozen=True, slots=True)
class ItemPostponed(Event):
    """`to` as said (None = the next meeting), `day` its date where it is one, `wording` printed as typed."""

    item: str
    to: str | None = None
    day: date | None = None
    reason: str | None = None
    wording: str | None = None


@dataclass(frozen=True, slots=True)
class ActionGiven(Event):
    item: str | None
    number: str
    owners: tuple[str, ...]
    text: str
    phrase: str | None = None
    due: date | None = None
    due_time: time | None = None
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TopicParked(Event):
    item: str | None
    text: str


@dataclass(frozen=True, slots=True)
class MayorSpoke(Event):
    """The mayor's tilkendegivelse: on record, never a decision (S24)."""

    item: str | None
    text: str


@dataclass(frozen=True, slots=True)
class CaseLineWritten(Event):
    """`kind` is citizen, effect, finance or choice; an effect may carry the decision's review date (S47, S48, S10, S54)."""

    item: str
    kind: str
    text: str
    review: date | None = None
    phrase: str | None = None


@dataclass(frozen=True, slots=True)
class AdviceMarked(Event):
    """The item is advice to politicians by `who`, as director: it takes no binding decision (S5)."""

    item: str
    who: str | None = None


@dataclass(frozen=True, slots=True)
class AreasAffected(Event):
    item: str
    areas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coordinated(Event):
    item: str
    text: str | None = None


@dataclass(frozen=True, slots=True)
class ConflictRaised(Event):
    """Inhabilitet: `recused` or raised and rejected. It takes nobody out of the room; leaving does."""

    item: str
    who: str
    recused: bool
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class DoorsClosed(Event):
    item: str


@dataclass(frozen=True, slots=True)
class DoorsOpened(Event):
    item: str


@dataclass(frozen=True, slots=True)
class ReadAloud(Event):
    item: str


@dataclass(frozen=True, slots=True)
class FollowedUp(Event):
    """`status` is done, extended, open or remark."""

    id: str
    status: str
    text: str | None = None
    phrase: str | None = None
    due: date | None = None
