"""The catalogue of one language. Values fill the gaps of a sentence and are never read as anything but text."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache
from typing import Any

from store.said import Said

LANGUAGES = ("da", "en")


@cache
def catalogue(language: str) -> Mapping[str, str]:
    """All texts of a language, by key; a key stands in one module only."""
    package = importlib.import_module(f"tui.texts.{language}")
    texts: dict[str, str] = {}
    for module in pkgutil.iter_modules(package.__path__):
        texts |= importlib.import_module(f"{package.__name__}.{module.name}").TEXTS
    return texts


class Words:
    """Call it with a key: `words("saved", time="12.41")`."""

    def __init__(self, language: str = "da") -> None:
        self.language = language if language in LANGUAGES else "da"
        self._texts = catalogue(self.language)

    def __call__(self, key: str, /, **values: Any) -> str:
        """The sentence; KeyError where the catalogue lacks the key (a test says so first)."""
        text = self._texts[key]
        return text.format_map(values) if values else text.replace("{{", "{").replace("}}", "}")

    def said(self, said: Said) -> str:
        """A refusal or warning of the rules as a sentence; a value that is itself Said is said first."""
        values = {k: self.said(v) if isinstance(v, Said) else v for k, v in said.values}
        return self(said.key, **values)

    def count(self, key: str, number: int, **values: Any) -> str:
        """One or many: the keys `key.one` and `key.many`."""
        return self(f"{key}.one" if number == 1 else f"{key}.many", n=number, **values)
