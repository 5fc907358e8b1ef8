"""The floors the live screen is measured against: an empty Textual app, and an app of one bare TextArea."""

from __future__ import annotations

import sys

from textual.app import App, ComposeResult
from textual.widgets import Static, TextArea


class Empty(App[None]):
    """Draws one word."""

    def compose(self) -> ComposeResult:
        yield Static("READY")


class Bare(App[None]):
    """One TextArea to type in."""

    def compose(self) -> ComposeResult:
        yield Static("READY")
        yield TextArea()

    def on_mount(self) -> None:
        self.query_one(TextArea).focus()


if __name__ == "__main__":
    (Bare if sys.argv[1:] == ["bare"] else Empty)().run()
