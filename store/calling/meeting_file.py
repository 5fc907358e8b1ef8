"""A meeting planned elsewhere, read from JSON (line.md, A meeting file); nothing is half made."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, time

from store.board import Forum, default_board
from store.calling.fields import Fields, object_at, spellings
from store.calling.file_items import agenda_of, known_person, open_actions_of, topics_of
from store.calling.plain_json import plain_json
from store.calling.texts import Unfit, initials
from store.events.session import MeetingCalled
from store.identity import meeting_id, slug
from store.said import Refused, refused
from store.values import (
    EXCUSED,
    GUEST,
    MAYOR,
    MEMBER,
    MINUTE_TAKER,
    NO_SHOW,
    PRESENT,
    STANDING,
    NextMeeting,
    Person,
)

FILE = spellings("meeting people previous_minutes open_actions agenda parked waiting record edition format")
MEETING = spellings(
    "id organisation forum number date week place planned chair deputy_chair minute_taker next_meeting"
    " purpose sections decides has_agenda"
)
PLANNED = spellings("start end")
NEXT = spellings("date start end")
PREVIOUS = spellings("number date")
PERSON = spellings("id title role attendance reason remote external name areas")

NUMBER = re.compile(r"[1-9]\d{0,3}/\d{4}", re.ASCII)
ROLES = {role: role for role in (MEMBER, STANDING, GUEST, MINUTE_TAKER, MAYOR)}
ATTENDANCE = {word: word for word in (PRESENT, EXCUSED, NO_SHOW)}
SECTIONS = ("temaer", "drift", "eventuelt")
MOST_PEOPLE = 200


def read_meeting_file(
    data: bytes, *, next_number: Callable[[date, str], str], forums: tuple[Forum, ...] | None = None
) -> MeetingCalled | Refused:
    """The meeting a JSON file calls, or why not, with the place in the file, counted from 0: `agenda[3].min`.

    `next_number(date, forum)` is asked where the file gives no number. What a forum is like comes from
    `forums` (the default board's where none are given), unless the file says it itself.
    `record`, `edition`, `format` and `meeting.id` of an exported record are accepted and not read.
    """
    plain, wrong = plain_json(data)
    if wrong is not None:
        return refused("calling.file", why=wrong)
    try:
        file = object_at(plain, "", FILE)
        return _called(file, next_number, default_board().forums if forums is None else forums)
    except Unfit as unfit:
        return refused("calling.file", why=unfit.why)


def holds_entries(data: bytes) -> bool:
    """The file is an exported record: `read_meeting_file` takes the plan out of it, and leaves what was entered."""
    plain, _ = plain_json(data)
    record = plain.get("record") if isinstance(plain, dict) else None
    if not isinstance(record, dict):
        return False
    entries = record.get("entries")
    return len(entries) > 1 if isinstance(entries, list) else "minutes" in record  # the first is the call


def _called(file: Fields, next_number: Callable[[date, str], str], forums: tuple[Forum, ...]) -> MeetingCalled:
    meeting = file.inner("meeting", MEETING)
    if meeting is None:
        raise Unfit("calling.missing", file.at("meeting"))
    name, day = meeting.needed("forum"), meeting.day("date")
    if day is None:
        raise Unfit("calling.missing", meeting.at("date"))
    meeting.whole("week", 1, 53)
    forum = next((forum for forum in forums if slug(name) in (forum.slug, slug(forum.name))), None)
    start, end = _planned(meeting, forum)
    own_sections = tuple(dict.fromkeys(section.casefold() for section in meeting.texts("sections")))
    sections = own_sections or (forum.sections if forum else SECTIONS)
    number = _number(meeting) or next_number(day, name)
    if not number.endswith(f"/{day.year}"):
        raise Unfit("calling.number_year", meeting.at("number"), number=number, year=day.year)
    people = _people(file)
    deputy = known_person(meeting, "deputy_chair", people)
    chief = next((p.initials for p in people if p.chief_executive and p.attendance == PRESENT), deputy)
    previous = file.inner("previous_minutes", PREVIOUS)
    return MeetingCalled(
        id=meeting_id(name, day),
        forum=name,
        number=number,
        date=day,
        start=start,
        end=end,
        organisation=meeting.text("organisation") or "",
        place=meeting.text("place"),
        chair=known_person(meeting, "chair", people) or chief,
        deputy_chair=deputy,
        minute_taker=_minute_taker(meeting, people),
        purpose=meeting.long_text("purpose"),
        next_meeting=_next_meeting(meeting, day),
        people=people,
        agenda=agenda_of(file, people, sections),
        open_actions=open_actions_of(file, people),
        topics=topics_of(file),
        waiting=agenda_of(file, people, sections, "waiting"),
        previous_number=_number(previous) if previous else None,
        previous_date=previous.day("date") if previous else None,
        sections=sections,
        decides=meeting.yes("decides", forum.decides if forum else True),
        has_agenda=meeting.yes("has_agenda", forum.has_agenda if forum else True),
    )


def _planned(meeting: Fields, forum: Forum | None) -> tuple[time, time]:
    planned = meeting.inner("planned", PLANNED) or object_at({}, meeting.at("planned"), PLANNED)
    start = planned.clock("start") or (forum.start if forum else None)
    end = planned.clock("end") or (forum.end if forum else None)
    if start is None or end is None:
        raise Unfit("calling.missing", planned.at("start" if start is None else "end"))
    if end <= start:
        raise Unfit("calling.ends_before", planned.at("end"))
    return start, end


def _next_meeting(meeting: Fields, day: date) -> NextMeeting | None:
    """`{"date": ..., "start": ..., "end": ...}`, or the date alone."""
    if not isinstance(meeting.data.get("next_meeting"), str):
        following = meeting.inner("next_meeting", NEXT)
    else:
        following = object_at({"date": meeting.data["next_meeting"]}, meeting.at("next_meeting"), NEXT)
    if following is None:
        return None
    on = following.day("date")
    if on is None or on <= day:
        raise Unfit("calling.missing" if on is None else "calling.next_before", following.at("date"))
    return NextMeeting(on, following.clock("start"), following.clock("end"))


def _number(fields: Fields) -> str | None:
    """A number as meetings have them: 22/2026."""
    number = fields.text("number")
    if number is not None and not NUMBER.fullmatch(number):
        raise Unfit("calling.not_number", fields.at("number"))
    return number


def _minute_taker(meeting: Fields, people: tuple[Person, ...]) -> str | None:
    """Whoever is named, also one who is not among the people; else the person of that role."""
    named = meeting.text("minute_taker")
    if named is None:
        return next((p.initials for p in people if p.role == MINUTE_TAKER), None)
    return next((p.initials for p in people if p.initials.casefold() == named.casefold()), named)


def _people(file: Fields) -> tuple[Person, ...]:
    people: dict[str, Person] = {}
    for fields in file.objects("people", PERSON, MOST_PEOPLE):
        who = initials(fields.data.get("id"), fields.at("id"))
        if who.casefold() in people:
            raise Unfit("calling.same_initials", fields.at("id"), who=who)
        people[who.casefold()] = Person(
            initials=who,
            title=fields.needed("title"),
            role=fields.chosen("role", ROLES) or MEMBER,
            attendance=fields.chosen("attendance", ATTENDANCE) or PRESENT,
            reason=fields.text("reason"),
            remote=fields.yes("remote"),
            external=fields.yes("external"),
            name=fields.text("name"),
            areas=fields.texts("areas"),
        )
    if not people:
        raise Unfit("calling.missing", file.at("people"))
    return tuple(people.values())
