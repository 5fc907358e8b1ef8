"""A refusal or a warning says what is wrong and what to do, in both languages."""

from __future__ import annotations

import pytest

from tui.texts.words import theme

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
