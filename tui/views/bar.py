"""The top line: which meeting, the clock, its state, the expected end, and whether all is saved (screens.md 3.1)."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from store.meeting import Meeting
from store.values import ADJOURNED, ENDED, OPEN, PLANNED
from tui.texts.words import Words
from tui.understood import clock_text
from tui.views import clock, when
from tui.views.pieces import GOOD, MUTED, STRONG, WARN, Part, cut, line, plain

WIDE = 110
STYLES = {PLANNED: MUTED, OPEN: GOOD, ADJOURNED: WARN, ENDED: MUTED}


class Saving(NamedTuple):
    """How it stands with the disk: `unsaved` while something is not on it, `reading` where another window writes.

    `damaged`: only what stands before the damage is shown, and how far the meeting came nobody knows; `barred`: the
    disk takes nothing, and nobody knows whether it goes on.
    """

    unsaved: bool = False
    reading: bool = False
    damaged: bool = False
    barred: bool = False


def alarm(saving: Saving) -> str | None:
    """What goes before all else that a line tells: »live.damaged«, »live.barred« or »live.unsaved«."""
    told = {"live.damaged": saving.damaged, "live.barred": saving.barred, "live.unsaved": saving.unsaved}
    return next((key for key, so in told.items() if so), None)


def top(meeting: Meeting, now: datetime, saving: Saving, words: Words, width: int) -> Content:
    """One line of exactly `width` cells; what matters most stands to the right and is never cut."""
    right = line(*_right(meeting, now, saving, words, width), " ")
    title = cut(_title(meeting, words, width), max(0, width - right.cell_length - 3))
    gap = max(1, width - right.cell_length - cell_len(title) - 1)
    return line(" ", (title, STRONG), " " * gap, right).truncate(width)


def state(meeting: Meeting, words: Words) -> tuple[str, str]:
    """A sign, a word and a style, so that the state is never colour alone."""
    return words(f"live.state.{meeting.state}"), STYLES[meeting.state]


def saved(meeting: Meeting, saving: Saving, words: Words, width: int) -> tuple[str, str]:
    """`✓ gemt`, `! IKKE GEMT` or `◇ læser med`."""
    if saving.unsaved:
        return words("live.unsaved"), WARN
    if saving.reading:
        return words("live.reading"), MUTED
    if width < WIDE or meeting.last is None:
        return words("live.saved"), GOOD
    typed = meeting.last.typed_at
    return words("live.saved.at", time=f"{clock_text(typed)}.{typed.second:02}"), GOOD


def _right(meeting: Meeting, now: datetime, saving: Saving, words: Words, width: int) -> list[Part]:
    if saving.damaged or saving.barred:
        return [(words(alarm(saving) or ""), WARN)]
    parts: list[Part] = [clock_text(now), "  ", state(meeting, words), "  "]
    if ends := _ends(meeting, now, words):
        parts += [(ends, ""), "  "]
    if meeting.paused and meeting.running:
        parts += [(words("live.paused"), WARN), "  "]
    return [*parts, saved(meeting, saving, words, width)]


def _ends(meeting: Meeting, now: datetime, words: Words) -> str:
    end = clock.expected_end(meeting, now)
    if meeting.state == ENDED:
        return ""
    if end is None:
        return words("live.planned_end", time=clock_text(meeting.planned_end))
    return words("live.expected_end", time=clock_text(end))


def _title(meeting: Meeting, words: Words, width: int) -> str:
    called = meeting.called
    forum, week = plain(called.forum), when.week(called.date, words)
    if width < WIDE:
        return f"{forum} {when.short(called.date, words)} {week}"
    day = f"{when.short(called.date, words, year=True)} · {week}"
    return f"{forum} {plain(called.number)} · {day} · {when.span(called.start, meeting.planned_end)}"
