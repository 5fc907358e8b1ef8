"""The parking lot: put a topic on the next agenda, make it a task, or take it away (screens.md 3.10)."""

from __future__ import annotations

from store import events as e
from store.meeting import Meeting
from store.values import Parked
from tui.dialogs.sheet import Line, MeetingSheet
from tui.understood import clock_text
from tui.views import people
from tui.views.pieces import MUTED, fit, line, plain, wrapped


def taken(meeting: Meeting, topic: Parked) -> bool:
    """The topic has been put on the next agenda."""
    titles = {s.event.plan_title for s in meeting.entries if isinstance(s.event, e.TopicTaken)}
    return topic.text in titles


class ParkingLot(MeetingSheet[str]):
    """Asks »next« or »remove« of a topic by its entry; returns the topic's text when it is to become a task."""

    TITLE_KEY, KEYS_KEY = "live.lot", "live.lot.keys"

    def choices(self) -> list[str]:
        return [str(topic.entry) for topic in people.parked(self.shown)]

    def lines(self, width: int) -> list[Line]:
        rows = [self._topic(n, topic, width) for n, topic in enumerate(people.parked(self.shown), 1)]
        if not rows:
            rows = [Line(line((self.words("live.parked.none"), MUTED)))]
        return [*rows, Line(line("")), *(Line(line(part)) for part in wrapped(self.words("live.lot.answers"), width))]

    def pressed(self, key: str, character: str) -> bool:
        wish = {"d": "next", "x": "remove"}.get(character.casefold())
        topic = next((t for t in people.parked(self.shown) if str(t.entry) == self.chosen), None)
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

    def _topic(self, number: int, topic: Parked, width: int) -> Line:
        item = self.shown.item(topic.item)
        where = self.words("did.item", n=item.number) if item else ""
        end = self.words("live.lot.taken") if taken(self.shown, topic) else f"{clock_text(topic.at)} {where}"
        room = max(6, width - 6 - len(end))
        return self.marked(str(topic.entry), f"{number:>2} {fit(plain(topic.text), room)} ", (end, MUTED))
