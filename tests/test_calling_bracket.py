"""store.calling.bracket: each part of the bracket, and what belongs to the title."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.calling.bracket import Bracket, read_bracket

WEDNESDAY = ("temaer", "drift", "eventuelt")
MONDAY = ("koordinering", "udvalgssager", "orientering", "initiativer")


@pytest.mark.parametrize(
    ("inner", "told"),
    [
        ("B", {"kind": "B"}),
        ("b", {"kind": "B"}),
        ("beslutning", {"kind": "B"}),
        ("decision", {"kind": "B"}),
        ("D", {"kind": "D"}),
        ("til drøftelse", {"kind": "D"}),
        ("Discussion", {"kind": "D"}),
        ("O", {"kind": "O"}),
        ("orientering", {"kind": "O"}),
        ("information", {"kind": "O"}),
        ("D/B", {"kind": "D/B"}),
        ("b/d", {"kind": "D/B"}),
        ("5 min", {"minutes": 5}),
        ("5 min.", {"minutes": 5}),
        ("120 minutter", {"minutes": 120}),
        ("1 minute", {"minutes": 1}),
        ("25min", {"minutes": 25}),
        ("v/ KD", {"presenter": "KD"}),
        ("v/KD og ØP", {"presenter": "KD og ØP"}),
        ("v/ økonomichefen", {"presenter": "økonomichefen"}),
        ("v. KD", {"presenter": "KD"}),
        ("by KD", {"presenter": "KD"}),
        ("drift", {"section": "drift"}),
        ("Temaer", {"section": "temaer"}),
        ("operations", {"section": "drift"}),
        ("evt.", {"section": "eventuelt"}),
        ("før 7", {"before": 7}),
        ("før punkt 7", {"before": 7}),
        ("before 7", {"before": 7}),
        ("efter 3", {"after": 3}),
        ("after item 3", {"after": 3}),
        ("lukket", {"closed": True}),
        ("closed", {"closed": True}),
        (
            "B, 5 min, v/ KD, drift, før 7, lukket",
            {"kind": "B", "minutes": 5, "presenter": "KD", "section": "drift", "before": 7, "closed": True},
        ),
        ("lukket; drift;5 min", {"minutes": 5, "section": "drift", "closed": True}),
    ],
)
def test_each_part_is_optional_and_in_any_order(inner: str, told: dict[str, object]) -> None:
    assert read_bracket(f"Årsplan 2027 ({inner})", WEDNESDAY) == Bracket("Årsplan 2027", **told)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "title",
    [
        "Byggeri (øst)",
        "Byggeri (ved havnen)",
        "Byggeri (v. havnen)",
        "Byggeri (B, øst)",
        "Byggeri (5 min, 6 min)",
        "Byggeri (B, D)",
        "Byggeri (før 3, efter 4)",
        "Byggeri (B,)",
        "Byggeri ()",
        "Byggeri (B",
        "Byggeri B)",
        "Byggeri (a (B))",
        "Byggeri (a) B)",
        "(B) Byggeri",
        "Byggeri (koordinering)",
        "Byggeri (før nr. 7)",
        "Byggeri",
        "",
    ],
)
def test_a_bracket_not_wholly_understood_belongs_to_the_title(title: str) -> None:
    assert read_bracket(title, WEDNESDAY) == Bracket(title)


@pytest.mark.parametrize("word", MONDAY)
def test_a_monday_bracket_may_name_its_heading(word: str) -> None:
    said = read_bracket(f"Skolestruktur ({word})", MONDAY)
    assert (said.title, said.section, said.heading, said.kind) == ("Skolestruktur", word, word, None)


def test_an_earlier_bracket_stays_in_the_title() -> None:
    assert read_bracket("Budget (2. udgave) (B)", WEDNESDAY) == Bracket("Budget (2. udgave)", kind="B")


def test_a_bracket_alone_leaves_no_title() -> None:
    assert read_bracket("(B, 5 min)", WEDNESDAY) == Bracket("", kind="B", minutes=5)


@given(st.text())
def test_any_text_is_read_and_no_word_of_it_is_lost_where_nothing_is_told(text: str) -> None:
    said = read_bracket(text, WEDNESDAY)
    assert said == Bracket(text.strip()) or text.strip().startswith(said.title)
