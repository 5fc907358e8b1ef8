"""What was entered, the latest first: nothing is erased, going back adds a step (screens.md 3.7)."""

from __future__ import annotations

from collections.abc import Callable

from store import events as e
from store.events.codec import kind_of
from store.meeting import Meeting
from tui.dialogs.answers import Step
from tui.dialogs.guarded import Guarded
from tui.dialogs.sheet import Line
from tui.texts.words import Words
from tui.understood import clock_text, understood
from tui.views.pieces import MUTED, cut, line, plain


class History(Guarded[Step]):
    """All entries of the record, undone ones too and marked so."""

    TITLE_KEY, KEYS_KEY = "live.history", "live.history.keys"

    def __init__(
        self,
        words: Words,
        meeting: Meeting,
        entries: Callable[[], tuple[e.Stamped, ...]],
        typed_on: Callable[[str], None],
    ) -> None:
        super().__init__(words, meeting, None, typed_on)
        self._entries = entries()

    def choices(self) -> list[str]:
        return [str(stamped.entry) for stamped in reversed(self._entries) if stamped.entry]

    def lines(self, width: int) -> list[Line]:
        standing = {stamped.entry for stamped in self.shown.entries}
        silent = (e.TakenBack, e.Restored)
        rows = []
        for stamped in reversed(self._entries):
            if not stamped.entry:
                continue
            undone = stamped.entry not in standing and not isinstance(stamped.event, silent)
            said = plain(self._said(stamped))
            mark = f" {self.words('live.history.undone')}" if undone else ""
            text = cut(said, width - 10 - len(mark))
            clock = f"{clock_text(stamped.happened_at):>5}  "
            look = "strike" if undone else ""
            rows.append(self.marked(str(stamped.entry), (clock, MUTED), (text, look), (mark, MUTED)))
        return rows or [Line(line((self.words("live.history.none"), MUTED)))]

    def _said(self, stamped: e.Stamped) -> str:
        """What an entry was; what was undone or redone by its own words, though it stands no more."""
        match stamped.event:
            case e.TakenBack(numbers) | e.Restored(numbers) if len(numbers) == 1:
                about = next((s for s in self._entries if s.entry == numbers[0]), None)
                if about is not None:
                    key = f"did.{kind_of(type(stamped.event))}"
                    return self.words(key, what=understood(about.event, self.shown, self.words))
        return understood(stamped.event, self.shown, self.words)

    def pressed(self, key: str, character: str) -> bool:
        if key in ("enter", "ctrl+j") and self.chosen:
            self.dismiss(Step(int(self.chosen)))
        elif character.casefold() == "z" and self.chosen:
            self.dismiss(Step(int(self.chosen), take_back=True))
        else:
            return False
        return True
