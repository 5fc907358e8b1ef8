"""Encrypted folders that cost nothing to make, and words that must be found nowhere."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.disk import key, vault
from store.disk.keyfile import KeyFile
from store.disk.vault import KEY_FILE, State, Vault, hold, key_name

PHRASE = "grøn hest på fire ben"
KEY = bytes(range(32))
OTHER = bytes(32)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Passphrases that cost no memory, and no key that outlives the test."""
    monkeypatch.setattr(key, "N", 2)
    monkeypatch.setattr(key, "R", 1)
    monkeypatch.setattr(vault, "_ring", {})
    monkeypatch.setattr(vault, "_shut", set())
    yield


def lock_up(home: Path, raw: bytes = KEY, state: State = State.SEALED) -> Vault:
    """A folder whose files are sealed from now on. Its key file can be read; no passphrase opens it."""
    home.mkdir(parents=True, exist_ok=True)
    data = KeyFile(state, key_name(raw), 2, 1, 1, b"salt", b"wrapped").data()
    (home / KEY_FILE).write_bytes(data)
    made = Vault(home, raw, state, data)
    hold(made)
    return made


def shapes(word: str) -> set[bytes]:
    """A word, long enough to stand nowhere by chance, in UTF-8, UTF-16, JSON escapes and base64 at each place."""
    assert len(word) > 8
    found = {word.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")}
    found.add(json.dumps(word).strip('"').encode())
    for before in range(3):
        coded = base64.b64encode(b"\0" * before + word.encode() + b"\0\0")
        found.add(coded[before + 2 : len(coded) - 6])  # without the letters its neighbours have a part in
    return found


def leaks(home: Path, *words: str) -> list[str]:
    """The files of a folder in which a word can be found in any shape, their names looked at too."""
    needles = [shape for word in words for shape in shapes(word)]
    files = [path for path in sorted(home.rglob("*")) if path.is_file()]
    return [str(p) for p in files if any(n in p.read_bytes() or n in str(p).encode() for n in needles)]
