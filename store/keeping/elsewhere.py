"""A meeting whose own folder does not take it, whole in another: the same entries, the same chain, the same seal."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from store.disk import calls
from store.disk.errors import AlreadyThere, DiskError, Locked
from store.disk.names import Names
from store.ledger import Ledger

MOST = 99


def save_elsewhere(name: str, documents: Sequence[Mapping[str, Any]], folders: Iterable[Path]) -> Path | None:
    """The file made in the first of the folders that takes it; else None.

    It is `NAME.json` or the next free `NAME.2.json`, which no meeting is called. Put back as
    `meetings/YEAR/NAME.json` it is the meeting again.
    """
    for folder in folders:
        for number in range(1, MOST):
            path = folder / (f"{name}.json" if number == 1 else f"{name}.{number}.json")
            try:
                _write(path, documents)
                return path
            except (AlreadyThere, Locked):
                continue
            except (OSError, DiskError):
                break
    return None


def _write(path: Path, documents: Sequence[Mapping[str, Any]]) -> None:
    first, *more = ({key: held for key, held in document.items() if key != "prev"} for document in documents)
    if not path.parent.is_dir():
        raise NotADirectoryError(str(path.parent))
    lock = Names(path).lock.parent
    ours = not lock.exists()
    ledger = Ledger.create(path, first)
    try:
        for document in more:
            ledger.append(document)
        ledger.close()
    except BaseException:
        _take_back(ledger, path)
        raise
    finally:
        if ours:  # the folder is the user's, and nobody is to write here any more
            with contextlib.suppress(OSError):
                calls.remove_folder(lock)


def _take_back(ledger: Ledger, path: Path) -> None:
    """No half meeting is left where a whole one was asked for."""
    for step in (ledger.close, *(lambda file=file: calls.remove(file) for file in (path, Names(path).journal))):
        try:
            step()
        except (OSError, DiskError):
            continue
