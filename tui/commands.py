"""What the palette of a screen lists: its keys, and what has no key of its own."""

from __future__ import annotations

from typing import Any

from textual.screen import Screen

from tui import keys
from tui.dialogs.help import Help
from tui.dialogs.palette import Command
from tui.texts.words import Words
from tui.views.pieces import capital

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
        found += [Command(capital(words(f"command.{name}")), "", name) for name in keys.COMMANDS]
    return tuple(found)


def help_of(screen: Screen[Any], words: Words) -> Help:
    """What F1 shows on a screen: its own keys, and on the live one the line."""
    listed: tuple[keys.Key, ...] | None = getattr(screen, "KEYS", None)
    found = []
    for key in listed or keys.LIVE:
        names = " ".join(keys.name(one) for one in (key.key, key.twin) if one and one != "ctrl+j")
        found.append((key, names, _does(key, words)))
    return Help(words, tuple(found), on_the_line=listed is None)


def _does(key: keys.Key, words: Words) -> str:
    try:
        return capital(words(f"key.{key.id}.help"))
    except KeyError:
        return words(f"key.{key.id}")


def _action(key: keys.Key) -> str:
    return f"app.{key.action}" if key is keys.HELP else key.action
