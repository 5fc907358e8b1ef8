"""What one meeting leaves to the next comes there by itself, once, with its history."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from store import events as e
from store.carry import carried, catch_up, open_tasks, taken_topics, with_topics
from store.fold.meeting import fold
from store.meeting import Meeting
from store.parking import lot
from store.values import Person
from tests.build import AGENDA, called, entries, meeting

ANY_OTHER = AGENDA[-1]


def held(*happened: tuple[str, e.Event]) -> Meeting:
    return meeting(("12.00", e.MeetingOpened("KD")), *happened)


def following(last: Meeting, day: date = date(2026, 12, 9)) -> e.MeetingCalled:
    plain = called(id="next", number="23/2026", date=day, agenda=(ANY_OTHER,), open_actions=(), previous_number=None)
    return carried(plain, last)


def titles(call: e.MeetingCalled) -> list[str]:
    return [item.title for item in call.agenda]


def test_a_postponed_item_comes_to_the_next_meeting_in_its_section_before_eventuelt() -> None:
    call = following(held(("12.10", e.ItemPostponed("i3")), ("12.11", e.ItemPostponed("i1"))))

    assert titles(call) == ["Årsplan 2027", "Sygefravær 3. kvartal", "Eventuelt"]
    assert {item.carried_from for item in call.agenda[:2]} == {"22/2026"}


def test_an_item_postponed_to_a_date_waits_for_the_meeting_of_that_date() -> None:
    first = following(held(("12.10", e.ItemPostponed("i3", "16/12", date(2026, 12, 16)))))
    then = carried(called(date=date(2026, 12, 16), agenda=(ANY_OTHER,)), fold(entries(call=first)))

    assert titles(first) == ["Eventuelt"] and len(first.waiting) == 1
    assert titles(then) == ["Sygefravær 3. kvartal", "Eventuelt"] and then.waiting == ()


def test_an_item_put_off_twice_tells_since_when() -> None:
    first = following(held(("12.10", e.ItemPostponed("i3"))))
    again = fold(entries(("12.00", e.MeetingOpened()), ("12.10", e.ItemPostponed(first.agenda[0].id)), call=first))
    then = carried(called(date=date(2026, 12, 16), agenda=(ANY_OTHER,)), again)

    assert (then.agenda[0].since, then.agenda[0].carried_from) == (date(2026, 11, 25), "23/2026")


def test_a_decision_with_a_review_date_comes_back_under_drift_on_that_date() -> None:
    last = held(
        ("12.10", e.ConsensusReached("i1", "Ja")),
        ("12.11", e.CaseLineWritten("i1", "effect", "færre klager", date(2026, 12, 9), "9/12")),
    )
    call = following(last)

    assert [(item.title, item.section, item.resume, item.decided) for item in call.agenda[:1]] == [
        ("Årsplan 2027", "drift", "færre klager", "Ja")
    ]
    assert following(last, date(2026, 12, 2)).waiting[0].title == "Årsplan 2027"


def test_open_tasks_travel_on_with_the_deadline_they_have_now() -> None:
    last = held(
        ("12.10", e.FollowedUp("21-3", "extended", None, "9/12", date(2026, 12, 9))),
        ("12.11", e.ActionGiven("i1", "22-1", ("BU",), "Notat", "på fredag", date(2026, 11, 27))),
    )

    assert [(task.id, task.due) for task in open_tasks(last)] == [
        ("21-3", date(2026, 12, 9)), ("22-1", date(2026, 11, 27)),
    ]  # fmt: skip


def test_a_task_that_is_done_stays_behind() -> None:
    assert open_tasks(held(("12.10", e.FollowedUp("21-3", "done")))) == ()


def test_a_task_of_a_closed_item_stays_closed() -> None:
    last = held(("12.10", e.ActionGiven("i4", "22-1", ("SO",), "Samtale")))

    assert [task.closed for task in open_tasks(last) if task.id == "22-1"] == [True]


def test_the_minutes_to_approve_are_those_of_the_last_meeting() -> None:
    call = following(held())

    assert (call.previous_number, call.previous_date) == ("22/2026", date(2026, 11, 25))


def test_guests_of_the_last_meeting_are_known_but_not_expected() -> None:
    people = tuple(person for person in called().people if person.initials != "ØC")
    call = carried(called(people=people, agenda=(ANY_OTHER,)), held())

    assert "ØC" in [person.initials for person in call.people]
    assert "ØC" not in fold(entries(("12.00", e.MeetingOpened()), call=call)).in_room


def test_a_monday_topic_becomes_a_wednesday_item_once() -> None:
    monday = meeting(("8.20", e.TopicTaken("i1", "Skolestart", "temaer", 10)))
    topics = taken_topics(monday)
    call = with_topics(called(id="next", agenda=(ANY_OTHER,)), topics)

    assert titles(call) == ["Skolestart", "Eventuelt"]
    assert with_topics(call, topics) == call
    late = fold(entries(call=replace(call, agenda=(ANY_OTHER,))))
    brought = catch_up(late, None, topics)
    assert brought is not None and [item.title for item in brought.items] == ["Skolestart"]


def test_a_topic_taken_twice_is_one_item_as_it_was_said_last_with_its_presenter_and_where_it_comes_from() -> None:
    monday = called(forum="Politikkoordination", number="4/2026", decides=False)
    said = (
        ("8.20", e.TopicTaken("i1", "Skolestart", "temaer", 10)),
        ("8.30", e.TopicTaken("i1", "skolestart", "drift", 5, item_kind="O", presenter="BU")),
    )
    (topic,) = taken_topics(meeting(*said, call=monday))

    assert (topic.section, topic.kind, topic.minutes, topic.presenter) == ("drift", "O", 5, "BU")
    assert topic.carried_from == "Politikkoordination 4/2026"
    assert carried(called(agenda=(ANY_OTHER,)), meeting(*said, call=monday)).agenda == (ANY_OTHER,)


def kept(call: e.MeetingCalled, *happened: e.Event) -> Meeting:
    return fold(entries(*(("9.00", event) for event in happened), call=call))


def test_what_is_left_open_after_the_next_meeting_was_called_comes_to_it_once() -> None:
    call = replace(following(held()), carries=True)
    last = held(
        ("12.10", e.ItemPostponed("i3")),
        ("12.11", e.TopicParked("i1", "Lukkedage")),
        ("12.12", e.FollowedUp("21-3", "done")),
        ("12.13", e.ActionGiven("i1", "22-1", ("BU",), "Notat")),
    )
    brought = catch_up(kept(call), last, ())
    assert brought is not None
    now = kept(call, brought)

    assert [item.title for item in now.items] == ["Sygefravær 3. kvartal", "Eventuelt"]
    assert [task.id for task in now.open_actions] == ["22-1"]
    assert [topic.text for topic in lot(now)] == ["Lukkedage"]
    assert now.undoable == (), "nobody typed it, so nobody undoes it"
    assert catch_up(now, last, ()) is None
    assert catch_up(kept(call, brought, e.ItemRemoved(now.items[0].id)), last, ()) is None, "taken off it stays off"


def test_a_meeting_planned_elsewhere_is_left_as_it_is() -> None:
    last = held(("12.10", e.ItemPostponed("i3")))

    assert catch_up(fold(entries(call=called(number="23/2026"))), last, ()) is None


def test_a_guest_known_since_comes_along() -> None:
    call = replace(following(held()), carries=True)
    last = held(("12.10", e.GuestMade(Person("NN", "kontorchef", "gaest"))))
    brought = catch_up(kept(call), last, ())

    assert brought is not None and kept(call, brought).person("NN") is not None
