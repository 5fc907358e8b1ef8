"""Finishing: all that is not complete, each with its one key; only the undecided stands in the way (3.11)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from store.meeting import Meeting
from store.parking import left
from store.round import against, disputed
from store.values import CONSENSUS, POSTPONED, RULING, WITHDRAWN, Action
from tui.dialogs.answers import Answer
from tui.dialogs.guarded import Guarded
from tui.dialogs.sheet import Act, Line
from tui.texts.words import Words
from tui.understood import clock_text
from tui.views import when
from tui.views.pieces import GOOD, MUTED, STRONG, WARN, cut, line, marked, plain, right, wrapped


def bare(meeting: Meeting) -> tuple[Action, ...]:
    """Tasks of this meeting without an owner or without a date."""
    return tuple(action for action in meeting.actions if action.due is None or not action.owners)


class Finish(Guarded[Answer]):
    """Asks »postpone« and »withdraw« of an item by its id, »next« of a parked topic by its id."""

    KEYS_STAY = True
    SEVERAL = "nNxX"  # one item after the other; no word is made of them

    def __init__(
        self,
        words: Words,
        meeting: Meeting,
        now: datetime,
        act: Act,
        typed_on: Callable[[str], None],
        typed: Mapping[str, str],
    ) -> None:
        """`typed` are the half-typed lines, by `item:` and id, or `meeting`."""
        super().__init__(words, meeting, act, typed_on)
        self._now = now
        self._typed = typed

    def on_mount(self) -> None:
        self.add_class("-heavy")

    def heading(self) -> str:
        meeting = self.shown
        start = clock_text(meeting.opened) if meeting.opened else ""
        return self.words("live.finish", start=start, end=clock_text(self._now))

    def hints(self) -> str:
        """What Enter does; the keys of a line stand on it."""
        return self.words("live.finish.open" if self.shown.undecided else "live.finish.ready")

    @staticmethod
    def _missing(action: Action) -> str:
        return "due" if action.owners else "owner"

    def choices(self) -> list[str]:
        meeting = self.shown
        items = [f"item:{item.id}" for item in meeting.undecided]
        tasks = [f"task:{action.entry}" for action in bare(meeting)]
        topics = [f"topic:{topic.id}" for topic in left(meeting)]
        disputes = [f"dispute:{item.id}" for item in disputed(meeting)]
        return [*items, *disputes, *tasks, *(f"draft:{place}" for place in self._typed), *topics]

    def lines(self, width: int) -> list[Line]:
        meeting, words = self.shown, self.words
        rows = self._well(self._done(), width)
        for item in meeting.undecided:
            text = f"{item.number} {plain(item.title)}"
            rows += self._row(f"item:{item.id}", "!", WARN, text, words("live.finish.item.keys"), width,
                              words("live.finish.item"))  # fmt: skip
        for item in disputed(meeting):
            tail = words("live.finish.disputed", who=", ".join(against(item)))
            text = f"{item.number} {plain(item.title)}"
            rows += self._row(f"dispute:{item.id}", "!", WARN, text, words("live.finish.dispute.keys"), width, tail)
        for action in bare(meeting):
            missing = self._missing(action)
            keys, tail = words(f"live.finish.{missing}.keys"), words(f"live.finish.{missing}")
            text = f"{action.number} {', '.join(action.owners)} »{plain(action.text)}«"
            rows += self._row(f"task:{action.entry}", "!", WARN, text.replace("  ", " "), keys, width, tail)
        for place, half in self._typed.items():
            about = meeting.item(place.removeprefix("item:"))
            where = f"{about.number} " if about else ""
            text = f"{where}{words('live.finish.draft', text=plain(half))}"
            rows += self._row(f"draft:{place}", "?", WARN, text, words("live.finish.draft.keys"), width)
        for topic in left(meeting):
            text = words("live.finish.topic", text=plain(topic.text))
            rows += self._row(f"topic:{topic.id}", "?", MUTED, text, words("live.finish.topic.keys"), width)
        rows += self._well(self._present(), width)
        following = meeting.called.next_meeting
        if following:
            day = when.short(following.date, words, year=True)
            clock = f" {words('at_clock', time=clock_text(following.start))}" if following.start else ""
            said = words("live.finish.next", day=day + clock, week=when.week(following.date, words))
            rows += [Line(line("")), *(Line(line(part)) for part in wrapped(said, width))]
        if meeting.undecided:
            blocked = wrapped(words("live.finish.blocked"), width)
            rows += [Line(line("")), *(Line(line((part, STRONG))) for part in blocked)]
        return rows

    def pressed(self, key: str, character: str) -> bool:
        kind, _, what = self.chosen.partition(":")
        letter = character.casefold()
        if key in ("enter", "ctrl+j"):
            self._enter(kind, what)
        elif kind == "item" and letter in ("n", "x"):
            self.ask("postpone" if letter == "n" else "withdraw", what)
        elif kind == "task" and letter in ("f", "a"):
            self.dismiss(Answer("due" if letter == "f" else "owner", what))
        elif kind in ("draft", "dispute") and letter == "g":
            self.dismiss(Answer("go", what.removeprefix("item:")))
        elif kind == "topic" and letter == "d":
            self.ask("next", what)
        elif kind in ("topic", "draft") and letter == "l":
            self._place += 1
            self.again()
        else:
            return False
        return True

    def _enter(self, kind: str, what: str) -> None:
        undecided = self.shown.undecided
        if not undecided:
            self.dismiss(Answer("end"))
        elif kind == "item":
            self.dismiss(Answer("go", what))
        else:
            self.dismiss(Answer("go", undecided[0].id))

    @staticmethod
    def _well(text: str, width: int) -> list[Line]:
        return [Line(row) for row in marked(("✓ ", GOOD), text, width)]

    def _row(
        self, key: str, mark: str, style: str, text: str, keys: str, width: int, tail: str = ""
    ) -> tuple[Line, ...]:
        """What is missing, with its keys beside it; where there is no room for them, under it when it is chosen."""
        room = width - 4
        beside = keys if room > 40 + len(keys) // 2 else ""
        text = cut(text, room - len(beside) - len(tail) - 1) + tail
        drawn = self.marked(key, (mark, style), f" {text}", (right(beside, room - len(text)), MUTED))
        under = (Line(line("    ", (keys, MUTED))),) if not beside and key == self.chosen else ()
        return (drawn, *under)

    def _done(self) -> str:
        words, items = self.words, self.shown.items
        apart = {kind: sum(item.outcome == kind for item in items) for kind in (POSTPONED, WITHDRAWN)}
        treated = sum(item.settled for item in items) - sum(apart.values())
        rest = "".join(words(f"live.finish.done.{kind}", n=n) for kind, n in apart.items() if n)
        agreed = sum(d.basis == CONSENSUS for item in items for d in item.decisions)
        ruled = sum(d.basis == RULING for item in items for d in item.decisions)
        return words("live.finish.done", n=treated, all=len(items), rest=rest, agreed=agreed, ruled=ruled)

    def _present(self) -> str:
        """Who came; who has left, and who never came, by name."""
        meeting = self.shown
        came = [p for p in meeting.members if meeting.was_in(p)]
        left = [p.initials for p in came if not meeting.is_in(p.initials)]
        away = [p.initials for p in meeting.members if p not in came]
        said = [self.words("live.finish.present", n=len(came), all=len(meeting.members))]
        for key, who in (("left", left), ("away", away)):
            said += [self.words(f"live.finish.{key}", who=", ".join(who))] if who else []
        return "; ".join(said)
