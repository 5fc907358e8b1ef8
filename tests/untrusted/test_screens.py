"""Every screen and sheet over a meeting of hostile words, key by key: it is drawn as signs, and presses nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from textual.app import App
from textual.events import Paste
from textual.pilot import Pilot

from store import drafts
from store import events as e
from store.archive import Archive
from store.board import default_board
from store.record import Record
from store.said import said
from tests.build import moment
from tests.faults.shim import LONG
from tests.untrusted.test_printed import HEADS
from tests.untrusted.words import EVIL, kept, poisoned, steering
from tui.app import EnighedApp
from tui.config import Config
from tui.texts.words import Words

NAME = "2026-11-25-direktionen-22.json"
ENDED = next(n for n, stamped in enumerate(poisoned("")) if isinstance(stamped.event, e.MeetingEnded))
SIZES = [(80, 24), (120, 40), (40, 12)]


def app_on(home: Path, entries: int, start: str | Path = "", language: str = "da") -> EnighedApp:
    """The program on the first so many entries of the poisoned meeting."""
    path = kept(home / "meetings" / "2026" / NAME, poisoned(forum=False)[:entries])
    stamped = poisoned(forum=False)[entries - 1]

    def now():  # type: ignore[no-untyped-def]
        return max(stamped.typed_at, moment("11.58"))

    faults = (said("config.unknown", key=EVIL[:40], line=1, keys="language"), said("desk.no_such_forum", name=EVIL))
    board = default_board()
    return EnighedApp(
        Archive(home, now), lambda: (board, ()), Words(language), now, Config(export_folder=home / EVIL[1:2]),
        start or path, faults=faults,
    )  # fmt: skip


def inert(app: App[None]) -> None:
    """What stands on the screen now."""
    for strip in app.screen._compositor.render_strips():
        for segment in strip:
            assert steering(segment.text, "\u200d") == [], (app.screen, segment.text)


async def pressed(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()
        inert(pilot.app)


LIVE_KEYS = {
    "moving": ["pagedown", "pagedown", "pageup", "f6", "up", "up", "down", "enter", "escape", "f6", "tab", "escape"],
    "help and palette": ["f1", "down", "escape", "ctrl+p", *"mød", "down", "escape"],
    "deciding": ["f2", "k", "escape", "escape", "f2", "r", "escape", "f2", "enter"],
    "a task": ["f3", *"bu x", "enter", "ctrl+z", "ctrl+y"],
    "who is there": ["ctrl+t", "down", "space", "escape"],
    "going to": ["ctrl+g", "down", "down", *"PWNED", "enter"],
    "wording again": ["up", "x", "escape", "up", "up", "enter", "escape", "f6", "enter", "end", "y", "enter"],
    "leaving": ["ctrl+s", "ctrl+q", "escape"],
    "minutes": ["ctrl+r", "v", "pagedown", "escape", "enter", "escape"],
}


def sizes(number: int) -> list[tuple[int, int]]:
    """All of them in the long form; in the short one they take turns."""
    return SIZES if LONG else [SIZES[number % len(SIZES)]]


@pytest.mark.parametrize("number", range(len(LIVE_KEYS)), ids=list(LIVE_KEYS))
async def test_the_live_screen(tmp_path: Path, number: int) -> None:
    for place in (ENDED, 45) if LONG else (ENDED,):
        for size in sizes(number):
            app = app_on(tmp_path / f"{place}-{size[0]}", place)
            async with app.run_test(size=size) as pilot:
                await pilot.pause()
                inert(app)
                await pressed(pilot, *list(LIVE_KEYS.values())[number])
                assert app.return_code is None


@pytest.mark.parametrize("command", ["history", "parking", "finish", "home", "minutes"])
async def test_the_sheets_over_it(tmp_path: Path, command: str) -> None:
    for place in (ENDED, 30):
        app = app_on(tmp_path / str(place), place)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            await app.screen.run_action(command)
            await pilot.pause()
            inert(app)
            await pressed(pilot, "down", "down", "end", "enter", "escape", "escape")


async def test_each_kind_of_line_while_it_is_typed(tmp_path: Path) -> None:
    """The preview, the border, the refusal in full, the question whether it is meant."""
    app = app_on(tmp_path, ENDED)
    async with app.run_test(size=(80, 24)) as pilot:
        for head in HEADS:
            screen = app.screen
            if getattr(screen, "line", None) is None:
                await pressed(pilot, "escape", "escape")
                screen = app.screen
            screen.line.write("")  # type: ignore[attr-defined]
            screen.line.post_message(Paste(head + EVIL))  # type: ignore[attr-defined]
            await pilot.pause()
            screen.listen()  # type: ignore[attr-defined]
            await pilot.pause()
            inert(app)
            await pressed(pilot, "enter", "enter", "escape", "escape")


async def test_a_draft_of_hostile_words_comes_back_as_signs(tmp_path: Path) -> None:
    app = app_on(tmp_path, ENDED)
    path = tmp_path / "meetings" / "2026" / NAME
    current = Record.open(path, app.clock, write=False).meeting.current
    drafts.save(path, {f"item:{current}": EVIL + "\r\n\ud800\0", "edit:12": EVIL, "edit:99999": EVIL, "due:1": "x"})
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        inert(app)
        await pressed(pilot, "escape", "left", "right", "home", "end", "backspace", "enter")


async def test_the_live_screen_before_the_meeting_and_after_it(tmp_path: Path) -> None:
    for place in (1, 2, len(poisoned(""))):
        app = app_on(tmp_path / str(place), place)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            inert(app)
            await pressed(pilot, "enter", "pagedown", "f6", "ctrl+t", "escape", "ctrl+g", "escape", "up", "escape")


HOME_KEYS = {
    "lists": ["down", "down", "up", "o", "down", "f", "escape", "escape"],
    "minutes": ["r", "v", "end", "escape", "1", "enter", "escape"],
    "new": ["n", "down", "escape"],
    "sheets": ["f1", "escape", "ctrl+p", *"ny", "escape"],
}


@pytest.mark.parametrize("number", range(len(HOME_KEYS)), ids=list(HOME_KEYS))
async def test_home_tasks_and_minutes(tmp_path: Path, number: int) -> None:
    keys = list(HOME_KEYS.values())[number]
    for turn, place in enumerate((1, ENDED, len(poisoned("")))):
        for size in sizes(number + turn):
            app = app_on(tmp_path / f"{place}-{size[0]}", place, "home")
            async with app.run_test(size=size) as pilot:
                await pilot.pause()
                inert(app)
                await pressed(pilot, *keys)


PREPARE_KEYS = {
    "moving": ["down", "down", "shift+up", "shift+down", "ctrl+z", "ctrl+y", "l", "x"],
    "an item": ["enter", *["tab"] * 12, "escape", "escape", "escape"],
    "a new one": ["n", *"Nyt", "enter", "enter"],
    "a guest": ["g", *"GG chef", "enter", "escape"],
    "taking up": ["t", "down", "space", "escape"],
    "sheets": ["f1", "escape", "ctrl+p", "escape"],
}


@pytest.mark.parametrize("number", range(len(PREPARE_KEYS)), ids=list(PREPARE_KEYS))
async def test_preparing(tmp_path: Path, number: int) -> None:
    keys = list(PREPARE_KEYS.values())[number]
    for size in sizes(number):
        app = app_on(tmp_path / str(size[0]), 1, "home")
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await pressed(pilot, "enter", *keys)


async def test_an_agenda_pasted_from_anywhere(tmp_path: Path) -> None:
    app = app_on(tmp_path, 1, "home")
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "v")
        lines = [f"TEMAER {EVIL}", f"1. {EVIL} (B, 5 min, v/ {EVIL})", f"- {EVIL}", EVIL, "EVENTUELT", "2. Eventuelt"]
        app.focused.post_message(Paste("\n".join(lines)))  # type: ignore[union-attr]
        await pilot.pause()
        inert(app)
        await pressed(pilot, "ctrl+s", "down", "down", "enter", "escape")


async def test_a_board_of_hostile_names_is_drawn_as_signs(tmp_path: Path) -> None:
    from store.board import Board, read_board
    from store.calling.default_board import DEFAULT_BOARD_TOML

    word = EVIL.replace("\\", "\\\\").replace('"', "'").encode("unicode_escape").decode().replace("\\x", "\\u00")
    text = DEFAULT_BOARD_TOML.replace('titel = "', f'titel = "{word} ', 3)
    board = read_board(text.encode())
    assert not isinstance(board, Board), "controls are refused by their place"
    visible = read_board(DEFAULT_BOARD_TOML.replace('titel = "', 'titel = "\u202e[b]x[/]\u200b ', 3).encode())
    assert isinstance(visible, Board)

    def now():  # type: ignore[no-untyped-def]
        return moment("9.00", date(2026, 11, 24))

    app = EnighedApp(Archive(tmp_path, now), lambda: (visible, ()), Words("da"), now, Config())
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "enter", "down", "enter", "escape", "s", "ctrl+t")
