"""What is drawn of a meeting, without a screen: rows fit, the user's words are text, every state has its sign."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from store import events as e
from store.line.hear import Heard, hear
from store.meeting import Meeting
from store.values import DISCUSSED, NOTED, WITHDRAWN
from tests.build import called, meeting, moment
from tests.live import AGENDA, PEOPLE
from tui.dialogs.finish import bare
from tui.dialogs.go_to import fits
from tui.screens.live_sentence import sentence
from tui.texts.words import Words
from tui.views import agenda, bar, clock, item, log, notices, panels, people, receipt, side
from tui.views.bar import Saving
from tui.views.panels import Proposal

DA = Words("da")
CALL = called(agenda=AGENDA, people=PEOPLE)
OPEN = (("12.00", e.MeetingOpened("KD")), ("12.00", e.ItemStarted("i1")))
NOW = moment("12.41")


def held(*more: tuple[str, e.Event]) -> Meeting:
    """A running meeting on item 2, with these entries."""
    decided = ("12.10", e.ConsensusReached("i1", "Godkendt."))
    return meeting(*OPEN, decided, ("12.32", e.ItemStarted("i2")), *more, call=CALL)


def rows(drawn: Content) -> list[str]:
    return drawn.plain.split("\n")


# the clock


def test_what_is_left_is_the_box_and_what_was_added_minus_what_was_used() -> None:
    running = held(("12.35", e.TimeAdded("i2", 10)))
    second = running.item("i2")
    assert second is not None

    assert clock.left(second, NOW) == (40 - 9) * 60 and clock.spent(second, NOW) == 9 * 60
    assert clock.minutes_seconds(-130) == "02.10"


def test_a_pause_stands_still() -> None:
    paused = held(("12.35", e.TimePaused()))
    second = paused.item("i2")
    assert second is not None

    assert clock.spent(second, NOW) == 3 * 60


def test_the_expected_end_is_now_and_every_box_that_is_not_done_with() -> None:
    end = clock.expected_end(held(), NOW)
    assert end is not None and f"{end:%H.%M}" == "14.37"

    over = clock.expected_end(held(), moment("13.30"))
    assert over is not None and f"{over:%H.%M}" == "15.05", "a box that is used up never counts below zero"


def test_before_the_opening_and_in_a_break_no_end_is_expected() -> None:
    assert clock.expected_end(meeting(call=CALL), NOW) is None
    assert clock.expected_end(held(("12.40", e.MeetingAdjourned())), NOW) is None


# the top line


@pytest.mark.parametrize(
    ("happened", "sign"),
    [
        ((), "○ IKKE ÅBNET"),
        (OPEN, "● I GANG"),
        ((*OPEN, ("12.30", e.MeetingAdjourned("brand"))), "‖ AFBRUDT"),
        ((*OPEN, ("12.30", e.MeetingEnded(tuple(i.id for i in AGENDA)))), "■ HÆVET"),
    ],
)
def test_each_state_of_the_meeting_has_its_sign_and_word(happened: tuple[tuple[str, e.Event], ...], sign: str) -> None:
    assert sign in bar.top(meeting(*happened, call=CALL), NOW, Saving(), DA, 80).plain


def test_the_screen_never_says_saved_while_something_is_not() -> None:
    drawn = bar.top(held(), NOW, Saving(unsaved=True), DA, 80).plain

    assert "! IKKE GEMT" in drawn and "✓ gemt" not in drawn


@pytest.mark.parametrize("width", range(20, 200, 7))
def test_the_top_line_keeps_what_matters_and_fits(width: int) -> None:
    drawn = bar.top(held(), NOW, Saving(), DA, width)

    assert drawn.cell_length <= width
    assert width < 60 or "✓ gemt" in drawn.plain


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


def test_over_time_is_said_with_a_full_bar_and_in_words() -> None:
    drawn = item.time_bar(held(), moment("13.04"), DA, 48).plain

    assert "░" not in drawn and "▲ 02.00 over tid" in drawn


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
        item.head(running, NOW, DA, width, unsaved=False),
    ]
    for content in drawn:
        for row in content.split("\n"):
            assert row.cell_length <= max(width, 22), (row.plain, width)
        assert all(c.isprintable() or c in "\n\u00a0\u202f\u200d" for c in content.plain)


def test_brackets_are_never_markup() -> None:
    running = held(("12.33", e.NoteTaken("i2", "[b]fed[/b] [/] [@click=app.quit]x[/]")))

    assert "[b]fed[/b] [/] [@click=app.quit]x[/]" in item.body(running, DA, 80, 12).drawn.plain


# the proposal panel


@pytest.mark.parametrize(
    ("proposal", "keys"),
    [
        (Proposal("i2", "Model B"), "enter k r u t"),
        (Proposal("i2", "Model B", may_rule=False), "enter a r u t"),
        (Proposal("i2", "At det godkendes", as_proposed=True), "enter k u t d"),
        (Proposal("i2", ""), "u t d"),
        (Proposal("i2", "", may_rule=False), "a u t d"),
    ],
)
def test_the_panel_offers_what_may_be_done_and_consensus_by_enter_only(proposal: Proposal, keys: str) -> None:
    assert [choice.key for choice in proposal.choices] == keys.split()
    agreeing = [choice.key for choice in proposal.choices if choice.id in ("consensus", "as_proposed")]
    assert agreeing == (["enter"] if proposal.text else [])


# what the border says


def heard(line: str, on: Meeting) -> Heard:
    found = hear(line, on, NOW)
    assert isinstance(found, Heard)
    return found


@pytest.mark.parametrize("room", [34, 60, 74, 134])
def test_a_task_is_cut_in_its_words_never_in_its_deadline(room: int) -> None:
    on = held()
    said = heard("o bu Et meget langt notat om model B til Økonomiudvalget med bilag 1/12", on)
    shown = receipt.heard(said.event, on, said.warnings, DA, room)

    assert len(shown) <= room and ("tirs. 1.12.2026 (uge 49)" in shown or "tirs. 01.12." in shown) and "BU" in shown


def test_a_line_about_another_item_says_which() -> None:
    on = held()
    said = heard("3: o bu notat", on)

    assert receipt.heard(said.event, on, said.warnings, DA, 74).startswith("→ punkt 3: Opgave")


def test_what_is_undone_is_named() -> None:
    on = held(("12.40", e.NoteTaken("i2", "en note")))

    assert receipt.undone(e.TakenBack((5,)), on, DA, 74) == "↶ Fortrudt: Note: en note · ^Y gentager"


# notices, people, lists


@pytest.mark.parametrize(
    ("at", "names"),
    [("12.41", set()), ("12.57", {"soon", "fetch"}), ("13.03", {"over", "fetch"})],
)
def test_the_clock_speaks_five_minutes_before_and_when_time_is_up(at: str, names: set[str]) -> None:
    assert {name.partition(":")[0] for name in notices.notices(held(), moment(at), DA)} == names


def test_a_guest_is_done_when_every_item_of_theirs_is() -> None:
    there = held(("12.33", e.PersonArrived("ØC")))
    assert people.leaving(there) == ()

    gone_on = held(("12.33", e.PersonArrived("ØC")), ("12.50", e.ItemStarted("i3")))
    assert [p.initials for p in people.leaving(gone_on)] == ["ØC"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("sy", ["i3", "i4"]),
        ("SUND", ["i3"]),
        ("4", ["i4"]),
        ("2027", ["i1", "i2"]),
        ("xyz", []),
        ("", [plan.id for plan in AGENDA]),
    ],
)
def test_go_to_finds_by_number_and_by_the_beginning_of_a_word(typed: str, found: list[str]) -> None:
    assert [one.id for one in fits(held(), typed)] == found


def test_a_task_without_owner_or_date_is_listed_at_the_end() -> None:
    ended = held(
        ("12.40", e.ActionGiven("i2", "22-1", (), "find en", "1/12", moment("12.00").date())),
        ("12.40", e.ActionGiven("i2", "22-2", ("BU",), "notat")),
        ("12.40", e.ActionGiven("i2", "22-3", ("BU",), "svar", "1/12", moment("12.00").date())),
    )

    assert [action.number for action in bare(ended)] == ["22-1", "22-2"]


def test_the_form_previews_the_sentence_of_the_minutes() -> None:
    class Kept:
        entries = held().entries

        def now(self) -> object:
            return NOW

    events = (
        e.RoundHeld("i2", (("BE", "uenig", ""),)),
        e.ChiefExecutiveRuled("i2", "Model B sendes i høring", "fristen er kort"),
        e.ReservationMade("i2", "SO", "driften skal sikres"),
    )
    said = sentence(Kept(), "i2", events, "da")  # type: ignore[arg-type]

    assert said.startswith("Der var ikke enighed. Kommunaldirektøren besluttede: Model B sendes i høring.")
    assert "fristen er kort" in said and "BE" in said and "SO" in said


def test_undecided_any_other_business_is_discussed_once_opened() -> None:
    on = held(("12.40", e.ItemStarted("i7")))
    last = on.item("i7")

    assert last is not None and last.outcome == DISCUSSED
