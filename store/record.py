"""The live meeting: its ledger and the meeting folded from it. What `meeting` shows is on disk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from store import clock, events
from store.disk.errors import Damaged, DiskError
from store.disk.lock import is_held
from store.disk.names import Names
from store.disk.vault import vault_of
from store.events.codec import NotReadable, stamped_data, stamped_from
from store.fold.meeting import Folding, fold
from store.ledger import Ledger, read_documents
from store.meeting import Meeting
from store.said import Said

Clock = Callable[[], datetime]


def read_entries(path: Path) -> tuple[events.Stamped, ...]:
    """The entries of a ledger, read without a lock; the errors of `store.disk`."""
    return _stamped(path, read_documents(path))


def read_meeting(path: Path) -> Meeting:
    """A meeting as it stands on disk; the errors of `store.disk`."""
    entries = read_entries(path)
    if not isinstance(entries[0].event, events.MeetingCalled):
        raise Damaged(path, 1)
    return fold(entries)


def _stamped(path: Path, documents: tuple[Mapping[str, Any], ...]) -> tuple[events.Stamped, ...]:
    found = []
    for place, document in enumerate(documents):
        try:
            found.append(stamped_from({key: value for key, value in document.items() if key != "prev"}))
        except NotReadable:
            raise Damaged(path, place + 1) from None
    return tuple(found)


class Record:
    """One meeting's record, open. Use it in a `with`, or `close` it: closing folds the journal into the file."""

    def __init__(self, ledger: Ledger, now: Clock) -> None:
        """Use `create` or `open`. `doubts` is what other meetings tell against an event, which is asked about; it is
        put there by who has them. `barred`: why the disk takes nothing, told by who opened it to read for that."""
        self._ledger = ledger
        self._now = now
        self._entries = list(_stamped(ledger.path, ledger.documents()))
        self.approved_in: str | None = None
        self.barred: Said | None = None
        self.doubts: Callable[[events.Event], tuple[Said, ...]] = lambda event: ()
        self._told = 0
        self._fold()

    def _fold(self) -> None:
        self._folding = Folding(self._entries)
        self._show()

    def _show(self) -> None:
        meeting = self._folding.meeting()
        self._meeting = replace(meeting, approved_in=self.approved_in) if self.approved_in else meeting

    def approve(self, number: str | None) -> None:
        """These minutes were approved in a later meeting: from now on they change only by a correction there."""
        self.approved_in = number
        self._show()

    @classmethod
    def create(cls, path: Path, called: events.MeetingCalled, now: Clock) -> Record:
        """A new meeting's record, its first entry the calling; AlreadyThere, Locked or NotSaved."""
        at = clock.local(now())
        return cls(Ledger.create(path, stamped_data(events.Stamped(0, at, at, called))), now)

    @classmethod
    def open(cls, path: Path, now: Clock, *, write: bool = True) -> Record:
        """Go on with a meeting, or only read along; the errors of `Ledger.open`."""
        return cls(Ledger.open(path, write=write), now)

    @property
    def path(self) -> Path:
        return self._ledger.path

    @property
    def sealed(self) -> bool:
        """It lies in an encrypted folder."""
        return vault_of(self.path) is not None

    def unsealed(self) -> int | None:
        """The first entry of an ended meeting that nobody has sealed; None while it runs, or where all is well."""
        from store.keeping.seals import unsealed

        try:
            return unsealed(self.path, len(self._entries)) if self._meeting.ended else None
        except DiskError:
            return None

    @property
    def read_only(self) -> bool:
        return self._ledger.read_only

    @property
    def notices(self) -> tuple[Said, ...]:
        """What was found and mended, on opening and since."""
        return self._ledger.notices

    def news(self) -> tuple[Said, ...]:
        """The notices since this was asked last: whoever shows the record says each once."""
        found = self.notices[self._told :]
        self._told += len(found)
        return found

    @property
    def meeting(self) -> Meeting:
        return self._meeting

    @property
    def entries(self) -> tuple[events.Stamped, ...]:
        """All entries, undone ones too, in the order they were typed."""
        return tuple(self._entries)

    def now(self) -> datetime:
        """The injected clock as wall time of the record's zone."""
        return clock.local(self._now())

    def keep(self, event: events.Event, at: datetime | None = None) -> events.Stamped:
        """Stamp an event and put it on disk; when this returns it is there. NotSaved leaves the meeting as it was."""
        typed = self.now()
        happened, flagged = (at, False) if at is not None else clock.stamp(self._meeting, typed)
        stamped = events.Stamped(len(self._entries), happened, typed, event, flagged)
        self._ledger.append(stamped_data(stamped))
        self._entries.append(stamped)
        self._folding.add(stamped)
        self._show()
        return stamped

    def written_elsewhere(self) -> bool:
        """Another program holds the meeting's lock."""
        return is_held(Names(self.path).lock)

    @property
    def damaged(self) -> bool:
        """Something of it could not be read, and so nothing can be written."""
        return bool(self.read_only and self.notices)

    @property
    def shut(self) -> Said | None:
        """Why nothing can be written, where no other window does: damage, or a disk that takes nothing."""
        return next(iter(self.notices), self.barred) if self.read_only else None

    def refresh(self) -> bool:
        """A reader's look at the disk: True where there is something new."""
        if not self._ledger.refresh():
            return False
        self._entries = list(_stamped(self.path, self._ledger.documents()))
        self._fold()
        return True

    def save_elsewhere(self, folders: Iterable[Path], *waiting: events.Event) -> Path | None:
        """All that was kept, and what still waits to be, as a file in another folder; None where none takes it.

        From an encrypted folder nothing goes out in plain: None too.
        """
        from store.keeping.elsewhere import save_elsewhere

        if self.sealed:
            return None
        now = self.now()
        later = (events.Stamped(len(self._entries) + n, now, now, event) for n, event in enumerate(waiting))
        documents = [*self._ledger.documents(), *map(stamped_data, later)]
        return save_elsewhere(self.path.stem, documents, [folder for folder in folders if folder != self.path.parent])

    def seal(self) -> str:
        """The hash of the last entry, which vouches for all before it."""
        return self._ledger.seal()

    def close(self) -> None:
        self._ledger.close()

    def __enter__(self) -> Record:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()
