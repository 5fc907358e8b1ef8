"""The live screen and its record: what is shown is on disk, what cannot be kept is said at once and tried again."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from textual.reactive import reactive
from textual.screen import Screen
from textual.timer import Timer

from store import events as e
from store.disk.errors import DiskError, Unkeepable
from store.meeting import Meeting
from store.record import Clock, Record
from store.said import Kept, Refused, Said, said
from tui.screens import meaning
from tui.texts.words import Words
from tui.views import receipt
from tui.views.bar import Saving
from tui.widgets.capture import Capture
from tui.widgets.more import More
from tui.wishes import MeetingOver

if TYPE_CHECKING:
    from store.keeping.backup import After

AGAIN = 3.0
Ticks = Callable[[], float]


class Waiting(NamedTuple):
    """What is not on disk yet. `typed` is the text in the line that it came from."""

    events: tuple[e.Event, ...]
    at: datetime | None
    typed: str | None
    then: Callable[[], None] | None
    kept: tuple[int, ...] = ()
    warnings: tuple[Said, ...] = ()


class Keeping(Screen[None]):
    """One immutable meeting; every change of it goes through `keep`."""

    meeting: reactive[Meeting | None] = reactive(None, repaint=False)
    now: reactive[datetime | None] = reactive(None, repaint=False)
    saving: reactive[Saving] = reactive(Saving(), repaint=False)
    _previewing = False
    _refused: str | None = None

    def __init__(self, record: Record, words: Words, clock: Clock, ticks: Ticks = time.monotonic) -> None:
        super().__init__()
        self.record = record
        self.words = words
        self.clock = clock
        self.ticks = ticks
        self.waiting: Waiting | None = None
        self.elsewhere: tuple[Path, Sequence[e.Event]] | None = None  # a file, and what of it waits here
        self._again: Timer | None = None
        self._steps: dict[int, tuple[int, ...]] = {}
        self.touched = 0.0
        self.line = Capture("beksfroupth g+-".replace(" ", ""), id="line")
        self.more = More(id="more")
        self.set_reactive(Keeping.meeting, record.meeting)
        self.set_reactive(Keeping.now, self.moment)
        barred = record.barred is not None
        self.set_reactive(Keeping.saving, Saving(reading=record.read_only, damaged=record.damaged, barred=barred))

    @property
    def shut(self) -> Said | None:
        """Why nothing can be kept here; None where it can."""
        if not self.record.read_only:
            return None
        return self.record.shut or said("live.read_only")

    @property
    def held(self) -> Meeting:
        """The meeting as it stands on disk."""
        return self.record.meeting

    @property
    def moment(self) -> datetime:
        """Now; of one in which nothing more can be written, which may be long over, when its last entry happened."""
        meeting = self.held
        return (meeting.latest if self.record.shut else None) or self.record.now()

    def say(self, text: str, look: str = "hint") -> None:
        """One sentence in the lower border of the line; what there is no room for there stands in full under it."""
        self._previewing = False
        self.line.say(text, look)
        self.more.show_rest(text, look, self.line.room)
        self.set_class(self.more.display, "-more")

    def refuse(self, why: Said | str) -> None:
        """Why not, in words; what was typed stays, and the reason until it is changed."""
        self._refused = self.line.text
        self.say(f"! {why if isinstance(why, str) else self.words.said(why)}", "warn")

    def say_mended(self) -> None:
        """What was mended in the files since this was asked last; each is said once."""
        for notice in self.record.news():
            self.refuse(notice)

    def judged(self, event: e.Event) -> Kept | None:
        """The rules' answer; a no is said."""
        answer = meaning.judge(event, self.held, self.record.now())
        if isinstance(answer, Refused):
            self.refuse(answer.why)
            return None
        return answer

    def do(self, *events: e.Event, then: Callable[[], None] | None = None) -> bool:
        """Judge these events, each after the one before, and keep them as one step; False where one is refused."""
        warnings: list[Said] = []
        judged: list[e.Event] = []
        for event in events:
            answer = self.judged(event)
            if answer is None:
                return False
            judged.append(answer.event)
            warnings += answer.warnings
        return self.keep(judged, warnings=tuple(warnings), then=then)

    def keep(
        self,
        events: Sequence[e.Event],
        *,
        at: datetime | None = None,
        typed: str | None = None,
        warnings: tuple[Said, ...] = (),
        then: Callable[[], None] | None = None,
    ) -> bool:
        """Put events on disk; when this answers True they are there, and that is said. `then` runs when they are."""
        if self.shut:
            self.refuse(self.shut)
            return False
        if self.waiting is not None and not self.try_again():
            return False
        return self._put(Waiting(tuple(events), at, typed, then, (), warnings))

    def _put(self, waiting: Waiting) -> bool:
        kept = waiting.kept
        for place, event in enumerate(waiting.events):
            try:
                stamped = self.record.keep(event, waiting.at)
            except Unkeepable as wrong:
                self.refuse(wrong.said)
                return False
            except DiskError as wrong:
                rest = Waiting(waiting.events[place:], waiting.at, waiting.typed, waiting.then, kept, waiting.warnings)
                self._not_saved(rest, wrong)
                return False
            kept = (*kept, stamped.entry)
        self._saved(waiting, kept)
        return True

    def _saved(self, waiting: Waiting, kept: tuple[int, ...]) -> None:
        self.waiting = None
        self._stop_trying()
        for entry in kept:
            self._steps[entry] = kept
        for event in waiting.events:
            if isinstance(event, e.TakenBack):
                self._steps |= dict.fromkeys(event.entries, tuple(sorted(event.entries)))
        self.touched = self.ticks()
        if waiting.typed is not None and self.line.text == waiting.typed:
            self.line.write("")
        before = self.held if self.meeting is None else self.meeting
        self.saving = Saving()
        self.meeting = self.record.meeting
        self._tell(kept, before, waiting.warnings)
        self.say_mended()
        if waiting.then is not None:
            waiting.then()
        if self.record.meeting.ended:
            just = any(isinstance(event, e.MeetingEnded) for event in waiting.events)
            self.post_message(MeetingOver(self.record.path, just))

    def say_over(self, seal: str, after: After) -> None:
        """Under the receipt of the end its seal, a witness outside the folder once it is on paper; then the copy."""
        told = [(self.words("live.seal", seal=seal), "")]
        told += [(self.words("backup.copied", path=str(after.copy)), "")] if after.copy else []
        self.more.show_whole(*told, *((f"! {self.words.said(why)}", "warn") for why in after.failed))

    def say_aside(self, text: str, good: bool) -> None:
        """What came of another meeting's end, or why something did not."""
        self.more.show_whole((text if good else f"! {text}", "" if good else "warn"))

    def _tell(self, kept: tuple[int, ...], before: Meeting, warnings: tuple[Said, ...]) -> None:
        stamped = next((s for s in reversed(self.record.entries) if s.entry == kept[-1]), None) if kept else None
        if stamped is None:
            return
        match stamped.event:
            case e.TakenBack() as event:
                self.say(receipt.undone(event, before, self.words, self.line.room))
            case e.Restored() as event:
                self.say(receipt.undone(event, self.held, self.words, self.line.room))
            case _:
                told = receipt.kept(stamped, self.held, warnings, self.words, self.line.room)
                self.say(told, "ok" if not warnings else "warn")

    def _not_saved(self, rest: Waiting, wrong: DiskError) -> None:
        """The screen never shows »gemt« for it; the text stays, and it is tried again by itself and at Enter."""
        self.waiting = rest
        self.saving = Saving(unsaved=True, reading=self.record.read_only)
        self.meeting = self.record.meeting
        path = self.rescued
        more = self.words("live.elsewhere", path=str(path)) if path else self.words("live.tried_again")
        self.refuse(f"{self.words.said(wrong.said)} · {more}")
        if self._again is None:
            self._again = self.set_interval(AGAIN, self.try_again)

    def try_again(self) -> bool:
        """Once more, what waits; a line that has been changed since is left to its own Enter."""
        waiting = self.waiting
        if waiting is None:
            return True
        if waiting.typed is not None and self.line.text != waiting.typed and not waiting.kept:
            self.give_up()
            return True
        return self._put(waiting)

    @property
    def unsaved(self) -> tuple[e.Event, ...]:
        """What waits to be saved."""
        return self.waiting.events if self.waiting is not None else ()

    @property
    def rescued(self) -> Path | None:
        """The file in another folder that holds what waits here."""
        path, there = self.elsewhere or (None, ())
        return path if there == self.unsaved else None

    def give_up(self) -> None:
        """What waits is no longer wanted: its words are back with the user."""
        self.waiting = None
        self.saving = Saving(reading=self.record.read_only)
        self._stop_trying()

    def _stop_trying(self) -> None:
        if self._again is not None:
            self._again.stop()
            self._again = None

    def step_of(self, stack: tuple[int, ...]) -> tuple[int, ...]:
        """The entries on top of an undo stack that one key made, the latest first."""
        step = self._steps.get(stack[-1], (stack[-1],))
        whole = set(stack[-len(step) :]) == set(step)
        return tuple(reversed(stack[-len(step) :])) if whole else (stack[-1],)
