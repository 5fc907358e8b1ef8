"""What the palette of a screen lists: its keys, and what has no key of its own."""

from __future__ import annotations

from typing import Any

from textual.screen import Screen

from tui import keys
from tui.dialogs.palette import Command
from tui.texts.words import Words

EVERYWHERE = (keys.HELP, keys.LEAVE)
NOT_A_COMMAND = (keys.SAVE, keys.PALETTE, keys.BACK)


def commands(screen: Screen[Any], words: Words) -> tuple[Command, ...]:
    """All commands of a screen; those of the live meeting are in `tui.keys`, of the others in their `KEYS`."""
    listed: tuple[keys.Key, ...] | None = getattr(screen, "KEYS", None)
    found = [
        Command(_does(key, words), " ".join(keys.name(k) for k in key.keys.split(",")), _action(key))
        for key in listed or keys.LIVE
        if key not in NOT_A_COMMAND
    ]
    if listed is None:
        found += [Command(words(f"command.{name}"), "", name) for name in keys.COMMANDS]
    return tuple(found)


def _does(key: keys.Key, words: Words) -> str:
    try:
        return words(f"key.{key.id}.help")
    except KeyError:
        return words(f"key.{key.id}")


def _action(key: keys.Key) -> str:
    return f"app.{key.action}" if key is keys.HELP else key.action
