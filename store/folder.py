"""What stands in the data folder: every file with its place and its kind (docs/data-format.md, The folder)."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from enum import Enum
from pathlib import Path

from store.disk.errors import reason_of
from store.disk.names import OPEN
from store.value import value

REGISTER = "seals.json"
INDEX = "index."
INDEX_FILE = f"{INDEX}sqlite3"
_NAME = r"(?:\d{4}-\d{2}-\d{2}-.+-\d+|seals)\.(?P<kind>"
_TAIL = r")(?P<tail>\.tmp|\.(?:torn|damaged)-\d+)?"
_OURS, _OPEN = f"{_NAME}json|journal{_TAIL}", f"{_NAME}lock|draft{_TAIL}"
_DROPPINGS = frozenset((".DS_Store", "Thumbs.db", "desktop.ini"))  # what systems leave in every folder


class Kind(Enum):
    """`SHUT` is a folder that cannot be looked into; `KEPT` an original kept as it was beside a mended file."""

    SETTINGS = "settings"
    LEDGER = "json"
    JOURNAL = "journal"
    LOCK = "lock"
    DRAFT = "draft"
    TEMPORARY = "temporary"
    KEPT = "kept"
    EXPORT = "export"
    REPORT = "report"
    INDEX = "index"
    LINK = "link"
    SHUT = "shut"
    STRAY = "stray"


@value
class Place:
    """A file; `name` is its path within the folder, with slashes on every system. `reason`: why a folder is shut."""

    path: Path
    name: str
    kind: Kind
    reason: str = ""

    @property
    def hides_meetings(self) -> bool:
        """Nobody can tell what meetings are behind it: a folder that cannot be looked into, or one behind a link."""
        if self.kind is Kind.LINK:
            return bool(re.fullmatch(r"meetings(/\d{4})?", self.name))
        return self.kind is Kind.SHUT and (not self.name or self.name.split("/")[0] == "meetings")


def walk(home: Path, parts: tuple[str, ...] = ()) -> Iterator[Place]:
    """Every file, by name, folder by folder; no link is followed. Nothing where there is no such folder."""
    folder = home.joinpath(*parts)
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    except OSError as failed:
        yield Place(folder, "/".join(parts), Kind.SHUT, reason_of(failed))
        return
    for entry in entries:
        here = (*parts, entry.name)
        if entry.is_symlink():
            yield Place(Path(entry.path), "/".join(here), Kind.LINK)
        elif entry.is_dir(follow_symlinks=False):
            yield from walk(home, here)
        elif entry.name not in _DROPPINGS:
            yield Place(Path(entry.path), "/".join(here), kind_of(here))


def kind_of(parts: tuple[str, ...]) -> Kind:
    """What a file is, by where it stands and what it is called."""
    match parts:
        case (*_, name) if name.startswith(".enighed-") and name.endswith(".tmp"):
            return Kind.TEMPORARY
        case ("board.toml" | "config.toml" | "key.json",):
            return Kind.SETTINGS
        case (name,) if re.fullmatch(r"key\.json\.opened-\d+", name):
            return Kind.SETTINGS
        case ("key.lock",):
            return Kind.LOCK
        case ("board.toml.tmp" | "config.toml.tmp" | "key.json.tmp",):
            return Kind.TEMPORARY
        case (name,) if name.startswith(INDEX):
            return Kind.INDEX
        case ("faults", _):
            return Kind.REPORT
        case ("exports", *_, name):
            return Kind.TEMPORARY if name.endswith(".tmp") else Kind.EXPORT
        case ("meetings", year, *below) if re.fullmatch(r"\d{4}", year) and (ours := _in_year("/".join(below))):
            tail = ours["tail"]
            return Kind(ours["kind"]) if not tail else Kind.TEMPORARY if tail == ".tmp" else Kind.KEPT
    return Kind.STRAY


def _in_year(name: str) -> re.Match[str] | None:
    """A ledger's file by what it is called in its year's folder; what stands in `open` comes and goes."""
    return re.fullmatch(_OURS, name) or re.fullmatch(f"{OPEN}/{_OPEN}", name)


def ledger_of(path: Path) -> Path:
    """The ledger a journal, lock, draft, temporary file or kept original belongs to."""
    stem = re.match(r".+?(?=\.(?:json|journal|lock|draft)(?:\.|$))", path.name)
    folder = path.parent.parent if path.parent.name == OPEN else path.parent
    return folder / f"{stem[0] if stem else path.stem}.json"
