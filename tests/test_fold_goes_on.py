"""A fold that goes on is the fold of all: after each entry, whatever it is, however the entries came."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store import events as e
from store.fold.meeting import GOES_ON, Folding, fold
from tests.build import called, entries, moment
from tests.hard_meeting import hard_entries
from tests.test_fold_total import EVENTS, of

ORDINARY = st.one_of(*(of(cls) for cls in sorted(GOES_ON, key=lambda cls: cls.__name__)))
STEP = st.tuples(st.one_of(ORDINARY, ORDINARY, ORDINARY, EVENTS), st.sampled_from([0, 0, 1, 7, 60, -5, -600]))


def same(given_: list[e.Stamped]) -> None:
    """After each entry the two are equal."""
    growing = Folding(given_[:1])
    assert growing.meeting() == fold(given_[:1])
    for place, stamped in enumerate(given_[1:], 2):
        growing.add(stamped)
        assert growing.meeting() == fold(given_[:place]), stamped


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(STEP, max_size=25), st.sampled_from([0, 0, 0, 12]), st.booleans())
def test_whatever_is_added_it_is_as_if_all_were_folded(
    steps: list[tuple[e.Event, int]], lead: int, opened: bool
) -> None:
    at = moment("12.00")
    found = [e.Stamped(0, moment("8.00"), moment("8.00"), called())]
    found += [e.Stamped(1, at, at, e.MeetingOpened("KD")), e.Stamped(2, at, at, e.ItemStarted("i1"))] if opened else []
    for event, minutes in steps:
        at += timedelta(minutes=minutes)
        # `lead`: a record made by hand may number its entries as it likes
        found.append(e.Stamped(len(found) + (lead if len(found) % 5 == 0 else 0), at, moment("15.00"), event))
    same(found)


def test_a_meeting_in_which_everything_happens() -> None:
    same(list(hard_entries()))


def test_an_ordinary_entry_goes_on_and_any_other_begins_again() -> None:
    """Else the rest here would prove nothing."""
    at, growing = moment("12.10"), Folding(entries(("12.00", e.MeetingOpened("KD")), ("12.01", e.ItemStarted("i1"))))
    for number, (event, minutes, goes_on) in enumerate(
        [(e.NoteTaken("i1", "a"), 0, True), (e.NoteTaken("i1", "b"), -5, False), (e.ItemStarted("i2"), 0, True),
         (e.PersonLeft("BU"), 0, False), (e.ConsensusReached("i2", "c"), 1, True), (e.TakenBack((7,)), 2, False)],
        3,
    ):  # fmt: skip
        before = growing._agenda
        growing.add(e.Stamped(number, at + timedelta(minutes=minutes), at, event))
        assert (growing._agenda is before) == goes_on, event


def test_entries_that_are_spoken_of_before_they_are_there() -> None:
    """Undo and corrections by number, of entries that come later: nobody types that, a file may hold it."""
    dice = Random(3)
    for _ in range(30):
        early = [e.TakenBack((5,)), e.Reworded(6, "andet"), e.Refiled(7, "i2"), e.EntryWithdrawn(8), e.Restored((9,))]
        later = [
            e.NoteTaken("i1", "a"),
            e.ActionGiven("i1", "22-1", ("BU",), "b", "på fredag"),
            e.TopicParked("i1", "c"),
        ]
        happened = [*dice.sample(early, 3), *dice.choices(later, k=6)]
        same(list(entries(("12.00", e.MeetingOpened("KD")), *(("12.05", event) for event in happened))))
