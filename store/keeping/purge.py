"""`enighed purge`: what need not be kept any longer, listed first, then taken out so that no file of ours holds it.

Private notes, drafts and originals kept beside, once the minutes are approved; whole meetings after a number of
years. An entry leaves its kind, its times and its hash, so the chain still proves the rest (reliability.md).
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from store import events as e
from store.archive import Archive, MeetingRef
from store.disk import calls
from store.disk.atomic import read_file
from store.disk.errors import DiskError, NoSuchLedger, NotSaved, reason_of
from store.disk.plain import read_json
from store.disk.rewrite import alone, rewrite
from store.events.codec import kind_of, stamped_data
from store.folder import INDEX, Kind, ledger_of, walk
from store.keeping.seals import Sealed, read_register, tell_purge, tell_removal
from store.ledger import ENTRIES, read_documents, seal_of
from store.meeting import Meeting
from store.record import read_entries
from store.said import Said
from store.value import value

_REMEMBERED = 500
_BESIDE = (Kind.DRAFT, Kind.KEPT, Kind.TEMPORARY)


@value
class Purge:
    """What would go of one meeting: `entries` by number, `files` beside it, or the `whole` of it."""

    path: Path
    entries: tuple[int, ...] = ()
    files: tuple[Path, ...] = ()
    whole: bool = False


@value
class Plan:
    """What would go, oldest first, the meetings that could not be read, and how many wait for the minutes."""

    purges: tuple[Purge, ...]
    faults: tuple[Said, ...] = ()
    waiting: int = 0


class _Remembering(Archive):
    """An archive that folds each meeting once: every plan asks of every meeting who approved it."""

    def __init__(self, archive: Archive) -> None:
        super().__init__(archive.home, archive.now)
        self._meetings: dict[Path, Meeting | None] = {}

    def try_read(self, ref: MeetingRef) -> Meeting | None:
        if ref.path not in self._meetings:
            if len(self._meetings) > _REMEMBERED:
                self._meetings.clear()
            self._meetings[ref.path] = super().try_read(ref)
        return self._meetings[ref.path]


def plan(archive: Archive, exports: Path, years: int | None = None) -> Plan:
    """What a purge would take; `years` adds the meetings held more than so many years ago. Nothing is changed."""
    beside: dict[Path, list[Path]] = {}
    for place in walk(archive.home):
        if place.kind in _BESIDE:
            beside.setdefault(ledger_of(place.path), []).append(place.path)
    registers: dict[Path, dict[str, Sealed]] = {}
    found: list[Purge] = []
    faults: list[Said] = []
    waiting = 0
    limit = _years_before(archive.now().date(), years) if years is not None else date.min
    remembering = _Remembering(archive)
    for ref in archive.refs():
        files = tuple(beside.get(ref.path, ()))
        try:
            if ref.path.parent not in registers:
                registers[ref.path.parent] = read_register(ref.path.parent)
            told = registers[ref.path.parent].get(ref.path.stem)
            if ref.day < limit or (told and told.removed):  # a purge was stopped before the last file was gone
                found.append(Purge(ref.path, files=files, whole=True))
            elif (private := private_entries(read_entries(ref.path))) or files:
                if remembering.approved_in(ref):
                    found.append(Purge(ref.path, private, files))
                else:
                    waiting += 1
        except NoSuchLedger:
            continue
        except DiskError as unread:
            faults.append(unread.said)
    return Plan(tuple(_with_exports(found, exports)), tuple(faults), waiting)


def private_entries(entries: Sequence[e.Stamped]) -> tuple[int, ...]:
    """Private notes, undone ones too, and every rewording of one."""
    found: list[int] = []
    for stamped in entries:
        match stamped.event:
            case e.NoteTaken(private=True):
                found.append(stamped.entry)
            case e.Reworded(entry=entry) if entry in found:
                found.append(stamped.entry)
    return tuple(found)


def purge(one: Purge, at: datetime) -> None:
    """Take it out. Locked, Damaged, NotSaved; stopped anywhere, what is left can be purged again."""
    with alone(one.path) as names:
        if one.whole:
            documents = []
            with contextlib.suppress(DiskError):
                documents = list(read_documents(one.path))
            tell_removal(one.path, documents, at)
        elif one.entries:
            tell_purge(one.path, one.entries, at)
            rewrite(names, ENTRIES, _left(one, at))
        last = (names.journal, names.snapshot) if one.whole else ()  # what stands until then can be read
        for file in (*one.files, *last):
            with contextlib.suppress(FileNotFoundError):
                calls.remove(file)
        for folder in {file.parent for file in (*one.files, *last)}:
            calls.sync_folder(folder)


def take_off(archive: Archive, path: Path) -> None:
    """A meeting that was called by mistake, with what lies beside it. Locked, Damaged, NotSaved."""
    beside = (place.path for place in walk(archive.home) if place.kind in _BESIDE and ledger_of(place.path) == path)
    drop_index(archive.home)
    purge(Purge(path, files=tuple(beside), whole=True), archive.now())


def drop_index(home: Path) -> None:
    """The search index knew the words too; it is made again from the ledgers. NotSaved."""
    try:
        for place in walk(home):
            if place.kind is Kind.INDEX:
                calls.remove(place.path)
    except OSError as failed:
        raise NotSaved(reason_of(failed), home / INDEX) from None


def _left(one: Purge, at: datetime) -> dict[int, dict[str, object]]:
    """What stands in the place of each entry."""
    documents = read_documents(one.path)
    entries = read_entries(one.path)
    left: dict[int, dict[str, object]] = {}
    for number in one.entries:
        was = entries[number].event
        if not isinstance(was, e.EntryPurged):
            event = e.EntryPurged(kind_of(type(was)), seal_of(documents[number]), at)
            left[number] = {**stamped_data(replace(entries[number], event=event)), "prev": documents[number]["prev"]}
    return left


def _with_exports(purges: Iterable[Purge], exports: Path) -> Iterator[Purge]:
    """Internal exports as JSON hold private notes too; they can be written again."""
    purges = tuple(purges)
    made: dict[str, list[Path]] = {}
    if any(one.entries or one.whole for one in purges) and exports.is_dir():
        for path in sorted(exports.glob("*-intern*.json")):
            with contextlib.suppress(OSError):
                found = read_file(path)
                match read_json(found[0].strip()) if found else None:
                    case {"edition": "internal", "record": {"id": str(id_)}}:
                        made.setdefault(id_, []).append(path)
    for one in purges:
        with contextlib.suppress(DiskError):
            called = read_entries(one.path)[0].event if made and (one.entries or one.whole) else None
            if isinstance(called, e.MeetingCalled):
                one = replace(one, files=(*one.files, *made.get(called.id, ())))
        yield one


def _years_before(day: date, years: int) -> date:
    if years >= day.year:
        return date.min
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return day.replace(year=day.year - years, day=28)
