"""`enighed play` as an outsider sees it: a child on a pipe, its receipts, and what the folder holds afterwards.

Every fault of this suite ends in `judge`: each acknowledged line is there once, in order; nothing else is, but for the
one line whose receipt was cut off; the meeting can be shown, exported and gone on with; whoever reads the terminal saw
sentences, never a traceback.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tui.__main__ import main

ROOT = Path(__file__).parents[2]
DAY = "2026-11-25"
SECRET = "hemmelig-om-navngiven-medarbejder"
OPENING = "12.00 åbn mødet: kd\n12.00 g 1\n"
TORN = "ender midt i en linje"  # what `check` says of a line that was cut off: known, told, and no fault


def lines(count: int, first: int = 1) -> bytes:
    """Notes that can be told from each other."""
    told = (f"12.{n % 50 + 1:02} note: {SECRET} nr {n}: æøå\n" for n in range(first, first + count))
    return "".join(told).encode()


def environment(home: Path, **more: str) -> dict[str, str]:
    """As a user's: what Python holds back until the end is held back here, too."""
    kept = {name: told for name, told in os.environ.items() if name != "PYTHONUNBUFFERED"}
    return {**kept, "ENIGHED_HOME": str(home), "PYTHONPATH": str(ROOT), **more}


def start(home: Path, *arguments: str, before: Sequence[str] = (), **options: Any) -> subprocess.Popen[bytes]:
    """The program as a child, its three streams on pipes unless `options` say otherwise.

    Unbuffered: what `readline` read ahead would be hidden from `communicate`.
    """
    command = [*before, sys.executable, "-m", "tui", *arguments]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen(command, cwd=ROOT, **{**pipes, "bufsize": 0, "env": environment(home), **options})


@dataclass(frozen=True)
class Told:
    """How a child ended and what it said."""

    code: int
    receipts: tuple[int, ...]
    errors: tuple[str, ...]


def told_of(code: int, out: bytes, err: bytes) -> Told:
    """Whole lines only: a receipt cut off in the middle was given to nobody."""
    receipts = (line.split(b"\t")[0] for line in out.split(b"\n")[:-1])
    return Told(code, tuple(int(number) for number in receipts if number.isdigit()), tuple(err.decode().splitlines()))


def play(home: Path, data: bytes, *, before: Sequence[str] = (), **options: Any) -> Told:
    """`enighed play DAY -` from its first line to its end."""
    child = start(home, "play", DAY, "-", before=before, **options)
    out, err = child.communicate(data)
    return told_of(child.returncode, out or b"", err or b"")


def enighed(home: Path, *arguments: str, data: bytes = b"") -> tuple[int, str, str]:
    """The program in this process: exit code, what it printed, what it complained of."""
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.TextIOWrapper(io.BytesIO(), "utf-8")
    before, os.environ["ENIGHED_HOME"] = os.environ.get("ENIGHED_HOME"), str(home)
    stdin, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO(data), "utf-8")
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main(list(arguments))
    finally:
        sys.stdin = stdin
        os.environ.pop("ENIGHED_HOME")
        os.environ.update({"ENIGHED_HOME": before} if before is not None else {})
    return code, _read(out), _read(err)


def _read(stream: io.TextIOWrapper) -> str:
    stream.flush()
    data: bytes = stream.buffer.getvalue()  # type: ignore[attr-defined]
    return data.decode()


def called(home: Path, opening: str = OPENING) -> Path:
    """A home with one running meeting."""
    assert enighed(home, "new", DAY)[0] == 0
    assert enighed(home, "play", DAY, "-", data=opening.encode())[0] == 0
    return home


def numbers(home: Path) -> list[int]:
    """The entries of the record, as `log --json` tells them."""
    return [entry["entry"] for entry in log(home)]


def log(home: Path) -> list[Mapping[str, Any]]:
    code, out, err = enighed(home, "log", DAY, "--json")
    assert (code, err) == (0, ""), err
    found: list[Mapping[str, Any]] = json.loads(out)
    return found


def judge(home: Path, told: Told, *, before: int = 2, more: int = 1) -> int:
    """What must hold after any fault; the number of entries there. `before` entries were there at the start.

    `more`: how many entries may be there that no receipt was heard of.
    """
    quiet(home, told)
    found, known = log(home), before + len(told.receipts)
    assert [entry["entry"] for entry in found] == list(range(1, len(found) + 1))
    assert list(told.receipts) == list(range(before + 1, known + 1))
    assert known <= len(found) <= known + more
    notes = [int(nr[1]) for entry in found if (nr := re.search(r" nr (\d+):", entry["text"] or ""))]
    assert notes == list(range(1, len(notes) + 1)), "once, and in order"
    opens_and_goes_on(home, len(found))
    return len(found)


def quiet(home: Path, told: Told) -> None:
    """Sentences only, none with a word of the meeting; no fault of the program itself; never a failure without one."""
    said = "\n".join(told.errors)
    assert "Traceback" not in said and "Exception" not in said, said
    assert all(line.startswith("enighed: ") for line in told.errors), said
    assert len(told.errors) <= 3 and SECRET not in said, said
    assert not (home / "faults").exists(), next((home / "faults").iterdir()).read_text()
    assert told.errors or told.code not in (1, 2)


def opens_and_goes_on(home: Path, there: int) -> None:
    for command in (("show", DAY, "--json"), ("export", DAY, "--out", str(home.parent / "out"))):
        code, _, err = enighed(home, *command)
        assert (code, err) == (0, ""), err
    code, _, err = enighed(home, "check")
    assert code == 0 or (TORN in err and err.count("\n") == 1), err
    code, out, err = enighed(home, "play", DAY, "-", data=b"12.58 note: bagefter\n12.59 note: og igen\n")
    assert code == 0 and [line[: line.index("\t")] for line in out.splitlines()] == [str(there + 1), str(there + 2)]
    code, _, err = enighed(home, "check")
    assert (code, err) == (0, ""), err
    left = {file.name for file in (home / "meetings").rglob("*") if file.suffix in (".tmp", ".lock", ".journal")}
    assert left == set()
