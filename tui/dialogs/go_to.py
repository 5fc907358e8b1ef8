"""Go to an item by its number or by part of a word (screens.md 3.8)."""

from __future__ import annotations

from store.meeting import Meeting
from store.values import Item
from tui.dialogs.answers import Destination
from tui.dialogs.sheet import Line, MeetingSheet
from tui.texts.words import Words
from tui.views.pieces import MUTED, STRONG, fit, line, plain, right


def fits(meeting: Meeting, typed: str) -> list[Item]:
    """Items whose number is what was typed, else those with a word that begins so, else those that hold it anywhere."""
    every = [item for item in (meeting.item(one) for one in meeting.order) if item]
    wanted = " ".join(typed.casefold().split())
    if not wanted:
        return every
    numbered = [item for item in every if wanted.isdecimal() and str(item.number).startswith(wanted)]
    if numbered:
        return numbered
    begins = [item for item in every if f" {wanted}" in f" {item.title.casefold()}"]
    return begins or [item for item in every if wanted in item.title.casefold()]


class GoTo(MeetingSheet[Destination]):
    """Typing narrows the list; Enter goes to the line under the cursor."""

    TITLE_KEY, KEYS_KEY = "live.goto", "live.goto.keys"

    def __init__(self, words: Words, meeting: Meeting) -> None:
        super().__init__(words, meeting)
        self._typed = ""
        if meeting.current:
            self.choose(meeting.current)

    def choices(self) -> list[str]:
        new = ["+"] if self._new else []
        return [item.id for item in fits(self.shown, self._typed)] + new

    @property
    def _new(self) -> str:
        """The title of an item that could be put in: words, not a number."""
        title = self._typed.strip()
        return "" if not title or title.isdecimal() else title

    def lines(self, width: int) -> list[Line]:
        typed = line(("> ", MUTED), plain(self._typed), "▌")
        rows = [Line(typed), Line(line(""))]
        for item in fits(self.shown, self._typed):
            how = self.words(f"outcome.{item.outcome}") if item.settled else self.words("live.goto.open")
            end = f"{right(self.words('live.minutes', n=item.box) if item.box else '', 8)}  {fit(how, 22)}"
            room = width - 7 - (len(end) if width > 56 else 0)
            parts = (f"{item.number:>2}  ", (fit(plain(item.title), room), STRONG))
            rows.append(self.marked(item.id, *parts, (end if width > 56 else "", MUTED)))
        if self._new:
            rows.append(self.marked("+", self.words("live.goto.new", title=plain(self._new))))
        return rows

    def pressed(self, key: str, character: str) -> bool:
        if key in ("enter", "ctrl+j"):
            if self.chosen == "+":
                self.dismiss(Destination(title=self._new))
            elif self.chosen:
                self.dismiss(Destination(item=self.chosen))
        elif key == "backspace":
            self._type(self._typed[:-1])
        elif character:
            self._type(self._typed + character)
        else:
            return False
        return True

    def _type(self, text: str) -> None:
        self._typed, self._place = text[:80], 0
        self.again()
