"""Words a user may choose among: those of every language are heard, those of the screen are shown."""

from __future__ import annotations

from store.search.texts import KINDS
from store.value import value
from tui.texts.words import LANGUAGES, Words


@value
class Choice:
    """One of some keys, each said as the catalogue has it under `theme` and the key, or as the key itself."""

    theme: str
    keys: tuple[str, ...]

    def shown(self, words: Words) -> tuple[str, ...]:
        """The words that may be written, as one writes them: `p-plads`, in the order of the keys."""
        return tuple(_written(words(f"{self.theme}.{key}")) for key in self.keys)

    def key(self, word: str) -> str | None:
        """What a word stands for in any language; None where it is none of them."""
        heard = {_written(key): key for key in self.keys}
        for language in LANGUAGES:
            heard |= dict(zip(self.shown(Words(language)), self.keys, strict=True))
        return heard.get(_written(word))


def _written(word: str) -> str:
    return word.strip().casefold().replace("_", "-").replace(" ", "-")


KIND = Choice("search.kind", KINDS)
EDITION = Choice("cli.edition", ("internal", "distribution"))
