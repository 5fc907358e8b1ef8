"""Start to usable line, key to echo, and memory, each beside its floor in one run.

    python -m tests.bench.screen [RUNS] [ITEMS]     # ITEMS on the agenda, 5 by default

Runs ours and the floor in turn and prints medians and their ratio. Nothing is asserted.
"""

from __future__ import annotations

import compileall
import os
import re
import statistics
import sys
import tempfile
from pathlib import Path

from store.archive import Archive
from store.values import AgendaItem
from tests.bench.terminal import Terminal
from tests.build import called, moment
from tui.cli.base import now

KEYS = "æøå" * 14  # letters that are in no escape sequence
ROOT = str(Path(__file__).parent.parent.parent)


def prepared(home: Path, items: int) -> None:
    """A running meeting with `items` on the agenda and ten entries on the current one."""
    from store import events as e

    agenda = tuple(
        AgendaItem(f"i{n}", f"Punkt nummer {n} på dagsordenen", "temaer", "B", 10, "KD") for n in range(1, items)
    )
    agenda = (*agenda, AgendaItem("ev", "Eventuelt", "eventuelt"))
    day = now().date()
    record = Archive(home, now).call(called(date=day, number=f"1/{day.year}", agenda=agenda, open_actions=()))
    with record as kept:  # type: ignore[union-attr]
        kept.keep(e.MeetingOpened("KD"), moment("0.00", day))
        kept.keep(e.ItemStarted("i2"), moment("0.01", day))
        for n in range(10):
            kept.keep(
                e.NoteTaken("i2", f"Note {n}: BU fremlagde to modeller, og ØP så på udgiften."), moment("0.02", day)
            )


def main(runs: int = 9, items: int = 5) -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        prepared(home, items)
        # as installed: with compiled modules, which a checkout may lack
        compileall.compile_dir(ROOT, quiet=2, maxlevels=6, rx=re.compile(r"/[.]|/tests/faults"))
        environment = {"ENIGHED_HOME": str(home), "PYTHONPATH": ROOT}
        programs = {
            "empty": ([sys.executable, "-m", "tests.bench.floors"], b"READY"),
            "bare": ([sys.executable, "-m", "tests.bench.floors", "bare"], b"READY"),
            "live": ([sys.executable, "-m", "tui", "meeting"], b"NOTE"),
        }
        start: dict[str, list[float]] = {name: [] for name in programs}
        echo: dict[str, list[float]] = {name: [] for name in programs}
        memory: dict[str, list[int]] = {name: [] for name in programs}
        os.chdir(ROOT)
        for run in range(runs + 1):
            for name, (command, mark) in programs.items():
                terminal = Terminal(command, environment)
                began = terminal.until(mark) - terminal.began
                if name != "empty":
                    terminal.quiet()
                    keys = [terminal.echo(key) for key in KEYS]
                    terminal.quiet(0.1)
                    echo[name] += keys[4:] if run else []
                if run:  # the first round warms the caches
                    start[name].append(began)
                    memory[name].append(terminal.memory())
                terminal.close()
    print(f"{items} items, {runs} runs, {len(KEYS) - 4} keys a run")
    _row("start to usable line", start["live"], start["empty"], "empty Textual app")
    _row("key to echo", echo["live"], echo["bare"], "bare TextArea app")
    _row("peak memory, kB", memory["live"], memory["empty"], "empty Textual app")


def _row(what: str, ours: list[float] | list[int], floor: list[float] | list[int], name: str) -> None:
    mine, theirs = statistics.median(ours), statistics.median(floor)
    print(f"{what:22} {mine:10.4f}  floor ({name}) {theirs:10.4f}  ratio {mine / theirs:.2f}")


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:]))
