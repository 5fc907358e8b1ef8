"""A refusal or a warning says what is wrong and what to do, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from store.said import said
from tui.config import read_config
from tui.desk import open_board
from tui.texts.words import LANGUAGES, Words, catalogue, theme

# Nothing is wrong: there is nothing left to do, or it has been said what happens.
ANSWERS = {"line.nothing_to_undo", "line.nothing_to_redo"}
DOES = {
    "da": ("–", "Skriv", "skriv", "Hvem?", "Hvad", "Hvilket", "Gå først", "Del den", "Slet"),
    "en": ("–", "Write", "write", "Who?", "What", "Which", "Go to", "Split it", "Delete", "Put the words"),
}


@pytest.mark.parametrize("language", ["da", "en"])
def test_each_says_what_to_do(language: str) -> None:
    told = {**theme(language, "rules"), **theme(language, "line")}
    asked = {key: text for key, text in told.items() if key.startswith(("rule.", "warn.", "line."))}

    silent = [
        key for key, text in asked.items() if key not in ANSWERS and not any(word in text for word in DOES[language])
    ]
    assert [key for key in silent if key not in ANSWERS] == []


@pytest.mark.parametrize(
    ("path", "danish", "english"),
    [
        ("organisation", "»organisation«", "“organisation”"),
        ("person[0].initialer", "»initialer« under person nr. 1", "“initialer” of person no. 1"),
        ("agenda[1].guests[2]", "guests nr. 3 under agenda nr. 2", "guests no. 3 of agenda no. 2"),
        ("x[²].a[b]", "»a[b]« under »x[²]«", "“a[b]” of “x[²]”"),
    ],
)
def test_a_place_in_a_file_is_counted_from_one_and_said_in_words(path: str, danish: str, english: str) -> None:
    for language, told in (("da", danish), ("en", english)):
        assert Words(language).said(said("calling.not_list", place=path)).startswith(f"{told}: ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_counted_has_a_form_for_one(language: str) -> None:
    texts = catalogue(language)
    assert [key for key in texts if key.endswith(".many") and f"{key.removesuffix('many')}one" not in texts] == []
    plural = r"\{n\} (møder|punkter|indførsler|emner|opgaver|filer|meetings|items|entries|topics|actions|files)\b"
    bare = [key for key, text in texts.items() if re.search(plural, text) and not key.endswith(".many")]
    assert bare == ["did.entries"], "one of these is told as what it was"


def test_a_file_that_is_wrong_on_no_one_line_is_told_without_a_line(tmp_path: Path) -> None:
    (tmp_path / "board.toml").write_text("organisation = 'x'\n", encoding="utf-8")
    (tmp_path / "config.toml").write_bytes(b"language = 'da'\n\xff")
    board = [Words().said(fault) for fault in open_board(tmp_path)[1]]
    assert board and not [sentence for sentence in board if "linje" in sentence or "?" in sentence]
    assert [fault.value("line") for fault in read_config(tmp_path).faults] == [2]
