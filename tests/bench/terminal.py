"""A program in a pseudo-terminal, timed from outside: how long until some text is drawn, or a typed key comes back."""

from __future__ import annotations

import os
import pty
import select
import signal
import struct
import time
from collections.abc import Sequence
from fcntl import ioctl
from pathlib import Path
from termios import TIOCSWINSZ

PATIENCE = 30.0


class Terminal:
    """One run of a program on a terminal of `columns` x `rows`; answers what a terminal is asked at start."""

    def __init__(self, command: Sequence[str], environment: dict[str, str], columns: int = 80, rows: int = 24) -> None:
        self.began = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.execvpe(command[0], list(command), {**os.environ, **environment, "TERM": "xterm-256color"})
        ioctl(self.fd, TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.drawn = b""

    def read(self, seconds: float) -> bytes:
        """What is drawn within `seconds`, as soon as there is anything."""
        if not select.select([self.fd], [], [], seconds)[0]:
            return b""
        try:
            data = os.read(self.fd, 65536)
        except OSError:
            return b""
        self.drawn += data
        return data

    def until(self, text: bytes) -> float:
        """Seconds on the clock when `text` has been drawn."""
        end = time.perf_counter() + PATIENCE
        while text not in self.drawn:
            if time.perf_counter() > end:
                raise TimeoutError(f"{text!r} was not drawn; the end of what was: {self.drawn[-400:]!r}")
            self.read(0.5)
        return time.perf_counter()

    def quiet(self, seconds: float = 0.4) -> None:
        """Until nothing has been drawn for a while."""
        while self.read(seconds):
            pass

    def echo(self, key: str) -> float:
        """Seconds from sending a key to its letter being drawn."""
        self.drawn = b""
        sent = time.perf_counter()
        os.write(self.fd, key.encode())
        return self.until(key.encode()) - sent

    def memory(self) -> int:
        """Peak resident memory in kB (Linux), 0 where it is not told."""
        try:
            status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii", errors="replace")
        except OSError:
            return 0
        return next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")), 0)

    def close(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)
