"""store.calling.paste: pasted plain text becomes items; what is no item is left out or goes with one."""

from __future__ import annotations

import json
from datetime import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.calling.paste import read_agenda
from store.calling.texts import UNKEEPABLE
from store.values import AgendaItem

WEDNESDAY = ("temaer", "drift", "eventuelt")
CASES = Path(__file__).parent / "cases"


def titles(text: str) -> list[tuple[str, str]]:
    return [(item.section, item.title) for item in read_agenda(text, WEDNESDAY)]


def only(text: str) -> AgendaItem:
    (item,) = read_agenda(text, WEDNESDAY)
    return item


AGENDA = """\
Åkøbing Kommune
Dagsorden for Direktionen
Onsdag den 25. november 2026 kl. 12.00-15.00
25. november 2026
Sted: Rådhuset, mødelokale Ærø
Deltagere: KD, ØP, BU

Temaer
1. Budgetvejledning og program (D, 30 min, v/ ØC)
   Resumé: Den blev drøftet sidst.
   Indstilling:
   - at vejledningen drøftes
   - at programmet drøftes
   Bilag 1: Vejledning
   Bilag 2: Program
   Sagsnr.: 26/014211

2. Samling af administrationen v/ EC, 35 min.

DRIFT:
3) Elbiler (B, 10 min)
at betalingen fastsættes til 450 kr.
4. Sundhedshus Syd v/ ØC 20 min. kl. 13.05
5. Personalesag (lukket, 15 min)
Bilag: status-nov.pdf, tegning-2.pdf
Eventuelt
6. Eventuelt (10 min)

Med venlig hilsen
Direktionssekretariatet
"""


def test_an_agenda_as_it_is_sent_out() -> None:
    assert read_agenda(AGENDA, WEDNESDAY) == (
        AgendaItem(
            "i1",
            "Budgetvejledning og program",
            "temaer",
            "D",
            30,
            "ØC",
            proposal=("at vejledningen drøftes", "at programmet drøftes"),
            case_no="26/014211",
            resume="Den blev drøftet sidst.",
            attachments=("Bilag 1: Vejledning", "Bilag 2: Program"),
        ),
        AgendaItem("i2", "Samling af administrationen", "temaer", None, 35, "EC"),
        AgendaItem("i3", "Elbiler", "drift", "B", 10, proposal=("at betalingen fastsættes til 450 kr.",)),
        AgendaItem("i4", "Sundhedshus Syd", "drift", None, 20, "ØC", guest_at=time(13, 5)),
        AgendaItem(
            *("i5", "Personalesag", "drift", None, 15),
            closed=True,
            attachments=("status-nov.pdf", "tegning-2.pdf"),
        ),
        AgendaItem("i6", "Eventuelt", "eventuelt", None, 10),
    )


@pytest.mark.parametrize(
    "heads",
    [
        ("Temaer", "Drift", "Eventuelt"),
        ("TEMAER:", "drift:", "Evt."),
        ("1. Temaer", "2. Drift", "3. Eventuelt"),
        ("1) Temaer:", "2) Drift:", "3) Eventuelt:"),
        ("A. Temaer", "B. Drift", "C. Eventuelt"),
        ("# Temaer", "## Drift", "### Eventuelt"),
        ("**Temaer**", "**Drift**", "__Eventuelt__"),
        ("**Temaer:**", "- **Drift**", "**3. Eventuelt**"),
        ("Temaer (60 min)", "Drift – 60 min.", "Eventuelt"),
        ("Temaer kl. 12.00-13.00", "Drift kl. 13.00", "kl. 14.45 Eventuelt"),
        ("Themes", "Operations", "Any other business"),
    ],
)
def test_section_words_stand_in_many_forms(heads: tuple[str, str, str]) -> None:
    found = titles(f"{heads[0]}\n4. Årsplan\n5. Budget\n{heads[1]}\n6. Sygefravær\n{heads[2]}\n")
    assert found[:3] == [("temaer", "Årsplan"), ("temaer", "Budget"), ("drift", "Sygefravær")]
    assert [section for section, _ in found[3:]] == ["eventuelt"]


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


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t\n",
        "hej med dig\nkan du sende noget",
        "25. november 2026",
        "1. december kl. 12",
        "Onsdag den 25. november 2026 kl. 12.00-15.00\nSted: Rådhuset",
        "12.11.2026 Direktionsmøde",
        "Temaer\nDrift\n",
        "1.\n2.\n-\n",
    ],
)
def test_nothing_that_looks_like_an_item_gives_none(text: str) -> None:
    assert read_agenda(text, WEDNESDAY) == ()


