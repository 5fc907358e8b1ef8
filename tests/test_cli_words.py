"""The command line's own words: the user's language in the help, every language in what is typed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tui.cli.choices import EDITION, KIND, Choice
from tui.cli.parser import build_parser
from tui.texts.words import LANGUAGES, Words, theme


@pytest.mark.parametrize("choice", (KIND, EDITION), ids=("kind", "edition"))
def test_a_choice_is_heard_in_every_language_as_it_is_shown_and_as_its_key(choice: Choice) -> None:
    for language in LANGUAGES:
        shown = choice.shown(Words(language))
        assert tuple(map(choice.key, shown)) == choice.keys
        assert all(re.fullmatch(r"[a-zæøå-]+", word) for word in shown)
    assert tuple(map(choice.key, choice.keys)) == choice.keys
    assert choice.key("digt") is None


def test_a_choice_may_be_written_as_the_result_has_it() -> None:
    written = ("P-plads", "parking lot", "Case_line", " Beslutning ")
    assert tuple(map(KIND.key, written)) == ("parked", "parked", "case_line", "decision")


@pytest.mark.parametrize("choice", (KIND, EDITION), ids=("kind", "edition"))
def test_the_readme_writes_a_choice_as_the_help_shows_it(choice: Choice) -> None:
    readme = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8").partition("Exit codes")[0]
    written = re.findall(f"--{choice.theme.rpartition('.')[2]} ([a-zæøå,-]+[a-zæøå])", readme)
    assert written and set(",".join(written).split(",")) <= set(choice.shown(Words("da")))


@pytest.mark.parametrize("command", ("show", "new", "play", "search", "export", "restore", "purge"))
def test_the_places_of_an_argument_are_named_in_the_language_of_the_screen(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    told = {}
    for language in LANGUAGES:
        with pytest.raises(SystemExit):
            build_parser(Words(language)).parse_args([command, "--help"])
        told[language] = set(re.findall(r"\b[A-ZÆØÅ]{3,}\b", capsys.readouterr().out)) - {"JSON", "UTF"}
    names = {
        language: {text for key, text in theme(language, "cli").items() if key.startswith("cli.name.")}
        for language in LANGUAGES
    }
    assert told["da"] <= names["da"] and told["en"] <= names["en"] and told["da"] != told["en"]
