"""Whatever a record holds, it folds to a meeting, and every document can be made of that: `fold` is total."""

from __future__ import annotations

import types
from dataclasses import is_dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exports.edition import EDITIONS
from exports.lines import log_lines
from exports.markdown import markdown
from exports.minutes.minutes import minutes
from exports.show import show_text
from exports.show_json import show_json
from store import events as e
from store import values as v
from store.events.codec import event_data, event_from, kinds
from store.fold.meeting import fold
from tests.build import DAY, called, moment
from tui.texts.words import Words
from tui.understood import understood
from tui.views import agenda, bar, item

WORDS = {
    "item": ["i1", "i2", "i3", "i4", "i5", "nowhere"],
    "entry": list(range(12)),
    "who": ["KD", "BU", "BE", "BM", "ØC", "XX"],
    "stance": [v.AGREE, v.DISAGREE, v.RESERVATION, v.ABSTAIN],
    "outcome": [v.NOTED, v.DISCUSSED, v.WITHDRAWN, v.REFERRED],
    "line": ["citizen", "effect", "finance", "choice"],
    "status": ["done", "extended", "open", "remark"],
    "section": ["temaer", "drift", "eventuelt", "andet"],
    "number": ["22-1", "22-2", "21/2026", "x"],
    "id": ["21-3", "22-1", "oa1"],
    "was": ["note_taken"],
}
WORDS |= {"before": WORDS["item"], "split_from": WORDS["item"], "items": WORDS["item"], "postponed": WORDS["item"],
          "entries": WORDS["entry"], "owners": WORDS["who"], "by": WORDS["who"], "initials": WORDS["who"],
          "affects": WORDS["who"], "guests": WORDS["who"], "presenter": WORDS["who"]}  # fmt: skip
TEXT = ["", "Model B", "a\nb", "§ 17 [x]", "æøå 👩‍👧"]
KINDS = tuple(cls for cls in kinds().values() if cls is not e.MeetingCalled)


@cache
def of(cls: type) -> st.SearchStrategy[Any]:
    """Any value of a frozen class, its names drawn from a meeting's own and a few strangers."""
    hints = get_type_hints(cls)
    given_ = {name: field(hints[name], name) for name in cls.__dataclass_fields__}  # type: ignore[attr-defined]
    return st.fixed_dictionaries(given_).map(lambda values: cls(**values))


def field(hint: Any, name: str) -> st.SearchStrategy[Any]:
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return st.none() | field(next(a for a in args if a is not type(None)), name)
    if origin is tuple and args[-1] is Ellipsis:
        return st.lists(field(args[0], name), max_size=2).map(tuple)
    if origin is tuple:  # a stance: who, which, words
        return st.tuples(*(st.sampled_from(one) for one in (WORDS["who"], WORDS["stance"], TEXT)))
    if is_dataclass(hint):
        return of(hint)  # type: ignore[arg-type]
    plain: dict[Any, st.SearchStrategy[Any]] = {
        bool: st.booleans(),
        int: st.sampled_from(WORDS["entry"]),
        date: st.sampled_from([DAY, DAY + timedelta(14)]),
        time: st.sampled_from([time(0), time(14, 30)]),
        datetime: st.just(moment("12.00")),
    }
    return plain[hint] if hint in plain else st.sampled_from(WORDS.get(name, TEXT))


EVENTS = st.one_of(*(of(cls) for cls in KINDS))
STEPS = st.lists(st.tuples(EVENTS, st.integers(-30, 200)), max_size=14)


def kept(steps: list[tuple[e.Event, int]]) -> tuple[e.Stamped, ...]:
    found = [e.Stamped(0, moment("8.00"), moment("8.00"), called())]
    for number, (event, minutes_after) in enumerate(steps, 1):
        at = moment("12.00") + timedelta(minutes=minutes_after)
        found.append(e.Stamped(number, at, moment("15.00"), event))
    return tuple(found)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(STEPS)
def test_any_record_folds_and_can_be_told(steps: list[tuple[e.Event, int]]) -> None:
    entries = kept(steps)
    now = fold(entries)

    numbers = [one.number for one in now.items]
    assert len(set(numbers)) == len(numbers) and all(number > 0 for number in numbers)
    for edition in EDITIONS:
        assert markdown(minutes(now, edition, "da"))
    assert show_text(now) and show_json(now, entries) and list(log_lines(entries)) is not None
    words, at = Words("da"), moment("13.00")
    assert all(isinstance(understood(stamped.event, now, words), str) for stamped in entries)
    assert bar.top(now, at, bar.Saving(), words, 80) and agenda.rows(now, at, words, 26, 20)
    assert item.body(now, words, 50, 20).drawn is not None


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(EVENTS)
def test_any_event_comes_back_from_disk_as_it_went(event: e.Event) -> None:
    assert event_from(event_data(event)) == event
