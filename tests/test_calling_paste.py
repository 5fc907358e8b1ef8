"""store.calling.paste: pasted plain text becomes items under their sections; what is no item is left out."""

from __future__ import annotations

import json
from datetime import time
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from store.calling.paste import read_agenda
from store.calling.texts import UNKEEPABLE
from store.values import AgendaItem
from tests.pasted import WEDNESDAY, titles

CASES = Path(__file__).parent / "cases"

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
@example("**0. 0**0**")
def test_any_text_is_read(text: str) -> None:
    items = read_agenda(text, WEDNESDAY)
    assert len(items) <= 200 and len({item.id for item in items}) == len(items)
    kept = UNKEEPABLE.sub("", text)
    bare = kept.replace("**", "").replace("__", "")  # the signs of bold text are no words of a title
    assert all(item.title and item.title == item.title.strip() for item in items)
    titles = ((item.title, item.title.replace("**", "").replace("__", "")) for item in items)
    assert all(title in kept or plain in bare for title, plain in titles)
    places = [WEDNESDAY.index(item.section) for item in items]
    assert places == sorted(places)
