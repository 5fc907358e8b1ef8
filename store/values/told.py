"""What was said and done at a meeting, and each item as it stands. Frozen all the way down."""

from __future__ import annotations

from dataclasses import field
from datetime import date, datetime, time

from store.value import value
from store.values.planned import AgendaItem
from store.values.words import AWAITING, UNDECIDED


@value
class Note:
    entry: int
    at: datetime
    text: str
    private: bool = False


@value
class Voice:
    """A member's own words on a decision: a reservation, a dissent or a stance."""

    who: str
    text: str
    stance: str = ""
    entry: int | None = field(default=None, compare=False)


@value
class Decision:
    """`basis` is consensus or ruling; `absent` every member not in the room when it was decided."""

    entry: int
    at: datetime
    text: str
    basis: str
    reason: str | None = None
    as_proposed: bool = False
    dissent: tuple[Voice, ...] = ()
    reservations: tuple[Voice, ...] = ()
    disagree: tuple[Voice, ...] = ()
    absent: tuple[str, ...] = ()
    recused: tuple[str, ...] = ()
    present: int = 0
    after_meeting: bool = False
    review: date | None = None


@value
class Outcome:
    """Any outcome that is not a decision. `to` is where it was postponed or referred, `wording` printed as typed."""

    entry: int
    at: datetime
    kind: str
    text: str | None = None
    to: str | None = None
    to_date: date | None = None
    reason: str | None = None
    to_time: time | None = None
    phrase: str | None = None


@value
class Action:
    """A task made at this meeting; `phrase` is the deadline as spoken, `due` its date where there is one."""

    entry: int
    at: datetime
    number: str
    item: str | None
    owners: tuple[str, ...]
    text: str
    phrase: str | None
    due: date | None
    due_time: time | None
    flags: tuple[str, ...] = ()
    changes: int = 0


@value
class FollowUp:
    """What was said of an earlier task; `status` is done, extended, open or remark."""

    entry: int
    at: datetime
    id: str
    status: str
    text: str | None = None
    phrase: str | None = None
    due: date | None = None


@value
class Parked:
    entry: int
    at: datetime
    text: str
    item: str | None


@value
class Remark:
    """A word on an item, neither note nor decision: the mayor's, a case line, an objection, a claim of conflict."""

    entry: int
    at: datetime
    kind: str
    text: str
    who: str | None = None
    yes: bool = True
    due: date | None = None
    phrase: str | None = None


@value
class Stay:
    """One interval of a person in the room; `until` is None while it lasts. Items: under which it began and ended."""

    who: str
    since: datetime
    until: datetime | None = None
    online: bool = False
    temporary: bool = False
    since_item: str | None = None
    until_item: str | None = None
    from_start: bool = False


@value
class Item:
    """An item as it stands: the plan, its number, and all that was said and decided on it.

    `spent` seconds are done with, `since` the moment the clock of the item started (None = it stands); `extra` minutes
    were added to the box; `table` is the wording on the table; `heard` whom the latest round reached; `split_from` the
    item it was parted from.
    """

    plan: AgendaItem
    number: int
    opened: bool = False
    ended: bool = False
    closed: bool = False
    joined_to: str | None = None
    split_from: str | None = None
    outcome: str = UNDECIDED
    notes: tuple[Note, ...] = ()
    decisions: tuple[Decision, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    remarks: tuple[Remark, ...] = ()
    stances: tuple[Voice, ...] = ()
    round_entry: int | None = None
    heard: tuple[str, ...] = ()
    table: str | None = None
    advice: str | None = None
    affects: tuple[str, ...] = ()
    coordinated: bool = False
    spent: int = 0
    since: datetime | None = None
    extra: int = 0

    @property
    def id(self) -> str:
        return self.plan.id

    @property
    def title(self) -> str:
        return self.plan.title

    @property
    def section(self) -> str:
        return self.plan.section

    @property
    def settled(self) -> bool:
        """Has an outcome, so that the meeting may end (rules.md, what is refused)."""
        return self.outcome != UNDECIDED

    @property
    def promised(self) -> Outcome | None:
        """The ruling it waits for; another item it was joined to waits for it too."""
        if self.outcome != AWAITING or self.joined_to:
            return None
        return next((outcome for outcome in reversed(self.outcomes) if outcome.kind == AWAITING), None)

    @property
    def box(self) -> int:
        """Minutes set aside, with what was added during the meeting; 0 where none were planned."""
        return max(0, (self.plan.minutes or 0) + self.extra)
