"""Start to usable line, key to echo and memory beside an empty and a bare app, by how many meetings there are.

    python -m tests.bench.start FOLDER [RUNS] [SIZE ...]     # as `tests.bench.scale`; 100000-one-folder is a size too

Each in turn in one run. A window is killed when it has been measured, so that the next one finds what a killed program
leaves. Memory is the peak at the usable line, and after `SETTLED`
seconds on the home screen, when every file was looked at beside it.
"""

from __future__ import annotations

import compileall
import os
import re
import statistics
import sys
import time
from pathlib import Path

from tests.bench.ready import ONE_FOLDER, SIZES, ready
from tests.bench.screen import KEYS
from tests.bench.terminal import Terminal

ROOT = str(Path(__file__).parent.parent.parent)
SETTLED = 4.0
MARKS = {"home": "Møder ".encode(), "live": b"NOTE"}
MODULES = {
    "empty": ["tests.bench.floors"],
    "bare": ["tests.bench.floors", "bare"],
    "home": ["tui"],
    "live": ["tui", "meeting"],
}


def main(folder: Path, runs: int = 9, sizes: tuple[str, ...] = tuple(map(str, SIZES))) -> None:
    homes = {size: ready(folder, int(size.partition("-")[0]), one_folder=size.endswith(ONE_FOLDER)) for size in sizes}
    # as installed: with compiled modules, which a checkout may lack
    compileall.compile_dir(ROOT, quiet=2, maxlevels=6, rx=re.compile(r"/[.]|/tests/faults"))
    os.chdir(ROOT)
    started: dict[tuple[str, str], list[float]] = {}
    memory: dict[tuple[str, str], list[int]] = {}
    echoes: dict[tuple[str, str], list[float]] = {}
    programs = [("empty", ""), ("bare", ""), *((kind, size) for size in sizes for kind in MARKS)]
    for run in range(runs + 1):
        for kind, size in programs:
            terminal = _terminal(kind, homes.get(size))
            took = terminal.until(MARKS.get(kind, b"READY")) - terminal.began
            if run:  # the first round warms the caches
                started.setdefault((kind, size), []).append(took)
                memory.setdefault((kind, size), []).append(terminal.memory())
            if kind in ("bare", "live"):
                terminal.quiet()
                keys = [terminal.echo(key) for key in KEYS]
                echoes.setdefault((kind, size), []).extend(keys[4:] if run else [])
            terminal.close()
    floor, least = statistics.median(started["empty", ""]), statistics.median(memory["empty", ""])
    print(f"{runs} runs; empty Textual app {floor:.3f} s, {least / 1000:.1f} MB")
    bare = statistics.median(echoes["bare", ""])
    print(f"key to echo: bare TextArea app {bare * 1e3:.1f} ms")
    for (kind, size), times in started.items():
        took, peak = statistics.median(times), statistics.median(memory[kind, size])
        settled = f", settled {_settled(homes[size]) / least:.2f}" if kind == "home" else ""
        echo = f", key to echo {statistics.median(echoes[kind, size]) / bare:.2f}" if (kind, size) in echoes else ""
        print(f"{kind:5} {size:>18}  {took:.3f} s, ratio {took / floor:.2f}  memory {peak / least:.2f}{settled}{echo}")


def _terminal(kind: str, home: Path | None) -> Terminal:
    environment = {"PYTHONPATH": ROOT, **({"ENIGHED_HOME": str(home)} if home else {})}
    module = MODULES[kind]
    return Terminal([sys.executable, "-m", *module], environment)


def _settled(home: Path) -> int:
    """Peak memory in kB once the index was brought up to date beside the home screen."""
    terminal = _terminal("home", home)
    terminal.until(MARKS["home"])
    end = time.perf_counter() + SETTLED
    while time.perf_counter() < end:
        terminal.read(0.2)
    peak = terminal.memory()
    terminal.close()
    return peak


if __name__ == "__main__":
    main(Path(sys.argv[1]), int((sys.argv[2:3] or ["9"])[0]), tuple(sys.argv[3:]) or tuple(map(str, SIZES)))
