"""The parking lot: put a topic on the next agenda, make it a task, or take it away (screens.md 3.10)."""

from __future__ import annotations

from datetime import date

from store.parking import lot, taken
from store.values import Topic
from tui.dialogs.guarded import Guarded
from tui.dialogs.sheet import Line
from tui.views import when
from tui.views.pieces import MUTED, fit, line, plain, wrapped


class ParkingLot(Guarded[str]):
    """Asks »next« or »remove« of a topic by its id; returns the topic's text when it is to become a task."""

    TITLE_KEY, KEYS_KEY = "live.lot", "live.lot.keys"

    def choices(self) -> list[str]:
        return [topic.id for topic in lot(self.shown)]

    def lines(self, width: int) -> list[Line]:
        rows = [self._topic(n, topic, width) for n, topic in enumerate(lot(self.shown), 1)]
        if not rows:
            rows = [Line(line((self.words("live.parked.none"), MUTED)))]
        return [*rows, Line(line("")), *(Line(line(part)) for part in wrapped(self.words("live.lot.answers"), width))]

    def pressed(self, key: str, character: str) -> bool:
        wish = {"d": "next", "x": "remove"}.get(character.casefold())
        topic = next((t for t in lot(self.shown) if t.id == self.chosen), None)
        if character.isdigit() and 0 < int(character) <= len(self.choices()):
            self.choose(self.choices()[int(character) - 1])
            self.again()
        elif topic is not None and wish:
            self.ask(wish, self.chosen)
        elif topic is not None and character.casefold() == "o":
            self.dismiss(topic.text)
        else:
            return False
        return True

    def _topic(self, number: int, topic: Topic, width: int) -> Line:
        end = self.words("live.lot.taken") if taken(self.shown, topic) else self._age(topic.on)
        room = max(6, width - 6 - len(end))
        return self.marked(topic.id, f"{number:>2} {fit(plain(topic.text), room)} ", (end, MUTED))

    def _age(self, on: date | None) -> str:
        """»parkeret 18.11. · 5 d«"""
        if on is None:
            return ""
        meeting = self.shown
        days = ((meeting.latest.date() if meeting.latest else meeting.called.date) - on).days
        age = self.words("live.lot.days", n=days) if days > 0 else self.words("live.lot.today")
        return self.words("live.lot.since", day=when.short(on, self.words), age=age)
