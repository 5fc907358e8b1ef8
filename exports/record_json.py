"""The record as JSON: `log --json`, and the files that an export writes; `show_json` is here by its public name."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from exports.edition import INTERNAL, edition_of
from exports.show_json import show_json as show_json
from store import events as e
from store.calling.file_form import file_form
from store.events.codec import kind_of, stamped_data
from store.meeting import Meeting
from store.values import Item

FORMAT = 1

# What of `show_json` is history or preparation, and does not stand in the minutes that leave the house.
_NOT_TOLD = frozenset(("entry", "time", "notes", "stances", "flags", "state", "parked_earlier"))


def dumps(data: Any) -> str:
    """JSON with an indent of one space and a line feed at the end; controls and bidi marks as \\u escapes."""
    text = json.dumps(data, ensure_ascii=False, indent=1)
    return "".join(c if c.isprintable() or c == "\n" else _escape(c) for c in text) + "\n"


def _escape(char: str) -> str:
    """`\\u202e`; beyond the first plane the two halves that JSON knows."""
    code = ord(char)
    if code <= 0xFFFF:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"


def log_json(entries: Sequence[e.Stamped], meeting: Meeting) -> list[dict[str, Any]]:
    """Every entry from the first, as it was typed; `taken_back` where it was undone or withdrawn since."""
    standing = {stamped.entry for stamped in meeting.entries}
    told = []
    for stamped in entries:
        event = stamped.event
        if isinstance(event, e.MeetingCalled):
            continue
        item = meeting.item(_item_of(event))
        told.append(
            {
                "entry": stamped.entry,
                "happened_at": stamped.happened_at.isoformat(),
                "typed_at": stamped.typed_at.isoformat(),
                "item": item.number if item else None,
                "kind": kind_of(type(event)),
                "text": text_of(event),
                "taken_back": stamped.entry not in standing and not isinstance(event, (e.TakenBack, e.Restored)),
            }
        )
    return told


def _item_of(event: e.Event) -> str | None:
    match event:
        case e.ItemAdded(plan=plan) | e.ItemChanged(plan=plan):
            return plan.id
        case e.ItemsJoined(items=items):
            return items[0] if items else None
    item: str | None = getattr(event, "item", None)
    return item


def text_of(event: e.Event) -> str | None:
    """The words of an entry as typed; of one without words, whom or what it names."""
    match event:
        case e.ItemAdded(plan=plan) | e.ItemChanged(plan=plan):
            return plan.title
        case e.ItemPostponed(wording=wording, reason=reason, to=to):
            return wording or reason or to
        case e.MinutesCorrected(old=old, new=new):
            return f"»{old}« til »{new}«"
        case e.TopicTaken(plan_title=title):
            return title
        case e.GuestMade(person=person):
            return f"{person.initials} {person.title}"
        case e.RoundHeld(stances=stances):
            return "; ".join(" ".join(part for part in stance if part) for stance in stances) or None
        case e.AreasAffected(areas=areas):
            return ", ".join(areas)
    for name in ("text", "reason", "phrase", "who", "by"):
        if told := getattr(event, name, None):
            return str(told)
    return None


def export_json(meeting: Meeting, entries: Sequence[e.Stamped], edition: str = INTERNAL) -> str:
    """A superset of a meeting file, which `enighed new --from` reads back (line.md, A meeting file).

    Internal: the whole record. Distribution: what its minutes hold, without history. ValueError for another edition.
    """
    told = edition_of(meeting, edition)
    plan = file_form(_called(told))
    if edition == INTERNAL:
        record: dict[str, Any] = {
            "id": meeting.id,
            "minutes": show_json(told, entries),
            "entries": [stamped_data(stamped) for stamped in entries],
        }
    else:
        plan["agenda"] = [_planned(data, item) for data, item in zip(plan.get("agenda", ()), told.items, strict=False)]
        minutes = _without_history(show_json(told))
        items = zip(minutes["items"], told.items, strict=True)
        minutes["items"] = [_neutral(data) if item.plan.closed else data for data, item in items]
        record = {"id": meeting.id, "minutes": minutes}
    return dumps({"format": FORMAT, "edition": edition, **plan, "record": record})


def _called(meeting: Meeting) -> e.MeetingCalled:
    """The meeting as it would be called now: its agenda by number, its people, the planned times."""
    return replace(
        meeting.called,
        start=meeting.planned_start,
        end=meeting.called.end if meeting.extended else meeting.planned_end,
        place=meeting.place,
        minute_taker=meeting.minute_taker,
        people=meeting.people,
        agenda=tuple(item.plan for item in meeting.items),
    )


def _planned(data: dict[str, Any], item: Item) -> dict[str, Any]:
    """An item of the agenda as the minutes name it; what only prepared it is left out."""
    if item.plan.closed:
        return _neutral(data)
    return {key: held for key, held in data.items() if key not in ("resume", "affects", "decided")}


def _neutral(data: dict[str, Any]) -> dict[str, Any]:
    """Of a closed item the number and the neutral heading (minutes.md, rule 9)."""
    return {key: data[key] for key in ("id", "nr", "number", "section", "title", "closed") if key in data}


def _without_history(data: Any) -> Any:
    if isinstance(data, Mapping):
        return {key: _without_history(held) for key, held in data.items() if key not in _NOT_TOLD}
    return [_without_history(held) for held in data] if isinstance(data, list) else data
