"""The three sizes and what lies below them; the footer at any width; the keys and the words of all of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from textual.binding import Binding

from tests.live import planned, running, screen_text, write
from tui import keys
from tui.screens.live import LiveScreen
from tui.texts.words import Words
from tui.widgets.capture import Capture
from tui.widgets.field import Field
from tui.widgets.footer import Hint, fitting
from tui.widgets.panels import AgendaPanel, LogPanel

MAIN = """\
 Direktionen ons. 25.11. uge 48         12.41  ● I GANG  slut ca. 14.37  ✓ gemt
╭─ Dagsorden ──────────────╮╭─ 2 Budget 2027: tidlig indsats ──────────────────╮
│ TEMAER      41 af 75 min ││ Tid ██████░░░░░░░░░░░░░░ 21.00 tilbage af 30     │
│ ✓ 1  Årsplan 2027    32' ││ Indstilling: at direktionen godkender rammen og  │
│ ▶ 2  Budget 2027:…   30' ││ sender model B i høring i chefgruppen.           │
│   3  Sundhedshus S…  20' ││ ──────────────────────────────────────────────── │
│ DRIFT             60 min ││ 12.32 Kom     ØC kom                             │
│   4  Sygefravær 3.…  20' ││ 12.33 Note    BU fremlagde to modeller (A og B). │
│   5  Driftsbrud i…   15' ││ 12.38 Note    SO ser driftsrisiko i model A.     │
│   6  Høringssv… luk  25' ││ 12.40 Opgave  BU: notat om model B til ØU        │
│ EVENTUELT         15 min ││               frist fre. 27.11.2026 (uge 48)     │
│   7  Eventuelt       15' ││                                                  │
│                          ││                                                  │
│                          ││                                                  │
│                          ││                                                  │
│                          ││                                                  │
│                          ││                                                  │
│ Til stede: 6 af 6        ││                                                  │
│ Gæst: ØC                 ││                                                  │
╰──────────────────────────╯╰──────────────────────────────────────────────────╯
╭─ NOTE ───────────────────────────────────────────────────────────────────────╮
│ Skriv note … eller b, e, k, o, p + mellemrum                                 │
╰─ Enter gemmer · ↑ retter sidste · mellemrum først = altid note ──────────────╯
 F1 Hjælp  F2 Beslutning  F3 Opgave  PgDn Næste  ^Z Fortryd  ^P Alle kommandoer"""

NARROW = """\
  2  Budget 2027: tidlig i… 21.00 tilb.
12.32 Kom ØC kom
12.33 Note BU fremlagde to modeller (A
      og B).
12.38 Note SO ser driftsrisiko i model
      A.
12.40 Opgave BU: notat om model B til ØU
      · frist fre. 27.11.2026 (uge 48)
