"""A called meeting in the form of a meeting file: what `read_meeting_file` reads back to the same meeting."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from store.events.session import MeetingCalled
from store.values import AgendaItem, NextMeeting, OpenAction, Person, Topic


def file_form(called: MeetingCalled) -> dict[str, Any]:
    """Plain data with the keys `meeting`, `people`, `previous_minutes`, `open_actions`, `agenda`, `parked`, `waiting`.

    Dates are ISO, times `12.00`; what is empty is left out, and the id, which follows from forum and date.
    """
    header = {
        "organisation": called.organisation,
        "forum": called.forum,
        "number": called.number,
        "date": called.date,
        "place": called.place,
        "planned": {"start": called.start, "end": called.end},
        "chair": called.chair,
        "deputy_chair": called.deputy_chair,
        "minute_taker": called.minute_taker,
        "purpose": called.purpose,
        "next_meeting": _following(called.next_meeting),
        "sections": called.sections,
        "decides": called.decides,
        "has_agenda": called.has_agenda,
    }
    previous = {"number": called.previous_number, "date": called.previous_date}
    whole = {
        "meeting": header,
        "people": [_person(person) for person in called.people],
        "previous_minutes": _told(previous) or None,
        "open_actions": [_action(action) for action in called.open_actions],
        "agenda": [_item(item, number) for number, item in enumerate(called.agenda, 1)],
        "parked": (*called.parked, *map(_topic, called.topics)),
        "waiting": [_item(item, number) for number, item in enumerate(called.waiting, 1)],
    }
    plain: dict[str, Any] = _plain(whole)
    return plain


def _following(meeting: NextMeeting | None) -> dict[str, Any] | None:
    return {"date": meeting.date, "start": meeting.start, "end": meeting.end} if meeting else None


def _person(person: Person) -> dict[str, Any]:
    return {
        "id": person.initials,
        "title": person.title,
        "role": person.role,
        "attendance": person.attendance,
        "reason": person.reason,
        "remote": person.remote or None,
        "external": person.external or None,
        "name": person.name,
        "areas": person.areas,
    }


def _item(item: AgendaItem, number: int) -> dict[str, Any]:
    return {
        "id": item.id,
        "nr": number,
        "section": item.section,
        "title": item.title,
        "type": item.kind,
        "presenter": item.presenter,
        "min": item.minutes,
        "guests": item.guests,
        "guest_at": item.guest_at,
        "case_no": item.case_no,
        "resume": item.resume,
        "proposal": item.proposal,
        "attachments": item.attachments,
        "closed": item.closed or None,
        "closed_heading": item.closed_heading,
        "advice": item.advice,
        "affects": item.affects,
        "carried_from": item.carried_from,
        "since": item.since,
        "not_before": item.not_before,
        "decided": item.decided,
    }


def _action(action: OpenAction) -> dict[str, Any]:
    return {
        "id": action.id,
        "owner": action.owners,
        "text": action.text,
        "due": action.due,
        "phrase": action.phrase,
        "meeting": action.meeting,
        "made_on": action.made_on,
        "closed": action.closed or None,
        "ruling": action.ruling or None,
    }


def _topic(topic: Topic) -> dict[str, Any]:
    return {
        "id": topic.id,
        "text": topic.text,
        "meeting": topic.meeting,
        "on": topic.on,
        "closed": topic.closed or None,
    }


def _told(values: Mapping[str, Any]) -> dict[str, Any]:
    """What has something to say: neither None nor empty."""
    return {key: value for key, value in values.items() if value is not None and value != () and value != ""}


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(held) for key, held in _told(value).items()}
    if isinstance(value, (list, tuple)):
        return [_plain(held) for held in value]
    if isinstance(value, date):
        return value.isoformat()
    return f"{value.hour:02}.{value.minute:02}" if isinstance(value, time) else value
