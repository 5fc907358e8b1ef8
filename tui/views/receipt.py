"""What the lower border of the line says: how a line is heard, that it is kept, that it is undone (screens.md 7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace

from rich.cells import cell_len

from store import events as e
from store.meeting import Meeting
from store.round import affected, in_turn
from store.said import Said
from tui.texts.words import Words
from tui.understood import clock_text, deadline_text, item_name, understood
from tui.views import when
from tui.views.pieces import cut, plain

SHORTEST = 12


def short(event: e.Event, meeting: Meeting, words: Words, room: int) -> str:
    """How the event is understood in at most `room` cells: the user's own words are cut, not what follows them."""
    said = plain(understood(event, meeting, words))
    for name in ("text", "wording", "reason"):
        text = getattr(event, name, None) if name in {f.name for f in fields(event)} else None
        over = cell_len(said) - room
        if over > 0 and text:
            less = cut(plain(text), max(SHORTEST, cell_len(plain(text)) - over))
            event = replace(event, **{name: less})
            said = plain(understood(event, meeting, words))
    if cell_len(said) > room and isinstance(event, e.ActionGiven):
        due = when.short(event.due, words) if event.due else deadline_text(event.phrase, None, None, words)
        return f"{', '.join(event.owners) or words('did.no_owner')} · {due}"
    return said


def heard(event: e.Event, meeting: Meeting, warnings: Sequence[Said], words: Words, room: int) -> str:
    """`→ Opgave CDA: … · frist fre. 27.11.2026 (uge 48)`, with what is odd about it; what to do is said at Enter."""
    odd = (words.said(warning).partition(" – ")[0] for warning in warnings if warning.key not in REPEATED)
    tail = "".join(f" · ! {what}" for what in odd)
    where = _elsewhere(event, meeting, words)
    if isinstance(event, e.RoundHeld) and not event.stances:
        tail = f"{_turns(event.item, meeting, words)}{tail}"
    return f"→ {where}{short(event, meeting, words, max(24, room - 2 - cell_len(tail + where)))}{tail}"


def _turns(item_id: str, meeting: Meeting, words: Words) -> str:
    """Whom to ask, the affected first (S7, S8)."""
    item = meeting.item(item_id)
    if item is None:
        return ""
    first = affected(meeting, item)
    turn = [f"{p.initials} {words('live.affected')}" if p in first else p.initials for p in in_turn(meeting, item)]
    return f" · {words('live.turn', who=', '.join(turn))}"


# What the understood line says itself, so that a warning would say it twice.
REPEATED = ("warn.no_deadline", "warn.no_owner", "warn.deadline.vague")


def kept(stamped: e.Stamped, meeting: Meeting, warnings: Sequence[Said], words: Words, room: int) -> str:
    """`✓ Besluttet i enighed kl. 12.42 · ^Z fortryder`: short for what stands on the screen, else in full."""
    event, time = stamped.event, clock_text(stamped.happened_at)
    tail = "".join(f" · ! {words.said(warning)}" for warning in warnings if warning.key not in REPEATED)
    undo = f"{tail} · {words('live.kept.undo')}"
    where = _elsewhere(event, meeting, words)
    match event:
        case e.ConsensusReached():
            return f"✓ {where}{words('live.kept.consensus', time=time)}{undo} · {words('live.kept.edit')}"
        case e.ChiefExecutiveRuled():
            return f"✓ {where}{words('live.kept.ruling', time=time)}{undo} · {words('live.kept.edit')}"
        case e.NoteTaken():
            return f"✓ {where}{words('live.kept.note', time=time)}{undo}"
        case e.ItemStarted():
            return f"{HERE_NOW} {short(event, meeting, words, room - 2 - cell_len(tail))}{tail}"
    return f"✓ {where}{short(event, meeting, words, max(24, room - 2 - cell_len(undo + where)))}{undo}"


HERE_NOW = "▶"


def undone(event: e.TakenBack | e.Restored, meeting: Meeting, words: Words, room: int) -> str:
    """`↶ Fortrudt: opgave til CDA · ^Y gentager`; `meeting` is as it stood before where something was taken back."""
    back = isinstance(event, e.TakenBack)
    tail = words("live.undone.redo" if back else "live.redone.undo")
    said = plain(understood(event, meeting, words))
    return f"{'↶' if back else '↷'} {cut(said, max(24, room - cell_len(tail) - 5))} · {tail}"


def _elsewhere(event: e.Event, meeting: Meeting, words: Words) -> str:
    """Where the line is about another item than the current one, that item's number in front."""
    item = getattr(event, "item", None)
    if item is None or item == meeting.current or isinstance(event, (e.ItemStarted, e.ItemStopped, e.ItemMoved)):
        return ""
    return f"{item_name(item, meeting, words)}: "
