"""What the clock says of a meeting: what is left, the expected end, the top line and the notices."""

from __future__ import annotations

import pytest

from store import events as e
from tests.build import meeting, moment
from tests.held import CALL, DA, NOW, OPEN, held
from tests.live import AGENDA
from tui.views import bar, clock, item, notices
from tui.views.bar import Saving

# the clock


def test_what_is_left_is_the_box_and_what_was_added_minus_what_was_used() -> None:
    running = held(("12.35", e.TimeAdded("i2", 10)))
    second = running.item("i2")
    assert second is not None

    assert clock.left(second, NOW) == (40 - 9) * 60 and clock.spent(second, NOW) == 9 * 60
    assert clock.minutes_seconds(-130) == "02.10"


def test_a_pause_stands_still() -> None:
    paused = held(("12.35", e.TimePaused()))
    second = paused.item("i2")
    assert second is not None

    assert clock.spent(second, NOW) == 3 * 60


def test_the_expected_end_is_now_and_every_box_that_is_not_done_with() -> None:
    end = clock.expected_end(held(), NOW)
    assert end is not None and f"{end:%H.%M}" == "14.37"

    over = clock.expected_end(held(), moment("13.30"))
    assert over is not None and f"{over:%H.%M}" == "15.05", "a box that is used up never counts below zero"


def test_before_the_opening_and_in_a_break_no_end_is_expected() -> None:
    assert clock.expected_end(meeting(call=CALL), NOW) is None
    assert clock.expected_end(held(("12.40", e.MeetingAdjourned())), NOW) is None


# the top line


@pytest.mark.parametrize(
    ("happened", "sign"),
    [
        ((), "○ IKKE ÅBNET"),
        (OPEN, "● I GANG"),
        ((*OPEN, ("12.30", e.MeetingAdjourned("brand"))), "‖ AFBRUDT"),
        ((*OPEN, ("12.30", e.MeetingEnded(tuple(i.id for i in AGENDA)))), "■ HÆVET"),
    ],
)
def test_each_state_of_the_meeting_has_its_sign_and_word(happened: tuple[tuple[str, e.Event], ...], sign: str) -> None:
    assert sign in bar.top(meeting(*happened, call=CALL), NOW, Saving(), DA, 80).plain


def test_the_screen_never_says_saved_while_something_is_not() -> None:
    drawn = bar.top(held(), NOW, Saving(unsaved=True), DA, 80).plain

    assert "! IKKE GEMT" in drawn and "✓ gemt" not in drawn


@pytest.mark.parametrize("width", range(20, 200, 7))
def test_the_top_line_keeps_what_matters_and_fits(width: int) -> None:
    drawn = bar.top(held(), NOW, Saving(), DA, width)

    assert drawn.cell_length <= width
    assert width < 60 or "✓ gemt" in drawn.plain


def test_over_time_is_said_with_a_full_bar_and_in_words() -> None:
    drawn = item.time_bar(held(), moment("13.04"), DA, 48).plain

    assert "░" not in drawn and "▲ 02.00 over tid" in drawn


# the notices


@pytest.mark.parametrize(
    ("at", "names"),
    [("12.41", set()), ("12.57", {"soon", "fetch"}), ("13.03", {"over", "fetch"})],
)
def test_the_clock_speaks_five_minutes_before_and_when_time_is_up(at: str, names: set[str]) -> None:
    assert {name.partition(":")[0] for name in notices.notices(held(), moment(at), DA)} == names
