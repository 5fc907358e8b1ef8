"""Who is in the room: a digit or Enter turns one in or out, and the time is noted (screens.md 3.9)."""

from __future__ import annotations

from store.values import PRESENT, Person
from tui.dialogs.guarded import Guarded
from tui.dialogs.sheet import Line
from tui.understood import clock_text
from tui.views import people
from tui.views.pieces import MUTED, cut, fit, line, plain

NUMBERED = 9


class Presence(Guarded[str]):
    """Asks »toggle« of whoever is turned; returns »guest« when a new guest is to be written."""

    TITLE_KEY, KEYS_KEY = "live.presence", "live.presence.keys"
    SEVERAL = "0123456789 "

    def choices(self) -> list[str]:
        return [p.initials for p in people.listed(self.shown)]

    def lines(self, width: int) -> list[Line]:
        rows = [self._person(n, person, width) for n, person in enumerate(people.listed(self.shown), 1)]
        return [*rows, Line(line("")), Line(line((f"  {self.words('live.presence.new')}", MUTED)))]

    def pressed(self, key: str, character: str) -> bool:
        if character.isdigit():
            found = self.choices()
            if 0 < int(character) <= min(NUMBERED, len(found)):
                self.choose(found[int(character) - 1])
                self.ask("toggle", self.chosen)
        elif key in ("enter", "space", "ctrl+j"):
            self.ask("toggle", self.chosen)
        elif character in ("+", "g", "G"):
            self.dismiss("guest")
        else:
            return False
        return True

    def _person(self, number: int, person: Person, width: int) -> Line:
        meeting = self.shown
        inside = people.here(meeting, person)
        box = "[x]" if inside else "[ ]"
        when = self._when(person)
        digit = str(number) if number <= NUMBERED else " "
        room = max(4, width - 17 - len(when))
        title = fit(plain(person.title), room)
        return self.marked(person.initials, f"{digit} {box} {fit(plain(person.initials), 4)} {title} ", (when, MUTED))

    def _when(self, person: Person) -> str:
        meeting = self.shown
        stays = [stay for stay in meeting.stays if stay.who == person.initials]
        if stays:
            spans = (f"{clock_text(s.since)}–{clock_text(s.until) if s.until else ''}" for s in stays[-2:])
            online = self.words("did.online") if stays[-1].online and stays[-1].until is None else ""
            return " ".join(filter(None, (*spans, online)))
        if person.attendance != PRESENT:
            return cut(self.words(f"live.attendance.{person.attendance}"), 12)
        items = [str(item.number) for item in meeting.items if person.initials in item.plan.guests]
        return self.words("live.presence.items", n=", ".join(items)) if items else ""
