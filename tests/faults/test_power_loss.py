"""The power goes: of what was not flushed any part may be on the disk, in any order.

From a trace of one meeting's calls every such folder is built and opened; each entry acknowledged before that
moment must be there. The disk of the model is the worst that is allowed: bytes of a file are sure after its flush
only, names in a folder after its sync only; a rename is one step; names may appear each for itself.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from store.disk import calls, writer
from store.disk.errors import NoSuchLedger
from store.ledger import Ledger, check
from tests.faults.shim import LONG, document, entries

State = tuple[tuple[str, bytes], ...]  # path within the folder -> bytes


@dataclass
class File:
    """The writes and cuts of one file, the first `sure` of them flushed."""

    steps: list[bytes | int] = field(default_factory=list)
    sure: int = 0

    def content(self, taken: int) -> bytes:
        data = b""
        for step in self.steps[:taken]:
            data = data + step if isinstance(step, bytes) else data[:step]
        return data

    def possible(self) -> list[bytes]:
        """Its bytes after any number of the steps that are not sure, and after half of one."""
        found = [self.content(taken) for taken in range(self.sure, len(self.steps) + 1)]
        for taken in range(self.sure, len(self.steps)):
            step = self.steps[taken]
            if isinstance(step, bytes):
                found.append(self.content(taken) + step[: len(step) // 2])
        return list(dict.fromkeys(found))


Name = tuple[str, str, File | None]  # folder, name, the file it now stands for (None: taken away)


class Model:
    """Follows the calls and can tell what a power cut now would leave."""

    def __init__(self, top: Path, patch: pytest.MonkeyPatch) -> None:
        self.top = top
        self._fds: dict[int, File] = {}
        self._now: dict[str, File] = {}
        self._folders: dict[str, bool] = {}  # made here -> sure
        self._names: list[tuple[Name, ...]] = []  # each step at once
        self._sure: list[bool] = []
        self.seen: dict[State, int] = {}
        self.said = 0
        for name in ("open_file", "make_folder", "write", "flush", "sync_folder", "cut", "rename", "remove"):
            patch.setattr(calls, name, self._watched(name, getattr(calls, name)))

    def _watched(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any) -> Any:
            new = name == "open_file" and not os.path.lexists(args[0])
            result = None if name in ("flush", "sync_folder") else real(*args)
            if name == "open_file":
                self._opened(result, args[0], new)
            else:
                getattr(self, f"_{name}")(result, *args)
            self.cut_the_power()
            return result

        return call

    def _opened(self, fd: Any, path: Path, new: bool) -> None:
        key = str(path)
        if new:
            self._now[key] = File()
            self._step((str(path.parent), key, self._now[key]))
        self._fds[fd] = self._now.get(key) or File()  # one that was there before, and is only read

    def _step(self, *names: Name) -> None:
        self._names.append(names)
        self._sure.append(False)

    def _write(self, done: int, fd: int, data: bytes) -> None:
        self._fds[fd].steps.append(bytes(data)[:done])

    def _cut(self, _: None, fd: int, length: int) -> None:
        self._fds[fd].steps.append(length)

    def _flush(self, _: None, fd: int) -> None:
        self._fds[fd].sure = len(self._fds[fd].steps)

    def _make_folder(self, _: None, path: Path) -> None:
        self._folders[str(path)] = False

    def _sync_folder(self, _: None, path: Path) -> None:
        for index, step in enumerate(self._names):
            self._sure[index] |= step[0][0] == str(path)
        for folder in self._folders:
            self._folders[folder] |= str(Path(folder).parent) == str(path)

    def _rename(self, _: None, old: Path, new: Path) -> None:
        self._now[str(new)] = self._now.pop(str(old))
        self._step((str(old.parent), str(old), None), (str(new.parent), str(new), self._now[str(new)]))

    def _remove(self, _: None, path: Path) -> None:
        self._now.pop(str(path), None)
        self._step((str(path.parent), str(path), None))

    def cut_the_power(self) -> None:
        """Remember each folder that may be left, with what was promised by then."""
        for state in self._possible():
            self.seen[state] = max(self.said, self.seen.get(state, 0))

    def _possible(self) -> Iterator[State]:
        if not all(self._folders.values()):
            yield ()  # the folder itself may be gone; nothing may have been promised then
        for taken in product(*((True,) if sure else (False, True) for sure in self._sure)):
            names: dict[str, File] = {}
            for step, there in zip(self._names, taken, strict=True):
                for _, key, file in step if there else ():
                    names.pop(key, None) if file is None else names.update({key: file})
            names = {key: file for key, file in names.items() if not key.endswith(".lock")}
            for contents in product(*(file.possible() for file in names.values())):
                yield tuple(sorted(zip((os.path.relpath(key, self.top) for key in names), contents, strict=True)))
        self._forget()

    def _forget(self) -> None:
        """Lock files come and go and hold nothing."""
        kept = [i for i, step in enumerate(self._names) if not step[0][1].endswith(".lock")]
        self._names, self._sure = [self._names[i] for i in kept], [self._sure[i] for i in kept]


def test_whatever_a_power_cut_leaves_holds_every_acknowledged_entry(tmp_path: Path) -> None:
    top = tmp_path / "first"
    top.mkdir()
    path = top / "meetings" / "2026" / "m.json"
    with pytest.MonkeyPatch.context() as patch:
        model = Model(top, patch)
        patch.setattr(writer, "ENOUGH", 700)
        ledger = Ledger.create(path, document(0))
        model.said = 1
        for number in range(1, 9 if LONG else 6):
            if number in (3, 5):
                ledger.close()
                ledger = Ledger.open(path)
            ledger.append(document(number))
            model.said = number + 1
        ledger.close()
        model.cut_the_power()
    assert len(model.seen) > 30
    for index, (state, said) in enumerate(model.seen.items()):
        opens_with(tmp_path / str(index), state, said)


def opens_with(top: Path, state: State, said: int) -> None:
    for name, data in state:
        (top / name).parent.mkdir(parents=True, exist_ok=True)
        (top / name).write_bytes(data)
    path = top / "meetings" / "2026" / "m.json"
    try:
        ledger = Ledger.open(path)
    except NoSuchLedger:
        assert said == 0
        return
    found = entries(ledger.documents())
    assert found == list(range(len(found)))
    assert said <= len(found) <= said + 2
    ledger.append(document(len(found)))
    ledger.close()
    assert check(path) == ()
