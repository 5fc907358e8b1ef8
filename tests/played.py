"""A case of `tests/cases` as entries, without a disk: its lines heard one by one, typed when they happened."""

from __future__ import annotations

from datetime import timedelta
from functools import cache

from store import events as e
from store.calling.meeting_file import read_meeting_file
from store.clock import wall
from store.fold.meeting import fold
from store.line.hear import Heard, hear
from tests.expectations import CASES


@cache
def played(name: str) -> tuple[e.Stamped, ...]:
    """The entries of a case; it was called three days before."""
    called = read_meeting_file((CASES / f"{name}.meeting.json").read_bytes(), next_number=lambda day, forum: "1/2026")
    assert isinstance(called, e.MeetingCalled)
    at = wall(called.date - timedelta(days=3), called.start)
    entries = [e.Stamped(0, at, at, called)]
    for line in (CASES / f"{name}.lines").read_text("utf-8").split("\n"):
        if line and not line.startswith("#"):
            answer = hear(line, fold(entries), entries[-1].happened_at, screen=False)
            assert isinstance(answer, Heard), (line, answer)
            at = answer.at or entries[-1].happened_at
            entries.append(e.Stamped(len(entries), at, at, answer.event))
    return tuple(entries)
