"""What the live screen offers and says back: the proposal panel, the border, the lists and the sentence."""

from __future__ import annotations

import pytest

from store import events as e
from store.line.hear import Heard, hear
from store.meeting import Meeting
from store.values import DISCUSSED
from tests.build import moment
from tests.held import DA, NOW, held
from tests.live import AGENDA
from tui.dialogs.finish import bare
from tui.dialogs.go_to import fits
from tui.screens.live_sentence import sentence
from tui.views import people, receipt
from tui.views.panels import Proposal

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


# people, lists and the sentence of the form


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
