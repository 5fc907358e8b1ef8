"""How soon a second window shows what the first has saved: from the receipt of a line to its words on the other screen.

    python -m tests.bench.second_window [LINES] [ENTRIES]     # 200 lines into a meeting of 40 entries by default

The first window is `enighed play` on a pipe, the second the live screen on a pseudo-terminal. At most 250 ms at p95.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles

from tests.bench.terminal import Terminal

ROOT = str(Path(__file__).parents[2])
DAY = "2026-11-25"


def program(home: Path, *arguments: str, data: bytes | None = None) -> None:
    command = [sys.executable, "-m", "tui", *arguments]
    subprocess.run(command, env=surroundings(home), cwd=ROOT, input=data, capture_output=True, check=True)


def surroundings(home: Path) -> dict[str, str]:
    return {**os.environ, "ENIGHED_HOME": str(home), "PYTHONPATH": ROOT}


def measure(home: Path, lines: int, entries: int) -> list[float]:
    """Seconds from each receipt to the redraw."""
    program(home, "new", DAY)
    opening = "12.00 åbn mødet: kd\n12.00 g 1\n" + "".join(f"12.01 note: før {n}\n" for n in range(entries))
    program(home, "play", DAY, "-", data=opening.encode())
    writer = subprocess.Popen(
        [sys.executable, "-m", "tui", "play", DAY, "-"], env=surroundings(home), cwd=ROOT,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    assert writer.stdin and writer.stdout
    writer.stdin.write(b"12.02 note: begge er her\n")
    writer.stdin.flush()
    writer.stdout.readline()
    reader = Terminal([sys.executable, "-m", "tui", "meeting", f"1/{DAY[:4]}"], surroundings(home))
    reader.until(b"begge")
    reader.quiet()
    dice, found = random.Random(1), []
    for number in range(lines):
        end = time.perf_counter() + 0.05 + dice.random() * 0.4  # at no fixed moment of the reader's own rhythm
        while time.perf_counter() < end:
            reader.read(0.01)
        mark = f"q{number:05}z"
        reader.drawn = b""
        writer.stdin.write(f"12.03 note: {mark}\n".encode())
        writer.stdin.flush()
        writer.stdout.readline()
        saved = time.perf_counter()
        found.append(reader.until(mark.encode()) - saved)
    writer.stdin.close()
    writer.wait()
    reader.close()
    return found


def main(lines: int = 200, entries: int = 40) -> None:
    with tempfile.TemporaryDirectory() as folder:
        found = measure(Path(folder) / "home", lines, entries)
    p95 = quantiles(found, n=20)[-1]
    print(f"{lines} lines after {entries} entries: median {median(found) * 1000:.0f} ms, p95 {p95 * 1000:.0f} ms, "
          f"worst {max(found) * 1000:.0f} ms")  # fmt: skip


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:]))
