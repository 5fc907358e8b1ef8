"""One ledger looked over for `enighed check`: what is wrong with it, and what of it no seal proves."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from store import events as e
from store import ledger
from store.archive import NAME
from store.disk.errors import DiskError, NoSuchLedger
from store.disk.lock import is_held
from store.disk.names import Names
from store.events.codec import NotReadable, kinds, stamped_data, stamped_from
from store.fold.meeting import fold
from store.folder import REGISTER
from store.identity import slug
from store.keeping.seals import Sealed, read_register
from store.said import Said, said

_BESIDE = ("check.table", "check.tables", "check.beside")
_LONGEST = 40  # signs of a table's name, which is anybody's text


class Look:
    """One ledger looked over: `whole` where every sum is right, and then `documents` are its entries.

    `empty`: stopped before its first entry was kept, which nobody was promised. `unproven`: it has ended, and entries
    of it were never sealed; the program was stopped before it did so, or somebody else wrote them. `purged`: entries of
    it were, of which a register should tell; where none is `registered` it cannot.
    """

    def __init__(self, home: Path, path: Path, *, registered: bool = True) -> None:
        self.path, self.whole, self.empty, self.purged, self._registered = path, True, False, False, registered
        self.file = path.relative_to(home).as_posix()
        self.documents: tuple[Mapping[str, Any], ...] = ()
        self.unproven: Said | None = None

    def faults(self, sealed: Sealed | None) -> Iterator[Said]:
        """What is wrong with it; `sealed` is what the register tells of it, None for the register itself."""
        try:
            found = ledger.check(self.path) and ledger.check(self.path)  # a line may have been half written just then
        except NoSuchLedger:
            self.empty, self.whole = True, False
            return
        altered = next((told.value("entry") for told in found if told.key == "altered"), None)
        for told in found:
            if told.key in _BESIDE:
                yield self._said(told)
            elif told.key != "altered":
                self.whole = False
                yield self._changed(told, sealed, altered) or self._said(told)
        if self.whole:
            try:
                self.documents = ledger.read_documents(self.path)
            except DiskError as wrong:
                self.whole = False
                yield self._said(wrong.said)
                return
            yield from self._entries(sealed, altered)

    def _changed(self, told: Said, sealed: Sealed | None, altered: int | None) -> Said | None:
        """The entry that was changed, where all of a damaged file can be read, and chain or register tell which."""
        if sealed is None or told.key != "damaged" or told.value("path") != str(self.path) or told.value("line") != 1:
            return None
        with contextlib.suppress(DiskError):
            documents = ledger.read_salvaged(self.path)
            number = sealed.first_changed(documents)
            number = altered if number is None else number
            if number is not None and number < len(documents):
                return said("check.damaged_entry", file=self.file, entry=number)
        return None

    def _said(self, told: Said) -> Said:
        """A finding of the disk, with the file as it is called within the folder."""
        file = self.file
        if path := told.value("path"):
            file = f"{self.file.rpartition('/')[0]}/{Path(path).name}"
        if told.key == "unreadable.no_file":
            return said("check.no_file", file=file)
        if told.key.startswith("unreadable."):
            return said("check.unreadable", file=file, reason=said(f"os.{told.key.removeprefix('unreadable.')}"))
        if told.key in _BESIDE:
            return said(told.key, file=file, table=(told.value("table") or "")[:_LONGEST], n=told.value("n"))
        damaged = "check.register" if self.path.name == REGISTER else "check.damaged"
        keys = {"damaged": damaged, "torn": "check.torn", "newer_format": "check.newer"}
        return said(keys.get(told.key, damaged), file=file, line=told.value("line") or 1)

    def _entries(self, sealed: Sealed | None, altered: int | None) -> Iterator[Said]:
        changed = sealed.first_changed(self.documents) if sealed else None
        if changed is not None and changed >= len(self.documents):
            yield said("check.cut", file=self.file, entry=changed)
        elif changed is not None or altered is not None:
            number = altered if changed is None else changed
            gone = changed is None and number == len(self.documents)
            yield said("check.gap" if gone else "check.altered", file=self.file, entry=number)
        if sealed is None:
            return
        read: list[e.Stamped] = []
        for number, document in enumerate(self.documents):
            try:
                stamped = stamped_from({key: held for key, held in document.items() if key != "prev"})
            except NotReadable:
                yield said("check.not_an_entry", file=self.file, entry=number)
                continue
            if stamped.entry != number or (number == 0) != isinstance(stamped.event, e.MeetingCalled):
                yield said("check.not_an_entry", file=self.file, entry=number)
            elif isinstance(stamped.event, e.MeetingCalled) and not _named(self.path.name, stamped.event):
                yield said("check.misnamed", file=self.file, number=stamped.event.number)
                continue
            elif isinstance(stamped.event, e.EntryPurged) and not _all_of(stamped, document):
                yield said("check.not_an_entry", file=self.file, entry=number)
            elif isinstance(stamped.event, e.EntryPurged):
                self.purged = True
                if self._registered and number not in sealed.purged:
                    yield said("check.purged_elsewhere", file=self.file, entry=number)
            read.append(stamped)
        if len(sealed.marks) < len(self.documents) == len(read) and _stands_ended(read):
            held = is_held(Names(self.path).lock)  # its writer is about to
            self.unproven = None if held else said("check.unsealed", file=self.file, entry=len(sealed.marks))
        if sealed.removed:
            yield said("check.half_removed", file=self.file)


def named(home: Path, path: Path, told: Said) -> Said:
    """What was told of a damaged ledger; where the entry that was changed can be found, that instead."""
    if told.key != "damaged":
        return told
    sealed = Sealed()
    with contextlib.suppress(DiskError):
        sealed = read_register(path.parent).get(path.stem, sealed)
    found = (fault for fault in Look(home, path).faults(sealed) if fault.key == "check.damaged_entry")
    return next(found, told)


def _stands_ended(entries: list[e.Stamped]) -> bool:
    return any(isinstance(stamped.event, e.MeetingEnded) for stamped in entries) and fold(entries).ended


def _all_of(stamped: e.Stamped, document: Mapping[str, Any]) -> bool:
    """Whether a purged entry holds what a purge leaves and nothing else: its hash is of what it was."""
    known = isinstance(stamped.event, e.EntryPurged) and stamped.event.was in kinds()
    return known and {**stamped_data(stamped), "prev": document.get("prev")} == document


def _named(name: str, called: e.MeetingCalled) -> bool:
    told = re.fullmatch(NAME, name)
    number = called.number.partition("/")[0]
    return told is not None and told["forum"] == slug(called.forum) and f"{int(told['number'])}" == number
