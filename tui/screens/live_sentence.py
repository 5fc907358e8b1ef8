"""The sentence of the minutes before it is kept: the record as it would then stand, worded as the minutes word it."""

from __future__ import annotations

from exports.minutes.outcomes import resolutions
from exports.phrases import Phrases
from store import events as e
from store.fold.meeting import fold
from store.record import Record


def sentence(record: Record, item_id: str, events: tuple[e.Event, ...], language: str) -> str:
    """What the minutes would say of the latest decision on an item after these events; empty where there is none."""
    now, first = record.now(), len(record.entries)
    meeting = fold((*record.entries, *(e.Stamped(first + n, now, now, event) for n, event in enumerate(events))))
    item = meeting.item(item_id)
    told = resolutions(meeting, item, Phrases(language)) if item is not None and item.decisions else ()
    return " ".join((told[-1].text, *told[-1].voices)) if told else ""
