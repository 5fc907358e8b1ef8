"""What the screens around the live meeting have in common: sizes, the line that says what happened, the footer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from store.said import Said
from tui.keys import Key
from tui.keys_screens import hints
from tui.texts.words import Words
from tui.views.pieces import GOOD, WARN, lines, marked, wrapped
from tui.widgets.drawn import Drawn, nothing
from tui.widgets.footer import Hint, KeyLine


class Around(Screen[None]):
    """Subclasses give the `parts`; a window too small for them says so, and all is kept (screens.md, Sizes)."""

    CSS_PATH = "../screens.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny-width"), (30, "-narrow"), (60, "-middle"), (110, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-tiny-height"), (8, "-low"), (16, "-high")]  # noqa: RUF012
    KEYS: ClassVar[tuple[Key, ...]] = ()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words = words

    def parts(self) -> Iterator[Widget]:
        """The widgets between the top and the line that says what happened."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        yield Drawn(lambda width: lines(wrapped(self.words("home.too_small"), width)), id="too-small")
        yield from self.parts()
        yield Drawn(id="said")
        footer = KeyLine(id="keys")
        footer.hints = self.hints()
        yield footer

    def hints(self) -> tuple[Hint, ...]:
        """The footer: the keys of this screen, in their order."""
        return hints(self.KEYS, self.words)

    async def on_key_line_chosen(self, event: KeyLine.Chosen) -> None:
        """A click on the footer does what the key does."""
        await self.run_action(event.action)

    async def action_leave(self) -> None:
        """Ctrl+Q, from the list of commands: nothing here is half done."""
        await self.run_action("app.leave")

    def say(self, text: str | Said, good: bool = True) -> None:
        """What happened, with ✓, or why it did not, with !; it stands until the next thing happens."""
        words = self.words.said(text) if isinstance(text, Said) else text
        mark = (" ✓ ", GOOD) if good else (" ! ", WARN)

        def draw(width: int) -> Content:
            return lines(marked(mark, words, width - 1)[:2])

        self.query_one("#said", Drawn).show(draw if words else nothing)

    say_aside = say
