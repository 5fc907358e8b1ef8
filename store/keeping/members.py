"""What goes into a backup: every file as it stood at one moment, a ledger to the last change that is proven."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from store.disk import calls
from store.disk.atomic import read_file
from store.disk.errors import SHUT, DiskError, NewerFormat, Unreadable, reason_of
from store.disk.names import Names
from store.disk.reading import Found, find
from store.disk.sealed import seal_file
from store.disk.snapshot import write_snapshot
from store.folder import REGISTER, Kind, Place, ledger_of, walk
from store.keeping.zipped import Taken, is_backup
from store.said import Said, said

_OUT = (Kind.LOCK, Kind.TEMPORARY, Kind.INDEX)
_TRIES = 20


def members(home: Path) -> Iterator[tuple[str, bytes] | Said]:
    """Each file's name and bytes, or why it is not there as it should be; each is read when it is reached.

    The registers of seals come first, so that none tells of more than the ledgers hold.
    """
    done: set[Path] = set()
    taken = Taken()
    for place in sorted(walk(home), key=lambda place: not place.name.endswith(f"/{REGISTER}")):
        ledger = ledger_of(place.path) if place.kind in (Kind.LEDGER, Kind.JOURNAL) else None
        if place.kind in _OUT or ledger in done:
            continue
        if ledger:
            done.add(ledger)
        try:
            for found in _files(place):
                if isinstance(found, Said) or taken.take(found[0]):
                    yield found
                else:
                    yield said("backup.left_out.name", file=found[0])
        except (OSError, DiskError) as failed:
            reason = reason_of(failed) if isinstance(failed, OSError) else getattr(failed, "reason", "other")
            yield said("backup.left_out.unreadable", file=place.name, reason=said(f"os.{reason}"))


def _files(place: Place) -> Iterator[tuple[str, bytes] | Said]:
    if place.kind is Kind.LINK:
        yield said("backup.left_out.link", file=place.name)
    elif place.kind is Kind.SHUT:
        yield said("backup.left_out.unreadable", file=place.name, reason=said(f"os.{place.reason}"))
    elif place.kind in (Kind.LEDGER, Kind.JOURNAL):
        yield from _ledger(place.name.rpartition("/")[0], Names(ledger_of(place.path)))
    elif place.kind is not Kind.STRAY or not is_backup(place.path):
        data = _steady(place.path)
        yield from [] if data is None else [(place.name, data)]


def _ledger(folder: str, names: Names) -> Iterator[tuple[str, bytes] | Said]:
    """One closed file; a damaged ledger, one of a later format or one that cannot be unsealed goes in as it is."""
    found: Found | None = None
    try:
        found = find(names)
    except NewerFormat:
        pass
    except Unreadable as shut:
        if shut.reason not in SHUT:
            raise
    if found and not found.bad:
        whole = found.snapshot if found.stored == found.last else None
        if found.last:
            whole = whole or seal_file(names.snapshot, write_snapshot(found.tables, found.last))
            yield f"{folder}/{names.snapshot.name}", whole
        return
    if found:
        yield said("backup.damaged", file=f"{folder}/{found.bad[0][0].name}", line=found.bad[0][1])
    for path in (names.snapshot, names.journal):
        if (data := _steady(path)) is not None:
            yield f"{folder}/{path.name}", data


def _steady(path: Path) -> bytes | None:
    """The bytes of a file that was the same before and after it was read; None where it went away meanwhile."""
    for _ in range(_TRIES):
        found = read_file(path)
        if found is None:
            return None
        try:
            after = calls.look(path)
        except FileNotFoundError:
            continue
        if all(getattr(after, what) == getattr(found[1], what) for what in ("st_ino", "st_size", "st_mtime_ns")):
            return found[0]
    raise Unreadable("other", path)
