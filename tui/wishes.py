"""Where a screen wishes to go. Screens post these; the app, which knows all screens, takes the user there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from textual.message import Message


@dataclass
class GoHome(Message):
    """The home screen; a record that is open is closed on the way."""


@dataclass
class PrepareMeeting(Message):
    """Prepare the agenda of the meeting at `path`."""

    path: Path


@dataclass
class HoldMeeting(Message):
    """The live screen of the meeting at `path`, whatever its state."""

    path: Path


@dataclass
class ShowMinutes(Message):
    """Minutes and export of the meeting at `path`."""

    path: Path


@dataclass
class ShowTasks(Message):
    """The open tasks of all meetings."""


@dataclass
class MeetingOver(Message):
    """The meeting at `path` has ended: it is sealed, and copied where the settings say so if it has `just` been.

    `late` is the first entry that stood unsealed when it was opened.
    """

    path: Path
    just: bool = True
    late: int | None = None
