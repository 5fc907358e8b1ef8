"""Help and the list of commands say all in a small window: what is long goes on under itself, no hint is cut."""

from __future__ import annotations

import pytest

from store import events as e
from store.values import AgendaItem
from tests.held import DA, NOW, held
from tui import keys, keys_screens
from tui.commands import _does, commands
from tui.dialogs.help import Help
from tui.dialogs.palette import Palette
from tui.screens.home import HomeScreen
from tui.screens.live import LiveScreen
from tui.texts.words import Words
from tui.views import item, side
from tui.views.pieces import hints

LANGUAGES = ("da", "en")


def flat(rows: list[str]) -> str:
    return " ".join(" ".join(rows).split())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [36, 70])
def test_every_command_is_whole_and_begins_alike(language: str, width: int) -> None:
    words = Words(language)
    for screen in (LiveScreen, HomeScreen):
        listed = commands(screen, words)  # type: ignore[arg-type]
        rows = [str(row.drawn) for row in Palette(words, listed).lines(width)]

        assert all(len(row) <= width for row in rows) and "…" not in "".join(rows)
        assert [c.does for c in listed if not c.does[:1].isupper()] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [36, 76, 100])
def test_help_is_whole(language: str, width: int) -> None:
    words = Words(language)
    listed = tuple((key, keys.name(key.key), _does(key, words)) for key in keys.LIVE)
    rows = [str(row.drawn) for row in Help(words, listed, on_the_line=True).lines(width)]

    assert all(len(row.rstrip()) <= width for row in rows) and not any(row.rstrip().endswith("…") for row in rows)
    home = tuple((key, keys.name(key.key), _does(key, words)) for key in keys_screens.HOME)
    told = flat([str(row.drawn) for row in Help(words, home, on_the_line=False).lines(width)])
    assert all(does.split()[-1] in told for _, _, does in home)


@pytest.mark.parametrize("language", LANGUAGES)
def test_hints_leave_out_whole_ones_and_keep_the_way_out(language: str) -> None:
    of_sheets = ("live.palette.keys", "help.keys", "live.presence.keys", "live.lot.keys", "live.history.keys")

    for text in map(Words(language), of_sheets):
        shown = hints(text, 34)
        parts = shown.split(" · ")
        assert len(shown) <= 34 and "Esc" in parts[-1] and set(parts) <= set(text.split(" · "))


def test_what_is_used_of_an_item_without_a_time_stands_once_on_the_screen() -> None:
    now = held(("12.33", e.ItemAdded(AgendaItem("x", "Nyt", "temaer"), None)), ("12.34", e.ItemStarted("x")))
    drawn = (item.time_bar(now, NOW, DA, 60).plain, side.time(now, NOW, DA, 26).plain.strip())

    assert drawn[0].startswith("Brugt ") and drawn[1] == "Ingen tid afsat"