def test_numbered_lines_without_section_words_go_under_drift() -> None:
    assert titles("Kære alle\n\nPunkt 1: Budget\nPunkt 2: Elbiler (temaer)\n") == [
        ("temaer", "Elbiler"),
        ("drift", "Budget"),
    ]


def test_the_sections_come_in_the_forums_order() -> None:
    assert titles("Drift\n1. A\nEventuelt\nTemaer\n2. B\n") == [
        ("temaer", "B"),
        ("drift", "A"),
        ("eventuelt", "Eventuelt"),
    ]


def test_any_other_business_is_an_item_unless_it_has_items() -> None:
    assert titles("Eventuelt\n") == [("eventuelt", "Eventuelt")]
    assert titles("Eventuelt\n- Julefrokost\n") == [("eventuelt", "Julefrokost")]
    assert titles("1. A\n2. Eventuelt\nVi ses!\n") == [("drift", "A"), ("eventuelt", "Eventuelt")]


def test_sub_items_numbered_with_dots_are_items() -> None:
    assert titles("1. Temaer\n   1.1 Budget\n   1.2 Samling\n2. Drift\n   2.1 Elbiler\n") == [
        ("temaer", "Budget"),
        ("temaer", "Samling"),
        ("drift", "Elbiler"),
    ]


def test_a_monday_has_its_own_headings() -> None:
    monday = ("koordinering", "udvalgssager", "orientering", "initiativer")
    items = read_agenda("Orientering\n- Drift\nKommende udvalgssager\n- Skolestruktur (orientering)\n", monday)
    assert [(i.section, i.title) for i in items] == [("orientering", "Drift"), ("orientering", "Skolestruktur")]


def test_windows_line_ends_and_hidden_signs_go() -> None:
    assert titles("Drift\r\n1. Bud\x00get\x1b\r\n") == [("drift", "Budget")]
    assert titles("\ufeffDrift\n1. A\u2028B\n") == [("drift", "A\u2028B")]


def test_ids_are_free_ones() -> None:
    assert [i.id for i in read_agenda("Drift\n- A\n- B\n", WEDNESDAY, taken=("i1", "i3"))] == ["i2", "i4"]


def test_no_more_than_two_hundred_items() -> None:
    assert len(read_agenda("Drift\n" + "- A\n" * 10_000, WEDNESDAY)) == 200


def test_the_agenda_of_the_first_case_comes_back_from_its_plain_text() -> None:
    file = json.loads((CASES / "01-budget-i-enighed.meeting.json").read_text("utf-8"))
    lines, section = ["Dagsorden"], ""
    for item in file["agenda"]:
        if item["section"] != section:
            section = item["section"]
            lines.append(section.capitalize())
        parts = [item.get("type"), f"{item['min']} min", item.get("presenter") and f"v/ {item['presenter']}"]
        lines.append(f"{item['nr']}. {item['title']} ({', '.join(part for part in parts if part)})")
        lines += [f"   {point}" for point in item.get("proposal", [])]
    found = read_agenda("\n".join(lines), WEDNESDAY)
    assert [(i.title, i.section, i.kind, i.minutes, i.presenter, list(i.proposal)) for i in found] == [
        (i["title"], i["section"], i.get("type"), i["min"], i.get("presenter"), i.get("proposal", []))
        for i in file["agenda"]
    ]


PIECES = st.sampled_from(
    [
        "Temaer",
        "Drift",
        "Eventuelt",
        "1. ",
        "- ",
        "**",
        "#",
        "\n",
        "\n   ",
        "(B, 5 min)",
        "v/ KD",
        "20 min.",
        "kl. 13.05",
        "Indstilling:",
        "Bilag:",
        "at ",
        "Sagsnr.: ",
        "A",
        " ",
        "\t",
        "1.1 ",
        "12.00-13.00 ",
        "Med venlig hilsen",
        "99.99",
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200) | st.lists(PIECES, max_size=40).map("".join))
def test_any_text_is_read(text: str) -> None:
    items = read_agenda(text, WEDNESDAY)
    assert len(items) <= 200 and len({item.id for item in items}) == len(items)
    kept = UNKEEPABLE.sub("", text)
    assert all(item.title and item.title == item.title.strip() and item.title in kept for item in items)
    places = [WEDNESDAY.index(item.section) for item in items]
    assert places == sorted(places)
