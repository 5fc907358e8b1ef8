"""The half-typed words beside the record: of no weight, soon gone, and never in anybody's way."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from pathlib import Path

from store.disk import calls
from store.disk.atomic import read_file, replace
from store.disk.names import Names


def load(path: Path) -> dict[str, str]:
    """The drafts beside the ledger at `path`, by field; none where there are none or they cannot be read."""
    try:
        found = read_file(Names(path).draft)
        drafts = json.loads(found[0].decode("ascii")) if found else {}
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(drafts, dict):
        return {}
    return {field: text for field, text in drafts.items() if isinstance(text, str)}


def save(path: Path, drafts: Mapping[str, str]) -> bool:
    """Keep the drafts beside the ledger at `path`; take the file away where all are empty. False if that
    fails.

    ASCII, so that a half-typed sign that is no text yet (a lone surrogate) is kept too. The folder is not
    synced: after a power cut the draft may be the one before.
    """
    typed = {field: text for field, text in drafts.items() if text}
    try:
        if typed:
            replace(Names(path).draft, json.dumps(typed).encode("ascii"), folder=False)
        else:
            with contextlib.suppress(FileNotFoundError):
                calls.remove(Names(path).draft)
    except OSError:
        return False
    return True
