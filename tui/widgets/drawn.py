"""A widget that is nothing but a drawing."""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

Draw = Callable[[int], Content]


def nothing(_width: int) -> Content:
    """The empty drawing."""
    return Content()


class Drawn(Widget):
    """Shows what a pure function draws for its width in cells; it is as high as the drawing has lines."""

    DEFAULT_CSS = "Drawn { height: auto; text-wrap: nowrap; text-overflow: clip; }"

    def __init__(self, draw: Draw = nothing, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._draw = draw

    def show(self, draw: Draw) -> None:
        """Draw something else from now on."""
        self._draw = draw
        self.refresh(layout=True)

    def render(self) -> Content:
        return self._draw(self.content_size.width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        drawing = self._draw(width)
        return drawing.plain.count("\n") + 1 if drawing else 0
