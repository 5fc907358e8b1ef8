"""How words are compared, and what is asked for."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.search.words import Query, Term, apart, around, found_in, plain, read_query, spans, words_of

LETTERS = "abåÅaAeéø 0_-\u030a\u00ad\u0307İß»«"
TEXTS = st.text(alphabet=LETTERS, max_size=24)


def found(asked: str, text: str, people: str = "", heading: str = "") -> bool:
    return found_in(read_query(asked), text, people, heading)


def marked(asked: str, text: str, length: int = 80) -> str:
    return "".join(f"[{part}]" if hit else part for part, hit in around(read_query(asked), text, length))


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("ramme", "direktionen godkender budgetrammen"),
        ("RAMME", "Budgetrammen"),
        ("aarsplan", "Årsplan 2027"),
        ("årsplan", "aarsplan 2027"),
        ("a\u030arsplan", "ÅRSPLAN"),
        ("budget", "bud\u00adget\u00adterne"),
        ("istanbul", "İstanbul"),
        ("strasse", "Straße"),
        ("KD", "som KD sagde"),
        ("22", "møde 22/2026"),
        ("22/2026", "møde 22/2026"),
        ('"model B"', "i Model B sendes"),
        ("»tidlig indsats«", "til tidlig, indsats nu"),
        ("budget skole", "skolernes budgetter"),
        ("model-b", "Model B"),
        ("æøå", "ÆØÅ"),
    ],
)
def test_it_is_found(asked: str, text: str) -> None:
    assert found(asked, text)


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("rammer", "budgetrammen"),
        ("KD", "kdx"),
        ("it", "kvalitet"),
        ('"model B"', "model BC"),
        ('"model B"', "model A og B"),
        ('"ramme"', "budgetrammen"),
        ("budget skole", "budgetter"),
        ("o", "økonomi"),
        ("ole", "øle"),
    ],
)
def test_it_is_not_found(asked: str, text: str) -> None:
    assert not found(asked, text)


def test_the_heading_of_the_item_helps_and_is_no_hit_of_its_own() -> None:
    assert found("sundhedshus udbud", "Udbud godkendt", heading="Sundhedshus Syd")
    assert not found("sundhedshus", "Udbud godkendt", heading="Sundhedshus Syd")
    assert not found("sundhedshus udbud", "Godkendt", heading="Udbud af sundhedshus")


def test_initials_and_names_find_what_belongs_to_a_person() -> None:
    assert found("cda", "Notat om model B", people="CDA Ane Holm")
    assert found("holm notat", "Notat om model B", people="CDA Ane Holm")
    assert not found("notat", "Svar", people="CDA")


@pytest.mark.parametrize("asked", ["", "  ", "?!", "»«", '"', "_"])
def test_where_there_is_no_word_nothing_is_asked_for(asked: str) -> None:
    assert not read_query(asked)
    assert not found_in(read_query(asked), "alt og intet")


def test_what_is_asked_for_is_bounded() -> None:
    assert len(read_query(" ".join(f"ord{n}" for n in range(999))).terms) == 12


def test_words_of_one_or_two_letters_and_quoted_ones_are_whole() -> None:
    assert read_query('ramme KD "model B" 22/2026').terms == (
        Term(("ramme",), False),
        Term(("kd",), True),
        Term(("model", "b"), True),
        Term(("22", "2026"), True),
    )


def naive(asked: str, text: str) -> bool:
    """Word by word: each is inside a word of the text, or one itself where it has one or two letters."""
    here = words_of(text)
    sought = words_of(asked)
    return bool(sought) and all(any(w in h if len(w) > 2 else w == h for h in here) for w in sought)


@given(asked=st.text(alphabet="abåe ", max_size=8), text=TEXTS)
def test_as_found_word_by_word(asked: str, text: str) -> None:
    assert found(asked, text) == naive(asked, text)


@given(text=st.text(alphabet="abåÅaAeéø 0-»«", max_size=24))
def test_a_text_is_found_however_its_letters_are_composed_and_cased(text: str) -> None:
    for other in (unicodedata.normalize("NFD", text), text.upper(), text.replace("å", "aa")):
        assert words_of(other) == words_of(text)


@given(text=st.text(max_size=24) | TEXTS | st.text(st.characters(max_codepoint=255), max_size=24))
def test_words_apart_by_spaces_are_the_same_words(text: str) -> None:
    assert apart(text).replace("\0", " ").split() == words_of(text)
    assert apart(text).count("\0") == text.count("\0")


@pytest.mark.parametrize("sign", [chr(sign) for sign in range(256)])
def test_every_sign_of_latin_1_is_as_elsewhere(sign: str) -> None:
    assert apart(f"ab{sign}c").replace("\0", " ").split() == words_of(f"ab{sign}c")


@given(text=TEXTS)
def test_nothing_unseen_is_left_in_a_word(text: str) -> None:
    assert not re.search(r"[å\u00ad\u0300-\u036f]", plain(text))


def test_the_words_that_were_found_are_marked_where_they_stand() -> None:
    assert marked("ramme", "direktionen godkender Budgetrammen og sender") == (
        "direktionen godkender [Budgetrammen] og sender"
    )
    assert marked('"model B"', "enten model A eller model  B nu") == "enten model A eller [model] [B] nu"
    assert marked("aarsplan", "A\u030arsplan 2027") == "[A\u030arsplan] 2027"


def test_a_long_text_is_cut_around_the_first_word_found() -> None:
    text = "ord " * 40 + "budgetrammen " + "mere " * 40
    shown = marked("ramme", text, 60)
    assert shown.startswith("…ord") and shown.endswith("mere…") and "[budgetrammen]" in shown
    assert len(shown) < 70
    assert marked("findes ikke", "kort") == "kort"


@given(text=TEXTS, asked=TEXTS, length=st.integers(10, 40))
def test_what_is_shown_stands_in_the_text(text: str, asked: str, length: int) -> None:
    flat = " ".join(text.split())
    shown = "".join(part for part, _ in around(read_query(asked), text, length))
    assert shown.removeprefix("…").removesuffix("…") in flat
    assert all(0 <= start < end <= len(text) for start, end in spans(read_query(asked), text))


def test_nothing_is_found_by_an_empty_query() -> None:
    assert spans(Query(), "alt") == ()
