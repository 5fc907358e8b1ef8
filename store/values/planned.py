"""What is known of a meeting before it begins: people, items, earlier tasks and topics. Frozen all the way down."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from functools import lru_cache
from typing import Any

from store.value import value
from store.values.words import ANY_OTHER, MAYOR, MEMBER, PRESENT

_ACTING = ("fungerende", "konstitueret", "acting", "the")


def _words(title: str) -> list[str]:
    return title.casefold().replace(",", " ").replace(".", " ").split()


@lru_cache(maxsize=256)  # asked of everybody, again and again
def _mayoral(title: str) -> bool:
    words = [word for word in _words(title) if word not in _ACTING]
    return words[:1] in (["borgmester"], ["borgmesteren"], ["mayor"])


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
        return self.role == MAYOR or _mayoral(self.title)

    @property
    def member(self) -> bool:
        """Counted in consensus: a member of the board who is not the mayor."""
        return self.role == MEMBER and not self.mayor


@value
class AgendaItem:
    """An item as it was planned. `kind` is B, D, O or D/B; `minutes` its time box; `proposal` the indstilling's points.

    One that comes from an earlier meeting tells the last one (`carried_from`), the day it first stood on an agenda
    (`since`), and the day it waits for (`not_before`), where it does; a decision that comes back to be looked at is
    told in its words (`decided`), with the effect that was expected (`resume`).
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
    decided: str | None = None

    @property
    def any_other(self) -> bool:
        """The item »Eventuelt« itself, which stands last and never moves."""
        return self.section == ANY_OTHER and self.title.strip().casefold() in ("eventuelt", "any other business")


@value
class OpenAction:
    """A task carried over from an earlier meeting; `id` is as it was given there (`oa1`, `21-3`).

    A `ruling` is what the kommunaldirektør promised to decide: `22-k3` on item 3, its text the title of the item.
    """

    id: str
    owners: tuple[str, ...]
    text: str
    due: date | None = None
    phrase: str | None = None
    meeting: str | None = None
    made_on: date | None = None
    closed: bool = False
    ruling: bool = False

    def moved(self, follow: Any) -> OpenAction:
        """With the deadline a later word (a FollowUp) has given it, where there is one."""
        return replace(self, due=follow.due, phrase=follow.phrase) if follow else self

    @property
    def exact(self) -> str:
        """`21/2026-3`, where the meeting is known; else the id as it was given."""
        series, dash, number = self.id.rpartition("-")
        return f"{self.meeting}-{number}" if dash and self.meeting and series.isdecimal() else self.id


@value
class Topic:
    """A topic on the parking lot; `id` stays, `meeting` and `on` tell where and when it was parked.

    `entry` is the entry that parked it, where that is one of this meeting.
    """

    id: str
    text: str
    meeting: str | None = None
    on: date | None = None
    closed: bool = False
    entry: int | None = None


@value
class NextMeeting:
    """The next meeting of the series; it has its id before it is called."""

    date: date
    start: time | None = None
    end: time | None = None
