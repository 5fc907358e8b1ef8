"""One writer: the system's own lock on a file beside the ledger. A file left from last year locks nothing."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from store.disk import calls
from store.disk.atomic import make_last
from store.disk.errors import DiskError, Locked

_TRIES = 5


class Lock:
    """Held from `take` until `release` or the end of the process. The pid inside is for the message only.

    `folder`: the last folder it lies in is made with it.
    """

    def __init__(self, path: Path, *, folder: bool = False) -> None:
        self._path = path
        self._folder = folder
        self._fd: int | None = None
        self._stamp: tuple[int, int] = (0, 0)

    def take(self) -> None:
        """Locked where another program has it; OSError where the file cannot be made."""
        self._drop()
        for _ in range(_TRIES):
            fd = self._opened()
            try:
                if not calls.lock(fd):
                    raise Locked(_pid(fd), self._path)
                status = calls.look_at(fd)
                self._fd, self._stamp = fd, (status.st_dev, status.st_ino)
            finally:
                if self._fd is None:
                    calls.close(fd)
            if self.held():
                self._sign(fd)
                return
            self._drop()  # its holder took the file away between our opening and our locking it
        raise Locked(None, self._path)

    def held(self) -> bool:
        """Ours, and still the file that others would try."""
        if self._fd is None:
            return False
        try:
            status = calls.look_held(self._path, self._fd)
        except OSError:
            return False
        return (status.st_dev, status.st_ino) == self._stamp

    def release(self) -> None:
        """Take the file away and let go; Windows cannot take away an open file."""
        ours = self.held()
        if os.name == "nt":
            self._drop()
        if ours:
            with contextlib.suppress(OSError):
                calls.remove(self._path)
        self._drop()

    def _opened(self) -> int:
        try:
            return calls.open_file(self._path, calls.SHARE)
        except (FileNotFoundError, NotADirectoryError):
            if not self._folder:
                raise
        make_last(self._path.parent)
        return calls.open_file(self._path, calls.SHARE)

    def _sign(self, fd: int) -> None:
        with contextlib.suppress(OSError):
            calls.cut(fd, 0)
            calls.write(fd, b"%d\n" % os.getpid())

    def _drop(self) -> None:
        if self._fd is not None:
            with contextlib.suppress(OSError):
                calls.close(self._fd)
        self._fd = None


def is_held(path: Path) -> bool:
    """Somebody writes there now: the lock at `path` is taken, not only left behind."""
    if not path.exists():
        return False
    lock = Lock(path)
    try:
        lock.take()
    except Locked:
        return True
    except (OSError, DiskError):
        return False
    lock.release()
    return False


def _pid(fd: int) -> int | None:
    try:
        text = calls.read(fd, 20).strip()
    except OSError:
        return None
    return int(text) if text.isdigit() else None
