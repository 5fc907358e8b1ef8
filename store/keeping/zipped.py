"""The form of a backup: a zip file whose last member says the size and SHA-256 of every other.

Names that leave the folder, that Windows keeps for itself, or that two systems would take for one are neither
written nor believed; nor are sizes past the limits (reliability.md, Secrets and hostile text).
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from zlib import error as ZlibError

from store.disk import calls
from store.disk.atomic import LARGEST
from store.value import value

MANIFEST = "MANIFEST.json"
FORMAT = 1
MOST_FILES = 1_000_000
MOST_BYTES = 1 << 34
DEEPEST, LONGEST = 8, 400
BROKEN = (zipfile.BadZipFile, ZlibError, EOFError, NotImplementedError, RuntimeError, ValueError, OverflowError)
_PORTS = (f"{port}{number}" for port in ("COM", "LPT") for number in "0123456789¹²³")
_RESERVED = frozenset(("CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", *_PORTS))
_FORBIDDEN = frozenset('\\:<>"|?*\x7f')


@value
class Member:
    """One file of a backup, as its manifest tells it."""

    name: str
    size: int
    sha256: str


@value
class Manifest:
    """`proof` is its own SHA-256: whoever noted it at the backup can tell that nothing in the file was changed."""

    made_at: datetime
    members: tuple[Member, ...]
    proof: str


class Taken:
    """Names in use, as the least particular system tells them apart: no two by case, no file that is a folder too."""

    def __init__(self) -> None:
        self._files: set[str] = {MANIFEST.casefold()}
        self._folders: set[str] = set()

    def take(self, name: str) -> bool:
        """False where the name is not safe, or not free; then nothing is taken."""
        told = name.casefold()
        parts = told.split("/")
        folders = {"/".join(parts[:n]) for n in range(1, len(parts))}
        if not safe(name) or told in self._files | self._folders or folders & self._files:
            return False
        self._files.add(told)
        self._folders |= folders
        return True


def safe(name: str) -> bool:
    """True for a path that stays in its folder and that every system can hold."""
    parts = name.split("/")
    return len(name) <= LONGEST and len(parts) <= DEEPEST and all(map(_safe_part, parts))


def _safe_part(part: str) -> bool:
    try:
        fits = 0 < len(part.encode()) <= 255
    except UnicodeEncodeError:
        return False
    plain = not any(sign < " " or sign in _FORBIDDEN for sign in part) and part[-1:] not in (".", " ")
    return fits and plain and part.partition(".")[0].rstrip().upper() not in _RESERVED


def manifest_data(sums: Mapping[str, tuple[int, str]], at: datetime) -> bytes:
    """The bytes of the manifest, from size and sum by name."""
    files = [{"name": name, "size": size, "sha256": told} for name, (size, told) in sums.items()]
    told = {"program": "enighed", "format": FORMAT, "made_at": at.isoformat(timespec="seconds"), "files": files}
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def read_manifest(source: zipfile.ZipFile) -> Manifest | None:
    """The manifest, where it names exactly what the file holds, and all of it within the limits; else None."""
    held = [info.filename for info in source.infolist()]
    if not held or held[-1] != MANIFEST or len(held) > MOST_FILES:
        return None
    data = read_member(source, MANIFEST, LARGEST)
    try:
        told = json.loads((data or b"").decode("utf-8"))
        members = tuple(Member(str(row["name"]), int(row["size"]), str(row["sha256"])) for row in told["files"])
        made_at = datetime.fromisoformat(told["made_at"])
        known = told["program"] == "enighed" and told["format"] == FORMAT
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    taken = Taken()
    good = known and [member.name for member in members] == held[:-1] and all(taken.take(m.name) for m in members)
    sized = all(0 <= member.size <= LARGEST for member in members) and sum(m.size for m in members) <= MOST_BYTES
    return Manifest(made_at, members, sha256(data or b"").hexdigest()) if good and sized else None


def read_member(source: zipfile.ZipFile, name: str, most: int) -> bytes | None:
    """The bytes of a plain file in it; None where they are more than told, or what stands there is no plain file."""
    info = source.getinfo(name)
    kind = info.external_attr >> 16 & 0o170000
    plain = info.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) and not info.flag_bits & 1
    if info.is_dir() or kind not in (0, 0o100000) or not plain or info.file_size > most:
        return None
    with source.open(info) as member:
        data = member.read(most + 1)
    return data if len(data) <= most else None


def is_backup(path: Path) -> bool:
    """True for a zip file that ends with a manifest: a backup does not hold the backups before it."""
    try:
        if not calls.regular(calls.look(path)):  # a pipe would hold us up
            return False
        with zipfile.ZipFile(path) as source:
            return source.namelist()[-1:] == [MANIFEST]
    except (OSError, *BROKEN):
        return False
