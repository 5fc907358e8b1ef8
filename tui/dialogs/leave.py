"""Ctrl+Q while the meeting runs: whether all is saved, and that it can go on later (screens.md 3.11)."""

from __future__ import annotations

from pathlib import Path

from tui.dialogs.sheet import Line, Sheet
from tui.texts.words import Words
from tui.views.pieces import STRONG, line, wrapped


class Leave(Sheet[str]):
    """Returns »close« or »finish«; None stays."""

    TITLE_KEY, KEYS_KEY = "live.leave", "live.leave.keys"

    def __init__(self, words: Words, saved: str, path: Path | None = None) -> None:
        """`saved` is how it stands: all, draft (what is in the line is on disk as a draft only), nothing of it, or
        elsewhere (with the whole meeting, in the file at `path`)."""
        super().__init__(words)
        self.saved = words(f"live.leave.saved.{saved}", path=str(path))

    def lines(self, width: int) -> list[Line]:
        rows = (("Enter", "live.leave.close"), ("A", "live.leave.finish"), ("Esc", "live.leave.stay"))
        saved = [Line(line(part)) for part in wrapped(self.saved, width)]
        answers: list[Line] = []
        for name, key in rows:
            first, *more = wrapped(self.words(key), max(8, width - len(name) - 3))
            answers.append(Line(line((f"[{name}]", STRONG), f" {first}")))
            answers += [Line(line(" " * (len(name) + 3), part)) for part in more]
        return [*saved, Line(line("")), *answers]

    def pressed(self, key: str, character: str) -> bool:
        if key in ("enter", "ctrl+j"):
            self.dismiss("close")
        elif character.casefold() == "a":
            self.dismiss("finish")
        else:
            return False
        return True
