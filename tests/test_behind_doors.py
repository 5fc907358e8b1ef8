"""What the breaker found: behind closed doors is behind them, whatever the line was about."""

from __future__ import annotations

from exports.files import export_files
from store import events as e
from store.carry import open_tasks, postponed_items, taken_topics
from store.fold.meeting import fold
from store.values import AgendaItem
from tests.build import entries, meeting
from tests.test_line_meaning import heard

OPENED = (("12.00", e.MeetingOpened("KD")), ("12.01", e.ItemStarted("i3")))


def distributed(*happened: tuple[str, e.Event]) -> bytes:
    kept = entries(*OPENED, *happened)
    return b"".join(file.data for file in export_files(fold(kept), kept, ("md", "ics", "json"), "distribution"))


def test_what_is_joined_behind_closed_doors_stays_there() -> None:
    told = distributed(
        ("12.02", e.DoorsClosed("i3")),
        ("12.03", e.ItemsJoined(("i2", "i3"))),
        ("12.04", e.ConsensusReached("i2", "ZQbesluttet")),
        ("12.05", e.ActionGiven("i2", "22-1", ("BU",), "ZQopgave")),
    )

    assert b"ZQ" not in told


def test_doors_that_close_on_a_joint_item_close_what_was_said_on_each_of_its_items() -> None:
    told = distributed(
        ("12.02", e.CaseLineWritten("i3", "choice", "ZQvalg")),
        ("12.03", e.NoteTaken("i1", "ZQnote")),
        ("12.04", e.ItemsJoined(("i1", "i3"))),
        ("12.05", e.ItemsJoined(("i2", "i1"))),
        ("12.06", e.DoorsClosed("i2")),
        ("12.07", e.NoteTaken("i3", "ZQsenere")),
    )

    assert b"ZQ" not in told


def test_doors_that_open_again_open_for_each_item_of_a_joint_one() -> None:
    told = distributed(
        ("12.02", e.ItemsJoined(("i1", "i3"))),
        ("12.03", e.DoorsClosed("i1")),
        ("12.04", e.CaseLineWritten("i3", "choice", "ZQlukket")),
        ("12.05", e.DoorsOpened("i1")),
        ("12.06", e.CaseLineWritten("i3", "choice", "ZZåbent")),
    )

    assert b"ZQ" not in told and "ZZåbent".encode() in told


def test_a_line_about_no_item_said_behind_closed_doors_stays_there() -> None:
    told = distributed(
        ("12.02", e.DoorsClosed("i3")),
        ("12.03", e.FollowedUp("21-3", "remark", "ZQrygte")),
        ("12.04", e.MeetingAdjourned("ZQalarm")),
        ("12.05", e.MeetingResumed()),
    )

    assert b"ZQ" not in told


def test_a_line_about_no_item_said_on_a_closed_item_that_was_just_put_on_stays_there() -> None:
    shut = AgendaItem("n1", "Personalesag", "temaer", closed=True)
    told = distributed(
        ("12.02", e.ItemAdded(shut, None, opens=True)),
        ("12.03", e.ActionGiven(None, "22-1", ("BU",), "ZQopgave")),
    )

    assert b"ZQ" not in told


def test_a_task_of_an_item_joined_with_a_closed_one_is_carried_as_closed() -> None:
    now = meeting(*OPENED, ("12.03", e.ItemsJoined(("i3", "i4"))), ("12.04", e.ActionGiven("i3", "22-1", ("BU",), "x")))

    assert [task.closed for task in open_tasks(now) if task.id == "22-1"] == [True]


def test_all_of_a_joint_item_that_is_postponed_come_along() -> None:
    now = meeting(*OPENED, ("12.03", e.ItemsJoined(("i2", "i3"))), ("12.04", e.ItemPostponed("i2")))

    assert [item.title for item in postponed_items(now)] == ["Budget 2027: tidlig indsats", "Sygefravær 3. kvartal"]


def test_a_topic_put_on_the_next_agenda_on_a_wednesday_comes_there() -> None:
    now = meeting(*OPENED, ("12.03", e.TopicTaken("i3", "Lukkedage", "eventuelt")))

    assert [item.title for item in taken_topics(now)] == ["Lukkedage"]


def test_replacing_words_of_a_ruling_leaves_the_word_between_text_and_reason() -> None:
    now = meeting(*OPENED, ("12.03", e.ChiefExecutiveRuled("i3", "Budget for 2027 vedtages", "tiden er knap")))

    assert heard("ret: »for« til »i«", now).event == e.Reworded(3, "Budget i 2027 vedtages", reason="tiden er knap")
