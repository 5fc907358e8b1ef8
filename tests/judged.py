"""What the rules say of an event now, in a word: kept, why not, or with which warnings."""

from __future__ import annotations

from store import events as e
from store.meeting import Meeting
from store.rules.judge import judge
from store.said import Kept, Refused
from tests.build import moment

NOW = moment("12.40")


def kept(now: Meeting, event: e.Event) -> Kept:
    answer = judge(now, event, NOW)
    assert isinstance(answer, Kept), answer
    return answer


def why(now: Meeting, event: e.Event) -> str:
    answer = judge(now, event, NOW)
    assert isinstance(answer, Refused), answer
    return answer.why.key


def warnings(now: Meeting, event: e.Event) -> list[str]:
    return [warning.key for warning in kept(now, event).warnings]
