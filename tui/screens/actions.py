"""Follow-up (screens.md 5.4): what is open over all meetings; while one runs, done and new deadlines are kept in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import ClassVar

from textual import work
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget

from store.archive import Archive
from store.disk.errors import DiskError
from store.events import TakenBack
from store.line.hear import Heard, hear
from store.meeting import Meeting
from store.said import Refused, Said, refused, said
from store.values import OpenAction
from tui.desk import open_tasks_of
from tui.keys_screens import ACTIONS, bindings
from tui.screens.around import Around
from tui.texts.words import Words
from tui.understood import day_text, understood
from tui.views import actions as view
from tui.views.pieces import line
from tui.widgets.drawn import Drawn
from tui.widgets.listing import Listing
from tui.wishes import GoHome


class ActionsScreen(Around):
    """Reads the tasks off the archive; a change is a line of the running meeting, kept in its record."""

    KEYS = ACTIONS
    BINDINGS: ClassVar[list[BindingType]] = bindings(ACTIONS)

    def __init__(self, words: Words, archive: Archive) -> None:
        super().__init__(words)
        self.archive = archive
        self.today = archive.now().date()
        self.tasks = open_tasks_of(archive)
        self.kept: int | None = None

    def parts(self) -> Iterator[Widget]:
        yield Drawn(lambda width: view.head(self.tasks, self.today, self.words, width), id="title-line")
        listing = Listing(id="tasks")
        listing.border_subtitle = self.words("actions.legend")
        yield listing
        yield VerticalScroll(Drawn(id="item-text"), id="detail", can_focus=False)

    def on_mount(self) -> None:
        self.show_tasks()
        self.query_one(Listing).focus()

    def show_tasks(self) -> None:
        """Draw the tasks as they now are."""
        self.query_one("#title-line").refresh(layout=True)
        self.query_one(Listing).fill(view.rows(self.tasks, self.today, self.words))
        self.on_listing_moved()

    def on_listing_moved(self) -> None:
        task = self.chosen
        self.query_one("#item-text", Drawn).show(lambda width: view.detail(task, self.words, width))
        self.query_one("#detail").border_title = line(view.detail_title(task))

    @property
    def chosen(self) -> OpenAction | None:
        """The task under the cursor."""
        at = self.query_one(Listing).at
        return next((task for task in self.tasks if view.key(task) == at), None)

    def action_done(self) -> None:
        """Space: done, said at the meeting that runs."""
        if task := self.chosen:
            self.follow_up(task, "udført")

    @work
    async def action_deadline(self) -> None:
        """F: a new deadline, in the words of the line."""
        task = self.chosen
        if task is None:
            return
        from tui.dialogs.ask import Ask

        words = self.words
        title, label = words("actions.deadline", id=task.id), words("actions.column.due")
        ask = Ask(title, label, task.phrase or "", self._read_deadline, lambda phrase: self._shown(phrase), words)
        phrase = await self.app.push_screen_wait(ask)
        if phrase:
            self.follow_up(task, f"ny frist {phrase}")

    def action_undo(self) -> None:
        """Ctrl+Z: what was kept from here last, while nothing else was kept after it."""
        self.change(self._take_back)

    def follow_up(self, task: OpenAction, what: str) -> None:
        """The line `opfølgning: 21/2026-3 udført`."""
        self.change(lambda meeting, now: hear(f"opfølgning: {task.exact} {what}", meeting, now))

    def change(self, answer: Callable[[Meeting, datetime], Heard | Refused]) -> None:
        """Keep what is answered in the record of the meeting that runs, and show the tasks as they then are."""
        running = self.archive.running()
        if running is None:
            self.say(self.words("actions.not_running"), good=False)
            return
        try:
            with self.archive.open(running) as record:
                meeting = record.meeting
                heard = answer(meeting, record.now())
                if isinstance(heard, Refused):
                    self.say(heard.why, good=False)
                    return
                stamped = record.keep(heard.event, heard.at)
                self.kept = None if isinstance(heard.event, TakenBack) else stamped.entry
                self.say(understood(heard.event, meeting, self.words))
        except DiskError as wrong:
            self.say(wrong.said, good=False)
        self.tasks = open_tasks_of(self.archive)
        self.show_tasks()

    def _take_back(self, meeting: Meeting, now: datetime) -> Heard | Refused:
        if self.kept is None or meeting.undoable[-1:] != (self.kept,):
            return refused("prepare.nothing.undo")
        return Heard("undo", TakenBack((self.kept,)), None)

    def _read_deadline(self, text: str) -> str | Said:
        from store.dates.deadline import read

        heard = read(text, self.today, None)
        return text if heard.phrase and not heard.text else said("actions.no_deadline", text=text)

    def _shown(self, phrase: str) -> str:
        from store.dates.deadline import read

        due = read(phrase, self.today, None).due
        return day_text(due, self.words) if due else phrase

    def action_home(self) -> None:
        self.post_message(GoHome())
