"""A disk that fails on command: stands before the calls of `store.disk.calls`, counts and spoils them."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from store.disk import calls
from store.ledger import Ledger

LONG = os.environ.get("ENIGHED_FAULTS") == "long"
SECRET = "hemmelig-om-navngiven-medarbejder"
NAMES = (
    "open_file", "make_folder", "read", "write", "flush", "sync_folder", "cut", "rename", "remove", "close",
    "look", "look_at", "look_held", "lock", "link", "remove_folder",
)  # fmt: skip


class Dead(BaseException):
    """The process was killed here: nothing after this call happens, not even the tidying up."""


class Disk:
    """Fails call number `at` (from 1) and, if `lasting`, all that follow, until `healed`.

    `error` is an errno, "kill" (the call does not happen), "killed" (it does, and is the last), or "short" (a write
    takes half of what it is given, once).
    """

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.count = 0
        self.at = 0
        self.error: int | str = 0
        self.lasting = False
        self.log: list[str] = []
        self._open: set[int] = set()
        self._real: dict[str, Callable[..., Any]] = {name: getattr(calls, name) for name in NAMES}
        self._real["flush"] = self._real["sync_folder"] = _at_once
        for name in NAMES:
            patch.setattr(calls, name, self._spoiled(name))

    def spoil(self, at: int, error: int | str, *, lasting: bool = False) -> None:
        self.count, self.at, self.error, self.lasting = 0, at, error, lasting

    def heal(self) -> None:
        self.at = 0

    def bury(self) -> None:
        """What the system does for a dead process: its files are closed and its locks free."""
        self.heal()
        for fd in tuple(self._open):
            self._real["close"](fd)
        self._open.clear()

    def _spoiled(self, name: str) -> Callable[..., Any]:
        def call(*args: Any) -> Any:
            self.count += 1
            self.log.append(name)
            hit = self.count >= self.at if self.lasting or self.dying else self.count == self.at
            return self._fail(name, args) if self.at and hit else self._do(name, args)

        return call

    @property
    def dying(self) -> bool:
        return self.error in ("kill", "killed")

    def _fail(self, name: str, args: tuple[Any, ...]) -> Any:
        if name == "write" and self.count == self.at and self.error in ("short", "kill"):
            done = self._do(name, (args[0], bytes(args[1])[: len(args[1]) // 2]))
            if self.error == "short":
                return done
        if self.error == "short" or (self.error == "killed" and self.count == self.at):
            done = self._do(name, args)
            if self.error == "short":
                return done
        if self.dying:
            raise Dead
        if name == "close":  # Linux closes a file even when it says that it failed
            self._do(name, args)
        assert isinstance(self.error, int)
        raise OSError(self.error, os.strerror(self.error), *(str(a) for a in args[:1] if isinstance(a, Path)))

    def _do(self, name: str, args: tuple[Any, ...]) -> Any:
        result = self._real[name](*args)
        if name == "open_file":
            self._open.add(result)
        elif name == "close":
            self._open.discard(args[0])
        return result


def _at_once(place: object) -> None:
    """A test need not wait for a real disk."""


ERRORS = (errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EACCES, errno.EROFS)


def document(number: int) -> dict[str, Any]:
    """An entry that can be told from every other."""
    event = {"kind": "note_taken", "text": f"{SECRET} {number}: æøå", "who": ["KD", "ØK"]}
    return {"entry": number, "event": event}


def entries(documents: tuple[Mapping[str, Any], ...]) -> list[int]:
    """The numbers of the entries in a record, each looked at whole."""
    found = [dict(doc) for doc in documents]
    assert all({**document(doc["entry"]), "prev": doc["prev"]} == doc for doc in found)
    return [doc["entry"] for doc in found]


def on_disk(path: Path) -> list[int]:
    """What a program that starts now would show."""
    with Ledger.open(path, write=False) as reader:
        assert reader.notices == ()
        return entries(reader.documents())
