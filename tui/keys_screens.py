"""The keys of the screens around the live meeting, listed as `tui.keys` lists those of the live one."""

from __future__ import annotations

from dataclasses import replace

from textual.binding import BindingType

from tui.keys import HELP, LEAVE, MINUTES, PALETTE, REDO, UNDO, Key, name
from tui.texts.words import Words
from tui.widgets.footer import Hint

OPEN = Key("aabn", "open", "enter", rank=1)
NEW_MEETING = Key("nyt-moede", "new", "n", rank=3)
TASKS = Key("opgaver", "tasks", "o", rank=4)
MINUTES_OF = Key("referat-valgt", "minutes", "r", "ctrl+r", rank=5)
START = Key("start-moede", "start", "s", rank=6)
CALL_OFF = Key("slet-moede", "call_off", "delete")

NEW_ITEM = Key("nyt-punkt", "new", "n", rank=2)
CHANGE = Key("ret-punkt", "change", "enter", rank=3)
UP = Key("flyt-op", "move(False)", "<", "shift+up", rank=4)
DOWN = Key("flyt-ned", "move(True)", ">", "shift+down")
GUEST = Key("gaest", "guest", "g", rank=9)
CLOSED = Key("lukket", "close_item", "l", rank=10)
REMOVE = Key("fjern", "remove", "delete", "x", rank=11)
PASTE = Key("indsaet", "paste", "v", rank=8)
TAKE_UP = Key("tag-op", "take_up", "t", rank=12)
BEGIN = Key("til-moedet", "start", "s", rank=2)

WRITE = Key("lav-filer", "write", "enter", rank=1)
TURN = (
    Key("fil-1", "turn('md')", "1"),
    Key("fil-2", "turn('ics')", "2"),
    Key("fil-3", "turn('json')", "3"),
)
READ = Key("vis-referat", "read", "v", rank=2)
TO_MEETING = Key("til-moedet", "meeting", "s", rank=3)

DONE = Key("udfoert", "done", "space", rank=1)
DEADLINE = Key("ny-frist", "deadline", "f", rank=2)

GO_HOME = Key("hjem", "home", "escape", rank=1)

HOME: tuple[Key, ...] = (OPEN, START, NEW_MEETING, TASKS, MINUTES_OF, CALL_OFF, HELP, PALETTE, LEAVE)
FIRST_TIME: tuple[Key, ...] = (OPEN, NEW_MEETING, HELP, PALETTE, LEAVE)
PREPARE: tuple[Key, ...] = (
    NEW_ITEM, CHANGE, UP, DOWN, GUEST, CLOSED, REMOVE, PASTE, TAKE_UP, BEGIN, UNDO, REDO, MINUTES, HELP, PALETTE,
    GO_HOME, LEAVE,
)  # fmt: skip
EXPORT: tuple[Key, ...] = (WRITE, *TURN, READ, TO_MEETING, HELP, PALETTE, GO_HOME, LEAVE)
ACTIONS: tuple[Key, ...] = (DONE, DEADLINE, UNDO, HELP, PALETTE, GO_HOME, LEAVE)

# What the app does on every screen: it has the bindings, the footer only names them.
EVERYWHERE = (HELP, PALETTE, LEAVE)


def bindings(keys: tuple[Key, ...]) -> list[BindingType]:
    """The keys a screen binds itself."""
    return [key.binding() for key in keys if key not in EVERYWHERE]


def hints(keys: tuple[Key, ...], words: Words, **does: str) -> tuple[Hint, ...]:
    """The footer of a screen, in the order of its list; `does` says otherwise what an action does now."""
    found = (_hint(key, words) for key in keys if key.rank)
    return tuple(replace(hint, does=does.get(hint.action, hint.does)) for hint in found)


def _hint(key: Key, words: Words) -> Hint:
    shown = {"space": words("home.space"), "<": "< >"}.get(key.key) or name(key.key)
    action = f"app.{key.action}" if key in EVERYWHERE else key.action
    return Hint(shown, words(f"key.{key.id}"), action, key.rank, last=key is GO_HOME)
