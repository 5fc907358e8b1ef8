"""Whatever stands at the ends of the pipes: closed, full or cut short, it is answered and nothing is lost."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def run(home: Path, shell: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "ENIGHED_HOME": str(home), "PYTHONPATH": str(ROOT)}
    command = shell.replace("enighed", f"{sys.executable} -m tui")
    return subprocess.run(["sh", "-c", command], env=environment, capture_output=True, text=True, cwd=ROOT)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell of Unix")
@pytest.mark.parametrize(
    "shell",
    [
        "enighed play next - <&-",
        "enighed show next >&-",
        "enighed about >&-",
        "enighed check >&-",
        "enighed show next >/dev/full",
    ],
)
def test_a_closed_or_full_stream_makes_no_traceback(tmp_path: Path, shell: str) -> None:
    run(tmp_path, "enighed new")
    done = run(tmp_path, shell)

    assert "Traceback" not in done.stderr and not (tmp_path / "faults").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell of Unix")
def test_a_line_whose_receipt_cannot_be_given_is_kept_all_the_same(tmp_path: Path) -> None:
    run(tmp_path, "enighed new 2026-11-25")
    run(tmp_path, "printf '12.00 åbn mødet: kd\n12.01 note: æøå\n' | enighed play 2026-11-25 - >/dev/full")

    assert "Mødet åbnet" in run(tmp_path, "enighed log 2026-11-25").stdout
