"""A meeting as it stands: one frozen value, folded from its entries, and the questions one may ask it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time

from store.events import MeetingCalled, MinutesApproved, MinutesCorrected, Stamped
from store.value import value
from store.values import (
    ENDED,
    EXCUSED,
    GUEST,
    NO_SHOW,
    OPEN,
    PLANNED,
    PRESENT,
    Action,
    FollowUp,
    Item,
    Note,
    OpenAction,
    Parked,
    Person,
    Remark,
    Stay,
)


@value
class Break:
    """The meeting was adjourned, and resumed unless `until` is None."""

    since: datetime
    until: datetime | None = None
    reason: str | None = None


@value
class Approval:
    """What was said of earlier minutes at this meeting."""

    entry: int
    event: MinutesApproved


@value
class Correction:
    """A correction of earlier minutes, printed in these."""

    entry: int
    event: MinutesCorrected


@value
class Meeting:
    """`items` stand by number, `order` is how they are taken. `entries` are those that stand, as they now read.

    `approved_in` is the later meeting that approved these minutes; it is told by the archive, not by the entries.
    """

    called: MeetingCalled
    people: tuple[Person, ...]
    items: tuple[Item, ...]
    order: tuple[str, ...]
    current: str | None = None
    state: str = PLANNED
    opened: datetime | None = None
    closed: datetime | None = None
    opened_by: str | None = None
    chair: str | None = None
    planned_start: time = time(12)
    planned_end: time = time(15)
    place: str | None = None
    minute_taker: str | None = None
    extended: bool = False
    breaks: tuple[Break, ...] = ()
    paused: datetime | None = None
    stays: tuple[Stay, ...] = ()
    in_room: tuple[str, ...] = ()
    actions: tuple[Action, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    parked: tuple[Parked, ...] = ()
    dropped: frozenset[str] = frozenset()
    notes: tuple[Note, ...] = ()
    mayor: tuple[Remark, ...] = ()
    agenda_approval: str | None = None
    approvals: tuple[Approval, ...] = ()
    corrections: tuple[Correction, ...] = ()
    after: tuple[Remark, ...] = ()
    objections: tuple[Remark, ...] = ()
    reopenings: tuple[Remark, ...] = ()
    starts: tuple[tuple[str, datetime], ...] = ()
    treated: tuple[str, ...] = ()  # ids in the order actually taken
    closed_entries: frozenset[int] = frozenset()
    entries: tuple[Stamped, ...] = ()
    undoable: tuple[int, ...] = ()
    redoable: tuple[int, ...] = ()
    withdrawn: tuple[Stamped, ...] = ()
    last: Stamped | None = None
    latest: datetime | None = None
    count: int = 0
    end_changes: int = 0
    approved_in: str | None = None

    @property
    def id(self) -> str:
        return self.called.id

    @property
    def number(self) -> str:
        return self.called.number

    @property
    def running(self) -> bool:
        return self.state == OPEN

    @property
    def ended(self) -> bool:
        return self.state == ENDED

    def person(self, initials: str) -> Person | None:
        """Whoever has these initials, in any case."""
        wanted = initials.casefold()
        return next((p for p in self.people if p.initials.casefold() == wanted), None)

    def item(self, item_id: str | None) -> Item | None:
        return next((item for item in self.items if item.id == item_id), None)

    def numbered(self, number: int) -> Item | None:
        return next((item for item in self.items if item.number == number), None)

    @property
    def at(self) -> Item | None:
        """The item the line is about."""
        return self.item(self.current)

    @property
    def members(self) -> tuple[Person, ...]:
        return tuple(p for p in self.people if p.member)

    @property
    def chief(self) -> Person | None:
        """The one who rules where there is no consensus (S2)."""
        return next((p for p in self.people if p.chief_executive), None)

    def is_in(self, initials: str) -> bool:
        return initials in self.in_room

    def was_in_at(self, initials: str, at: datetime) -> bool:
        """In the room at a moment: now, for the latest one; by the clock for one that is typed late."""
        if self.latest is None or at >= self.latest:
            return initials in self.in_room
        return any(s.who == initials and s.since <= at and (s.until is None or at < s.until) for s in self.stays)

    @property
    def guests_in(self) -> tuple[Person, ...]:
        """Guests who are in the room now; the mayor is none."""
        return tuple(p for p in self.people if p.role == GUEST and not p.mayor and self.is_in(p.initials))

    def was_in(self, person: Person) -> bool:
        """Has been in the room, or before the opening is expected there."""
        if self.opened is None:
            return person.attendance == PRESENT
        return any(stay.who == person.initials for stay in self.stays)

    def attendance(self, person: Person) -> str:
        """PRESENT who was there at any time; else EXCUSED, or NO_SHOW where nothing was said."""
        if self.was_in(person):
            return PRESENT
        return EXCUSED if person.attendance == EXCUSED else NO_SHOW

    def entry(self, number: int) -> Stamped | None:
        """The standing entry with this number."""
        return next((stamped for stamped in self.entries if stamped.entry == number), None)

    @property
    def undecided(self) -> tuple[Item, ...]:
        """What stands in the way of ending: every item without an outcome, but for »Eventuelt« (rules.md)."""
        if not self.called.decides:
            return ()
        return tuple(item for item in self.items if not item.settled and not item.plan.any_other)

    @property
    def open_actions(self) -> tuple[OpenAction, ...]:
        """Earlier tasks that are still open, with the deadline they have now."""
        return self.still_open(self.called.open_actions)

    def still_open(self, tasks: Iterable[OpenAction]) -> tuple[OpenAction, ...]:
        """Those of the tasks that nobody has said are done, with the deadline a later word has given them."""
        done = {follow.id for follow in self.follow_ups if follow.status == "done"}
        moved = {follow.id: follow for follow in self.follow_ups if follow.status == "extended"}
        left = (task for task in tasks if not done & {task.id, task.exact})
        return tuple(task.moved(moved.get(task.exact) or moved.get(task.id)) for task in left)

    def carrier(self, item_id: str | None) -> str | None:
        """The item an entry belongs to: of items treated together the first carries the entries and the outcome."""
        item = self.item(item_id)
        return item.joined_to if item is not None and item.joined_to else item_id

    def is_closed(self, entry: int) -> bool:
        """True where the entry belongs behind closed doors: it stays in the house."""
        return entry in self.closed_entries

    def following(self, item_id: str | None, step: int = 1) -> Item | None:
        """The item `step` places on in the order taken; the first where there is no current one."""
        if item_id not in self.order:
            return self.item(self.order[0]) if self.order else None
        place = self.order.index(item_id) + step
        return self.item(self.order[place]) if 0 <= place < len(self.order) else None
