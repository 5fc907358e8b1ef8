"""A bare app to put one screen on, which writes down where the screen wishes to go."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from textual.app import App
from textual.message import Message
from textual.screen import Screen

from tui import wishes

STYLES = Path(__file__).parent.parent / "tui" / "screens.tcss"


class Stage(App[None]):
    CSS_PATH = STYLES

    def __init__(self, first: Callable[[], Screen]) -> None:
        super().__init__()
        self.first = first
        self.wished: list[Message] = []

    def on_mount(self) -> None:
        self.push_screen(self.first())

    def on_go_home(self, wish: wishes.GoHome) -> None:
        self.wished.append(wish)

    def on_prepare_meeting(self, wish: wishes.PrepareMeeting) -> None:
        self.wished.append(wish)

    def on_hold_meeting(self, wish: wishes.HoldMeeting) -> None:
        self.wished.append(wish)

    def on_show_minutes(self, wish: wishes.ShowMinutes) -> None:
        self.wished.append(wish)

    def on_show_tasks(self, wish: wishes.ShowTasks) -> None:
        self.wished.append(wish)

    @property
    def drawn(self) -> str:
        """What stands on the screen, as text."""
        strips = self.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip) for strip in strips)
