"""Meetings in a list: a line to each, and how far it is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from textual.content import Content

from store.facts import Facts
from store.meeting import Meeting
from store.value import value
from store.values import PLANNED
from tui.texts.words import Words
from tui.views import when
from tui.views.pieces import GOOD, HERE, STRONG, WARN, cut, fit, line, plain

FULL = 60
NEW = "new"
Approved = frozenset[tuple[str, str]]


@value
class Listed:
    """A meeting of the archive; `facts` are None where its file cannot be read, `meeting` until more is wanted.

    `damaged`: its file can be read as far as it is whole; `missing`: it was sealed, and its file is gone.
    """

    path: Path
    day: date
    number: str
    facts: Facts | None
    meeting: Meeting | None = None
    damaged: bool = False
    missing: bool = False

    @property
    def trouble(self) -> str:
        """Why it has no facts: damaged, missing or unreadable."""
        return "damaged" if self.damaged else "missing" if self.missing else "unreadable"

    @property
    def key(self) -> str:
        return str(self.path)


def approved_by(meetings: Iterable[Facts]) -> Approved:
    """(forum, number) of the minutes that these meetings approved."""
    return frozenset((facts.forum, number) for facts in meetings for number in facts.approved)


def offer(text: str, width: int, here: bool) -> Content:
    """To call the next meeting, as a row of the list."""
    return line((f"{HERE if here else ' '} + ", STRONG), cut(text, width - 4))


def row(known: Listed, approved: Approved, forum: str, words: Words, width: int, here: bool) -> Content:
    """A meeting on one line: day, week, how far it is, what came of it; another forum than `forum` by its name."""
    mark = (f"{HERE if here else ' '} ", STRONG)
    day = fit(when.short(known.day, words, year=width >= 100), 18 if width >= 100 else 13)
    week = fit(when.week(known.day, words), 9) if width >= FULL else ""
    facts = known.facts
    if facts is None:
        found = words(f"home.state.{known.trouble}")
        return line(mark, day, week, (cut(found, width - len(day) - len(week) - 2), WARN))
    far = state(facts, approved, words)
    if width < FULL:
        return line(mark, day, cut(far, width - len(day) - 2)).stylize("bold" if here else "")
    if facts.state == PLANNED:
        made = agenda(facts, "home.agenda.short", words)
    else:
        made = fit(decisions(facts, words), 17) + tasks(facts, words)
    if facts.forum != forum:
        made = plain(facts.forum) + (f" · {tasks(facts, words)}" if facts.opened else "")
    style = GOOD if _key(facts) in approved else ""
    drawn = line(mark, day, week, (fit(far, 20), style), cut(made, width - len(day) - len(week) - 22))
    return drawn.stylize("bold") if here else drawn


def state(facts: Facts, approved: Approved, words: Words) -> str:
    """planlagt, i gang, afbrudt, referat UDKAST, referat godkendt"""
    if facts.ended:
        return words("home.state.approved" if _key(facts) in approved else "home.state.draft")
    return words(f"home.state.{facts.state}")


def agenda(facts: Facts, name: str, words: Words) -> str:
    """7 punkter, 150 min"""
    return words(name, items=words.count("home.items", facts.items), n=facts.minutes)


def decisions(facts: Facts, words: Words) -> str:
    """4 beslutninger"""
    return words.count("home.decisions", facts.decisions)


def tasks(facts: Facts, words: Words) -> str:
    """3 opgaver"""
    return words.count("home.tasks", facts.tasks)


def _key(facts: Facts) -> tuple[str, str]:
    return facts.forum, facts.number
