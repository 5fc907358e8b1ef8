"""What the dialogs give back: plain values, so that who asks need not know how they are drawn."""

from __future__ import annotations

from typing import NamedTuple


class Ruled(NamedTuple):
    """The ruling's form. `against` are initials; `reservation` as typed, `ØP: words`; an empty reason is none."""

    text: str
    against: tuple[str, ...] = ()
    reservation: str = ""
    reason: str = ""


class Destination(NamedTuple):
    """An item that is there by its id, or a title that becomes one."""

    item: str | None = None
    title: str = ""


class Step(NamedTuple):
    """In the history: go to where an entry was made, or take back everything down to and with it."""

    entry: int
    take_back: bool = False


class Answer(NamedTuple):
    """Finishing: `end` the meeting, `go` to an item, set a task's `due` or `owner`; `what` is its id or entry."""

    how: str
    what: str = ""
