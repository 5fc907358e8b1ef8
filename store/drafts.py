"""The half-typed words beside the record: of no weight, soon gone, and never in anybody's way."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from pathlib import Path

from store.disk import calls
from store.disk.atomic import make_last, replace
from store.disk.errors import DiskError
from store.disk.names import Names
from store.disk.sealed import read_opened, seal_file


def load(path: Path) -> dict[str, str]:
    """The drafts beside the ledger at `path`, by field; none where there are none or they cannot be read."""
    try:
        drafts = json.loads((read_opened(Names(path).draft) or b"{}").decode("ascii"))
    except (OSError, DiskError, ValueError, RecursionError):
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
            draft = Names(path).draft
            make_last(draft.parent)
            replace(draft, seal_file(draft, json.dumps(typed).encode("ascii")), folder=False)
        else:
            with contextlib.suppress(FileNotFoundError):
                calls.remove(Names(path).draft)
    except OSError:
        return False
    return True
