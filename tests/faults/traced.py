"""A child under strace: what it calls, and a fault put at the k-th of its calls (Linux, where strace is)."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.faults.player import ROOT, Told, environment, start, told_of


def works() -> bool:
    """strace is there, and may trace here (a container may forbid it)."""
    if not shutil.which("strace"):
        return False
    return subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True, cwd=ROOT).returncode == 0


@dataclass(frozen=True)
class Calls:
    """Of each system call: which was the first after the home was first touched, and how many there were in all."""

    first: Counter[str]
    total: Counter[str]

    def places(self, name: str) -> range:
        """Where faults go: before its own first look at the home the child is Python starting, not Enighed."""
        return range(self.first[name] + 1, self.total[name] + 1)


def count(home: Path, data: bytes, trace: Path, *arguments: str) -> Calls:
    """The calls of a child that nothing happens to."""
    _run(home, data, ("strace", "-f", "-qq", "-o", str(trace)), arguments)
    first: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for line in trace.read_text(encoding="utf-8", errors="replace").splitlines():
        if called := re.match(r"\d+ +(\w+)\(", line):
            if str(home) in line and not first:
                first = Counter(total)
            total[called[1]] += 1
    return Calls(first, total)


def spoiled(
    home: Path, data: bytes, trace: Path, call: str, fault: str, when: str, *arguments: str
) -> tuple[Told, bool]:
    """What a child told with a fault at these calls (`7`, or `7+` from there on), and whether it came so far."""
    # the filter makes it several times quicker, and lets no signal through
    quick = () if fault.startswith("signal") else ("--seccomp-bpf",)
    inject = ("-e", f"trace={call}", "-e", f"inject={call}:{fault}:when={when}")
    told = _run(home, data, ("strace", "-f", *quick, "-qq", "-o", str(trace), *inject), arguments)
    hit = told.code < 0 or "INJECTED" in trace.read_text(encoding="utf-8", errors="replace")
    return told, hit


def _run(home: Path, data: bytes, before: Sequence[str], arguments: Sequence[str]) -> Told:
    child = start(home, *arguments, before=before, env=environment(home, PYTHONDONTWRITEBYTECODE="1"))
    out, err = child.communicate(data)
    return told_of(child.returncode, out, err)
