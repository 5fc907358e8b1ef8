"""Entries fold to a meeting: what stands and what is taken back, where the meeting is, and when it ends."""

from __future__ import annotations

from datetime import date, time, timedelta

from store import events as e
from store import values as v
from store.fold.meeting import fold
from tests.build import entries, moment, running


def test_the_current_item_follows_the_typing() -> None:
    now = running(("12.20", e.ItemStarted("i3")), ("12.10", e.ItemStarted("i2")))

    assert now.current == "i2"
    assert now.treated == ("i1", "i2", "i3")


def test_time_runs_on_the_item_shown_and_stands_in_a_pause() -> None:
    now = running(
        ("12.10", e.TimePaused()),
        ("12.30", e.TimeResumed()),
        ("12.35", e.ItemStarted("i2")),
        ("12.40", e.ItemStopped("i2")),
    )

    assert [item.spent for item in now.items[:2]] == [14 * 60, 5 * 60]
    assert now.items[1].since is None


def test_undo_and_redo_take_back_and_restore_what_stands() -> None:
    once = entries(("12.00", e.MeetingOpened("KD")), ("12.01", e.NoteTaken(None, "a")), ("12.02", e.TakenBack((2, 1))))
    now = fold(once)

    assert (now.state, now.undoable, now.redoable) == (v.PLANNED, (), (2, 1))

    at = moment("12.03")
    again = fold((*once, e.Stamped(4, at, at, e.Restored((1,)))))
    assert (again.state, again.undoable, again.redoable) == (v.OPEN, (1,), (2,))

    new = fold((*once, e.Stamped(4, at, at, e.NoteTaken(None, "b"))))
    assert (new.undoable, new.redoable) == ((4,), ())


def test_a_correction_changes_how_an_entry_reads_and_undo_of_it_restores_the_wording() -> None:
    now = running(
        ("12.05", e.NoteTaken("i1", "første")), ("12.06", e.Reworded(3, "anden")), ("12.07", e.TakenBack((4,)))
    )

    assert now.items[0].notes[0].text == "første"


def test_refiled_moves_an_entry_to_another_item() -> None:
    now = running(("12.05", e.ConsensusReached("i1", "Ja")), ("12.06", e.Refiled(3, "i2")))

    assert [item.outcome for item in now.items[:2]] == [v.UNDECIDED, v.CONSENSUS]


def test_a_withdrawn_entry_is_out_but_its_task_number_is_held() -> None:
    now = running(("12.05", e.ActionGiven("i1", "22-1", ("BU",), "a")), ("12.06", e.EntryWithdrawn(3)))

    assert now.actions == () and [s.entry for s in now.withdrawn] == [3]


def test_nobody_comes_to_or_leaves_a_meeting_that_has_ended() -> None:
    ended = (("14.00", e.MeetingEnded()), ("15.00", e.PersonLeft("BU")), ("15.01", e.PersonArrived("ØC")))
    now = running(*ended)

    assert all(stay.until is None for stay in now.stays) and "ØC" not in {stay.who for stay in now.stays}


def test_doors_close_over_the_entries_before_and_open_for_later_ones() -> None:
    now = running(
        ("12.05", e.NoteTaken("i1", "før")),
        ("12.06", e.DoorsClosed("i1")),
        ("12.07", e.NoteTaken("i1", "under")),
        ("12.08", e.DoorsOpened("i1")),
        ("12.09", e.NoteTaken("i1", "efter")),
    )

    assert [now.is_closed(note.entry) for note in now.items[0].notes] == [True, True, False]
    assert now.items[0].closed


def test_a_moved_end_is_known() -> None:
    assert running(("12.10", e.EndMoved(time(15, 30)))).planned_end == time(15, 30)


def test_an_adjourned_meeting_resumed_another_day_keeps_both_days() -> None:
    now = running(("13.18", e.MeetingAdjourned("strømsvigt")))
    later = moment("9.00", date(2026, 11, 26))
    resumed = fold((*entries(("12.00", e.MeetingOpened("KD")), ("13.18", e.MeetingAdjourned("strømsvigt"))),
                    e.Stamped(3, later, later, e.MeetingResumed())))  # fmt: skip

    assert now.state == v.ADJOURNED and now.breaks[0].reason == "strømsvigt"
    assert resumed.state == v.OPEN and resumed.breaks[0].until == later
    assert later - moment("13.18") > timedelta(hours=12)
