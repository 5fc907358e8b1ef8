"""The home screen (screens.md 5.1): the running or next meeting with one Enter, and what else there is."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from textual import work
from textual.binding import BindingType
from textual.containers import Container
from textual.message import Message
from textual.widget import Widget
from textual.worker import get_current_worker

from store.archive import Archive
from store.board import Board
from store.disk.errors import DiskError
from store.events import MeetingCalled
from store.index.unusable import Unusable
from store.said import Refused, Said, said
from tui.desk import called_on, forum_on, keep_index, unsound
from tui.keys_screens import FIRST_TIME, HOME, bindings, hints
from tui.screens.around import Around
from tui.screens.home_looking import look
from tui.texts.words import Words
from tui.understood import day_text
from tui.views import home as view
from tui.views.meetings import NEW, Listed
from tui.views.pieces import line
from tui.widgets.drawn import Drawn
from tui.widgets.footer import Hint, KeyLine
from tui.widgets.listing import Listing
from tui.wishes import HoldMeeting, PrepareMeeting, ShowMinutes, ShowTasks

WORTH_TELLING = 200  # meetings to read: a line that stands a blink only disturbs


class HomeScreen(Around):
    """Reads the archive when it is shown; `faults` are those of the board and the settings."""

    KEYS = HOME
    BINDINGS: ClassVar[list[BindingType]] = bindings(HOME)

    @dataclass
    class Indexed(Message):
        """So many meetings of so many are in the search index; `ended`: that is over, and something was new."""

        done: int = 0
        of: int = 0
        ended: bool = False

    def __init__(self, words: Words, archive: Archive, board: Board, faults: tuple[Said, ...] = ()) -> None:
        super().__init__(words)
        self.archive = archive
        self.board = board
        self.faults = tuple(words.said(fault) for fault in faults)
        self.unsound = unsound(faults)
        self.home = self.look()
        self.is_new = True

    def parts(self) -> Iterator[Widget]:
        words = self.words
        yield Drawn(lambda width: view.head(self.home, words, width), id="title-line")
        yield Drawn(lambda width: view.notices(self.home, words, width), id="notices")
        yield Drawn(lambda width: view.welcome(self.home, words, width), id="welcome")
        chosen = Drawn(lambda width: view.chosen(self.home, self.at, words, width), id="chosen")
        attention = Drawn(lambda width: view.attention(self.home, words, width), id="attention")
        attention.border_title = words("home.attention")
        yield Container(chosen, attention, id="upper")
        meetings = Listing(id="meetings")
        meetings.border_title = words("home.meetings")
        yield meetings

    def on_mount(self) -> None:
        self.show_home()
        self.call_after_refresh(self.look_for_missing)
        self.call_after_refresh(self.index_meetings)

    def on_screen_resume(self) -> None:
        """Come back to: what was done elsewhere shows."""
        if self.is_mounted and not self.is_new:
            self.look_again()
        self.is_new = False

    def look_again(self) -> None:
        self.home = self.look()
        self.show_home()

    @property
    def at(self) -> str | None:
        """The key of the row under the cursor; none before there are rows."""
        return next((listing.at for listing in self.query(Listing)), None)

    def look(self) -> view.Home:
        """The archive as it now is; a folder that cannot be read is a fault that is said, and the program stands."""
        return look(self.archive, self.board, self.words, self.faults, missing=self.is_mounted)

    def look_for_missing(self) -> None:
        """Once the first frame stands: the registers of seals are read, for nothing nearly always."""
        with contextlib.suppress(DiskError, OSError):
            if self.archive.missing():
                self.look_again()

    @work(thread=True, exclusive=True, exit_on_error=False)
    def index_meetings(self) -> None:
        """Beside the screen, and only while it is shown: a line tells how far it is."""
        worker = get_current_worker()
        changed = False

        def told(done: int, of: int) -> None:
            nonlocal changed
            changed = changed or of > 0
            self.post_message(self.Indexed(done, of))

        with contextlib.suppress(Unusable, DiskError):
            keep_index(self.archive, told, lambda: worker.is_cancelled)
        if changed and not worker.is_cancelled:
            self.post_message(self.Indexed(ended=True))

    def on_home_screen_indexed(self, told: Indexed) -> None:
        if told.ended:
            self.look_again()
        elif told.of >= WORTH_TELLING:
            self.home = replace(self.home, indexing=(told.done, told.of))
            self.query_one("#notices").refresh(layout=True)

    def show_home(self) -> None:
        """Draw what was looked up; the cursor stands on the meeting at hand, or that was left."""
        home = self.home
        self.set_class(not home.listed, "-first-time")
        listing = self.query_one(Listing)
        first = home.head or home.unopened
        listing.fill(view.rows(home, self.words), listing.at or (first.key if first else NEW))
        listing.focus()
        for part in ("#title-line", "#notices", "#welcome", "#attention"):
            self.query_one(part).refresh(layout=True)
        self.on_listing_moved()

    def on_listing_moved(self) -> None:
        known = self.home.chosen(self.at)
        if known and known.facts and known.meeting is None and (ref := self.archive.ref(known.path)):
            self.home = self.home.knowing(known, self.archive.try_read(ref))
        self.query_one(KeyLine).hints = self.hints()
        panel = self.query_one("#chosen")
        panel.border_title = line(view.chosen_title(self.home, self.at, self.words))
        panel.refresh(layout=True)

    def hints(self) -> tuple[Hint, ...]:
        """Enter is named by what it does with the chosen meeting."""
        known = self.home.chosen(self.at)
        does = view.doing(known.facts) if known and known.facts else "open" if known else "create"
        keys = HOME if self.home.listed else FIRST_TIME
        return hints(keys, self.words, open=self.words(f"home.key.{does}"))

    def on_listing_chosen(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        """Enter: make the proposed meeting, prepare a planned one, go on with a running one, minutes of an old one."""
        known = self.home.chosen(self.at)
        if known is None:
            if self.home.proposed:
                self.call(self.home.proposed)
        elif known.missing:
            self.say_missing(known)
        elif known.facts is None:
            self.post_message(HoldMeeting(known.path))  # what can be read of it, or home again with the reason
        elif not known.facts.opened:
            self.post_message(PrepareMeeting(known.path))
        elif known.facts.ended:
            self.post_message(ShowMinutes(known.path))
        else:
            self.post_message(HoldMeeting(known.path))

    def action_start(self) -> None:
        """S: the live screen of the chosen meeting, made first where it is only proposed."""
        known = self.home.chosen(self.at)
        if known and known.missing:
            self.say_missing(known)
        elif known:
            self.post_message(HoldMeeting(known.path))
        elif self.home.proposed:
            self.call(self.home.proposed, begin=True)

    def action_minutes(self) -> None:
        """R: minutes and files of the chosen meeting; of the latest that ended, where none is chosen."""
        known = self.home.chosen(self.at) or self.home.latest_ended
        if known and known.missing:
            self.say_missing(known)
        elif known:
            self.post_message(ShowMinutes(known.path))
        else:
            self.say(self.words("home.no_minutes"), good=False)

    def say_missing(self, known: Listed) -> None:
        self.say(self.words("home.missing", file=known.path.name), good=False)

    def action_tasks(self) -> None:
        self.post_message(ShowTasks())

    @work
    async def action_new(self) -> None:
        """N: a meeting on another day, said as one says a day."""
        from tui.dialogs.ask import Ask

        words = self.words
        title, label = words("home.new.title"), words("home.new.day")
        day = await self.app.push_screen_wait(Ask(title, label, "", self.read_day, self.show_day, words))
        if day:
            try:
                called = called_on(self.archive, self.board, forum_on(self.board, day).name, day)
            except DiskError as wrong:
                called = Refused(wrong.said)
            if isinstance(called, Refused):
                self.say(called.why, good=False)
            else:
                self.call(called)

    @work
    async def action_call_off(self) -> None:
        """Del: take off a meeting that was called by mistake; one that was opened is kept."""
        from store.keeping.purge import take_off
        from tui.dialogs.confirm import Confirm

        known, words = self.home.chosen(self.at), self.words
        if known is None or known.facts is None or known.facts.opened:
            self.say(words("home.call_off.held"), good=False)
            return
        about = {"forum": known.facts.forum, "number": known.number, "day": day_text(known.day, words)}
        question = words("home.call_off.ask", items=words.count("home.items", known.facts.items), **about)
        if await self.app.push_screen_wait(Confirm(words, "home.call_off", question)):
            try:
                take_off(self.archive, known.path)
            except DiskError as wrong:
                self.say(wrong.said, good=False)
                return
            self.look_again()
            self.say(words("home.call_off.done", **about))

    def call(self, called: MeetingCalled, *, begin: bool = False) -> None:
        """Make the meeting's record, and go on to prepare it, or to `begin` it."""
        if self.unsound:
            self.say(self.unsound, good=False)
            return
        try:
            record = self.archive.call(called)
        except DiskError as wrong:
            self.say(wrong.said, good=False)
            return
        if isinstance(record, Refused):
            self.say(record.why, good=False)
            return
        with record:
            path = record.path
        self.post_message(HoldMeeting(path) if begin else PrepareMeeting(path))

    def read_day(self, text: str) -> date | Said:
        """A day as the line reads deadlines: 9/12, næste onsdag, 2026-12-09."""
        from store.dates.deadline import read

        today = self.archive.now().date()
        heard = read(text, today, None)
        if heard.due is None or heard.text:
            return said("home.new.no_day", text=text)
        return heard.due if heard.due >= today else said("home.new.past", day=day_text(heard.due, self.words))

    def show_day(self, day: date) -> str:
        return f"{day_text(day, self.words)} · {forum_on(self.board, day).name}"
