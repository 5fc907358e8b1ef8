"""`enighed check`: every file, line, sum, chain and seal. Nothing is changed; each sentence says what to do."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from store.archive import NAME, Archive
from store.disk import calls
from store.disk.errors import DiskError, Unreadable
from store.disk.names import OPEN, Names
from store.disk.plain import read_json
from store.disk.sealed import read_opened
from store.disk.vault import encrypted
from store.folder import REGISTER, Kind, Place, ledger_of, walk
from store.keeping.look import Look
from store.keeping.missing import in_its_year
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
        look = Look(home, folder / REGISTER)
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
            look = Look(home, path, registered=path.parent not in without)
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
    for place in places:
        if _bars(place):
            faults.append(said(_NO_FOLDER[place.name.count("/")], file=place.name))
        elif place.kind is Kind.SHUT or place.hides_meetings:
            faults.append(_shut(home, place))
    notes = (note for place in places for note in _notes(place))
    return Report(len(there), entries, sealed, _keyless(home, faults), (*unproven, *late, *notes))


def _keyless(home: Path, faults: list[Said]) -> tuple[Said, ...]:
    """Where the key file is gone that is said once, for every sealed file together."""
    shut = [told for told in faults if told.value("reason") == said("os.sealed")]
    if not shut or encrypted(home):
        return tuple(faults)
    return said("check.no_key", n=len(shut)), *(told for told in faults if told not in shut)


def _shut(home: Path, place: Place) -> Said:
    if place.kind is Kind.LINK:
        return said("check.link", file=place.name)
    key = "check.shut" if place.reason in ("denied", "read_only") else "check.shut_else"
    return said(key, file=place.name or str(home), reason=said(f"os.{place.reason}"))


def _bars(place: Place) -> bool:
    """What stands where the meetings are, or where the locks of a year come and go, and is no folder."""
    return bool(re.fullmatch(rf"meetings(/\d{{4}}(/{OPEN})?)?", place.name)) and not place.path.is_dir()


def _missing(home: Path, registers: Mapping[Path, Mapping[str, Sealed]], there: set[Path]) -> Iterator[Said]:
    """The sealed meetings that are gone; one that is of another year tells whose register it is."""
    for folder, register in registers.items():
        gone = [folder / f"{name}.json" for name, sealed in register.items() if not sealed.removed]
        gone = [path for path in gone if path not in there]
        astray = [path for path in gone if _belongs(in_its_year(path), registers, there) and in_its_year(path) != path]
        if astray:
            file, other = (of / REGISTER for of in (folder, in_its_year(astray[0]).parent))
            names = {"file": file.relative_to(home).as_posix(), "other": other.relative_to(home).as_posix()}
            yield said("check.other_register", **names, n=len(astray))
        for path in gone:
            if path not in astray:
                yield said("check.missing", file=path.relative_to(home).as_posix())


def _belongs(path: Path, registers: Mapping[Path, Mapping[str, Sealed]], there: set[Path]) -> bool:
    return path in there or path.stem in registers.get(path.parent, ())


def _twice(home: Path, ledgers: list[Path]) -> Iterator[Said]:
    """Two files of one forum and number: one is a copy, and nobody can tell which counts."""
    first: dict[tuple[Path, str, str], Path] = {}
    for path in ledgers:
        if told := re.fullmatch(NAME, path.name):
            other = first.setdefault((path.parent, told["forum"], told["number"]), path)
            if other != path:
                yield said("check.twice", file=path.relative_to(home).as_posix(), other=other.name)


def _notes(place: Place) -> Iterator[Said]:
    if _bars(place) or place.hides_meetings:
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
