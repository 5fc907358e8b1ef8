"""Meetings that were sealed, and whose files are gone: only the register of their year still knows them."""

from __future__ import annotations

from pathlib import Path

from store.disk.errors import DiskError
from store.disk.names import Names
from store.keeping.seals import read_register
from store.ledger import begun
from store.refs import MeetingRef, ref_of


def missing_in(folder: Path) -> tuple[MeetingRef, ...]:
    """Those of a year's folder, in order; what a purge removed is none of them. A register that cannot be read tells
    nothing here: `check` does."""
    try:
        register = read_register(folder)
    except DiskError:
        return ()
    gone = (folder / f"{name}.json" for name, sealed in register.items() if not sealed.removed)
    refs = (ref_of(folder, path.name) for path in gone if not _there(path) and not _there(in_its_year(path)))
    return tuple(sorted((ref for ref in refs if ref), key=lambda ref: ref.key))


def in_its_year(path: Path) -> Path:
    """Where a meeting of that name belongs by its day: a register may have been copied into another year's folder."""
    return path.parent.parent / path.name[:4] / path.name


def _there(path: Path) -> bool:
    return path.exists() or (Names(path).journal.exists() and begun(path))
