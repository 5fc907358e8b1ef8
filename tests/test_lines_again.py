"""What `enighed log --lines` prints, played into a new meeting, gives the same meeting."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exports.lines import log_lines
from store import events as e
from store.fold.meeting import fold
from store.line.hear import Heard, hear
from store.meeting import Meeting
from tests.build import called, entries, moment
from tests.test_random_meetings import LINES


def played(lines: list[str], start: list[e.Stamped]) -> list[e.Stamped]:
    kept = list(start)
    for line in lines:
        if line.startswith("#"):
            continue
        answer = hear(line, fold(kept), moment("12.00"), screen=False)
        assert isinstance(answer, Heard), (line, answer)
        at = answer.at or kept[-1].happened_at
        kept.append(e.Stamped(len(kept), at, at, answer.event))
    return kept


def lasting(now: Meeting) -> tuple[object, ...]:
    """What the minutes are made of, without entry numbers: an entry of several lines is several lines here."""
    items = [
        (i.number, i.plan.title, i.outcome, i.spent, [n.text for n in i.notes],
         [(d.text, d.basis, d.reason, d.absent, d.recused, d.dissent, d.reservations) for d in i.decisions],
         [replace(o, entry=0) for o in i.outcomes], [replace(r, entry=0) for r in i.remarks])
        for i in now.items
    ]  # fmt: skip
    actions = [
        replace(a, entry=0, changes=0, item=str(now.item(a.item) and now.item(a.item).number)) for a in now.actions
    ]  # type: ignore[union-attr]
    return items, actions, now.state, now.in_room, [replace(s, since_item=None, until_item=None) for s in now.stays]


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.one_of(LINES, st.sampled_from(["fortryd", "fortryd 2", "gentag"])), max_size=25))
def test_the_lines_of_a_random_meeting_give_the_same_meeting(texts: list[str]) -> None:
    start = list(entries(("12.00", e.MeetingOpened("KD"))))
    kept = list(start)
    for minute, text in enumerate(texts):
        at = moment(f"{12 + minute // 60}.{minute % 60:02}")
        answer = hear(text, fold(kept), at)
        if isinstance(answer, Heard):
            kept.append(e.Stamped(len(kept), at, at, answer.event))

    again = played(list(log_lines(kept)), [kept[0]])

    assert lasting(fold(again)) == lasting(fold(kept))


def test_a_note_of_several_lines_is_begun_with_tabs_and_later_numbers_follow() -> None:
    kept = entries(
        ("12.00", e.MeetingOpened("KD")),
        ("12.05", e.NoteTaken(None, "a\nb\nc")),
        ("12.06", e.NoteTaken(None, "d")),
        ("12.07", e.Reworded(3, "e")),
        call=called(),
    )

    assert list(log_lines(kept)) == [
        "12.00 åbn mødet: KD", "12.05 note: a", "\tb", "\tc", "12.06 note: d", "12.07 ret: 5 e",
    ]  # fmt: skip
