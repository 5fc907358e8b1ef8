"""The panel on which a proposal becomes a decision: consensus by Enter only, letters when nobody types any more."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.timer import Timer
from textual.widget import Widget

from tui import keys
from tui.texts.words import Words
from tui.views import panels

DOUBLE, HESITATE = 0.15, 0.2
FORM = "k"
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
        self._letter = ""
        self._dwelling: Timer | None = None
        self._answered = self._hasty = False
        self._later: list[str] = []

    def open(self, proposal: panels.Proposal) -> None:
        """Show it and start the clock of the panel."""
        self._opened = self._touched = self._ticks()
        self._answered = False
        self.border_title = Content(f"{self.words(proposal.title)}")
        self.border_subtitle = Content(f"{self.words('live.panel.back')}")
        self.shown = proposal
        self.display = True
        self.screen.set_focus(self)  # at once: `focus` would wait behind the keys that are pressed already

    def close(self) -> None:
        self._let_go()
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
        quiet, self._touched = now - self._touched >= keys.STILL, now
        letter = self._let_go()
        if self._answered:
            self._later.append(event.key)
        elif event.key == "escape":
            self.post_message(self.Chosen("back"))
        elif letter and not self._goes_on(event):
            self._choose(letter.casefold())
            self._later.append(event.key)
        elif event.key in ("enter", "ctrl+j"):
            if now - self._opened >= DOUBLE:
                self._choose("enter")
        elif event.is_printable and event.character:
            self._letter_pressed(letter + event.character, quiet)

    def _letter_pressed(self, letters: str, quiet: bool) -> None:
        """One letter of a choice waits for a moment: where another follows, somebody is typing a word.

        On the heels of a typed text it waits longer, for it may be the next letter of it. K need not: it decides
        nothing, and its form gives all back.
        """
        if any(choice.key == letters.casefold() for choice in self._choices):
            typed = self.shown is not None and bool(self.shown.typed)
            self._hasty = typed and not quiet and letters.casefold() != FORM
            self._letter = letters
            wait = keys.STILL if self._hasty else HESITATE
            self._dwelling = self.set_timer(wait, lambda: self._choose(self._let_go().casefold()))
        else:
            self.post_message(self.TypedOn(letters))

    def _goes_on(self, event: events.Key) -> bool:
        """A second letter: a word is being typed; so is any sign after one that came on the heels of a text."""
        return bool(event.character and (event.character.isalpha() or (self._hasty and event.is_printable)))

    def _let_go(self) -> str:
        """The letter that waited for a second one, if any; it waits no more."""
        letter, self._letter = self._letter, ""
        if self._dwelling is not None:
            self._dwelling.stop()
            self._dwelling = None
        return letter

    def hand_on(self) -> None:
        """What was pressed while the answer was on its way goes to what has the focus now."""
        keys, self._later, self._answered = self._later, [], False
        for key in keys:
            self.app.simulate_key(key)

    def on_paste(self, event: events.Paste) -> None:
        event.prevent_default().stop()
        self.post_message(self.TypedOn(self._let_go() + event.text))

    def on_click(self, event: events.Click) -> None:
        """The choice whose bracket stands nearest to the left of the mouse."""
        rows = str(self.render()).split("\n")
        x, y = event.x - self.gutter.left, event.y - self.gutter.top
        if self.shown is not None and 0 <= y < len(rows):
            starts = [(rows[y].find(f"[{c.name}]"), c) for c in self.shown.choices]
            found = [(at, choice) for at, choice in starts if 0 <= at <= x]
            if found:
                self.post_message(self.Chosen(max(found, key=lambda pair: pair[0])[1].id))

    @property
    def _choices(self) -> tuple[panels.Choice, ...]:
        return self.shown.choices if self.shown else ()

    def _choose(self, key: str) -> bool:
        choice = next((c for c in self._choices if c.key == key), None)
        if choice is not None:
            self._answered = True
            self.post_message(self.Chosen(choice.id))
        return choice is not None
