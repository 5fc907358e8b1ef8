"""The parking lot over several meetings: each topic once, with its age, until something is done about it."""

from __future__ import annotations

from datetime import date

import pytest

from exports.edition import distributed
from exports.lines import log_lines
from exports.markdown import markdown
from exports.minutes.minutes import minutes
from store import events as e
from store.carry import carried, taken_topics
from store.fold.meeting import fold
from store.line.hear import Heard, hear
from store.meeting import Meeting
from store.parking import left, lot
from store.said import Refused
from store.values import Topic
from tests.build import AGENDA, called, entries, meeting, moment

OLD = Topic("p7-20-2026", "Vagtplan for jul", "20/2026", date(2026, 10, 28))
SHUT = Topic("p9-20-2026", "Fratrædelse", "20/2026", date(2026, 10, 28), closed=True)


def held(*happened: e.Event, topics: tuple[Topic, ...] = (OLD, SHUT)) -> Meeting:
    kept = (("12.00", e.MeetingOpened("KD")), ("12.01", e.ItemStarted("i1")), *(("12.10", event) for event in happened))
    return meeting(*kept, call=called(topics=topics))


def following(last: Meeting) -> e.MeetingCalled:
    return carried(called(id="next", number="23/2026", date=date(2026, 12, 9), agenda=AGENDA[-1:], topics=()), last)


def texts(now: Meeting) -> list[str]:
    return [topic.text for topic in lot(now)]


def event(text: str, now: Meeting) -> e.Event:
    answer = hear(text, now, moment("12.40"))
    assert isinstance(answer, Heard), answer
    return answer.event


def test_a_topic_waits_on_the_lot_from_meeting_to_meeting_with_where_and_when_it_was_parked() -> None:
    now = held(e.TopicParked("i2", "Lokaler"))
    then = following(now)
    once_more = carried(
        called(id="then", number="24/2026", topics=()), fold(entries(("12.00", e.MeetingOpened()), call=then))
    )

    assert texts(now) == ["Vagtplan for jul", "Fratrædelse", "Lokaler"]
    new = Topic("p3-22-2026", "Lokaler", "22/2026", date(2026, 11, 25))
    assert then.topics == once_more.topics == (OLD, SHUT, new)


def test_a_topic_that_is_taken_off_or_put_on_an_agenda_waits_no_more() -> None:
    now = held(e.TopicDropped(OLD.id, OLD.text))

    assert texts(now) == ["Fratrædelse"]
    assert texts(held(e.ItemAdded(AGENDA[0].__class__(OLD.id, OLD.text, "drift")))) == ["Fratrædelse"]
    taken = held(e.TopicTaken(None, OLD.text, "eventuelt"))
    assert [topic.text for topic in left(taken)] == ["Fratrædelse"]
    assert [item.title for item in following(taken).agenda] == ["Vagtplan for jul", "Eventuelt"]


def test_what_was_parked_behind_closed_doors_stays_there_on_its_way() -> None:
    now = held(e.ItemStarted("i4"), e.TopicParked("i4", "Afskedigelse"))
    assert [topic.closed for topic in left(now)] == [False, True, True]

    taken = held(event("p-plads: »fratrædelse« til dagsorden", now))
    assert [(item.title, item.closed) for item in taken_topics(taken)] == [("Fratrædelse", True)]
    assert "Fratrædelse" not in markdown(minutes(taken, "distribution"))
    assert distributed(taken).called.topics == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("p-plads: 1 fjern", e.TopicDropped(OLD.id, OLD.text)),
        ("p-plads: »vagtplan« fjern", e.TopicDropped(OLD.id, OLD.text)),
        ("p-plads: 1 til dagsorden", e.TopicTaken(None, OLD.text, "eventuelt")),
        ("p-plads: 3 fjern", e.EntryWithdrawn(3)),
        ("p-plads: 3 dagsorden", e.TopicTaken("i1", "Lokaler", "eventuelt")),
    ],
)
def test_the_line_says_what_becomes_of_a_topic(text: str, expected: e.Event) -> None:
    assert event(text, held(e.TopicParked("i1", "Lokaler"))) == expected


@pytest.mark.parametrize("text", ["p-plads: 9 fjern", "p-plads: 0 fjern", "p-plads: »r« fjern", "p-plads: fjern"])
def test_a_topic_that_is_not_there_is_refused(text: str) -> None:
    assert isinstance(hear(text, held(), moment("12.40")), Refused)


def test_what_was_taken_off_is_printed_as_a_line_that_takes_it_off_again() -> None:
    kept = entries(
        ("12.00", e.MeetingOpened("KD")), ("12.10", e.TopicDropped(OLD.id, OLD.text)), call=called(topics=(OLD,))
    )
    line = list(log_lines(kept))[-1]

    assert line == "12.10 p-plads: »Vagtplan for jul« fjern"
    assert event(line, fold(kept[:2])) == e.TopicDropped(OLD.id, OLD.text)
