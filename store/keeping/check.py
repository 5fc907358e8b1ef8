"""`enighed check`: every file, line, sum, chain and seal. Nothing is changed; each sentence says what to do."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from store import events as e
from store import ledger
from store.archive import NAME, Archive
from store.disk import calls
from store.disk.errors import DiskError, NoSuchLedger, Unreadable
from store.disk.lock import is_held
from store.disk.names import OPEN, Names
from store.disk.plain import read_json
from store.disk.sealed import read_opened
from store.disk.vault import encrypted
from store.events.codec import NotReadable, kinds, stamped_data, stamped_from
from store.fold.meeting import fold
from store.folder import REGISTER, Kind, Place, ledger_of, walk
from store.identity import slug
from store.keeping.seals import Sealed, read_register
from store.said import Said, said
from store.value import value

_NOTED = {
    Kind.TEMPORARY: "check.temporary",
    Kind.KEPT: "check.kept",
    Kind.LINK: "check.link",
    Kind.STRAY: "check.stray",
}
_NO_FOLDER = ("check.no_meetings", "check.no_meetings", "check.no_folder")  # by how deep it stands
_BESIDE = ("check.table", "check.tables", "check.beside")
_LONGEST = 40  # signs of a table's name, which is anybody's text


@value
class Report:
    """What was looked over, what is wrong (`faults`), and what is only worth knowing (`notes`)."""

    meetings: int = 0
    entries: int = 0
    sealed: int = 0
    faults: tuple[Said, ...] = ()
    notes: tuple[Said, ...] = ()


def check(archive: Archive) -> Report:
    """Look over the whole data folder, and the index beside it."""
    report = look_over(archive.home)
    if not archive.has_index:
        return report
    from store.index.audit import audit

    with contextlib.suppress(DiskError):  # where the meetings cannot be listed, as told
        report = replace(report, faults=(*report.faults, *audit(archive)))
    return report


def look_over(home: Path) -> Report:
    """Look over every file of a data folder, restored ones too; `file` in a sentence is its path within it."""
    places = tuple(walk(home))
    ledgers = sorted({ledger_of(p.path) for p in places if p.kind in (Kind.LEDGER, Kind.JOURNAL)})
    faults: list[Said] = []
    registers: dict[Path, dict[str, Sealed]] = {}
    without: dict[Path, bool] = {}  # the folders with no register to hold a meeting to; True where it is not there
    for folder in sorted({path.parent for path in ledgers}):
        registers[folder] = {}
        look = _Look(home, folder / REGISTER)
        if folder / REGISTER in ledgers:
            faults += look.faults(None)
        if folder / REGISTER not in ledgers or not look.whole:
            without[folder] = folder / REGISTER not in ledgers or look.empty
        else:
            registers[folder] = read_register(folder)
    twice = tuple(_twice(home, ledgers))
    copies = {told.value("file") for told in twice}
    owed: set[Path] = set()  # the registers that some meeting was sealed in, or should have been
    unknown: dict[Path, list[str]] = {}  # the ended meetings a register tells nothing of: it is not the one they had
    there: set[Path] = set()
    unproven: list[Said] = []
    entries = sealed = 0
    for path in ledgers:
        if path.name != REGISTER:
            look = _Look(home, path, registered=path.parent not in without)
            told = registers[path.parent].get(path.stem, Sealed())
            faults += look.faults(told)
            # one that was killed as it ended had no time to be sealed: its journal is there still
            closed = look.unproven and not Names(path).journal.exists()
            if without.get(path.parent) and (closed or look.purged):
                owed.add(path.parent / REGISTER)
            elif closed and path.parent not in without and told == Sealed() and look.file not in copies:
                unknown.setdefault(path.parent / REGISTER, []).append(path.stem)
            elif look.unproven and without.get(path.parent, True):
                unproven.append(look.unproven)
            if not look.empty:
                there.add(path)
                entries, sealed = entries + len(look.documents), sealed + bool(told.marks)
    faults += (said("check.no_register", file=path.relative_to(home).as_posix()) for path in sorted(owed))
    faults += (
        said("check.not_in_register", file=path.relative_to(home).as_posix(), n=len(names), first=names[0])
        for path, names in unknown.items()
    )
    faults += _missing(home, registers, there)
    late = [
        said("check.sealed_late", file=f"{folder.relative_to(home).as_posix()}/{name}.json", entry=one.late)
        for folder, register in registers.items()
        for name, one in register.items()
        if one.late is not None
    ]
    faults += twice
    faults += (said("check.shut", file=place.name) for place in places if place.kind is Kind.SHUT)
    faults += (said(_NO_FOLDER[place.name.count("/")], file=place.name) for place in places if _bars(place))
    notes = (note for place in places for note in _notes(place))
    return Report(len(there), entries, sealed, _keyless(home, faults), (*unproven, *late, *notes))


def _keyless(home: Path, faults: list[Said]) -> tuple[Said, ...]:
    """Where the key file is gone that is said once, for every sealed file together."""
    shut = [told for told in faults if told.value("reason") == said("os.sealed")]
    if not shut or encrypted(home):
        return tuple(faults)
    return said("check.no_key", n=len(shut)), *(told for told in faults if told not in shut)


def _bars(place: Place) -> bool:
    """What stands where the meetings are, or where the locks of a year come and go, and is no folder."""
    return bool(re.fullmatch(rf"meetings(/\d{{4}}(/{OPEN})?)?", place.name)) and not place.path.is_dir()


class _Look:
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


def _missing(home: Path, registers: Mapping[Path, Mapping[str, Sealed]], there: set[Path]) -> Iterator[Said]:
    for folder, register in registers.items():
        for name, sealed in register.items():
            path = folder / f"{name}.json"
            if path not in there and not sealed.removed:
                yield said("check.missing", file=path.relative_to(home).as_posix())


def _twice(home: Path, ledgers: list[Path]) -> Iterator[Said]:
    """Two files of one forum and number: one is a copy, and nobody can tell which counts."""
    first: dict[tuple[Path, str, str], Path] = {}
    for path in ledgers:
        if told := re.fullmatch(NAME, path.name):
            other = first.setdefault((path.parent, told["forum"], told["number"]), path)
            if other != path:
                yield said("check.twice", file=path.relative_to(home).as_posix(), other=other.name)


def _notes(place: Place) -> Iterator[Said]:
    if _bars(place):
        return
    if place.name == "exports":
        yield said("check.no_exports", file=place.name)
        return
    if place.kind in _NOTED:
        yield said(_NOTED[place.kind], file=place.name)
        return
    try:
        if place.kind is Kind.DRAFT and not _is_draft(place.path):
            yield said("check.draft", file=place.name)
        inside = os.name == "posix" and place.name.startswith("meetings/") and place.kind is not Kind.SHUT
        if inside and calls.look(place.path).st_mode & 0o077:
            yield said("check.open_to_others", file=place.name)
    except OSError:
        return


def _is_draft(path: Path) -> bool:
    try:
        return isinstance(read_json(read_opened(path) or b""), dict)
    except Unreadable as shut:
        return shut.reason == "sealed"  # with its key it can
    except (OSError, DiskError):
        return False
