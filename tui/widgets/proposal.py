"""The panel on which a proposal becomes a decision: consensus by Enter only, letters when nobody types any more."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tui import keys
from tui.texts.words import Words
from tui.views import panels

SETTLED, DOUBLE = 0.6, 0.15
LEFT_TO_THE_SCREEN = (keys.LEAVE.key, keys.HELP.key, keys.SAVED.key)


class ProposalPanel(Widget, can_focus=True):
    """Safety rules of screens.md 3.5: a person who goes on typing after F2 decides nothing and loses no character."""

    shown: reactive[panels.Proposal | None] = reactive(None)

    class Chosen(Message):
        """`choice` is the id of a `panels.Choice`, or »back«."""

        def __init__(self, choice: str) -> None:
            super().__init__()
            self.choice = choice

    class TypedOn(Message):
        """Typing went on: the text belongs back in the line, with these characters after it."""

        def __init__(self, characters: str) -> None:
            super().__init__()
            self.characters = characters

    def __init__(self, words: Words, ticks: Callable[[], float], *, id: str) -> None:
        """`ticks` are seconds from anywhere, never going back."""
        super().__init__(id=id)
        self.words = words
        self._ticks = ticks
        self._opened = self._touched = 0.0

    def open(self, proposal: panels.Proposal) -> None:
        """Show it and start the clock of the panel."""
        self._opened = self._touched = self._ticks()
        self.border_title = Content(f"{self.words(proposal.title)}")
        self.border_subtitle = Content(f"{self.words('live.panel.back')}")
        self.shown = proposal
        self.display = True
        self.focus()

    def close(self) -> None:
        self.shown = None
        self.display = False

    def render(self) -> Content:
        if self.shown is None:
            return Content()
        return panels.proposal(self.shown, self.words, *self.content_size)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return panels.proposal_height(self.shown, self.words, width, 9) if self.shown is not None else 0

    def on_key(self, event: events.Key) -> None:
        if event.key in LEFT_TO_THE_SCREEN or self.shown is None:
            return
        event.prevent_default().stop()
        now = self._ticks()
        quiet, self._touched = now - self._touched >= SETTLED, now
        if event.key in ("enter", "ctrl+j"):
            if now - self._opened >= DOUBLE:
                self._choose("enter")
        elif event.key == "escape":
            self.post_message(self.Chosen("back"))
        elif event.is_printable and event.character and not (quiet and self._choose(event.character.casefold())):
            self.post_message(self.TypedOn(event.character))

    def on_paste(self, event: events.Paste) -> None:
        event.prevent_default().stop()
        self.post_message(self.TypedOn(event.text))

    def on_click(self, event: events.Click) -> None:
        """The choice whose bracket stands nearest to the left of the mouse."""
        rows = str(self.render()).split("\n")
        x, y = event.x - self.gutter.left, event.y - self.gutter.top
        if self.shown is not None and 0 <= y < len(rows):
            starts = [(rows[y].find(f"[{c.name}]"), c) for c in self.shown.choices]
            found = [(at, choice) for at, choice in starts if 0 <= at <= x]
            if found:
                self.post_message(self.Chosen(max(found, key=lambda pair: pair[0])[1].id))

    def _choose(self, key: str) -> bool:
        choice = next((c for c in self.shown.choices if c.key == key), None) if self.shown else None
        if choice is not None:
            self.post_message(self.Chosen(choice.id))
        return choice is not None
