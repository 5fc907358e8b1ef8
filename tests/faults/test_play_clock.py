"""The machine's clock jumps under a running `enighed play` (libfaketime): nothing is lost, reordered or refused."""

from __future__ import annotations

import shutil
import subprocess
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.faults.player import DAY, Told, enighed, environment, log, opens_and_goes_on, quiet, start

pytestmark = pytest.mark.skipif(not shutil.which("faketime"), reason="needs libfaketime")

JUMPS = {
    "an hour back": ("2026-11-25 12:00:00", "2026-11-25 11:00:00", "2026-11-25 11:01:00"),
    "a day on": ("2026-11-25 12:00:00", "2026-11-26 12:00:00", "2026-11-26 12:01:00"),
    "ten years back": ("2026-11-25 12:00:00", "2016-11-25 12:00:00", "2016-11-25 12:01:00"),
    "to before all time": ("2026-11-25 12:00:00", "1970-01-01 00:00:01", "2026-11-25 12:05:00"),
    "to the next century": ("2026-11-25 12:00:00", "2112-02-29 23:59:59", "2026-11-25 12:05:00"),
    "over midnight": ("2026-11-25 22:59:58", "2026-11-25 23:00:01", "2026-11-25 23:00:02"),
    "in the night summer time ends": ("2026-10-25 00:59:50", "2026-10-25 01:00:10", "2026-10-25 00:30:00"),
    "in the night summer time begins": ("2026-03-29 00:59:50", "2026-03-29 01:00:10", "2026-03-29 00:30:00"),
}  # UTC: in Copenhagen an hour, in summer two, on


class Clock:
    """A clock for a child, set from here while it runs."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "clock"
        told = subprocess.run(["faketime", "-f", "+0", "printenv", "LD_PRELOAD"], capture_output=True, text=True)
        self.environment = {
            "LD_PRELOAD": told.stdout.strip(), "FAKETIME_TIMESTAMP_FILE": str(self._file), "FAKETIME_NO_CACHE": "1",
            "TZ": "UTC",
        }  # fmt: skip

    def set(self, at: str) -> None:
        self._file.write_text(f"@{at}\n")


@pytest.mark.parametrize("jumps", JUMPS.values(), ids=list(JUMPS))
def test_a_clock_that_jumps_reorders_nothing_and_is_flagged_where_it_goes_back(
    tmp_path: Path, jumps: tuple[str, ...]
) -> None:
    home, clock = tmp_path / "home", Clock(tmp_path)
    assert enighed(home, "new", DAY)[0] == 0
    clock.set(jumps[0])
    child = start(home, "play", DAY, "-", env=environment(home, **clock.environment))
    assert child.stdin and child.stdout
    heard = []
    for line in (
        "åbn mødet: kd",
        "g 1",
        "note: a",
        None,
        "note: b",
        "o bu notat på fredag",
        None,
        "note: c",
        "fortryd",
    ):
        if line is None:
            jumps = jumps[1:]
            clock.set(jumps[0])
            continue
        child.stdin.write(f"{line}\n".encode())
        child.stdin.flush()
        heard.append(child.stdout.readline().decode())
    _, err = child.communicate()

    quiet(home, Told(child.returncode, (), tuple(err.decode().splitlines())))
    assert [int(receipt.split("\t")[0]) for receipt in heard] == [1, 2, 3, 4, 5, 6, 7]
    entries = log(home)
    assert [entry["text"] for entry in entries if entry["kind"] == "note_taken"] == ["a", "b", "c"]
    happened = [datetime.fromisoformat(entry["happened_at"]) for entry in entries]
    typed = [datetime.fromisoformat(entry["typed_at"]) for entry in entries]
    assert happened == sorted(happened)
    told = ["uret" in receipt for receipt in heard]
    assert told == [at < max(happened[: place + 1]) for place, at in enumerate(typed)]
    opens_and_goes_on(home, 7)


@pytest.mark.parametrize("at", ["1970-01-01 00:00:01", "2112-02-29 23:59:59", "2026-11-25 12:00:00"])
def test_with_any_clock_a_meeting_is_found_held_and_exported(tmp_path: Path, at: str) -> None:
    home, clock = tmp_path / "home", Clock(tmp_path)
    clock.set(at)
    day = datetime.fromisoformat(at).date() + timedelta(days=1)
    for command, data in (
        (["new", day.isoformat()], ""),
        (["play", "next", "-"], "åbn mødet: kd\nen note\nhæv mødet: udsat\n"),
        (["show", "last"], ""),
        (["export", "last"], ""),
        (["actions"], ""),
        (["purge"], ""),
        (["backup", str(tmp_path / "kopi.zip")], ""),
        (["check"], ""),
    ):
        child = start(home, *command, env=environment(home, **clock.environment))
        _, err = child.communicate(data.encode())
        assert (child.returncode, err) == (0, b""), command
    assert list((home / "exports").iterdir())
