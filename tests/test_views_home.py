"""The home screen as it is drawn: the first time, the next meeting, one that was broken off."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from rich.cells import cell_len

from store import events as e
from store.facts import facts_of
from store.values import OpenAction
from tests import build
from tui.texts.words import Words
from tui.views import home as view
from tui.views.home import Home
from tui.views.meetings import Listed

DA, EN = Words("da"), Words("en")
TODAY = date(2026, 11, 24)
EARLIER = build.called(number="21/2026", date=date(2026, 11, 11))
RAN = (
    ("12.00", e.MeetingOpened("KD")),
    ("12.05", e.ItemStarted("i1")),
    ("12.10", e.ConsensusReached("i1", "Godkendt.")),
    ("12.12", e.ActionGiven("i1", "21-1", ("BU",), "Notat")),
)
ENDED = ("14.00", e.MeetingEnded(("i2", "i3", "i4")))


def listed(name: str, meeting) -> Listed:
    return Listed(Path(name), meeting.called.date, meeting.number, facts_of(meeting), meeting)


def home(**changes) -> Home:
    planned, earlier = listed("next", build.meeting()), listed("last", build.meeting(*RAN, ENDED, call=EARLIER))
    known = {"listed": (planned, earlier), "head": planned} | changes
    return Home(TODAY, "Direktionen", "Åkøbing Kommune", Path("Direktionen"), **known)


def text(drawing) -> list[str]:
    return drawing.plain.split("\n")


def test_the_first_time_one_key_makes_the_next_wednesday() -> None:
    first = home(listed=(), head=None, proposed=build.called())
    rows = [row.strip() for row in text(view.welcome(first, DA, 76)) if row.strip()]

    assert rows == [
        "Velkommen. Der er ingen møder endnu.",
        "Enter   Opret onsdagsmødet 25.11. kl. 12.00 med fast dagsorden",
        "N       Nyt møde på en anden dag",
        "Alt gemmes løbende i Direktionen",
    ]


def test_the_next_meeting_says_when_how_much_and_what_enter_does() -> None:
    assert text(view.chosen(home(), "next", DA, 44)) == [
        "Onsdag 25.11. kl. 12.00–15.00",
        "Direktionen, møde nr. 22/2026",
        "Dagsorden: 5 punkter, 105 min",
        "Gæster: 1   Bilag: 0",
        "",
        "  Enter   Forbered dagsordenen",
        "  S       Gå til mødet",
    ]


def test_an_earlier_meeting_says_what_came_of_it() -> None:
    assert text(view.chosen(home(), "last", DA, 60))[2:] == [
        "1 beslutning · 1 opgave",
        "Referat UDKAST",
        "",
        "  Enter   Referat og filer",
        "  S       Åbn mødet (sene beslutninger, rettelser)",
    ]


def test_minutes_that_a_later_meeting_approved_are_no_draft() -> None:
    later = listed("next", build.meeting(("12.00", e.MinutesApproved("21/2026", None, True))))
    known = home(listed=(later, home().listed[1]), head=later)

    assert "Referat godkendt" in view.rows(known, DA)[1].draw(76, False).plain
    assert "ikke godkendt" not in view.attention(known, DA, 30).plain


def test_a_meeting_that_was_broken_off_is_found_and_goes_on_with_enter() -> None:
    running = listed("next", build.meeting(*RAN))
    known = home(listed=(running,), head=running)

    assert view.notices(known, DA, 78).plain == (
        " ! Fundet: mødet fra ons. 25.11. blev afbrudt kl. 12.12. Enter fortsætter"
    )
    assert "  Enter   Fortsæt mødet" in text(view.chosen(known, "next", DA, 44))
    assert "Punkt 1: Årsplan 2027" in text(view.chosen(known, "next", DA, 44))


def test_a_fault_of_the_board_is_a_line_of_its_own() -> None:
    told = view.notices(home(faults=("board.toml linje 7: titel mangler.",)), DA, 78)

    assert told.plain == " ! board.toml linje 7: titel mangler."


def test_a_file_that_cannot_be_read_is_listed_and_said() -> None:
    known = home(listed=(Listed(Path("2026-11-18.json"), date(2026, 11, 18), "21/2026", None),), head=None)

    assert "Kan ikke læses" in view.rows(known, DA)[0].draw(76, True).plain
    assert "intet er slettet" in view.chosen(known, "2026-11-18.json", DA, 90).plain


def test_where_no_meeting_is_called_the_offer_stands_first() -> None:
    known = home(listed=home().listed[1:], head=None, proposed=build.called())

    assert view.rows(known, DA)[0].draw(76, True).plain == (
        "▶ + Opret onsdagsmødet 25.11. kl. 12.00 med fast dagsorden"
    )


def test_what_wants_doing_is_counted_and_nothing_is_said_as_such() -> None:
    def due(days: int | None) -> OpenAction:
        return OpenAction("x", ("BU",), "Notat", None if days is None else TODAY + timedelta(days=days))

    known = home(tasks=(due(-3), due(-1), due(0), due(5), due(6), due(None)), listed=())

    assert text(view.attention(known, DA, 40)) == [
        "! 2 opgaver over frist",
        "2 med frist i denne uge",
        "1 opgave uden frist",
    ]
    assert text(view.attention(home(listed=()), DA, 40)) == ["Intet lige nu"]


@pytest.mark.parametrize("width", [38, 59, 60, 76, 100, 136])
@pytest.mark.parametrize("words", [DA, EN])
def test_no_line_is_wider_than_it_may_be(words: Words, width: int) -> None:
    known = home(proposed=build.called(), faults=("x" * 200,))
    drawings = [row.draw(width, True) for row in view.rows(known, words)]
    drawings += [view.chosen(known, at, words, width) for at in ("next", "last", "none")]
    drawings += [draw(known, words, width) for draw in (view.head, view.notices, view.welcome, view.attention)]

    assert [row for drawing in drawings for row in text(drawing) if cell_len(row) > width] == []
