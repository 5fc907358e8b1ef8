"""`enighed restore`: a backup becomes a data folder again, all of it or nothing."""

from __future__ import annotations

import contextlib
import os
import shutil
import zipfile
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from store.disk import calls
from store.disk.atomic import WINDOWS, create, make_folders
from store.disk.errors import DiskError, why
from store.disk.lock import Lock
from store.folder import REGISTER
from store.keeping.zipped import BROKEN, Manifest, Member, read_manifest, read_member
from store.said import Refused, refused
from store.value import value


@value
class Restored:
    """Where it all is now, and when the backup was made; `proof` is the SHA-256 of its manifest."""

    path: Path
    files: int
    meetings: int
    made_at: datetime
    proof: str


class _Wrong(Exception):
    """A member is not what the manifest says."""


def restore(file: Path, into: Path) -> Restored | Refused:
    """Prove every sum, then make the folder beside its place and put it there in one step.

    Refused where `into` holds anything, where the file is no backup or is not as it was written, and where the
    disk refuses; then nothing is left.
    """
    try:
        into = into.resolve()
        if os.path.lexists(into) and (not into.is_dir() or any(into.iterdir())):
            return refused("restore.not_empty", path=str(into))
        if os.path.lexists(file) and not os.path.isfile(file):  # noqa: PTH113  (a pipe would hold us up)
            return refused("restore.not_a_backup", path=str(file))
        with zipfile.ZipFile(file) as source:
            manifest = read_manifest(source)
            if manifest is None:
                return refused("restore.not_a_backup", path=str(file))
            for member in manifest.members:
                _proven(source, member)
            make_folders(into.parent)
            if sum(m.size for m in manifest.members) > shutil.disk_usage(into.parent).free:
                return refused("restore.no_room", path=str(into))
            _make(source, manifest, into)
    except _Wrong as wrong:
        return refused("restore.changed", path=str(file), file=str(wrong))
    except DiskError:
        return refused("restore.busy", path=str(into))
    except BROKEN:
        return refused("restore.not_a_backup", path=str(file))
    except OSError as failed:
        path = failed.filename or str(into)
        return refused("restore.failed", path=path, reason=why(failed, Path(path)))
    meetings = [m.name for m in manifest.members if m.name.startswith("meetings/") and m.name.endswith(".json")]
    number = sum(not name.endswith(f"/{REGISTER}") for name in meetings)
    return Restored(into, len(manifest.members), number, manifest.made_at, manifest.proof)


def _proven(source: zipfile.ZipFile, member: Member) -> bytes:
    """The bytes of a member, which are those the manifest has the sum of."""
    try:
        data = read_member(source, member.name, member.size)
    except BROKEN:
        data = None
    if data is None or len(data) != member.size or sha256(data).hexdigest() != member.sha256:
        raise _Wrong(member.name)
    return data


def _make(source: zipfile.ZipFile, manifest: Manifest, into: Path) -> None:
    """The folder under a name of its own, every file flushed; then its own name."""
    made = into.with_name(f".{into.name}.restoring")
    lock = Lock(made.with_name(f"{made.name}.lock"))
    lock.take()
    try:
        _remove(made)  # what a killed restore left
        folders = {made}
        calls.make_folder(made)
        for member in manifest.members:
            data = _proven(source, member)
            path = made
            for part in member.name.split("/")[:-1]:
                path = path / part
                if path not in folders:
                    calls.make_folder(path)
                    folders.add(path)
            create(made.joinpath(*member.name.split("/")), data)
        for folder in folders:
            calls.sync_folder(folder)
        if WINDOWS and into.exists():
            calls.remove_folder(into)
        calls.rename(made, into)
        try:
            calls.sync_folder(into.parent)
        except OSError:
            calls.rename(into, made)  # not promised, so not there
            raise
    except BaseException:
        with contextlib.suppress(OSError):
            _remove(made)
        raise
    finally:
        lock.release()


def _remove(folder: Path) -> None:
    """A folder of our own and all in it; no link is followed."""
    if not os.path.lexists(folder):
        return
    if folder.is_symlink() or not folder.is_dir():
        calls.remove(folder)
        return
    for path in folder.iterdir():
        _remove(path)
    calls.remove_folder(folder)
