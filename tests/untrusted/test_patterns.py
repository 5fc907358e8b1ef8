"""No text makes the program slow: what is looked for in it is found, or not, in time that grows with its length."""

from __future__ import annotations

from time import process_time

import pytest

from exports.markdown import escaped
from exports.visible import one_line, signs, visible
from store.calling.paste import read_agenda
from store.dates.deadline import due_of
from store.line.hear import hear
from store.values import NextMeeting
from tests.bench.patterns import SIZE, Used, patterns, worst
from tests.build import DAY, moment, running
from tests.untrusted.test_printed import HEADS
from tui.views.pieces import wrapped

PATTERNS = patterns()
MOST = 1.0  # seconds of the processor; the slowest took a twentieth, and what is quadratic takes several


@pytest.mark.parametrize("used", PATTERNS.values(), ids=list(PATTERNS))
def test_a_pattern_is_through_a_long_text_at_once(used: Used) -> None:
    seconds, text = worst(used, SIZE)
    assert seconds < MOST, f"{used.pattern.pattern} on {text!r} and so on"


UNITS = [
    "x",
    " ",
    "\t",
    " x",
    "æ ",
    ", ",
    "; ",
    " og ",
    " fordi ",
    " til ",
    "»",
    "»a« til ",
    "1",
    "1.",
    "1 uge ",
    "fredag ",
    "næste ",
    "kl. ",
    "bu ",
    "bu, ",
    "?",
    "(",
    "(B, ",
    ")",
    ":",
    "note: ",
    "frist ",
    "[",
    "*",
    "_",
    "`",
    "\\",
    "#",
    "&",
    "\u202e",
    "\x1b",
    "👩‍👧",
    "e\u0301",
    ", evaluér ",
    " (ekstern)",
    "- ",
    "\n",
    "a\n",
]


@pytest.mark.parametrize("unit", UNITS)
def test_a_line_of_any_kind_is_heard_at_once_however_long(unit: str) -> None:
    """What the screen does twenty times a second while somebody types."""
    meeting, long = running(), unit * (SIZE // len(unit) - 10)
    for head in HEADS:
        began = process_time()
        hear(head + long, meeting, moment("12.30"))
        hear(head + long + "!", meeting, moment("12.30"))
        assert process_time() - began < MOST, f"{head!r} and {unit!r} over and over"


@pytest.mark.parametrize("unit", UNITS)
def test_a_text_is_drawn_printed_and_read_at_once_however_long(unit: str) -> None:
    long = unit * (SIZE // len(unit))
    for does in (
        visible, signs, one_line, escaped,
        lambda text: wrapped(text, 60),
        lambda text: due_of(text, DAY, NextMeeting(DAY)),
        lambda text: read_agenda(text, ("temaer", "drift", "eventuelt")),
    ):  # fmt: skip
        began = process_time()
        does(long)
        assert process_time() - began < MOST, does
