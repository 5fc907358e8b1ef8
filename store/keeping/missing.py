"""Meetings that were sealed, and whose files are gone: only the register of their year still knows them."""

from __future__ import annotations

import contextlib
from pathlib import Path

from store.disk.errors import DiskError
from store.disk.names import Names
from store.keeping.seals import read_register
from store.ledger import begun
from store.refs import MeetingRef, order, ref_of


def missing_in(folder: Path) -> tuple[MeetingRef, ...]:
    """Those of a year's folder, in order; what a purge removed is none of them. A register that cannot be read tells
    nothing here: `check` does."""
    with contextlib.suppress(DiskError):
        register = read_register(folder)
        names = (f"{name}.json" for name, sealed in register.items() if not sealed.removed)
        refs = [ref for name in names if (ref := ref_of(folder, name))]
        return tuple(sorted((ref for ref in refs if not (_there(ref.path) or _of_another(ref.path))), key=order))
    return ()


def in_its_year(path: Path) -> Path:
    """Where a meeting of that name belongs by its day: a register may have been copied into another year's folder."""
    return path.parent.parent / path.name[:4] / path.name


def _of_another(path: Path) -> bool:
    """It is there in the folder of its own year, or missing from that."""
    own = in_its_year(path)
    return own != path and (_there(own) or own.stem in read_register(own.parent))


def _there(path: Path) -> bool:
    return path.exists() or (Names(path).journal.exists() and begun(path))
