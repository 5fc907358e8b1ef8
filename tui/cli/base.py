"""What every command and the window work with, and the machine's clock."""

from __future__ import annotations

from datetime import UTC, datetime

from store.archive import Archive
from store.value import value
from tui.config import Config
from tui.texts.words import Words


@value
class Desk:
    """The archive, the settings and the words of the screen."""

    archive: Archive
    config: Config
    words: Words


def now() -> datetime:
    """The machine's clock."""
    return datetime.now(UTC)
