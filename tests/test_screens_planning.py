"""What a change of the plan is as events, and that a step is kept and undone as one."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import events as e
from store.archive import Archive
from store.meeting import Meeting
from store.record import Record
from store.said import Refused
from store.values import AgendaItem, Person
from tests import build
from tui.screens.keeper import Keeper
from tui.screens.planning import changed, known, left_open, moved, offered, put_in, read_guest, read_pasted


@pytest.fixture
def record(tmp_path):
    path = tmp_path / "2026-11-25-direktionen-22.json"
    with Record.create(path, build.called(), lambda: build.moment("9.00")) as made:
        yield made


def titles(meeting: Meeting) -> list[str]:
    return [f"{item.section}: {item.title}" for item in meeting.items]


def step(meeting: Meeting, item: str, down: bool) -> Meeting:
    move = moved(meeting, meeting.item(item), down)
    return build.meeting(("9.00", move)) if move else meeting


@pytest.mark.parametrize(
    ("item", "down", "order"),
    [
        ("i1", True, "i2 i1 i3 i4 i5"),
        ("i2", False, "i2 i1 i3 i4 i5"),
        ("i2", True, "i1 i2 i3 i4 i5"),
        ("i3", False, "i1 i2 i3 i4 i5"),
        ("i4", True, "i1 i2 i3 i4 i5"),
    ],
)
def test_an_item_moves_one_place_and_at_an_edge_into_the_next_section(item: str, down: bool, order: str) -> None:
    after = step(build.meeting(), item, down)

    assert [found.id for found in after.items] == order.split()


@pytest.mark.parametrize(
    ("item", "down", "section"), [("i2", True, "drift"), ("i3", False, "temaer"), ("i4", True, "eventuelt")]
)
def test_over_the_edge_the_section_goes_with_it(item: str, down: bool, section: str) -> None:
    assert step(build.meeting(), item, down).item(item).section == section


@pytest.mark.parametrize(("item", "down"), [("i1", False), ("i5", False), ("i5", True)])
def test_there_is_nowhere_to_go_at_the_top_nor_for_eventuelt(item: str, down: bool) -> None:
    meeting = build.meeting()

    assert moved(meeting, meeting.item(item), down) is None


def test_down_and_up_again_is_where_it_was() -> None:
    before = build.meeting()
    for item in ("i1", "i2", "i3", "i4"):
        there = moved(before, before.item(item), True)
        between = build.meeting(("9.00", there))
        back = moved(between, between.item(item), False)

        assert titles(build.meeting(("9.00", there), ("9.01", back))) == titles(before)


def test_a_changed_section_moves_the_item_there_and_nothing_changed_is_no_event() -> None:
    item = build.meeting().item("i1")

    assert changed(item, item.plan) == ()
    happened = changed(item, replace(item.plan, section="drift", minutes=5))
    after = build.meeting(*(("9.00", event) for event in happened))
    assert [found.id for found in after.items] == ["i2", "i3", "i4", "i1", "i5"]
    assert after.item("i1").plan.minutes == 5


def test_what_is_put_in_gets_ids_of_its_own_but_what_was_carried_over_keeps_its_id() -> None:
    plans = (AgendaItem("i1", "Ny"), AgendaItem("i1", "Ny 2"), AgendaItem("i3-21", "Udsat", carried_from="21/2026"))
    added = put_in(plans, build.meeting())

    assert [event.plan.id for event in added] == ["n1", "n2", "i3-21"]


def test_a_postponed_item_and_a_parked_topic_are_offered_until_they_are_on() -> None:
    call = build.called(parked=("Vagtplan",))
    left = (AgendaItem("i3-21", "Høringssvar", "drift", carried_from="21/2026"),)

    assert [plan.title for plan in offered(build.meeting(call=call), left)] == ["Høringssvar", "Vagtplan"]
    on = build.meeting(("9.00", e.ItemAdded(left[0])), ("9.01", e.ItemAdded(AgendaItem("n2", "VAGTPLAN"))), call=call)
    assert offered(on, left) == ()


def test_a_pasted_agenda_does_not_double_eventuelt() -> None:
    text = "TEMAER\n1. Sundhedshus (D, 20 min, v/ SO)\nEVENTUELT\n2. Eventuelt\n"

    assert [plan.title for plan in read_pasted(text, build.meeting())] == ["Sundhedshus"]
    bare = build.meeting(call=build.called(agenda=()))
    assert [plan.title for plan in read_pasted(text, bare)] == ["Sundhedshus", "Eventuelt"]


def test_a_guest_is_known_by_initials_or_new_with_a_title() -> None:
    meeting, now = build.meeting(), build.moment("9.00")

    assert read_guest("øc", meeting, now).initials == "ØC"
    made = read_guest("NN kontorchef (ekstern)", meeting, now)
    assert made == Person("NN", "kontorchef", "gaest", external=True)
    assert isinstance(read_guest("NN", meeting, now), Refused)


def test_a_guest_made_while_preparing_is_known_but_not_in_the_room_at_the_opening() -> None:
    guest = Person("NN", "kontorchef", "gaest")
    meeting = build.meeting(*(("9.00", event) for event in known((guest,))), ("12.00", e.MeetingOpened("KD")))

    assert meeting.person("nn") == guest
    assert not meeting.is_in("NN")


def test_a_step_of_several_events_is_undone_and_redone_as_one(record: Record) -> None:
    keeper = Keeper(record)
    before = titles(record.meeting)
    keeper.keep(*put_in((AgendaItem("a", "Et"), AgendaItem("b", "To")), record.meeting))
    after = titles(record.meeting)
    keeper.keep(e.ItemRemoved("i1"))

    keeper.undo()
    assert titles(record.meeting) == after
    keeper.undo()
    assert titles(record.meeting) == before
    keeper.redo()
    assert titles(record.meeting) == after
    assert isinstance(keeper.undo(), e.TakenBack)
    assert isinstance(keeper.undo(), Refused)


def test_what_another_sitting_kept_is_undone_entry_by_entry(record: Record) -> None:
    Keeper(record).keep(*put_in((AgendaItem("a", "Et"), AgendaItem("b", "To")), record.meeting))

    assert Keeper(record).undo() == e.TakenBack((2,))


def test_a_refusal_keeps_nothing(record: Record) -> None:
    record.keep(e.MeetingOpened("KD"))

    assert isinstance(Keeper(record).keep(e.ItemRemoved("i1")), Refused)
    assert record.meeting.item("i1") is not None


@given(st.lists(st.tuples(st.sampled_from(["i1", "i2", "i3", "i4", "i5"]), st.booleans()), max_size=12))
def test_whatever_is_moved_the_sections_stand_in_order_and_eventuelt_is_last(moves: list[tuple[str, bool]]) -> None:
    happened: list[tuple[str, e.Event]] = []
    for item, down in moves:
        meeting = build.meeting(*happened)
        if move := moved(meeting, meeting.item(item), down):
            happened.append(("9.00", move))

    meeting = build.meeting(*happened)
    sections = [meeting.called.sections.index(item.section) for item in meeting.items]
    assert sections == sorted(sections)
    assert meeting.items[-1].id == "i5"
    assert [item.number for item in meeting.items] == [1, 2, 3, 4, 5]


def test_what_the_meeting_before_put_off_or_parked_is_found_and_what_was_closed_stays_closed(tmp_path) -> None:
    there = Archive(tmp_path, lambda: build.moment("9.00"))
    happened = (
        e.MeetingOpened("KD"),
        e.ItemPostponed("i3"),
        e.TopicParked("i2", "Vagtplan for jul"),
        e.TopicParked("i4", "Fortroligt"),
    )
    with there.call(build.called(number="21/2026", date=build.DAY - timedelta(days=14))) as last:
        for event in happened:
            last.keep(event)
    left = left_open(there, build.meeting())

    assert [(plan.title, plan.section, plan.carried_from, plan.closed) for plan in left] == [
        ("Sygefravær 3. kvartal", "drift", "21/2026", False),
        ("Vagtplan for jul", "eventuelt", "21/2026", False),
        ("Fortroligt", "eventuelt", "21/2026", True),
    ]
    assert left_open(Archive(tmp_path / "none", there.now), build.meeting()) == ()
