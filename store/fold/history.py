"""Which entries stand, and how they now read: undo, redo and corrections, in the order they were typed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from store import events as e
from store.value import value


@value
class History:
    """`standing` in typed order, corrections applied; `changes` counts what touched an entry's deadline or owner."""

    standing: tuple[e.Stamped, ...]
    undoable: tuple[int, ...]
    redoable: tuple[int, ...]
    changes: dict[int, int]
    end_changes: int
    withdrawn: tuple[e.Stamped, ...]


def read_history(entries: Iterable[e.Stamped]) -> History:
    """Undo is an entry, redo takes that back; a new entry ends redo. A correction changes how its target reads."""
    entries = tuple(entries)
    undo: list[int] = []
    redo: list[int] = []
    gone: set[int] = set()
    for stamped in entries:
        match stamped.event:
            case e.TakenBack(numbers):
                gone.update(numbers)
                undo = [n for n in undo if n not in numbers]
                redo.extend(numbers)
            case e.Restored(numbers):
                gone.difference_update(numbers)
                redo = [n for n in redo if n not in numbers]
                undo.extend(numbers)
            case e.MeetingCalled() | e.CarriedOver():
                pass
            case _:
                undo.append(stamped.entry)
                redo.clear()
    standing = {
        s.entry: s for s in entries if s.entry not in gone and not isinstance(s.event, (e.TakenBack, e.Restored))
    }
    before = dict(standing)
    for stamped in before.values():
        _correct(standing, stamped.event)
    withdrawn = tuple(stamped for number, stamped in before.items() if number not in standing)
    return History(tuple(standing.values()), tuple(undo), tuple(redo), *_changes(entries), withdrawn)


def named(entries: Iterable[e.Stamped]) -> frozenset[int]:
    """The entries that corrections and undo speak of."""
    found: set[int] = set()
    for event in (stamped.event for stamped in entries):
        match event:
            case e.TakenBack(numbers) | e.Restored(numbers):
                found.update(numbers)
            case e.Reworded(entry=n) | e.Refiled(entry=n) | e.ActionChanged(entry=n) | e.EntryWithdrawn(entry=n):
                found.add(n)
    return frozenset(found)


def _correct(standing: dict[int, e.Stamped], event: e.Event) -> None:
    """Apply one correction to its target; a target that does not stand is left alone."""
    match event:
        case e.Reworded(entry=n) | e.Refiled(entry=n) | e.ActionChanged(entry=n) | e.EntryWithdrawn(entry=n):
            target = standing.get(n)
        case _:
            return
    if target is None:
        return
    if isinstance(event, e.EntryWithdrawn):
        del standing[n]
    else:
        standing[n] = replace(target, event=corrected(target.event, event))


def corrected(event: e.Event, correction: e.Event) -> e.Event:
    """`event` as it reads after `correction`."""
    match event, correction:
        case e.ActionGiven(), e.Reworded(text=text, deadline=deadline):
            return replace(event, text=text, **_deadline(correction)) if deadline else replace(event, text=text)
        case e.ActionGiven(), e.ActionChanged(owners=owners, deadline=deadline):
            changed = replace(event, owners=owners) if owners else event
            return replace(changed, **_deadline(correction)) if deadline else changed
        case e.ConsensusReached(), e.Reworded(text=text):
            return replace(event, text=text, as_proposed=False)
        case e.ChiefExecutiveRuled(), e.Reworded(text=text, reason=reason):
            return replace(event, text=text, reason=reason or event.reason)
        case e.ItemPostponed(), e.Reworded(text=text):
            return replace(event, wording=text)
        case _, e.Reworded(text=text) if hasattr(event, "text"):
            return replace(event, text=text)  # type: ignore[call-arg]
        case _, e.Refiled(item=item) if hasattr(event, "item"):
            return replace(event, item=item)  # type: ignore[call-arg]
    return event


def _deadline(change: Any) -> dict[str, Any]:
    return {name: getattr(change, name) for name in ("phrase", "due", "due_time", "flags")}


def _changes(entries: tuple[e.Stamped, ...]) -> tuple[dict[int, int], int]:
    """How often each entry was corrected, undone corrections too: the count never falls (a SEQUENCE hangs on it)."""
    targets = {
        s.entry: s.event.entry for s in entries if isinstance(s.event, (e.ActionChanged, e.Reworded, e.EntryWithdrawn))
    }
    ends = {s.entry for s in entries if isinstance(s.event, (e.EndMoved, e.HeaderChanged))}
    counts: dict[int, int] = {}
    end_changes = 0
    for stamped in entries:
        undone = stamped.event.entries if isinstance(stamped.event, (e.TakenBack, e.Restored)) else (stamped.entry,)
        for number in undone:
            if number in targets:
                counts[targets[number]] = counts.get(targets[number], 0) + 1
            end_changes += number in ends
    return counts, end_changes