╭─ NOTE ───────────────────────────────╮
│ Skriv note …                         │
╰─ Enter gemmer · ↑ retter sidste · … ─╯
 F1 Hjælp F2 Beslut. PgDn Næste ^P Alle"""


def rows(text: str) -> list[str]:
    return [row.rstrip() for row in text.split("\n")]


async def test_the_main_screen_at_80x24(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()

        assert rows(screen_text(app)) == rows(MAIN)
        assert len(list(app.live.walk_children())) <= 22


async def test_one_column_at_40x12(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()

        assert rows(screen_text(app)) == rows(NARROW)


async def test_the_right_column_at_140x40(tmp_path: Path) -> None:
    app = running(tmp_path, "12.41 p Lokaler til MED", "12.41 - be")
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.pause()
        text = screen_text(app)

    for words in ("Tid tilbage", "Til stede 5 af 6", "6 – BE", "gik 12.41", "Derefter", "3 Sundhedshus Syd",
                  "Gæst 13.05: EKS", "→ hent kl. 13.00", "1 Lokaler til MED", "✓ gemt 12.41.00", "32 / 25'",
                  "Forventet slut 14.37 (23 min før tid)", "Bilag: 1 model-a.pdf", "[luk]"):  # fmt: skip
        assert words in text, words


async def test_before_the_opening_those_who_are_expected_are_counted(tmp_path: Path) -> None:
    app = planned(tmp_path, "11.50 - be")
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.pause()
        text = screen_text(app)
        assert "Til stede 5 af 6" in text and text.count("✓ ") >= 5
        await write(pilot, "- so")
        await pilot.press("enter")
        await pilot.pause()
        assert "Til stede 4 af 6" in screen_text(app)


async def test_a_tiny_window_says_so_and_the_line_still_works(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test(size=(20, 5)) as pilot:
        await pilot.pause()
        assert "For lille" in screen_text(app) and "Skriv note" in screen_text(app)
        await write(pilot, "en note")
        await pilot.press("enter")

        assert app.kept.last.event.text == "en note"  # type: ignore[union-attr]


async def test_a_storm_of_sizes_ends_where_it_began(tmp_path: Path) -> None:
    app = running(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await write(pilot, "halvt skrevet")
        for width, height in ((20, 5), (140, 40), (1, 1), (40, 11), (59, 15), (200, 60), (60, 16), (3, 2), (110, 8)):
            await pilot.resize_terminal(width, height)
        await pilot.press("x")
        await pilot.resize_terminal(80, 24)
        await pilot.pause()

        assert app.live.line.text == "halvt skrevetx" and app.is_running
        assert rows(screen_text(app))[:20] == rows(MAIN)[:20]


@pytest.mark.parametrize("size", [(80, 24), (60, 15), (40, 11), (40, 10), (40, 9)])
async def test_the_wording_stands_while_a_second_enter_is_asked_for(tmp_path: Path, size: tuple[int, int]) -> None:
    app = running(tmp_path, "12.40 g 7")
    async with app.run_test(size=size) as pilot:
        await write(pilot, "Vi holder lukket")
        await pilot.press("f2")
        app.stopwatch.wait()
        await pilot.press("enter")
        await pilot.pause()

        shown = screen_text(app)
        assert "Vi holder lukket" in shown and "Enter igen gemmer" in shown and app.live.panel.shown is not None

        await pilot.press("enter")
        await pilot.pause()
        assert app.kept.item("i7").decisions and "Enter igen" not in screen_text(app)  # type: ignore[union-attr]


@pytest.mark.parametrize("size", [(80, 24), (40, 11)])
async def test_each_sheet_fits_and_gives_the_line_back(tmp_path: Path, size: tuple[int, int]) -> None:
    app = running(tmp_path)
    async with app.run_test(size=size) as pilot:
        for action in ("go_to", "presence", "parking", "history", "finish", "leave"):
            getattr(app.live, f"action_{action}")()
            await pilot.pause()
            assert app.screen is not app.live, action
            await pilot.press("escape")
            await pilot.pause()
            assert app.screen is app.live and app.focused is app.live.line, action


async def test_without_colour_every_state_is_still_in_the_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = running(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.theme == "enighed-terminal" and app.no_color
        text = screen_text(app)
        drawn = [segment for strip in app.screen._compositor.render_strips() for segment in strip]
        colours = {segment.style.color for segment in drawn if segment.style}

    assert "● I GANG" in text and "▶ 2" in text and "✓ 1" in text and "luk" in text
    assert all(colour is None or colour.is_default for colour in colours)


def hints(words: Words) -> tuple[Hint, ...]:
    live = (key for key in keys.LIVE if key.rank)
    return tuple(
        Hint(keys.name(k.key), words(f"key.{k.id}"), k.action, k.rank, words(f"key.{k.id}.short")) for k in live
    )


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_footer_shows_no_cut_entry_at_any_width(language: str) -> None:
    every = hints(Words(language))
    for width in range(10, 201):
        shown = fitting(every, width)
        narrow = width < 60
        used = sum(len(hint.text(narrow)) for hint in shown) + (1 if narrow else 2) * (len(shown) - 1) + 1
        assert used <= width or not shown
        assert list(shown) == [hint for hint in every if hint in shown], "the order is fixed"
        assert width >= 110 or len(shown) <= 6


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_key_has_its_words_and_its_own_key(language: str) -> None:
    words = Words(language)
    for key in keys.LIVE:
        for form in ("", ".short", ".help"):
            assert words(f"key.{key.id}{form}")
    for name in keys.COMMANDS:
        assert words(f"command.{name}")
    pressed = [key for one in keys.LIVE for key in one.keys.split(",")]
    assert len(pressed) == len(set(pressed)) and len({key.id for key in keys.LIVE}) == len(keys.LIVE)


def test_no_key_is_one_of_the_never_bound() -> None:
    bound = {key for one in keys.LIVE for key in one.keys.split(",")}
    for cls in (LiveScreen, Capture, Field, AgendaPanel, LogPanel):
        for binding in cls.BINDINGS:
            assert isinstance(binding, Binding)
            bound |= set(binding.key.split(","))
    allowed = {"ctrl+j"}

    assert {key for key in bound if keys.never(key)} <= allowed
    assert not {key for key in bound if re.fullmatch(r"ctrl\+[hijm]", key)} - allowed


def test_a_text_area_of_textual_lends_the_line_no_other_keys() -> None:
    inherited = {key for binding in Capture._merged_bindings.key_to_bindings for key in binding.split(",")}  # type: ignore[union-attr]

    assert not {key for key in inherited if keys.never(key)} - {"ctrl+j"}


def test_each_action_of_the_list_is_there() -> None:
    app_actions = {"help", "command_palette"}
    for key in keys.LIVE:
        assert key.action in app_actions or hasattr(LiveScreen, f"action_{key.action}"), key.action
    for name in keys.COMMANDS:
        assert hasattr(LiveScreen, f"action_{name}"), name
