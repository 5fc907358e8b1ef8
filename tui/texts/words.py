"""The catalogue of one language. Values fill the gaps of a sentence and are never read as anything but text."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from functools import cache
from typing import Any

from store.said import Said

LANGUAGES = ("da", "en")
# a theme is loaded when the first of its keys is wanted; those of the live screen come first
THEMES = (
    *("line", "live", "keys", "rules", "cli", "home", "prepare", "choosing", "minutes", "actions", "calling"),
    *("keeping", "vault", "search"),
)


@cache
def theme(language: str, name: str) -> Mapping[str, str]:
    """The texts of one theme of a language, by key."""
    texts: Mapping[str, str] = importlib.import_module(f"tui.texts.{language}.{name}").TEXTS
    return texts


def catalogue(language: str) -> Mapping[str, str]:
    """All texts of a language; a key stands in one theme only."""
    return {key: text for name in THEMES for key, text in theme(language, name).items()}


class Words:
    """Call it with a key: `words("saved", time="12.41")`."""

    def __init__(self, language: str = "da") -> None:
        self.language = language if language in LANGUAGES else "da"
        self._texts: dict[str, str] = {}
        self._unread = list(THEMES)

    def __call__(self, key: str, /, **values: Any) -> str:
        """The sentence; KeyError where the catalogue lacks the key (a test says so first)."""
        while key not in self._texts and self._unread:
            self._texts |= theme(self.language, self._unread[0])
            self._unread.pop(0)  # only now: one that could not be read is tried again
        text = self._texts[key]
        return text.format_map(values) if values else text.replace("{{", "{").replace("}}", "}")

    def said(self, said: Said) -> str:
        """A refusal or warning of the rules as a sentence; a value that is itself Said is said first."""
        values = {k: self.said(v) if isinstance(v, Said) else v for k, v in said.values}
        if "place" in values:
            values["place"] = self.place(values["place"])
        return self(said.key, **values)

    def place(self, path: str) -> str:
        """A place in a file that is read, `person[0].titel`, as one says it: »titel« under person nr. 1."""
        told = ""
        for part in path.split("."):
            key, _, number = part.removesuffix("]").partition("[")
            numbered = number.isdecimal() and self("place.number", key=key, n=int(number) + 1)
            one = numbered or self("place.key", key=part)
            told = self("place.under", place=one, table=told) if told else one
        return told

    def count(self, key: str, number: int, **values: Any) -> str:
        """One or many: the keys `key.one` and `key.many`."""
        return self(f"{key}.one" if number == 1 else f"{key}.many", n=number, **values)
