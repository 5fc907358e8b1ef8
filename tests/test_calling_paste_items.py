"""store.calling.paste: how one item is known, and what stands beside and below its title goes with it."""

from __future__ import annotations

from datetime import time

import pytest

from store.calling.paste import read_agenda
from store.values import AgendaItem
from tests.pasted import WEDNESDAY, only, titles


@pytest.mark.parametrize(
    "mark",
    [
        "1. ",
        "1) ",
        "1: ",
        "1.\t",
        "1\t",
        "1 - ",
        "Punkt 1: ",
        "punkt 1. ",
        "Punkt 1 – ",
        "Pkt. 1: ",
        "Item 1: ",
        "1.1 ",
        "1.1. ",
        "- ",
        "* ",
        "• ",
        "– ",
        "· ",
        "— ",
        "\uf0b7\t",
        "o\t",
        "1\\. ",
        "- 1. ",
        "1. **",
        "kl. 12.00 ",
        "12.00-12.30 ",
    ],
)
def test_marks_of_an_item(mark: str) -> None:
    assert titles(f"Drift\n{mark}Budget 2027{'**' if '**' in mark else ''}\n") == [("drift", "Budget 2027")]


def test_lines_without_a_mark_are_items_where_the_section_has_none() -> None:
    text = "Temaer\nÅrsplan 2027\nat den godkendes\nBudget\nIndstilling:\nat A\nat B\nDrift\n1. Sygefravær\nProsa.\n"
    plan, budget, absence = read_agenda(text, WEDNESDAY)
    assert (plan.title, plan.proposal) == ("Årsplan 2027", ("at den godkendes",))
    assert (budget.title, budget.proposal) == ("Budget", ("at A", "at B"))
    assert (absence.title, absence.resume) == ("Sygefravær", "Prosa.")


def test_bullets_deeper_than_a_plain_title_are_its_points() -> None:
    (item,) = read_agenda("Temaer\nÅrsplan\n   - status\n   - næste skridt\n", WEDNESDAY)
    assert (item.title, item.proposal) == ("Årsplan", ("status", "næste skridt"))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Budget (B, 25 min, v/ KD)", AgendaItem("i1", "Budget", "drift", "B", 25, "KD")),
        ("Budget (B) (25 min)", AgendaItem("i1", "Budget", "drift", "B", 25)),
        ("Budget (orientering) v/KD", AgendaItem("i1", "Budget", "drift", "O", presenter="KD")),
        ("Budget v/ KD og ØP", AgendaItem("i1", "Budget", "drift", presenter="KD og ØP")),
        ("Budget – v/ KD – 20 min.", AgendaItem("i1", "Budget", "drift", None, 20, "KD")),
        ("Budget\tv/ KD\t20 min", AgendaItem("i1", "Budget", "drift", None, 20, "KD")),
        ("Budget, 20 minutter", AgendaItem("i1", "Budget", "drift", None, 20)),
        ("Budget (temaer)", AgendaItem("i1", "Budget", "temaer")),
        ("Budget (2. udgave)", AgendaItem("i1", "Budget (2. udgave)", "drift")),
        ("Budget (B, øst)", AgendaItem("i1", "Budget (B, øst)", "drift")),
        ("Budget (før 2)", AgendaItem("i1", "Budget (før 2)", "drift")),
        ("Ventetid under 30 min.", AgendaItem("i1", "Ventetid under 30 min.", "drift")),
        ("Lukketid senest kl. 16.00", AgendaItem("i1", "Lukketid senest kl. 16.00", "drift")),
        ("  »Æ« & <b>  [x]  ", AgendaItem("i1", "»Æ« & <b>  [x]", "drift")),
        ("Budget kl. 12.30-13.05", AgendaItem("i1", "Budget", "drift", None, 35)),
    ],
)
def test_what_stands_beside_a_title(line: str, expected: AgendaItem) -> None:
    assert only(f"Drift\n1. {line}") == expected


def test_minutes_follow_from_the_clock_of_the_next_item() -> None:
    text = "Temaer\n1. kl. 12.00 Budget v/ ØC\n2. kl. 12.30: Samling\n3. kl. 12.50 Tredje\n"
    assert [(i.title, i.minutes, i.guest_at) for i in read_agenda(text, WEDNESDAY)] == [
        ("Budget", 30, time(12)),
        ("Samling", 20, None),
        ("Tredje", None, None),
    ]


@pytest.mark.parametrize(
    ("below", "field", "expected"),
    [
        ("   at den godkendes", "proposal", ("at den godkendes",)),
        ("at den godkendes", "proposal", ("at den godkendes",)),
        ("- at den godkendes\n- at den sendes", "proposal", ("at den godkendes", "at den sendes")),
        ("   1. at den godkendes\n   2. at den sendes", "proposal", ("at den godkendes", "at den sendes")),
        ("1. at den godkendes", "proposal", ("at den godkendes",)),
        ("   Planen godkendes", "proposal", ("Planen godkendes",)),
        ("Indstilling: Planen godkendes", "proposal", ("Planen godkendes",)),
        ("Indstilling\n\nPlanen godkendes", "proposal", ("Planen godkendes",)),
        ("Det indstilles, at planen godkendes", "proposal", ("at planen godkendes",)),
        ("Recommendation: that it be approved", "proposal", ("that it be approved",)),
        ("Bilag: Vejledning; Program, endelig", "attachments", ("Vejledning", "Program, endelig")),
        ("Bilag: a.pdf, b.docx", "attachments", ("a.pdf", "b.docx")),
        ("Bilag:\n- a.pdf\n- b.pdf", "attachments", ("a.pdf", "b.pdf")),
        ("Bilag:\n1. a.pdf\n2. b.pdf", "attachments", ("a.pdf", "b.pdf")),
        ("Bilag 1: Vejledning\nBilag 2: Program", "attachments", ("Bilag 1: Vejledning", "Bilag 2: Program")),
        ("Sagsnr.: 26/4411", "case_no", "26/4411"),
        ("Sagsnummer: 26/4411", "case_no", "26/4411"),
        ("Case no.: 26/4411", "case_no", "26/4411"),
        ("Resumé: Kort.", "resume", "Kort."),
        ("Kort.\nLangt.", "resume", "Kort.\nLangt."),
        ("Ansvarlig: ØP", "presenter", "ØP"),
        ("v/ ØP", "presenter", "ØP"),
    ],
)
def test_what_stands_below_a_title(below: str, field: str, expected: object) -> None:
    first, second = read_agenda(f"Temaer\n1. Plan\n{below}\n2. Næste\n", WEDNESDAY)
    assert (first.title, getattr(first, field), second.title) == ("Plan", expected, "Næste")
    assert second == AgendaItem("i2", "Næste", "temaer")


def test_sub_items_numbered_with_dots_are_items() -> None:
    assert titles("1. Temaer\n   1.1 Budget\n   1.2 Samling\n2. Drift\n   2.1 Elbiler\n") == [
        ("temaer", "Budget"),
        ("temaer", "Samling"),
        ("drift", "Elbiler"),
    ]
