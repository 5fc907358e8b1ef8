"""One question with one letter for yes; anything else leaves things as they are."""

from __future__ import annotations

from tui.dialogs.sheet import Line, Sheet
from tui.texts.words import Words
from tui.views.pieces import line, wrapped


class Confirm(Sheet[bool]):
    """Returns True for the letter that `<key>.yes` names; the texts are `<key>`, `<key>.keys` and `<key>.yes`."""

    def __init__(self, words: Words, key: str, question: str) -> None:
        super().__init__(words)
        self._key, self._question = key, question

    def heading(self) -> str:
        return self.words(self._key)

    def hints(self) -> str:
        return self.words(f"{self._key}.keys")

    def lines(self, width: int) -> list[Line]:
        return [Line(line(part)) for part in wrapped(self._question, width)]

    def pressed(self, key: str, character: str) -> bool:
        if character.casefold() != self.words(f"{self._key}.yes"):
            return False
        self.dismiss(True)
        return True
