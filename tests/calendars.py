"""Calendar files read back: by their lines, by the library, and by the rules of calendar.md."""

from __future__ import annotations

import re

from icalendar import Calendar

from exports.ics.calendar import deadlines_ics
from store.events import Stamped
from store.fold.meeting import fold


def lines(data: bytes) -> list[str]:
    """The content lines, unfolded."""
    return data.decode("utf-8").replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def the_event(data: bytes) -> dict[str, str]:
    """The properties of the only event."""
    told = lines(data)
    inner = told[told.index("BEGIN:VEVENT") + 1 : told.index("END:VEVENT")]
    return dict(line.split(":", 1) for line in inner)


def sound(data: bytes) -> None:
    """Bytes, folding and structure as calendar.md, 1-5, 7, 14."""
    assert data.endswith(b"END:VCALENDAR\r\n") and b"\r\n\r\n" not in data and not data.startswith(b"\xef\xbb\xbf")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert all(line.decode("utf-8") is not None for line in data.split(b"\r\n"))
    assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", data) and b"\n" not in data.replace(b"\r\n", b"")
    assert data.count(b"BEGIN:VCALENDAR") == data.count(b"END:VCALENDAR") == 1
    names = {re.split("[:;]", line)[0] for line in lines(data)}
    assert not names & {"ATTENDEE", "ORGANIZER", "METHOD", "RRULE"} - {"RRULE"}
    assert b"CLASS:PUBLIC" not in data
    assert Calendar.from_ical(data).to_ical() == data
    for component in Calendar.from_ical(data).walk("VEVENT"):
        for name in ("UID", "DTSTAMP", "SUMMARY", "DTSTART", "DTEND", "CREATED", "LAST-MODIFIED", "SEQUENCE"):
            assert not isinstance(component[name], list)


def events_of(kept: tuple[Stamped, ...], edition: str = "internal") -> list[Calendar]:
    data = deadlines_ics(fold(kept), kept, edition)
    return list(Calendar.from_ical(data).walk("VEVENT")) if data else []
