"""Every call to the operating system that the record rests on, so that a test can make each of them fail.

Use them by module (`calls.write(...)`), never by name. Each raises OSError and nothing else; Python retries
EINTR. Here are the bare calls: pathlib would hide flags, modes and descriptors.
"""

from __future__ import annotations

import errno
import math
import os
import stat
import sys
import time
from pathlib import Path

READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)  # a pipe standing there must not hold us up
NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL
APPEND = os.O_WRONLY | os.O_CREAT | os.O_APPEND
SHARE = os.O_RDWR | os.O_CREAT
# A link standing where a file should be is not followed; bytes are bytes, on Windows too.
_ALWAYS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_NO_SYNC_HERE = (errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOTTY)
_LOCK_BYTE = 1 << 30  # far behind the pid: a locked byte cannot be read on Windows


def open_file(path: Path, flags: int) -> int:
    """A descriptor; a new file is 0600 from its first moment, whatever the umask."""
    return os.open(path, flags | _ALWAYS, 0o600)


def make_folder(path: Path) -> None:
    """One folder, 0700 from its first moment."""
    os.mkdir(path, 0o700)  # noqa: PTH102


def read(fd: int, size: int) -> bytes:
    return os.read(fd, size)


def write(fd: int, data: bytes | memoryview) -> int:
    """How many bytes went in, which may be fewer than given."""
    return os.write(fd, data)


def flush(fd: int) -> None:
    """The bytes of a file are on the disk itself when this returns (F_FULLFSYNC on macOS)."""
    if sys.platform == "darwin":
        import fcntl

        try:
            fcntl.fcntl(fd, fcntl.F_FULLFSYNC)
        except OSError as failed:
            if failed.errno not in _NO_SYNC_HERE:
                raise  # a second, weaker sync that succeeds proves nothing
            os.fsync(fd)
    elif sys.platform == "win32":
        os.fsync(fd)
    else:
        os.fdatasync(fd)


def sync_folder(path: Path) -> None:
    """The names in a folder are on the disk. Windows, and a few network folders, have no such call."""
    if sys.platform == "win32":
        return
    fd = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_DIRECTORY)
    try:
        os.fsync(fd)
    except OSError as failed:
        if failed.errno not in _NO_SYNC_HERE:
            raise
    finally:
        os.close(fd)


def cut(fd: int, length: int) -> None:
    os.ftruncate(fd, length)


def rename(old: Path, new: Path) -> None:
    """Over what stood there, in one step."""
    os.replace(old, new)  # noqa: PTH105


def remove(path: Path) -> None:
    os.unlink(path)  # noqa: PTH108


def link(old: Path, new: Path) -> None:
    """A second name for a file; FileExistsError where anything has it already."""
    os.link(old, new)


def remove_folder(path: Path) -> None:
    """An empty one."""
    os.rmdir(path)  # noqa: PTH106


def close(fd: int) -> None:
    os.close(fd)


def look(path: Path | str) -> os.stat_result:
    """The stamp of what stands at a path; a link is itself, not what it points to."""
    return os.lstat(path)


def look_held(path: Path | str, fd: int) -> os.stat_result:
    """The stamp of what stands where an open file was opened; Windows lets nobody take an open file away."""
    return os.fstat(fd) if sys.platform == "win32" else os.lstat(path)


def look_at(fd: int) -> os.stat_result:
    return os.fstat(fd)


def regular(status: os.stat_result) -> bool:
    return stat.S_ISREG(status.st_mode)


def lock(fd: int) -> bool:
    """Take the system's own lock, or False where another holds it. It goes when its holder does."""
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(fd, _LOCK_BYTE, os.SEEK_SET)
            try:
                msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
            finally:
                os.lseek(fd, 0, os.SEEK_SET)
        else:
            import fcntl

            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as failed:
        if failed.errno in (errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK):
            return False
        raise
    return True


def ticks() -> float:
    """Seconds that only go up; where there are more of them than can be counted, nobody waits and nothing is late."""
    try:
        return time.monotonic()
    except OverflowError:
        return math.inf


def pause(seconds: float) -> None:
    time.sleep(seconds)
