"""The register of seals: in each year's folder a ledger of its own, which tells how every closed meeting stood.

A meeting's chain proves all but its last entry, and whoever rewrites a whole chain leaves no trace in it. So
closing a meeting writes the beginning of every entry's hash here (docs/data-format.md, Seals).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from store.disk import calls
from store.disk.errors import AlreadyThere, Locked, NoSuchLedger
from store.folder import REGISTER
from store.ledger import Ledger, read_documents, seal_of
from store.value import value

MARK = 16  # hexadecimal digits of each hash: nobody makes another entry with the same ones by chance
SEALED, PURGED, REMOVED = "sealed", "purged", "removed"
_PAUSES = (0.02, 0.05, 0.1, 0.2, 0.4)

Documents = Sequence[Mapping[str, Any]]


@value
class Sealed:
    """What the register tells of one ledger: the marks of its entries, its last seal, what was purged or removed.

    `late` is the first entry that was sealed only when the ended meeting was opened again, or None.
    """

    marks: tuple[str, ...] = ()
    seal: str = ""
    purged: frozenset[int] = frozenset()
    removed: bool = False
    late: int | None = None

    def first_changed(self, documents: Documents) -> int | None:
        """The first entry that is not as it was sealed, or is gone."""
        for number, mark in enumerate(self.marks):
            if number >= len(documents) or seal_of(documents[number])[:MARK] != mark:
                return number
        last = len(self.marks) - 1
        return last if self.marks and seal_of(documents[last]) != self.seal else None


def read_register(folder: Path) -> dict[str, Sealed]:
    """The register of a year's folder, by the ledgers' names; empty where there is none. The errors of `store.disk`."""
    try:
        documents = read_documents(folder / REGISTER)
    except NoSuchLedger:
        return {}
    found: dict[str, Sealed] = {}
    for document in documents:
        name = str(document.get("ledger"))
        old = found.get(name, Sealed())
        match document:
            case {"kind": "sealed", "marks": [*marks], "seal": str(seal)}:
                late, told = old.late, document.get("late")
                if late is None and isinstance(told, int):
                    late = told
                found[name] = Sealed((*old.marks, *map(str, marks)), seal, old.purged, late=late)
            case {"kind": "purged", "entries": [*numbers]}:
                purged = {number for number in numbers if isinstance(number, int)}
                found[name] = Sealed(old.marks, old.seal, old.purged | purged, old.removed, old.late)
            case {"kind": "removed"}:
                found[name] = Sealed(removed=True)
    return found


def unsealed(path: Path, count: int) -> int | None:
    """The first of the `count` entries of an ended meeting that is not sealed, as all of them should be."""
    marks = len(read_register(path.parent).get(path.stem, Sealed()).marks)
    return marks if marks < count else None


def keep_seal(path: Path, at: datetime, late: int | None = None) -> int | None:
    """Seal the ledger at `path` as it stands; nothing is written where nothing is new.

    `late`: from this entry on somebody else wrote them, so nobody vouches for them; the register tells it.
    Gives the first entry that was changed since an earlier seal, and seals nothing then. The errors of `store.disk`.
    """
    documents = read_documents(path)
    before = read_register(path.parent).get(path.stem, Sealed())
    told = {"late": late} if late is not None and late >= len(before.marks) else {}
    changed = before.first_changed(documents)
    if changed is None and len(documents) > len(before.marks):
        marks = [seal_of(document)[:MARK] for document in documents[len(before.marks) :]]
        _write(path, SEALED, at, seal=seal_of(documents[-1]), marks=marks, **told)
    return changed


def tell_purge(path: Path, entries: Collection[int], at: datetime) -> None:
    """These entries are about to be purged: told before it is done, so that no purge is ever without its line."""
    if not set(entries) <= read_register(path.parent).get(path.stem, Sealed()).purged:
        _write(path, PURGED, at, entries=sorted(entries))


def tell_removal(path: Path, documents: Documents, at: datetime) -> None:
    """The whole meeting is about to be removed: how many entries it had, and its seal."""
    if not read_register(path.parent).get(path.stem, Sealed()).removed:
        _write(path, REMOVED, at, entries=len(documents), seal=seal_of(documents[-1]) if documents else None)


def _write(path: Path, kind: str, at: datetime, **told: Any) -> None:
    """One line in the register; where another program writes one this moment, wait for it a little."""
    register = path.with_name(REGISTER)
    document = {"kind": kind, "ledger": path.stem, "at": at.isoformat(), **told}
    for pause in (*_PAUSES, None):
        try:
            try:
                ledger = Ledger.open(register)
            except NoSuchLedger:
                Ledger.create(register, document).close()
            else:
                with ledger:
                    ledger.append(document)
            return
        except (AlreadyThere, Locked):
            if pause is None:
                raise
            calls.pause(pause)
