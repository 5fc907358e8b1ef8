"""Ctrl+Q while the meeting runs: it is saved and can go on later (screens.md 3.11)."""

from __future__ import annotations

from tui.dialogs.sheet import Line, Sheet
from tui.views.pieces import STRONG, line, wrapped


class Leave(Sheet[str]):
    """Returns »close« or »finish«; None stays."""

    TITLE_KEY, KEYS_KEY = "live.leave", "live.leave.keys"

    def lines(self, width: int) -> list[Line]:
        rows = (("Enter", "live.leave.close"), ("A", "live.leave.finish"), ("Esc", "live.leave.stay"))
        saved = [Line(line(part)) for part in wrapped(self.words("live.leave.saved"), width)]
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
