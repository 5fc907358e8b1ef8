"""The values a meeting is made of, as planned and as they stand: frozen all the way down."""

from __future__ import annotations

from dataclasses import field
from datetime import date, datetime, time

from store.value import value

MEMBER, STANDING, GUEST, MINUTE_TAKER, MAYOR = "medlem", "fast_deltager", "gaest", "referent", "borgmester"
PRESENT, EXCUSED, NO_SHOW = "til_stede", "afbud", "udeblevet"
THEMES, OPERATIONS, ANY_OTHER = "temaer", "drift", "eventuelt"
PLANNED, OPEN, ADJOURNED, ENDED = "planned", "open", "adjourned", "ended"

CONSENSUS, RULING, AWAITING, POSTPONED, WITHDRAWN = "consensus", "ruling", "awaiting", "postponed", "withdrawn"
NOTED, DISCUSSED, REFERRED, UNDECIDED = "noted", "discussed", "referred", "undecided"

AGREE, RESERVATION, ABSTAIN, DISAGREE = "enig", "enig_forbehold", "afstaar", "uenig"

_ACTING = ("fungerende", "konstitueret", "acting", "the")


def _words(title: str) -> list[str]:
    return title.casefold().replace(",", " ").replace(".", " ").split()


@value
class Person:
    """Somebody who may be in the room; `initials` name the person everywhere, in any case."""

    initials: str
    title: str
    role: str = MEMBER
    attendance: str = PRESENT
    reason: str | None = None
    remote: bool = False
    external: bool = False
    name: str | None = None
    areas: tuple[str, ...] = ()

    @property
    def chief_executive(self) -> bool:
        """The one who rules: the right follows the role, never the chair (S2)."""
        words = _words(self.title)
        named = "kommunaldirektør" in words or words[:2] == ["chief", "executive"]
        return self.role == MEMBER and named and "stedfortræder" not in words

    @property
    def mayor(self) -> bool:
        """Whoever is titled borgmester, whatever the role (S24)."""
        words = [word for word in _words(self.title) if word not in _ACTING]
        return self.role == MAYOR or words[:1] in (["borgmester"], ["borgmesteren"], ["mayor"])

    @property
    def member(self) -> bool:
        """Counted in consensus: a member of the board who is not the mayor."""
        return self.role == MEMBER and not self.mayor


@value
class AgendaItem:
    """An item as it was planned. `kind` is B, D, O or D/B; `minutes` its time box; `proposal` the indstilling's points.

    One that comes from an earlier meeting tells the last one (`carried_from`), the day it first stood on an agenda
    (`since`), and the day it waits for (`not_before`), where it does.
    """

    id: str
    title: str
    section: str = ANY_OTHER
    kind: str | None = None
    minutes: int | None = None
    presenter: str | None = None
    guests: tuple[str, ...] = ()
    guest_at: time | None = None
    proposal: tuple[str, ...] = ()
    case_no: str | None = None
    resume: str | None = None
    attachments: tuple[str, ...] = ()
    closed: bool = False
    closed_heading: str | None = None
    advice: str | None = None
    affects: tuple[str, ...] = ()
    carried_from: str | None = None
    since: date | None = None
    not_before: date | None = None

    @property
    def any_other(self) -> bool:
        """The item »Eventuelt« itself, which stands last and never moves."""
        return self.section == ANY_OTHER and self.title.strip().casefold() in ("eventuelt", "any other business")


@value
class OpenAction:
    """A task carried over from an earlier meeting; `id` is as it was given there (`oa1`, `21-3`)."""

    id: str
    owners: tuple[str, ...]
    text: str
    due: date | None = None
    phrase: str | None = None
    meeting: str | None = None
    made_on: date | None = None
    closed: bool = False

    @property
    def exact(self) -> str:
        """`21/2026-3`, where the meeting is known; else the id as it was given."""
        series, dash, number = self.id.rpartition("-")
        return f"{self.meeting}-{number}" if dash and self.meeting and series.isdecimal() else self.id


@value
class NextMeeting:
    """The next meeting of the series; it has its id before it is called."""

    date: date
    start: time | None = None
    end: time | None = None


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
    def box(self) -> int:
        """Minutes set aside, with what was added during the meeting; 0 where none were planned."""
        return max(0, (self.plan.minutes or 0) + self.extra)
