"""Lines about the meeting itself, its agenda, earlier minutes, and what comes after the meeting."""

from __future__ import annotations

import re

from store import events as e
from store.line.context import Context, person, unread
from store.line.words import plain
from store.meeting import Meeting
from store.said import Refused, refused

NUMBERED = re.compile(r"(?:nr\.?\s*)?(\d{1,3}/\d{4})[\s:,.]*(.*)", re.DOTALL | re.IGNORECASE)
REPLACED = re.compile(
    r"""[»"“”„](?P<old>.+?)[«"“”]\s+(?:til|to)\s+[»"“”„](?P<new>.*)[«"“”]\s*\.?""", re.DOTALL | re.IGNORECASE
)


def open_(rest: str, context: Context) -> e.Event | Refused:
    """`åbn mødet:`, `åbn mødet: kd` names who opens; else the chair does, or the deputy where the chair is away."""
    meeting = context.meeting
    if not rest:
        leaders = [who for who in (meeting.chair, meeting.called.deputy_chair) if who]
        return e.MeetingOpened(next((who for who in leaders if _awaited(meeting, who)), meeting.chair))
    found = person(rest, context)
    if isinstance(found, Refused):
        return found
    return unread("open") if found[1] else e.MeetingOpened(found[0].initials)


def _awaited(meeting: Meeting, initials: str) -> bool:
    """There as the meeting opens: as planned, or as the lines before the opening say."""
    events = (stamped.event for stamped in meeting.entries)
    moves = [one for one in events if isinstance(one, (e.PersonArrived, e.PersonLeft)) and one.who == initials]
    person = meeting.person(initials)
    return isinstance(moves[-1], e.PersonArrived) if moves else person is not None and meeting.was_in(person)


def end(rest: str, context: Context) -> e.Event | Refused:
    """`hæv mødet:`; `hæv mødet: udsat` postpones all that is undecided."""
    if not rest:
        return e.MeetingEnded()
    if plain(rest) not in ("udsat", "postponed"):
        return unread("end")
    return e.MeetingEnded(tuple(item.id for item in context.meeting.undecided))


def reopen(rest: str, context: Context) -> e.Event | Refused:
    """`genåbn: REASON` opens an ended meeting again."""
    return e.MeetingReopened(rest) if rest else unread("reopen")


def minutes(rest: str, context: Context) -> e.Event | Refused:
    """`referat: 21/2026 godkendt`: approved when the wording is empty or begins with godkendt."""
    said = NUMBERED.fullmatch(rest)
    number = said[1] if said else context.meeting.called.previous_number
    text = (said[2] if said else rest).strip()
    if number is None or (not said and not rest):
        return unread("minutes")
    approved = not text or plain(text).startswith(("godkendt", "approved"))
    return e.MinutesApproved(number, text or None, approved)


def correction(rest: str, context: Context) -> e.Event | Refused:
    """`rettelse: 22/2026 »old« til »new«`, printed in these minutes."""
    said = NUMBERED.fullmatch(rest)
    words = REPLACED.fullmatch(said[2]) if said else None
    if said is None or words is None:
        return unread("correction")
    return e.MinutesCorrected(said[1], words["old"], words["new"])


def draft(rest: str, context: Context) -> e.Event | Refused:
    """`udkast: sendt`."""
    return e.DraftSent(rest or None)


def objection(rest: str, context: Context) -> e.Event | Refused:
    """`indsigelse: bu TEXT`: a member's objection to the draft, kept with the item."""
    found = person(rest, context)
    if isinstance(found, Refused):
        return found
    if not found[1]:
        return refused("line.unread.objection")
    return e.ObjectionMade(context.item, found[0].initials, found[1])
