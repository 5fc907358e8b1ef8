"""Text + the meeting as it stands -> the event it means, judged; or a refusal in words. Nothing else parses."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time

from store import clock
from store import events as e
from store.line import agenda, deciding, doing, editing, people, session
from store.line.context import QUOTED, Context, find_item, unread
from store.line.slips import doubted, slip
from store.line.words import alone, keyword, letter, plain
from store.meeting import Meeting
from store.rules.judge import judge
from store.said import Refused, Said, refused
from store.value import value
from store.values import DISCUSSED, NOTED, REFERRED, WITHDRAWN, Item

Reader = Callable[[str, Context], e.Event | Refused]
YEARS = range(1900, 2200)  # of a day that is typed; near the ends of the calendar no clock can be told
TIME = re.compile(r"(?:(\d{4}-\d{2}-\d{2})\s+)?(\d{1,2})[.:](\d{2})[ \t](.*)", re.DOTALL)
NUMBER = re.compile(r"(\d{1,3}):\s+(.*)", re.DOTALL)
LIMIT = 20_000
SEVERAL_LINES = frozenset(
    (
        *("note", "private", "proposal", "consensus", "ruling", "reservation", "dissent", "noted", "discussed"),
        *("withdrawn", "referred", "postponed", "park", "mayor", "objection", "edit"),
    )
)

# About the item itself, also where another carries its entries.
SHOWN_ITEM = frozenset(("item", "time", "move", "joint", "split"))

READERS: dict[str, Reader] = {
    "proposal": deciding.proposal,
    "consensus": deciding.consensus,
    "ruling": deciding.ruling,
    "awaiting": deciding.awaiting,
    "round": deciding.round_,
    "reservation": deciding.reservation,
    "dissent": deciding.dissent,
    "noted": lambda rest, c: deciding.outcome(NOTED, rest, c),
    "discussed": lambda rest, c: deciding.outcome(DISCUSSED, rest, c),
    "withdrawn": lambda rest, c: deciding.outcome(WITHDRAWN, rest, c),
    "referred": lambda rest, c: deciding.outcome(REFERRED, rest, c),
    "postponed": deciding.postponed,
    "action": doing.action,
    "park": doing.park,
    "lot": doing.on_lot,
    "time": doing.time_,
    "mayor": doing.mayor,
    "follow_up": doing.follow_up,
    "citizen": lambda rest, c: doing.case_line("citizen", rest, c),
    "effect": lambda rest, c: doing.case_line("effect", rest, c),
    "finance": lambda rest, c: doing.case_line("finance", rest, c),
    "choice": lambda rest, c: doing.case_line("choice", rest, c),
    "advice": doing.advice,
    "affects": doing.affects,
    "coordinated": lambda rest, c: e.Coordinated(c.item, rest or None) if c.item else refused("line.no_item"),
    "item": agenda.item,
    "new_item": agenda.new_item,
    "split": agenda.split,
    "move": agenda.move,
    "joint": agenda.joint,
    "to_agenda": agenda.to_agenda,
    "close_doors": lambda rest, c: agenda.doors(rest, True, c),
    "open_doors": lambda rest, c: agenda.doors(rest, False, c),
    "arrived": people.arrived,
    "left": people.left,
    "guest": people.guest,
    "recused": lambda rest, c: people.conflict(True, rest, c),
    "not_recused": lambda rest, c: people.conflict(False, rest, c),
    "chair": people.chair,
    "open": session.open_,
    "adjourn": lambda rest, c: e.MeetingAdjourned(rest or None),
    "resume": lambda rest, c: e.MeetingResumed() if not rest else unread("resume"),
    "end": session.end,
    "reopen": session.reopen,
    "agenda": lambda rest, c: e.AgendaApproved(rest or None),
    "minutes": session.minutes,
    "correction": session.correction,
    "draft": session.draft,
    "objection": session.objection,
    "published": lambda rest, c: e.MinutesPublished(rest or None),
    "edit": editing.edit,
    "withdraw": editing.withdraw,
    "undo": editing.undo,
    "redo": editing.redo,
    "read_aloud": lambda rest, c: e.ReadAloud(c.item) if c.item else refused("line.no_item"),
}


@value
class Heard:
    """What a line means: its keyword, the event to keep, the time where one was given, and what to say beside it."""

    word: str
    event: e.Event
    at: datetime | None
    warnings: tuple[Said, ...] = ()
    confirm: bool = False


def hear(text: str, meeting: Meeting, now: datetime, *, screen: bool = True) -> Heard | Refused:
    """Read one line. On the screen a time counts before a keyword, a letter or »title«: only (line.md).

    `now` is aware; an untimed line happened then. A refusal keeps nothing.
    """
    if len(text) > LIMIT:
        return refused("line.too_long", n=len(text), limit=LIMIT)
    if any(char == "\0" or "\ud800" <= char <= "\udfff" for char in text):
        return refused("line.cannot_be_kept")
    if text.startswith("\t"):
        at = meeting.last.happened_at if meeting.last else None
        return _answer("edit", lambda c: editing.one_more_line(text.strip(), c), meeting, meeting.current, at, now)
    if text.startswith((" ", "\u00a0")):
        return _note(text, meeting, meeting.carrier(meeting.current), None, now)
    timed = _time(text, meeting, screen)
    if isinstance(timed, Refused):
        return timed
    at, rest = timed
    if rest.startswith(" "):
        return _note(rest, meeting, meeting.carrier(meeting.current), at, now)
    target, rest = _target(rest, meeting)
    if isinstance(target, Refused):
        return target
    shown = target.id if target else meeting.current
    found = said(rest, meeting)
    word, more = found or ("note", rest)
    item = shown if word in SHOWN_ITEM else meeting.carrier(shown)
    if word not in SEVERAL_LINES:
        more = more.replace("\n", " ")
    if word in ("note", "private"):
        note = _note(more, meeting, item, at, now, word)
        meant = slip(rest, meeting) if found is None else None
        return replace(note, warnings=(*note.warnings, meant)) if meant and isinstance(note, Heard) else note
    reader = READERS[word]
    heard = _answer(word, lambda c: reader(more, c), meeting, item, at, now, target is not None)
    if isinstance(heard, Heard) and (doubt := doubted(rest, word, more, heard.event, meeting)):
        return replace(heard, warnings=(*heard.warnings, doubt), confirm=True)
    return heard


def said(text: str, meeting: Meeting) -> tuple[str, str] | None:
    """(word, rest) of a line that has a keyword or a letter that counts; None = a note.

    Where somebody's initials are a keyword too (KOM), `KOM: borgerne ...` is a note and `kom: bu` the keyword.
    """
    initials = frozenset(plain(p.initials) for p in meeting.people)
    found = keyword(text)
    if found and found[0] in ("arrived", "left") and plain(text.partition(":")[0]) in initials:
        first = plain(found[1].replace(",", " ")).partition(" ")[0]
        return found if first in initials else None
    return found or alone(text) or letter(text, initials)


def _answer(
    word: str,
    read: Callable[[Context], e.Event | Refused],
    meeting: Meeting,
    item: str | None,
    at: datetime | None,
    now: datetime,
    targeted: bool = False,
) -> Heard | Refused:
    when = at or clock.stamp(meeting, clock.local(now))[0]
    event = read(Context(meeting, item, when, targeted))
    answer = event if isinstance(event, Refused) else judge(meeting, event, when)
    if isinstance(answer, Refused):
        return answer
    return Heard(word, answer.event, at, answer.warnings, answer.confirm)


def _note(
    text: str, meeting: Meeting, item: str | None, at: datetime | None, now: datetime, word: str = "note"
) -> Heard | Refused:
    words = text.strip()
    if not words:
        return refused("line.empty")
    return _answer(word, lambda c: e.NoteTaken(item, words, word == "private"), meeting, item, at, now)


def _time(text: str, meeting: Meeting, screen: bool) -> tuple[datetime | None, str] | Refused:
    """The time in front of a line, with or without a day, and the rest."""
    found = TIME.fullmatch(text)
    if found is None:
        return None, text
    rest = found[4]
    counts = said(rest, meeting) is not None or _is_target(rest, meeting, screen)
    if screen and not counts:
        return None, text
    try:
        day = date.fromisoformat(found[1]) if found[1] else None
        if day and day.year not in YEARS:
            raise ValueError
        at = clock.happened(meeting, time(int(found[2]), int(found[3])), day)
    except ValueError:
        return refused("line.no_such_time", time=text[: found.start(4)].strip()) if counts else (None, text)
    return at, rest


def _is_target(text: str, meeting: Meeting, screen: bool) -> bool:
    """»title«: in front; a number counts on the screen only before a keyword or letter (»12.30 2: x« is a note)."""
    numbered = NUMBER.fullmatch(text)
    if numbered is not None:
        return not screen or said(numbered[2], meeting) is not None
    name = QUOTED.match(text)
    return name is not None and text[name.end() :].startswith(":")


def _target(text: str, meeting: Meeting) -> tuple[Item | Refused | None, str]:
    """The item named in front of a line: `3: ...` or `»words of the title«: ...`."""
    numbered = NUMBER.fullmatch(text)
    if numbered is not None:
        return find_item(numbered[1], meeting), numbered[2]
    name = QUOTED.match(text)
    if name is not None and text[name.end() :].startswith(":"):
        return find_item(name.group(), meeting), text[name.end() + 1 :].strip()
    return None, text
