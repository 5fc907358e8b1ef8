"""Deadlines that stood after the end of the meeting, so may be in a calendar, and are no more: called off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from exports.edition import edition_of
from exports.ics.deadlines import Due, dues
from exports.ics.time import stamp_of
from exports.phrases import Phrases
from store import events as e
from store.fold.meeting import fold

_TAKING = (
    e.EntryWithdrawn,
    e.TakenBack,
    e.Restored,
    e.ActionChanged,
    e.Refiled,
    e.Reworded,
    e.ItemChanged,
    e.ItemRemoved,
)
_ENDING = (e.ChiefExecutiveRuled, e.ConsensusReached, e.OutcomeGiven, e.ItemPostponed, e.DoorsClosed, e.ItemsJoined)


def gone(entries: Sequence[e.Stamped], now: Sequence[Due], edition: str, phrases: Phrases) -> tuple[Due, ...]:
    """What a calendar made at or after the end had and `now` lacks, without a word of what it was.

    It stays in the file with STATUS:CANCELLED, so that the calendars that took it in let go of it (calendar.md, 12).
    """
    known, found = {due.uid for due in now}, {}
    end = next((place for place, s in enumerate(entries) if isinstance(s.event, e.MeetingEnded)), len(entries))
    for place in range(end + 1, len(entries)):
        if isinstance(entries[place].event, (*_TAKING, *_ENDING)):
            then = entries[:place]
            told = edition_of(fold(then), edition, phrases.language)
            for due in dues(told, then, phrases):
                if due.uid not in known:
                    found[due.uid] = _called_off(due, entries, place, phrases)
    return tuple(found.values())


def _called_off(due: Due, entries: Sequence[e.Stamped], place: int, phrases: Phrases) -> Due:
    after = entries[place:]
    ended = {s.entry for s in after if isinstance(s.event, _ENDING) and getattr(s.event, "item", None) == due.item}
    return replace(
        due,
        summary=phrases("ics.gone"),
        lines=(),
        stamp=stamp_of(entries, due.numbers | ended),
        alarm=False,
        cancelled=True,
    )
