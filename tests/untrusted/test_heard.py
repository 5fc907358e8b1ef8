"""Whatever is typed, the line is heard or refused in words: nothing in it is ever a fault of the program."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from store import events as e
from store.events.codec import stamped_data, stamped_from
from store.fold.meeting import fold
from store.line.hear import Heard, hear
from store.said import Refused
from tests.build import entries, moment
from tests.hard_meeting import hard_entries
from tests.untrusted.test_printed import HEADS
from tests.untrusted.words import EVIL
from tui.texts.words import Words
from tui.understood import understood

WORDS = (Words("da"), Words("en"))
MEETINGS = [entries(), entries(("12.00", e.MeetingOpened("KD"))), hard_entries()[:60], hard_entries()]
PIECES = st.sampled_from(
    [
        "kd",
        "bu",
        "xx",
        "1",
        "22",
        "99999999999999999999",
        "²",
        "٣",
        "½",
        ":",
        "::",
        ",",
        ";",
        "(",
        ")",
        "»",
        "«",
        '"',
        "\n",
        "\t",
        "?",
        "+",
        "-",
        " ",
        "fordi",
        "til",
        "på fredag",
        "31/11",
        "uge 99",
        "kl. 25",
        "12.61",
        "2026-02-30",
        "21-3",
        "22/2026",
        "punkt",
        "frist",
        "ansvarlig",
        "før",
        "efter",
        "sidst",
        "alle",
        "æ",
        "\u0301",
        EVIL,
        "x" * 300,
    ]
)
REST = st.one_of(
    st.text(max_size=30), st.lists(PIECES, max_size=6).map(" ".join), st.lists(PIECES, max_size=6).map("".join)
)


@given(st.sampled_from(MEETINGS), st.sampled_from(HEADS), st.sampled_from(HEADS), REST, st.booleans())
@settings(max_examples=1500, deadline=None)
def test_any_line_is_heard_or_refused_and_what_is_heard_can_be_kept_and_said(
    kept: tuple[e.Stamped, ...], before: str, head: str, rest: str, screen: bool
) -> None:
    meeting, now = fold(kept), moment("13.55")
    answer = hear(f"{before if before.endswith(': ') else ''}{head}{rest}", meeting, now, screen=screen)
    if isinstance(answer, Refused):
        assert all(words.said(answer.why) for words in WORDS)
        return
    assert isinstance(answer, Heard)
    stamped = e.Stamped(len(kept), answer.at or now, now, answer.event)
    assert stamped_from(stamped_data(stamped)) == stamped
    fold([*kept, stamped])
    for words in WORDS:
        assert understood(answer.event, meeting, words)
        assert all(words.said(warning) for warning in answer.warnings)
