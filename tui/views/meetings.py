"""Meetings in a list: a line to each, and how far it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from textual.content import Content

from store.meeting import Meeting
from store.values import CONSENSUS, PLANNED, RULING
from tui.texts.words import Words
from tui.views import when
from tui.views.pieces import GOOD, HERE, STRONG, WARN, cut, fit, line

FULL = 60
NEW = "new"
Approved = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Listed:
    """A meeting of the archive; `meeting` is None where its file cannot be read."""

    path: Path
    day: date
    number: str
    meeting: Meeting | None

    @property
    def key(self) -> str:
        return str(self.path)


def approved_by(meetings: Iterable[Meeting]) -> Approved:
    """(forum, number) of the minutes that these meetings approved."""
    return frozenset((m.called.forum, a.event.number) for m in meetings for a in m.approvals if a.event.approved)


def offer(text: str, width: int, here: bool) -> Content:
    """To call the next meeting, as a row of the list."""
    return line((f"{HERE if here else ' '} + ", STRONG), cut(text, width - 4))


def row(known: Listed, approved: Approved, words: Words, width: int, here: bool) -> Content:
    """A meeting on one line: day, week, how far it is, what came of it."""
    mark = (f"{HERE if here else ' '} ", STRONG)
    day = fit(when.short(known.day, words, year=width >= 100), 18 if width >= 100 else 13)
    week = fit(when.week(known.day, words), 9) if width >= FULL else ""
    meeting = known.meeting
    if meeting is None:
        return line(mark, day, week, (cut(words("home.state.unreadable"), width - len(day) - len(week) - 2), WARN))
    far = state(meeting, approved, words)
    if width < FULL:
        return line(mark, day, cut(far, width - len(day) - 2)).stylize("bold" if here else "")
    made = "" if meeting.state == PLANNED else fit(decisions(meeting, words), 17) + tasks(meeting, words)
    if meeting.state == PLANNED:
        made = agenda(meeting, "home.agenda.short", words)
    style = GOOD if _key(meeting) in approved else ""
    drawn = line(mark, day, week, (fit(far, 20), style), cut(made, width - len(day) - len(week) - 22))
    return drawn.stylize("bold") if here else drawn


def state(meeting: Meeting, approved: Approved, words: Words) -> str:
    """planlagt, i gang, afbrudt, referat UDKAST, referat godkendt"""
    if meeting.ended:
        return words("home.state.approved" if _key(meeting) in approved else "home.state.draft")
    return words(f"home.state.{meeting.state}")


def agenda(meeting: Meeting, name: str, words: Words) -> str:
    """7 punkter, 150 min"""
    minutes = sum(item.plan.minutes or 0 for item in meeting.items)
    return words(name, items=words.count("home.items", len(meeting.items)), n=minutes)


def decisions(meeting: Meeting, words: Words) -> str:
    """4 beslutninger"""
    return words.count("home.decisions", sum(item.outcome in (CONSENSUS, RULING) for item in meeting.items))


def tasks(meeting: Meeting, words: Words) -> str:
    """3 opgaver"""
    return words.count("home.tasks", len(meeting.actions))


def _key(meeting: Meeting) -> tuple[str, str]:
    return meeting.called.forum, meeting.number
