"""The seals of the ended meetings as their files have them now, for whoever has one on paper."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from store.archive import Archive
from store.disk.errors import DiskError
from store.events import MeetingEnded
from store.fold.meeting import fold
from store.keeping.seals import Sealed, read_register
from store.ledger import read_documents, seal_of, verify
from store.record import read_entries
from store.refs import MeetingRef, Which, listed
from store.value import value


@value
class Standing:
    """An ended meeting and its seal, empty where its chain is broken: then the last hash vouches for nothing.

    `registered` is the seal the register has, empty where it has none. `receipts` are the entries at which the meeting
    was ended, with the seal each receipt had, where more was kept after it.
    """

    date: date
    forum: str
    number: str
    seal: str
    registered: str
    receipts: tuple[tuple[int, str], ...] = ()


def standing(archive: Archive, only: MeetingRef | None = None) -> Iterator[Standing]:
    """Every meeting that stands ended, in order, or `only` one; of what cannot be read `check` tells."""
    registers: dict[Path, dict[str, Sealed]] = {}
    for ref in [only] if only else listed(archive.folder, Which(), newest_first=False):
        folder = ref.path.parent
        try:
            documents, entries = read_documents(ref.path), read_entries(ref.path)
            if folder not in registers:
                registers[folder] = _register(folder)
        except DiskError:
            continue
        ends = [stamped.entry for stamped in entries if isinstance(stamped.event, MeetingEnded)]
        if ends and (meeting := fold(entries)).ended:
            told = registers[folder].get(ref.path.stem, Sealed())
            sound = verify(documents) is None
            receipts = [(entry, seal_of(documents[entry])) for entry in ends if entry < len(documents) - 1]
            yield Standing(
                meeting.called.date,
                meeting.called.forum,
                meeting.number,
                seal_of(documents[-1]) if sound else "",
                told.seal,
                tuple(receipts) if sound else (),
            )


def _register(folder: Path) -> dict[str, Sealed]:
    """One that cannot be read knows no seal, and `check` says why."""
    try:
        return read_register(folder)
    except DiskError:
        return {}
