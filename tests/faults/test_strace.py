"""The same faults from outside the program, at the system calls themselves (long form, where strace is)."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from store.disk.errors import NoSuchLedger
from store.disk.names import Names
from store.ledger import Ledger, check, verify
from tests.faults.shim import LONG, document, entries
from tests.faults.test_kills import ROOT

pytestmark = pytest.mark.skipif(not LONG or not shutil.which("strace"), reason="long form, with strace")

CALLS = ("write", "fdatasync", "fsync", "rename", "ftruncate", "openat", "unlink", "flock", "mkdir")
MOST = 60


def run(path: Path, call: str, fault: str, number: int) -> tuple[list[str], bool]:
    """What a child said with the fault at the k-th such call on the ledger's files, and whether it failed."""
    files = [path, path.parent, *(path.with_name(f"m{end}") for end in (".json.tmp", ".journal"))]
    files += [Names(path).lock.parent, Names(path).lock]
    traced = [word for file in files for word in ("-P", str(file))]
    command = ["strace", "-f", "-qq", "-o", str(path.parents[1] / "trace"), *traced]
    command += ["-e", f"trace={call}", "-e", f"inject={call}:{fault}:when={number}"]
    command += [sys.executable, "-m", "tests.faults.child", str(path), "12"]
    child = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    return child.stdout.split("\n")[:-1], child.returncode != 0


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("fault", ["signal=KILL", "error=ENOSPC", "error=EIO", "error=EDQUOT"])
def test_a_fault_at_each_call_loses_nothing_that_was_promised(tmp_path: Path, call: str, fault: str) -> None:
    ended = False
    for number in range(1, MOST):
        path = tmp_path / str(number) / "2026" / "m.json"
        path.parents[1].mkdir()
        heard, stopped = run(path, call, fault, number)
        kept = [int(word) for word in heard if word.isdigit()]
        promised = kept[-1] + 1 if kept else 0
        try:
            with Ledger.open(path) as ledger:
                found = entries(ledger.documents())
                assert found == list(range(len(found)))
                assert promised <= len(found) <= promised + 2
                assert verify(ledger.documents()) is None
                ledger.append(document(len(found)))
        except NoSuchLedger:
            assert promised == 0
        else:
            assert check(path) == ()
        if "INJECTED" not in (tmp_path / str(number) / "trace").read_text() and not stopped:
            ended = True
            break
    assert ended or number == MOST - 1
