"""A meeting as plain data: the form of `show --json` (docs/data-format.md)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from exports.phrases import Phrases, outcome_text
from exports.presence import board, first_day, guests, items_of, remarks, stays_of, until
from store import values as v
from store.events import Stamped
from store.meeting import Meeting
from store.parking import lot


def show_json(meeting: Meeting, entries: Sequence[Stamped] = ()) -> dict[str, Any]:
    """The meeting as it stands. People by initials, times `12.00`, dates ISO; what is not there is null."""
    called = meeting.called
    return {
        "number": meeting.number,
        "date": called.date.isoformat(),
        "forum": called.forum,
        "status": status(meeting),
        "state": meeting.state,
        "opened": _clock(meeting.opened),
        "closed": _clock(meeting.closed if meeting.ended else None),
        "chair": meeting.chair or meeting.opened_by,
        "attendance": _attendance(meeting),
        "items": [_item(meeting, item) for item in meeting.items],
        "actions": [_action(meeting, action) for action in meeting.actions],
        "follow_up": [_follow_up(follow) for follow in meeting.follow_ups],
        "parked": [
            {"entry": topic.entry, "item": _number(meeting, topic.item), "text": topic.text} for topic in meeting.parked
        ],
        "parked_earlier": [_topic(topic) for topic in lot(meeting) if topic.entry is None],
        "id": meeting.id,
        "organisation": called.organisation or None,
        "place": meeting.place,
        "minute_taker": meeting.minute_taker,
        "planned": {"start": _clock(meeting.planned_start), "end": _clock(meeting.planned_end)},
        "next_meeting": _next(called.next_meeting),
        "agenda_approval": meeting.agenda_approval,
        "minutes": [
            {"number": a.event.number, "approved": a.event.approved, "text": a.event.text} for a in meeting.approvals
        ],
        "corrections": [
            {"number": c.event.number, "old": c.event.old, "new": c.event.new} for c in meeting.corrections
        ],
        "order": [item.number for i in meeting.treated if (item := meeting.item(i))],
        "breaks": [{**_span(meeting, b.since, b.until), "reason": b.reason} for b in meeting.breaks],
        "notes": [_note(note) for note in meeting.notes],
        "mayor": [_said(remark) for remark in meeting.mayor],
    }


def status(meeting: Meeting) -> str:
    """draft, sent, approved or published: how far the minutes have come."""
    kinds = {remark.kind for remark in meeting.after}
    if "published" in kinds:
        return "published"
    return "approved" if meeting.approved_in else "sent" if "draft" in kinds else "draft"


def _attendance(meeting: Meeting) -> dict[str, Any]:
    people, phrases = board(meeting), Phrases()
    kinds = (v.PRESENT, v.EXCUSED, v.NO_SHOW)
    by_kind = {kind: [p.initials for p in people if meeting.attendance(p) == kind] for kind in kinds}
    said = ((p.initials, remarks(meeting, p, phrases)) for p in people)
    return {
        "present": by_kind[v.PRESENT],
        "afbud": by_kind[v.EXCUSED],
        "udeblevet": by_kind[v.NO_SHOW],
        "guests": [stay for guest in guests(meeting) for stay in _stays(meeting, guest.initials)],
        "mayor": [stay for p in meeting.people if p.mayor for stay in _stays(meeting, p.initials)],
        "remarks": [f"{who}: {'; '.join(told)}" for who, told in said if told],
    }


def _stays(meeting: Meeting, who: str) -> list[dict[str, Any]]:
    return [
        {"who": who, "items": list(items_of(meeting, stay)), **_span(meeting, stay.since, until(meeting, stay))}
        for stay in stays_of(meeting, who)
    ]


def _span(meeting: Meeting, since: datetime, until: datetime | None) -> dict[str, Any]:
    """`from` and `to`; with `date` and `to_date` where they are of another day than the opening."""
    told: dict[str, Any] = {"from": _clock(since), "to": _clock(until)}
    for key, at in (("date", since), ("to_date", until)):
        if at is not None and at.date() != first_day(meeting):
            told[key] = at.date().isoformat()
    return told


def _item(meeting: Meeting, item: v.Item) -> dict[str, Any]:
    plan = item.plan
    return {
        "number": item.number,
        "title": item.title,
        "section": item.section,
        "closed": item.closed,
        "outcome": item.outcome,
        "notes": [_note(note) for note in item.notes],
        "decisions": [_decision(decision) for decision in item.decisions],
        "outcome_text": outcome_text(meeting, item),
        "mayor": [_said(remark) for remark in item.remarks if remark.kind == "mayor"],
        "type": plan.kind,
        "presenter": plan.presenter,
        "case_no": plan.case_no,
        "proposal": list(plan.proposal),
        "stances": [{"who": s.who, "stance": s.stance, "text": s.text} for s in item.stances],
        "conflicts": [
            {"who": r.who, "recused": r.yes, "reason": r.text or None} for r in item.remarks if r.kind == "conflict"
        ],
        "case_lines": [
            {"kind": r.kind, "text": r.text, "review": r.due.isoformat() if r.due else None}
            for r in item.remarks
            if r.kind in ("citizen", "effect", "finance", "choice")
        ],
        "joined_to": _number(meeting, item.joined_to),
        "split_from": _number(meeting, item.split_from),
    }


def _note(note: v.Note) -> dict[str, Any]:
    told: dict[str, Any] = {"entry": note.entry, "time": _clock(note.at), "text": note.text}
    return told | ({"private": True} if note.private else {})


def _said(remark: v.Remark) -> dict[str, Any]:
    return {"entry": remark.entry, "time": _clock(remark.at), "text": remark.text}


def _decision(decision: v.Decision) -> dict[str, Any]:
    return {
        "entry": decision.entry,
        "time": _clock(decision.at),
        "date": decision.at.date().isoformat(),
        "text": decision.text,
        "basis": decision.basis,
        "reason": decision.reason,
        "dissent": _voices(decision.dissent),
        "reservations": _voices(decision.reservations),
        "absent": list(decision.absent),
        "recused": list(decision.recused),
    }


def _voices(voices: tuple[v.Voice, ...]) -> list[dict[str, str]]:
    return [{"who": voice.who, "text": voice.text} for voice in voices]


def _action(meeting: Meeting, action: v.Action) -> dict[str, Any]:
    return {
        "number": action.number,
        "item": _number(meeting, action.item),
        "owners": list(action.owners),
        "text": action.text,
        "phrase": action.phrase,
        "due": action.due.isoformat() if action.due else None,
        "due_time": _clock(action.due_time),
        "flags": list(action.flags),
    }


def _topic(topic: v.Topic) -> dict[str, Any]:
    on = topic.on.isoformat() if topic.on else None
    return {"id": topic.id, "text": topic.text, "meeting": topic.meeting, "on": on, "closed": topic.closed}


def _follow_up(follow: v.FollowUp) -> dict[str, Any]:
    return {
        "id": follow.id,
        "status": follow.status,
        "text": follow.text,
        "phrase": follow.phrase,
        "due": follow.due.isoformat() if follow.due else None,
    }


def _next(following: v.NextMeeting | None) -> dict[str, Any] | None:
    if following is None:
        return None
    return {"date": following.date.isoformat(), "start": _clock(following.start), "end": _clock(following.end)}


def _number(meeting: Meeting, item_id: str | None) -> int | None:
    item = meeting.item(item_id)
    return item.number if item else None


def _clock(at: datetime | time | None) -> str | None:
    return f"{at.hour}.{at.minute:02}" if at is not None else None
