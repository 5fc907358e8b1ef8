"""Every key of the live meeting, in one list: its id in the settings, its action, the key and its twin.

The words stand in the catalogue under `key.<id>` (footer), `key.<id>.short` (one column) and `key.<id>.help`;
footer, help, palette and tests all read this list (screens.md 6).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from textual.binding import Binding

STILL = 0.6  # seconds without a key: then the next one is meant for what is seen, and is no part of what was typed


class Key(NamedTuple):
    """`key` and `twin` as Textual names them; `rank` is how early it gets room in the footer (0 = not shown there)."""

    id: str
    action: str
    key: str
    twin: str = ""
    rank: int = 0
    line: str = ""

    @property
    def keys(self) -> str:
        return f"{self.key},{self.twin}" if self.twin else self.key

    def binding(self, *, priority: bool = False) -> Binding:
        # with Caps Lock on a letter is a key all the same
        capital = f",{self.key.upper()}" if len(self.key) == 1 and self.key.isalpha() else ""
        keys, tip = f"{self.keys}{capital}", f"key.{self.id}.help"
        return Binding(keys, self.action, self.id, show=False, id=self.id, tooltip=tip, priority=priority)


# In the fixed order of the footer: help, decision, action, next, undo, all commands (screens.md 1, rule 9).
SAVE = Key("gem-linje", "save_line", "enter", "ctrl+j")
HELP = Key("hjaelp", "help", "f1", rank=1)
DECISION = Key("beslutning", "decide", "f2", "ctrl+b", rank=2, line="b e k")
TASK = Key("opgave", "task", "f3", "ctrl+o", rank=5, line="o")
NEXT = Key("naeste", "next_item", "pagedown", "ctrl+n", rank=3, line="g")
PREVIOUS = Key("forrige", "previous_item", "pageup", rank=7, line="g")
GO_TO = Key("gaa-til", "go_to", "ctrl+g", rank=8, line="g")
PRESENCE = Key("tilstede", "presence", "ctrl+t", rank=9, line="+ -")
PAUSE = Key("pause", "pause", "f8", rank=10, line="t pause")
UNDO = Key("fortryd", "undo", "ctrl+z", rank=6)
REDO = Key("gentag", "redo", "ctrl+y")
EDIT_LAST = Key("ret-sidste", "edit_last", "up")
PANEL = Key("skift-felt", "next_panel", "f6", "tab")
MINUTES = Key("referat", "minutes", "ctrl+r")
SAVED = Key("gem", "say_saved", "ctrl+s")
BACK = Key("tilbage", "back", "escape")
LEAVE = Key("luk", "leave", "ctrl+q")
PALETTE = Key("palet", "command_palette", "ctrl+p", rank=4)

LIVE: tuple[Key, ...] = (
    HELP, DECISION, TASK, NEXT, PREVIOUS, GO_TO, PRESENCE, PAUSE, UNDO, REDO, PALETTE,
    SAVE, EDIT_LAST, PANEL, MINUTES, SAVED, BACK, LEAVE,
)  # fmt: skip
# What a text field would take for itself, and therefore binds to the screen's action of the same name.
IN_THE_LINE: tuple[Key, ...] = (NEXT, PREVIOUS, UNDO, REDO, PANEL, SAVE, BACK)
# Without a key of their own: in the palette, and on the line.
COMMANDS: tuple[str, ...] = ("parking", "history", "finish", "home", "save_elsewhere")

_NEVER = (
    r"ctrl\+(h|i|m|enter|space|tab|\d|[^a-z\d]|shift\+.*|alt\+.*)|shift\+enter|alt\+.*|f(4|5|10|11|12)"
    r"|[^@{}\[\]\\|~$]*[@{}\[\]\\|~$].*"
)


def never(key: str) -> bool:
    """Keys that are another key in many terminals, or need AltGr, or belong to the terminal (screens.md 6)."""
    return re.fullmatch(_NEVER, key) is not None


def name(key: str) -> str:
    """A key as it is shown: `F2`, `^B`, `PgDn`."""
    known = {"pagedown": "PgDn", "pageup": "PgUp", "enter": "Enter", "escape": "Esc", "up": "↑", "down": "↓",
             "tab": "Tab", "delete": "Del"}  # fmt: skip
    if key.startswith("shift+"):
        return f"Shift+{name(key[6:])}"
    if key in known:
        return known[key]
    return f"^{key[5:].upper()}" if key.startswith("ctrl+") else key.upper()
