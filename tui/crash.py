"""When the program itself fails: one sentence to the user, and a report that holds no word of a meeting."""

from __future__ import annotations

import contextlib
import os
import traceback
from datetime import datetime
from pathlib import Path

from store.disk.atomic import make_folders

LIMIT = 60


def report(error: BaseException, folder: Path, at: datetime) -> Path | None:
    """A new file with the kinds of errors and the places in the code; None where it cannot be written."""
    with contextlib.suppress(OSError):
        make_folders(folder)
        path = folder / f"{at:%Y-%m-%dT%H%M%S}-{os.getpid()}.txt"
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write("\n".join([at.isoformat(), *places(error)]) + "\n")
        return path
    return None


def places(error: BaseException) -> list[str]:
    """The chain of errors, each with its frames as file, line and function; never a message, a text or a local."""
    found: list[str] = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        found.append(type(current).__name__)
        frames = traceback.extract_tb(current.__traceback__)[-LIMIT:]
        found += [f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
        current = current.__cause__ or current.__context__
    return found
