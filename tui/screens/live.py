"""The live meeting (screens.md 3): one immutable value, panels that show it, and a line that is always ready."""

from __future__ import annotations

import time
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content

from store.meeting import Meeting
from store.record import Clock, Record
from store.said import said
from tui import keys
from tui.screens.keeper import let_go
from tui.screens.live_ending import LOOK, Ending
from tui.screens.live_keeping import Ticks
from tui.texts.words import Words
from tui.views import item, notices, people
from tui.views.pieces import cut, line
from tui.widgets.footer import Hint, KeyLine
from tui.widgets.panels import (
    AgendaPanel,
    Head,
    LogPanel,
    SideNext,
    SideParked,
    SidePresent,
    SideTime,
    TimeBar,
    TopBar,
)
from tui.widgets.proposal import ProposalPanel
from tui.wishes import MeetingOver

ONE_COLUMN, SHORT, LOW, WIDE = 60, 16, 11, 110
SMALLEST = (40, 9)


class LiveScreen(Ending):
    """Owns the meeting and binds it to its panels; they draw it and say what was chosen, and nothing else."""

    CSS_PATH = "../tui.tcss"
    AUTO_FOCUS = "#line"
    BINDINGS: ClassVar[list[BindingType]] = [
        key.binding() for key in keys.LIVE if key not in (keys.SAVE, keys.EDIT_LAST, keys.PALETTE, keys.HELP)
    ]

    def __init__(self, record: Record, words: Words, clock: Clock, ticks: Ticks = time.monotonic) -> None:
        super().__init__(record, words, clock, ticks)
        self.panel = ProposalPanel(words, ticks, id="proposal")
        self._noticed: set[str] = set()

    def compose(self) -> ComposeResult:
        cls, words = LiveScreen, self.words
        yield TopBar(words, id="top").data_bind(cls.meeting, cls.now, cls.saving)
        yield Head(words, id="head").data_bind(cls.meeting, cls.now, cls.saving)
        with Horizontal(id="body"):
            yield AgendaPanel(words, id="agenda", title=words("live.agenda")).data_bind(cls.meeting, cls.now)
            with Vertical(id="middle"):
                with Vertical(id="item"):
                    yield TimeBar(words, id="time").data_bind(cls.meeting, cls.now)
                    yield LogPanel(words, id="log").data_bind(cls.meeting, cls.now)
                yield self.panel
            with Vertical(id="side"):
                yield SideTime(words, id="side-time", title=words("live.side.time")).data_bind(cls.meeting, cls.now)
                yield SidePresent(words, id="side-present").data_bind(cls.meeting, cls.now)
                yield SideNext(words, id="side-next", title=words("live.side.next")).data_bind(cls.meeting, cls.now)
                yield SideParked(words, id="side-parked").data_bind(cls.meeting, cls.now)
        yield self.line
        yield self.more
        yield KeyLine(id="footer")

    def on_mount(self) -> None:
        self.panel.display = False
        self.line.read_only = self.record.read_only
        self.set_interval(1.0, self.tick)
        self.restore()
        self.show_titles(self.held)
        self.show_keys()
        if self.record.read_only:
            self.set_interval(LOOK, self._look_along)
            self.set_interval(1.0, self._look_for_the_writer)
        self.say_mended()
        late = None if self.record.read_only else self.record.unsealed()
        if late is not None:
            self.refuse(said("seals.late", entry=late))
            self.post_message(MeetingOver(self.record.path, just=False, late=late))

    def on_unmount(self) -> None:
        """Out of the screen, by whatever way: the half-typed words are on disk and the record is closed."""
        self.save_draft()
        wrong = let_go(self.app, self.record, *self.unsaved)
        if wrong is not None:
            self.app.say_last(wrong)  # type: ignore[attr-defined]

    def on_resize(self, event: events.Resize) -> None:
        width, height = event.size
        narrow = width < ONE_COLUMN or height < SHORT
        self.set_class(narrow, "-narrow")
        self.set_class(not narrow and width >= WIDE, "-wide")
        tiny = width < SMALLEST[0] or height < SMALLEST[1]
        self.set_class(tiny, "-tiny")
        self.query_one(Head).tiny = tiny
        self.show_placeholder()
        self.set_class(height < LOW, "-low")
        self.set_class(height < 6, "-flat")
        self.call_after_refresh(self._fit)

    def show_placeholder(self) -> None:
        """What the empty line invites to; nothing where nothing can be typed."""
        short = ".short" if self.has_class("-narrow") else ""
        locked = self.panel.shown is not None or self.record.read_only
        self.line.placeholder = "" if locked else self.words(f"live.placeholder{short}")

    def _fit(self) -> None:
        """Titles and labels are cut to the new width."""
        self.show_titles(self.held)
        if not self.line.text and self.panel.shown is None and not self._previewing:
            self.line.label(self.words("word.note") if self.mode is None else self.mode.label)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a proposal is being decided nothing else is, whatever key, command or click asks for it."""
        return self.panel.shown is None or action in WHILE_DECIDING

    # what is shown

    def watch_meeting(self, before: Meeting | None, meeting: Meeting) -> None:
        if not self.is_mounted or before is None:
            return
        if before.current != meeting.current:
            self.swap(before.current)
        self.show_titles(meeting)
        self.show_keys()

    def show_titles(self, meeting: Meeting) -> None:
        """The titles of the panels: the item, and how many are there."""
        box = self.query_one("#item")
        box.border_title = line(cut(item.title(meeting, self.words), max(8, box.outer_size.width - 6)))
        there = self.words("live.side.present", n=len(people.inside(meeting)), all=len(meeting.members))
        self.query_one("#side-present").border_title = Content(f"{there}")
        self.query_one("#side-parked").border_title = Content(f"{self.words('live.side.parked')}")
        box.set_class(meeting.at is not None and meeting.at.closed, "-closed")

    def show_keys(self) -> None:
        """What the keys do now: on the panel, in the log, or in the line."""
        self.show_placeholder()
        words, shown = self.words, self.panel.shown
        if shown is not None:
            hints = [
                Hint(choice.name, words(f"live.choice.{choice.id}.key"), f"choose('{choice.id}')", rank)
                for rank, choice in enumerate(shown.choices)
            ]
            hints.append(Hint("Esc", words("live.back.key"), "choose('back')", 0, last=True))
        elif isinstance(self.focused, LogPanel):
            hints = [Hint(name, words(f"live.log.{key}.key"), "", n) for n, (name, key) in enumerate(LOG_KEYS)]
        else:
            hints = [self._hint(self._named(key)) for key in keys.LIVE if key.rank]
            if self.held.ended:
                hints.insert(0, self._hint(keys.MINUTES._replace(rank=2)))
            elif self.offer is not None and not self.held.running:
                hints.insert(0, Hint("Enter", words(f"live.enter.{self.held.state}"), "save_line", 0))
        self.query_one(KeyLine).hints = tuple(hints)

    def _named(self, key: keys.Key) -> keys.Key:
        """F2 where nothing is decided: the topic goes on Wednesday's agenda (S35)."""
        return key._replace(id="til-dagsorden") if key is keys.DECISION and not self.held.called.decides else key

    def _hint(self, key: keys.Key) -> Hint:
        words = self.words
        app = "app." if key in (keys.PALETTE, keys.HELP) else ""
        does, short = words(f"key.{key.id}"), words(f"key.{key.id}.short")
        return Hint(keys.name(key.key), does, app + key.action, key.rank, short)

    async def on_key_line_chosen(self, message: KeyLine.Chosen) -> None:
        """A click on the footer does what the key does."""
        if message.action:
            await self.run_action(message.action)

    def action_choose(self, choice: str) -> None:
        if self.panel.shown is not None:
            self.choose(self.panel.shown, choice)

    def on_descendant_focus(self) -> None:
        self.show_keys()

    # time

    def tick(self) -> None:
        """Once a second: the clocks, and what they have to say, once each and never over something that is typed."""
        self.now = self.moment
        if self.drafts != self._on_disk:
            self.save_draft()  # which the disk did not take just now
        found = {} if self.record.shut else notices.notices(self.held, self.now, self.words)
        new = [text for name, text in found.items() if name not in self._noticed]
        if new and self.line.blank and self.panel.shown is None and self.waiting is None:
            self._noticed |= set(found)
            self.say(" · ".join(new), "warn")

    def _look_along(self) -> None:
        if self.record.read_only:
            self.look()

    def _look_for_the_writer(self) -> None:
        """Who wrote is gone: that is said, and Enter takes over."""
        if self.record.read_only and not self.record.shut:
            alone = not self.record.written_elsewhere()
            if alone != self.alone:
                self.alone = alone
                self.show_idle()

    def on_key(self, event: events.Key) -> None:
        """What is typed where one can only read is not kept, and that is said."""
        if self.record.read_only and event.is_printable and self.line.has_focus:
            self.not_taken()


WHILE_DECIDING = ("choose", "leave", "say_saved", "focus_next", "focus_previous")
LOG_KEYS = (("Enter", "edit"), ("Del", "withdraw"), ("F2", "decide"), ("F3", "task"), ("F6", "line"))
