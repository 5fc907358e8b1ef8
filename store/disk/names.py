"""The files of one ledger, all of its own name: what it says in its own folder, who is at it in `open` beneath that.

What comes and goes while somebody types is apart, so that the time of the folder tells when a meeting changed.
"""

from __future__ import annotations

from pathlib import Path

from store.value import value

OPEN = "open"


@value
class Names:
    """`snapshot` is the ledger itself, `2026-11-25-direktionen-22.json`; closed, it stands alone."""

    snapshot: Path

    @property
    def journal(self) -> Path:
        return self.snapshot.with_suffix(".journal")

    @property
    def lock(self) -> Path:
        return self._open(".lock")

    @property
    def draft(self) -> Path:
        return self._open(".draft")

    def _open(self, suffix: str) -> Path:
        return self.snapshot.parent / OPEN / self.snapshot.with_suffix(suffix).name


def temporary(path: Path) -> Path:
    """Where the next version of a file is made; one name, so that what a killed program left goes away."""
    return path.with_name(path.name + ".tmp")


def beside(path: Path, kind: str, number: int) -> Path:
    """Where an original is kept as it was: `….journal.damaged-1`, `….journal.torn-1`."""
    return path.with_name(f"{path.name}.{kind}-{number}")
