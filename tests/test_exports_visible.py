"""What cannot be printed becomes a visible sign; what people write stays as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.visible import signs, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Årsplan – æøå »§ 17« 3,75 mio. kr.", "Årsplan – æøå »§ 17« 3,75 mio. kr."),
        ("10\u00a0000\u202fkr.", "10\u00a0000\u202fkr."),
        ("👩‍👧 og 👩🏽‍⚕️", "👩‍👧 og 👩🏽‍⚕️"),
        ("a\u200db", "a⟨U+200D⟩b"),
        ("\x1b[31mrød\x07", "␛[31mrød␇"),
        ("abc\u202ecba", "abc⟨U+202E⟩cba"),
        ("halv \ud83d", "halv ⟨U+D83D⟩"),
        ("a\x7f\x85\u2028b", "a␡⟨U+0085⟩⟨U+2028⟩b"),
        ("to\nlinjer", "to␊linjer"),
    ],
)
def test_what_steers_a_terminal_shows_as_a_sign(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_line_feeds_stay_where_they_are_asked_for() -> None:
    assert visible("to\nlinjer\r", lines=True) == "to\nlinjer␍"


@given(st.text(st.characters()))
def test_what_is_shown_can_be_printed_and_encoded(text: str) -> None:
    shown = visible(text)
    shown.encode("utf-8")

    assert all(c.isprintable() or c in "\u00a0\u2007\u202f\u200d" for c in shown)
    assert visible(shown) == shown


@given(st.text(st.characters()))
def test_sign_for_sign_nothing_moves_and_nothing_steers(text: str) -> None:
    shown = signs(text)
    shown.encode("utf-8")

    assert len(shown) == len(text)
    assert all(c.isprintable() or c in "\t\u00a0\u2007\u202f\u200d" for c in shown)
    assert all(c == s for c, s in zip(text, shown, strict=True) if c.isprintable())
