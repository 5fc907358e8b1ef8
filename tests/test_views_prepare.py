"""The agenda as it is drawn while it is prepared: pure text at a width, no app."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest
from rich.cells import cell_len

from store import events as e
from store.values import AgendaItem
from tests import build
from tui.texts.words import Words
from tui.views import prepare as view

DA, EN = Words("da"), Words("en")
WIDTHS = (18, 38, 59, 60, 76, 136)


def drawn(meeting, words: Words = DA, width: int = 76, at: str = "") -> list[str]:
    return [row.draw(width, row.key == at).plain for row in view.rows(meeting, words)]


def test_the_head_shows_planned_against_available_minutes() -> None:
    head = view.head(build.meeting(), DA, 80).plain

    assert head.startswith(" Forbered: ons. 25.11.2026 kl. 12.00–15.00")
    assert head.endswith("105 af 180 min · 75 min luft")
    assert cell_len(head) == 79


def test_too_much_for_the_time_is_said_first_and_with_a_sign() -> None:
    full = build.called(agenda=(AgendaItem("i1", "Alt", "temaer", "B", 200),))

    assert view.head(build.meeting(call=full), DA, 80).plain.endswith("▲ 20 min for meget · 200 af 180 min")


def test_a_new_end_of_the_meeting_is_the_time_available() -> None:
    assert view.available(build.meeting(("9.00", e.EndMoved(time(15, 30))))) == 210


def test_an_item_stands_on_one_line_with_all_that_is_planned() -> None:
    rows = drawn(build.meeting(), at="i2")

    assert rows[0].startswith("TEMAER") and rows[0].rstrip().endswith("gæst")
    assert rows[1].split() == ["1", "Årsplan", "2027", "KD", "beslutning", "25"]
    assert rows[2].split() == ["▶", "2", "Budget", "2027:", "tidlig", "indsats", "BU", "drøft./besl.", "30", "12.30"]
    assert "[luk] SO" in rows[5]


def test_the_columns_stand_under_their_names() -> None:
    rows = drawn(build.meeting())

    assert rows[0].index("ansv.") == rows[1].index("KD")
    assert rows[0].index("gæst") == rows[2].index("12.30")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("words", [DA, EN])
def test_no_line_is_wider_than_it_may_be(words: Words, width: int) -> None:
    long = replace(build.AGENDA[0], title="Ærø " * 40, presenter="Vicekommunaldirektøren", guests=("En lang gæst",) * 3)
    meeting = build.meeting(("9.00", e.ItemChanged(long)))
    lines = [*drawn(meeting, words, width, "i1"), view.head(meeting, words, width).plain]
    lines += view.pointed_out(meeting, 2, words, width).plain.split("\n")
    if width >= 38:
        lines += view.detail(meeting.item("i1"), words, width).plain.split("\n")

    assert [line for line in lines if cell_len(line) > width] == []


def test_a_section_without_items_can_be_chosen_and_says_what_to_do() -> None:
    rows = view.rows(build.meeting(call=build.called(agenda=build.AGENDA[-1:])), DA)

    assert [row.key for row in rows] == [None, "section:temaer", None, "section:drift", None, "i5"]
    assert "N sætter et på" in rows[1].draw(76, True).plain


def test_a_missing_indstilling_is_pointed_out_for_what_is_to_be_decided_only() -> None:
    told = view.pointed_out(build.meeting(), 0, DA, 78).plain

    assert told == " ! Punkt 2, 4 mangler indstilling (kan tilføjes under mødet)"
    assert view.pointed_out(build.meeting(call=build.called(agenda=build.AGENDA[-1:])), 0, DA, 78).plain == ""


def test_what_earlier_meetings_left_open_is_offered_with_one_key() -> None:
    told = view.pointed_out(build.meeting(call=build.called(agenda=())), 2, DA, 78).plain

    assert told == " ↷ 2 emner står åbne fra tidligere møder · T tager dem på"


def test_the_chosen_item_is_shown_in_full() -> None:
    plan = replace(build.AGENDA[3], attachments=("a.pdf", "b.pdf"), case_no="26/4411", proposal=("at det sker",))
    text = view.detail(build.meeting(("9.00", e.ItemChanged(plan))).item("i4"), DA, 74).plain

    assert text.split("\n") == [
        "Indstilling   at det sker",
        "Bilag         a.pdf, b.pdf",
        "Type          beslutning   lukket punkt: »personalesag«   sagsnr. 26/4411",
    ]


def test_user_text_is_never_markup_and_cannot_steer_the_terminal() -> None:
    evil = replace(build.AGENDA[0], title="[@click=app.quit]x[/] \x1b[2J")
    meeting = build.meeting(("9.00", e.ItemChanged(evil)))

    row = view.rows(meeting, DA)[1].draw(76, False)
    assert "[@click=app.quit]x[/] ␛[2J" in row.plain
    assert view.detail_title(meeting.item("i1")) == "1 [@click=app.quit]x[/] ␛[2J"


def test_a_pasted_agenda_is_shown_as_it_is_understood() -> None:
    text = view.pasted(build.AGENDA[2:4], DA, 60).plain

    assert text.split("\n")[0] == "DRIFT"
    assert text.split("\n")[2].split() == ["Personalesag", "B", "·", "15", "min", "·", "[luk]", "·", "SO"]
    many = tuple(AgendaItem(f"i{n}", f"Punkt {n}") for n in range(30))
    assert view.pasted(many, DA, 60).plain.endswith("… og 18 flere")
