"""The sentence of the minutes before it is kept: the record as it would then stand, drawn as the minutes draw it."""

from __future__ import annotations

from store import events as e
from store.fold.meeting import fold
from store.record import Record
from tui.texts.words import Words


def sentence(record: Record, item_id: str, events: tuple[e.Event, ...], words: Words) -> str:
    """What the minutes would say of the latest decision on an item after these events."""
    now, first = record.now(), len(record.entries)
    more = (e.Stamped(first + n, now, now, event) for n, event in enumerate(events))
    item = fold((*record.entries, *more)).item(item_id)
    if item is None or not item.decisions:
        return ""
    decision = item.decisions[-1]
    said = [words("live.sentence.ruling", text=decision.text)]
    if decision.reason:
        said.append(words("live.sentence.reason", reason=decision.reason))
    said += [words("live.sentence.reservation", who=voice.who, text=voice.text) for voice in decision.reservations]
    said += [words("live.sentence.against", who=voice.who) for voice in decision.dissent]
    return " ".join(said)
