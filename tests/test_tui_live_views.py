"""What is drawn of a meeting, without a screen: rows fit, the user's words are text, every state has its sign."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import events as e
from store.values import ABSTAIN, DISAGREE, NOTED, WITHDRAWN
from tests.build import called, meeting, moment
from tests.held import CALL, DA, NOW, held, rows
from tests.live import AGENDA
from tui.views import agenda, item, log, panels, side
from tui.views.panels import Proposal

# the agenda


def test_the_agenda_marks_what_is_done_here_left_open_put_off_and_withdrawn() -> None:
    running = held(
        ("12.33", e.ItemPostponed("i4")),
        ("12.34", e.OutcomeGiven("i5", WITHDRAWN)),
        ("12.35", e.ItemStarted("i3")),
    )
    drawn = [row.drawn.plain for row in agenda.rows(running, NOW, DA, 24, 20)]

    assert [text[:3] for text in drawn if text[2:3].isdigit()] == ["✓ 1", "! 2", "▶ 3", "→ 4", "– 5", "  6", "  7"]
    assert any("luk" in text for text in drawn if text.startswith("  6"))


def test_the_agenda_gives_used_minutes_when_done_and_planned_when_not() -> None:
    drawn = [row.drawn.plain for row in agenda.rows(held(), NOW, DA, 24, 20)]

    assert drawn[0] == "TEMAER      41 af 75 min" and drawn[1].endswith("32'") and drawn[3].endswith("20'")


@pytest.mark.parametrize("height", [3, 5, 8, 12, 30])
def test_a_long_agenda_is_shown_around_the_current_item_and_the_rest_is_counted(height: int) -> None:
    plans = tuple(replace(AGENDA[0], id=f"x{n}", title=f"Punkt {n}") for n in range(40))
    long = meeting(("12.00", e.MeetingOpened("KD")), ("12.00", e.ItemStarted("x30")), call=called(agenda=plans))
    drawn = agenda.rows(long, NOW, DA, 24, height)

    assert len(drawn) == height and any(row.item == "x30" for row in drawn)
    assert height < 5 or any("flere" in row.drawn.plain for row in drawn)


# the item and its entries


def test_an_entry_says_what_it_is_and_what_follows_from_it() -> None:
    running = held(
        ("12.33", e.NoteTaken("i2", "BU fremlagde to modeller.")),
        ("12.36", e.ActionGiven("i2", "22-1", ("BU",), "notat", "på fredag", moment("12.00").date())),
        ("12.37", e.ChiefExecutiveRuled("i2", "Model B", "det haster")),
        ("12.38", e.OutcomeGiven("i2", NOTED)),
    )
    drawn = [row.plain.rstrip() for entry in log.entries(running, running.at, DA, 70) for row in entry.rows]

    assert drawn == [
        "12.33 Note    BU fremlagde to modeller.",
        "12.36 Opgave  BU: notat",
        "              frist ons. 25.11.2026 (uge 48)",
        "12.37 BESLUT. Model B",
        "              ◆ Kommunaldirektøren besluttede fordi det haster",
        "12.38 EFTERR. Taget til efterretning",
    ]


def test_who_took_note_of_it_is_not_told_as_against_the_ruling() -> None:
    ruled = e.ChiefExecutiveRuled("i2", "Model B")

    def told(*stances: tuple[str, str, str]) -> list[str]:
        return log.how_decided(held(("12.41", e.RoundHeld("i2", stances)), ("12.42", ruled)).items[1].decisions[0], DA)

    assert told(("SO", ABSTAIN, ""))[1:] == ["SO til efterretning"]
    assert told(("BE", DISAGREE, "dyrt"), ("SO", ABSTAIN, ""))[1:] == ["Ikke enige: BE", "SO til efterretning"]


def test_comings_and_goings_stand_on_the_item_they_happened_under() -> None:
    running = held(("12.33", e.PersonArrived("ØC")), ("12.34", e.ItemStarted("i3")), ("12.35", e.PersonLeft("ØC")))

    assert [s.entry for s, _ in log.of_item(running, "i2")] == [5]
    assert [s.entry for s, _ in log.of_item(running, "i3")] == [7]


def test_a_withdrawn_entry_stays_struck_through_and_a_reworded_one_says_so() -> None:
    running = held(
        ("12.33", e.NoteTaken("i2", "første")),
        ("12.34", e.NoteTaken("i2", "anden")),
        ("12.35", e.EntryWithdrawn(5)),
        ("12.36", e.Reworded(6, "anden, rettet")),
    )
    first, second = log.entries(running, running.at, DA, 60)

    assert first.withdrawn and "trukket tilbage" in first.rows[1].plain
    assert any("strike" in str(span.style) for span in first.rows[0].spans)
    assert "anden, rettet" in second.rows[0].plain and "(rettet)" in second.rows[1].plain


def test_the_last_entries_are_shown_whole_and_the_others_counted() -> None:
    running = held(*((f"12.{n}", e.NoteTaken("i2", f"note {n} " + "ord " * 12)) for n in range(33, 41)))
    drawn = item.body(running, DA, 48, 12)

    assert len(rows(drawn.drawn)) <= 12 and "tidligere" in drawn.drawn.plain
    assert rows(drawn.drawn)[-2].startswith("12.40")


def test_a_chosen_entry_is_always_in_view() -> None:
    running = held(*((f"12.{n}", e.NoteTaken("i2", f"note {n}")) for n in range(33, 59)))
    for chosen in range(5, 31):
        assert chosen in item.body(running, DA, 48, 10, chosen).entries


def test_between_items_the_earlier_tasks_are_listed() -> None:
    opened = meeting(("12.00", e.MeetingOpened("KD")), call=CALL)

    assert "21-3  TM: Pris på flytning" in item.body(opened, DA, 60, 15).drawn.plain


texts = st.text(st.characters(codec="utf-8"), min_size=1, max_size=60)


@given(texts, st.integers(12, 120), st.integers(2, 30))
def test_whatever_is_typed_every_row_fits_and_nothing_steers_the_terminal(text: str, width: int, height: int) -> None:
    said = (e.NoteTaken("i2", text), e.TopicParked("i2", text), e.ProposalMade("i2", text))
    running = held(*(("12.35", event) for event in said))
    drawn = [
        item.body(running, DA, width, height).drawn,
        side.parking(running, DA, width, height),
        panels.proposal(Proposal("i2", text), DA, width, height),
        item.head(running, NOW, DA, width, alarm=None),
    ]
    for content in drawn:
        for row in content.split("\n"):
            assert row.cell_length <= max(width, 22), (row.plain, width)
        assert all(c.isprintable() or c in "\n\u00a0\u202f\u200d" for c in content.plain)


def test_brackets_are_never_markup() -> None:
    running = held(("12.33", e.NoteTaken("i2", "[b]fed[/b] [/] [@click=app.quit]x[/]")))

    assert "[b]fed[/b] [/] [@click=app.quit]x[/]" in item.body(running, DA, 80, 12).drawn.plain
