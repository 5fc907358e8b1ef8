"""What every command and the window work with, and the machine's clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from store.archive import Archive
from tui.config import Config
from tui.texts.words import Words


@dataclass(frozen=True, slots=True)
class Desk:
    """The archive, the settings and the words of the screen."""

    archive: Archive
    config: Config
    words: Words


def now() -> datetime:
    """The machine's clock."""
    return datetime.now(UTC)
