"""The panels of the live screen: each shows the meeting, knows nothing else, and is drawn as one."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from store.meeting import Meeting
from tui.texts.words import Words
from tui.views import agenda, bar, item, log, side


class Panel(Widget):
    """Draws `meeting` as it stood at `now`. A tick of the clock costs nothing where the drawing is the same."""

    meeting: reactive[Meeting | None] = reactive(None, repaint=False)
    now: reactive[datetime | None] = reactive(None, repaint=False)

    def __init__(self, words: Words, *, id: str, title: str = "") -> None:
        super().__init__(id=id)
        self.words = words
        self._drawn: Content | None = None
        if title:
            self.border_title = Content(f"{title}")

    def draw(self, meeting: Meeting, now: datetime, width: int, height: int) -> Content:
        """The whole panel for this many cells."""
        raise NotImplementedError

    def render(self) -> Content:
        self._drawn = self._draw()
        return self._drawn

    def redraw(self) -> None:
        """Draw again, where that makes a difference."""
        if self._drawn is not None and not self._draw().is_same(self._drawn):
            self.refresh()

    def watch_meeting(self) -> None:
        self.redraw()

    def watch_now(self) -> None:
        self.redraw()

    def _draw(self) -> Content:
        width, height = self.content_size
        if self.meeting is None or self.now is None or width < 1 or height < 1:
            return Content()
        return self.draw(self.meeting, self.now, width, height)


class TopBar(Panel):
    saving: reactive[bar.Saving] = reactive(bar.Saving(), repaint=False)

    def draw(self, meeting: Meeting, now: datetime, width: int, height: int) -> Content:
        return bar.top(meeting, now, self.saving, self.words, width)

    def watch_saving(self) -> None:
        self.redraw()


class Head(Panel):
    """In one column: the item and what is left of it, on one line; or that the window is too small."""

    saving: reactive[bar.Saving] = reactive(bar.Saving(), repaint=False)
    tiny: reactive[bool] = reactive(False)

    def draw(self, meeting: Meeting, now: datetime, width: int, height: int) -> Content:
        return item.head(meeting, now, self.words, width, bar.alarm(self.saving), self.tiny)

    def watch_saving(self) -> None:
        self.redraw()


class TimeBar(Panel):
    def draw(self, meeting: Meeting, now: datetime, width: int, height: int) -> Content:
        return item.time_bar(meeting, now, self.words, width)


class Chooser(Panel, can_focus=True):
    """A panel with something to choose from; any printable key goes back to the line, and is typed there."""

    FOCUS_ON_CLICK = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
        Binding("enter,ctrl+j", "choose", show=False),
    ]
    chosen: reactive[str | None] = reactive(None, repaint=False)

    class Typed(Message):
        """Somebody goes on typing."""

        def __init__(self, character: str) -> None:
            super().__init__()
            self.character = character

    def choices(self, meeting: Meeting) -> list[str]:
        """What may be chosen, from top to bottom."""
        raise NotImplementedError

    def first(self, meeting: Meeting) -> str | None:
        """Where the cursor stands at first."""
        raise NotImplementedError

    def choose(self, key: str, how: str) -> Message:
        """What is said when something is chosen."""
        raise NotImplementedError

    def action_step(self, step: int) -> None:
        found = self.choices(self.meeting) if self.meeting else []
        if found:
            place = found.index(self.chosen) if self.chosen in found else len(found)
            self.chosen = found[max(0, min(len(found) - 1, place + step))]

    def action_choose(self, how: str = "go") -> None:
        if self.chosen is not None:
            self.post_message(self.choose(self.chosen, how))

    def on_focus(self) -> None:
        self.chosen = self.first(self.meeting) if self.meeting else None

    def on_blur(self) -> None:
        self.chosen = None

    def on_key(self, event: events.Key) -> None:
        if event.is_printable and event.character:
            event.prevent_default().stop()
            self.post_message(self.Typed(event.character))

    def watch_chosen(self) -> None:
        self.redraw()


class AgendaPanel(Chooser):
    """The agenda; Enter or a click goes to an item."""

    class GoTo(Message):
        def __init__(self, item: str) -> None:
            super().__init__()
            self.item = item

    def draw(self, meeting: Meeting, now: datetime, width: int, height: int) -> Content:
        return Content("\n").join(row.drawn for row in self._rows(meeting, now, width, height))

    def choices(self, meeting: Meeting) -> list[str]:
        return list(meeting.order)

    def first(self, meeting: Meeting) -> str | None:
        return meeting.current or (meeting.order[0] if meeting.order else None)

    def choose(self, key: str, how: str) -> Message:
        return self.GoTo(key)

    def on_click(self, event: events.Click) -> None:
        if self.meeting and self.now:
            rows = self._rows(self.meeting, self.now, *self.content_size)
            place = event.y - self.gutter.top
            if 0 <= place < len(rows) and (found := rows[place].item):
                self.post_message(self.GoTo(found))

    def _rows(self, meeting: Meeting, now: datetime, width: int, height: int) -> tuple[agenda.Row, ...]:
        return agenda.rows(meeting, now, self.words, width, height, self.chosen)


class LogPanel(Chooser):
    """Indstilling and entries of the current item; with F6 the arrows choose an entry (screens.md 3.7)."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("delete", "choose('withdraw')", show=False),
        Binding("f2,ctrl+b", "choose('decide')", show=False),
        Binding("f3,ctrl+o", "choose('task')", show=False),
    ]

    class Chosen(Message):
        """`how` is go (edit it), withdraw, decide or task."""

        def __init__(self, entry: int, how: str) -> None:
            super().__init__()
            self.entry = entry
            self.how = how

    def draw(self, meeting: Meeting, now: datetime, width: int, height: int) -> Content:
        return self._body(meeting, width, height).drawn

    def choices(self, meeting: Meeting) -> list[str]:
        return [str(s.entry) for s, withdrawn in log.of_item(meeting, meeting.current) if not withdrawn]

    def first(self, meeting: Meeting) -> str | None:
        found = self.choices(meeting)
        return found[-1] if found else None

    def choose(self, key: str, how: str) -> Message:
        return self.Chosen(int(key), how)

    def on_click(self, event: events.Click) -> None:
        if self.meeting:
            entries = self._body(self.meeting, *self.content_size).entries
            place = event.y - self.gutter.top
            if 0 <= place < len(entries) and (entry := entries[place]) is not None:
                self.post_message(self.Chosen(entry, "go"))

    def _body(self, meeting: Meeting, width: int, height: int) -> item.Body:
        return item.body(meeting, self.words, width, height, int(self.chosen) if self.chosen else None)


class SideTime(Panel):
    def draw(self, meeting: Meeting, now: datetime, width: int, height: int) -> Content:
        return side.time(meeting, now, self.words, width)


class SidePresent(Panel):
    def draw(self, meeting: Meeting, now: datetime, width: int, height: int) -> Content:
        return side.present(meeting, self.words, width)


class SideNext(Panel):
    def draw(self, meeting: Meeting, now: datetime, width: int, height: int) -> Content:
        return side.following(meeting, self.words, width)


class SideParked(Panel):
    def draw(self, meeting: Meeting, now: datetime, width: int, height: int) -> Content:
        return side.parking(meeting, self.words, width, height)
