"""The journal, open for appending: one write and one flush a line, and cut back where that fails."""

from __future__ import annotations

import contextlib
from pathlib import Path

from store.disk import calls
from store.disk.atomic import write_all


class Journal:
    """A file held open. `length` is how far it is on the disk; what may stand behind that is no entry.

    `doubtful`: a flush has failed, and the system may have thrown away what it was to write, and say nothing
    the next time. Such a file is not believed again before all it should hold stands in a new snapshot.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._place = str(path)  # a Path is turned into one anew at each call
        self._fd: int | None = None
        self._file = (0, 0)
        self.length = 0
        self.doubtful = False

    def open(self) -> None:
        """Open, or make, and see to it that its name is on the disk. What it holds is not looked at."""
        self.close()
        fd = calls.open_file(self._path, calls.APPEND)
        try:
            status = calls.look_at(fd)
            calls.sync_folder(self._path.parent)
        except BaseException:
            calls.close(fd)
            raise
        self._fd, self._file = fd, (status.st_dev, status.st_ino)

    def sound(self) -> bool:
        """The file at the path is the one held open, and exactly as long as we left it."""
        if self._fd is None or self.doubtful:
            return False
        try:
            status = calls.look_held(self._place, self._fd)
        except OSError:
            return False
        return (status.st_dev, status.st_ino, status.st_size) == (*self._file, self.length)

    def append(self, line: bytes) -> None:
        """The line is on the disk when this returns. After an OSError, `sound` tells what to do."""
        assert self._fd is not None
        try:
            write_all(self._fd, line)
            self.doubtful = True
            calls.flush(self._fd)
            self.doubtful = False
        except BaseException:
            # At once, so that a line the user was told is not saved does not come back tomorrow.
            with contextlib.suppress(OSError):
                calls.cut(self._fd, self.length)
            raise
        self.length += len(line)

    def cut(self, length: int) -> None:
        """Nothing stands behind `length` any more, on the disk itself."""
        assert self._fd is not None
        calls.cut(self._fd, length)
        self.doubtful = True
        calls.flush(self._fd)
        self.length, self.doubtful = length, False

    def close(self) -> None:
        if self._fd is not None:
            with contextlib.suppress(OSError):
                calls.close(self._fd)
        self._fd = None
