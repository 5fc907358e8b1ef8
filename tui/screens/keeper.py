"""What a key did is one step: kept together, undone together; and how a screen lets go of its record."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any

from textual.app import App

from store import events as e
from store.disk.errors import DiskError
from store.record import Record
from store.rules.judge import judge
from store.said import Refused, Said, refused, said


def let_go(app: App[Any], record: Record, *waiting: e.Event) -> Said | None:
    """Close a record on the way out. Where its folder no longer takes it, it is put elsewhere, with what still waits to
    be saved; then what to say."""
    try:
        record.close()
    except DiskError as wrong:
        path = record.save_elsewhere(other_folders(app), *waiting)
        key = "live.closed.elsewhere" if path else "live.closed.nowhere"
        return said(key, path=str(path), target=str(record.path), why=wrong.said)
    return None


def other_folders(app: App[Any]) -> list[Path]:
    """Where else a meeting may be put: where files go, the user's own folder, the system's for what is temporary."""
    import tempfile

    found = [getattr(getattr(app, "config", None), "export_folder", None)]
    with contextlib.suppress(RuntimeError):
        found.append(Path.home())
    found.append(Path(tempfile.gettempdir()))
    return [folder for folder in found if folder is not None]


class Keeper:
    """Between the keys of a screen and its record. Each answer is an event as it was kept, or why nothing was."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self._steps: tuple[tuple[int, ...], ...] = ()

    def keep(self, *happened: e.Event) -> e.Event | Refused:
        """Judge and keep these events as one step; the last one kept. What is kept before a failure stays kept."""
        kept: list[int] = []
        last: e.Event | Refused = refused("prepare.nothing.kept")
        for event in happened:
            last = self._keep(event)
            if isinstance(last, Refused):
                break
            kept.append(self.record.entries[-1].entry)
        self._steps = (*self._steps, tuple(kept))
        return last

    def undo(self) -> e.Event | Refused:
        """Take back the latest step; an entry made elsewhere is a step of its own."""
        stack = self.record.meeting.undoable
        if not stack:
            return refused("prepare.nothing.undo")
        return self._keep(e.TakenBack(tuple(reversed(stack[-self._length(stack) :]))))

    def redo(self) -> e.Event | Refused:
        """Put back what was taken back last."""
        stack = self.record.meeting.redoable
        if not stack:
            return refused("prepare.nothing.redo")
        return self._keep(e.Restored(tuple(reversed(stack[-self._length(stack) :]))))

    def _length(self, stack: tuple[int, ...]) -> int:
        """How many entries on top of the stack are one step."""
        step = next((step for step in self._steps if stack[-1] in step), (stack[-1],))
        return len(step) if set(stack[-len(step) :]) == set(step) else 1

    def _keep(self, event: e.Event) -> e.Event | Refused:
        if self.record.read_only:
            return Refused(self.record.shut or said("prepare.read_only"))
        answer = judge(self.record.meeting, event, self.record.now())
        if isinstance(answer, Refused):
            return answer
        try:
            self.record.keep(answer.event)
        except DiskError as wrong:
            return Refused(wrong.said)
        return answer.event  # type: ignore[no-any-return]
