"""Encrypting a data folder, and taking that off again: file by file, each whole in one step.

The key file says first which way it goes, so that a folder stopped anywhere opens, and the same command ends it; from
then on nobody begins to write the other way, and who writes already is found by his lock.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

from store.disk import calls
from store.disk.atomic import make_folders, read_file, read_start, replace
from store.disk.errors import Damaged, DiskError, Locked, NotSaved, NotUnlocked, Unreadable, reason_of
from store.disk.key import make_key, rewrap, unlock
from store.disk.keyfile import read_key
from store.disk.lock import Lock
from store.disk.names import Names, beside
from store.disk.reading import find
from store.disk.rewrite import alone, renew
from store.disk.sealed import is_sealed, open_file, proven
from store.disk.vault import KEY_FILE, State, drop, encrypted, hold
from store.folder import REGISTER, Kind, Place, ledger_of, walk
from store.keeping.backup import sweep
from store.keeping.purge import drop_index
from store.said import Said, said
from store.value import value

Progress = Callable[[int, int], None]
_WHOLE = (Kind.LEDGER, Kind.DRAFT, Kind.KEPT)
_OURS = (*_WHOLE, Kind.JOURNAL, Kind.LOCK, Kind.TEMPORARY)
_HEAD = 4096  # bytes; the first line of a sealed file is much shorter
_ROUNDS = 5  # what a killed program left is kept beside in the first, and sealed in the second


@value
class Turned:
    """How many meetings and other files were written anew; `left` is what stood in the way: then it is not done.

    Not even `begun`, where it was seen before anything was changed.
    """

    meetings: int = 0
    files: int = 0
    left: tuple[Said, ...] = ()
    begun: bool = True


def keyed(home: Path) -> bool:
    """Whether a folder is encrypted; its key file is looked at, also where only its sealed files tell that it had one.

    The errors of `read_key`: NotUnlocked (`gone`) there.
    """
    if not encrypted(home) and not any(map(_is_sealed, walk(home))):
        return False
    read_key(home)
    return True


def encrypt(home: Path, passphrase: str, progress: Progress = lambda done, of: None) -> Turned:
    """Seal all that is not sealed; what stands in the way is told before anything is changed.

    NotUnlocked, Locked, NotSaved. A folder that is not there yet is made, and all that comes into it is sealed.
    """
    with _commanding(home):
        known = _known(home, passphrase)
        if wrong := tuple(_obstacles(home)):
            return Turned(left=wrong, begun=False)
        if known is State.SEALED and not _groups(home, seals=True):
            return Turned()
        hold(rewrap(home, passphrase, state=State.SEALING) if known else make_key(home, passphrase))
        turned = _turn(home, progress, seals=True)
        if not turned.left:
            sweep(home)
            drop_index(home)
            hold(rewrap(home, passphrase, state=State.SEALED))
        return turned


def decrypt(home: Path, passphrase: str, progress: Progress = lambda done, of: None) -> Turned:
    """Everything in plain again; the key is put aside, for what was out of the folder meanwhile. As `encrypt`."""
    with _commanding(home):
        _known(home, passphrase)
        if wrong := tuple(_obstacles(home)):
            return Turned(left=wrong, begun=False)
        hold(rewrap(home, passphrase, state=State.OPENING))
        turned = _turn(home, progress, seals=False)
        if not turned.left:
            _put_aside(home / KEY_FILE)
            drop(home)
        return turned


def _put_aside(key: Path) -> None:
    """Under a name that no other key has: a year that was moved away may come back sealed."""
    free = next(aside for n in count(1) if not os.path.lexists(aside := beside(key, "opened", n)))
    calls.rename(key, free)
    calls.sync_folder(key.parent)


def change_passphrase(home: Path, passphrase: str, new: str) -> None:
    """The same key under another passphrase. NotUnlocked, NotSaved; the old one holds until this returns."""
    with _commanding(home):
        rewrap(home, passphrase, new=new)


def still_plain(home: Path, exports: Path, backups: Path | None) -> tuple[Said, ...]:
    """What an encrypted folder leaves unencrypted, here and where the settings put copies."""
    places = tuple(walk(home))
    made = {place.path.parent for place in places if place.kind is Kind.EXPORT}
    if exports != home / "exports" and exports.is_dir():
        made.add(exports)
    told = [said("encrypt.plain.folder", path=str(folder)) for folder in sorted(made)]
    if backups and any(backups.glob("*.zip")):
        told.append(said("encrypt.plain.backups", path=str(backups)))
    return (*told, *(said("encrypt.plain.file", path=str(p.path)) for p in places if p.kind is Kind.STRAY))


@contextlib.contextmanager
def _commanding(home: Path) -> Iterator[None]:
    """One at a time changes how a folder is kept."""
    lock = Lock(home / "key.lock")
    try:
        make_folders(home)
        lock.take()
    except Locked:
        raise NotUnlocked("busy", home) from None
    except OSError as failed:
        raise NotSaved(reason_of(failed), home) from None
    try:
        yield
    except OSError as failed:
        raise NotSaved(reason_of(failed), home) from None
    finally:
        lock.release()


def _known(home: Path, passphrase: str) -> State | None:
    """How far the folder is; None where it has no key. Its key is held, and sealed and plain files alike are read."""
    if not encrypted(home):
        return None
    vault = unlock(home, passphrase)
    known = vault.state
    vault.state = State.SEALING if vault.strict else known
    hold(vault)
    return known


def _is_sealed(place: Place) -> bool:
    with contextlib.suppress(OSError):
        return place.kind in _WHOLE and is_sealed(read_start(place.path, _HEAD))
    return False


def _groups(home: Path, *, seals: bool) -> dict[Path, list[Place]]:
    """What is not as it is to be, by ledger. A journal is folded whatever it holds; a lock tells who is at work.

    Unreadable where there may be more that cannot be seen.
    """
    groups: dict[Path, list[Place]] = {}
    for place in walk(home):
        if place.hides_meetings:
            raise _hidden(place)
        if place.kind in _OURS and place.name.startswith("meetings/"):
            found = read_file(place.path) if place.kind in _WHOLE else (b"", None)
            if found and (place.kind not in _WHOLE or _covered(place, found[0]) != seals):
                groups.setdefault(ledger_of(place.path), []).append(place)
    return groups


def _covered(place: Place, data: bytes) -> bool:
    """Sealed, or an original of a sealed journal; a torn end of one is nothing to anybody, with the key or without."""
    lines = place.kind is Kind.KEPT and ".damaged-" in place.path.name and b'"o": "' in data
    return is_sealed(data) or lines


def _obstacles(home: Path) -> Iterator[Said]:
    """What is open elsewhere, damaged or unreadable. Who writes has a lock file, so only those locks are tried."""
    places = tuple(walk(home))
    yield from (_in_the_way(place.path, _hidden(place)) for place in places if place.hides_meetings)
    ours = [p for p in places if p.kind in _OURS and p.name.startswith("meetings/")]
    locks = {ledger_of(place.path) for place in ours if place.kind is Kind.LOCK}
    for path in dict.fromkeys(ledger_of(place.path) for place in ours):
        try:
            with alone(path) if path in locks else contextlib.nullcontext():
                if bad := find(Names(path)).bad:
                    raise Damaged(*bad[0])
        except DiskError as wrong:
            yield _in_the_way(path, wrong)


def _hidden(place: Place) -> Unreadable:
    return Unreadable(place.reason or "link", place.path)


def _in_the_way(path: Path, wrong: DiskError) -> Said:
    return said("encrypt.in_the_way", meeting=path.stem, why=wrong.said)


def _turn(home: Path, progress: Progress, *, seals: bool) -> Turned:
    turned: set[Path] = set()
    left: dict[Path, Said] = {}
    for _ in range(_ROUNDS):
        groups = {path: places for path, places in _groups(home, seals=seals).items() if path not in left}
        for done, (path, places) in enumerate(groups.items(), 1):
            try:
                with alone(path) as names:
                    renew(names)
                    for place in places:
                        _beside(place)
            except DiskError as wrong:
                left[path] = _in_the_way(path, wrong)
            turned |= {path if p.kind is Kind.JOURNAL else p.path for p in places if p.kind in (*_WHOLE, Kind.JOURNAL)}
            progress(done, len(groups))
        if not groups:
            break
    else:
        left |= {path: _in_the_way(path, NotSaved("changed", path)) for path in _groups(home, seals=seals)}
    meetings = sum(path.suffix == ".json" and path.name != REGISTER for path in turned)
    return Turned(meetings, len(turned) - meetings, tuple(left.values()))


def _beside(place: Place) -> None:
    """A draft or a kept original as its folder now has it; what a killed program left is taken away."""
    if place.kind is Kind.TEMPORARY:
        with contextlib.suppress(FileNotFoundError):
            calls.remove(place.path)
    if place.kind not in (Kind.DRAFT, Kind.KEPT):
        return
    found = read_file(place.path)
    if found is None:
        return
    opened = open_file(place.path, found[0])
    if opened.bad is None and not _covered(place, opened.data):
        replace(place.path, proven(place.path, opened.data), patient=True)
    elif place.kind is Kind.DRAFT:  # of no weight, and nobody can read it
        calls.remove(place.path)
    else:
        raise Damaged(place.path, opened.bad or 1)
