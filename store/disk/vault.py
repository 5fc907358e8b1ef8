"""The keys of the encrypted folders this process has unlocked, found by the folder a path lies in.

The ring is the one thing the program keeps at module level (docs/decisions/0003-the-key-ring.md): empty, it costs a
look at an empty dict. Nobody writes in plain where a key file stands, or where it stood.
"""

from __future__ import annotations

import os
from binascii import a2b_base64, b2a_base64
from enum import Enum
from hashlib import sha256
from pathlib import Path

from store.disk import calls

KEY_FILE = "key.json"
_NONCE = 12  # bytes, random: of 2**32 sealings under one key no two have the same, but for a chance of 2**-33


class State(Enum):
    """How far a folder is. In `SEALING` and `OPENING` some files are sealed, and what is written goes the same way."""

    SEALING = "sealing"
    SEALED = "sealed"
    OPENING = "opening"


class Vault:
    """The data key of one folder. `name` tells keys apart; `file` is the key file as it was when unlocked."""

    __slots__ = ("_cipher", "file", "home", "name", "state")

    def __init__(self, home: Path, key: bytes | bytearray, state: State, file: bytes) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        self.home, self.state, self.file = home, state, file
        self.name = key_name(key)
        self._cipher = AESGCM(key)

    @property
    def seals(self) -> bool:
        """What is written is sealed."""
        return self.state is not State.OPENING

    @property
    def strict(self) -> bool:
        """Every file was sealed, so one that is not came from elsewhere and is not believed."""
        return self.state is State.SEALED

    def seal(self, data: bytes, told: bytes) -> bytes:
        """Base64 of nonce, AES-256-GCM of the data, and its tag; `told` must be told again to open it."""
        nonce = os.urandom(_NONCE)
        return b2a_base64(nonce + self._cipher.encrypt(nonce, data, told), newline=False)

    def open(self, sealed: bytes | str, told: bytes) -> bytes | None:
        """What was sealed; None where it was changed, or sealed with another key or as something else."""
        from cryptography.exceptions import InvalidTag

        try:
            data = a2b_base64(sealed, strict_mode=True)
            return self._cipher.decrypt(data[:_NONCE], data[_NONCE:], told)
        except (ValueError, InvalidTag):
            return None

    def place(self, path: Path) -> str:
        """A file's path within the folder, with slashes on every system: what it is sealed as."""
        return path.relative_to(self.home).as_posix()

    def __repr__(self) -> str:
        return f"Vault({self.name})"


_ring: dict[str, Vault] = {}  # by the folder's path with a separator behind it


_shut: set[Path] = set()  # data folders in which a sealed file was met, and no key to open it


def hold(vault: Vault) -> None:
    """From now on files of its folder are opened, and written sealed, by this process."""
    _ring[f"{vault.home}{os.sep}"] = vault


def drop(home: Path) -> None:
    """Forget the key of a folder."""
    _ring.pop(f"{home}{os.sep}", None)


def vault_of(path: Path) -> Vault | None:
    """The vault a path lies in; None where no folder it lies in was unlocked."""
    if not _ring:
        return None
    place = str(path)
    return next((vault for home, vault in _ring.items() if place.startswith(home)), None)


def encrypted(home: Path) -> bool:
    """Is this folder encrypted, or on the way to be or not to be? One look at the disk."""
    try:
        calls.look(home / KEY_FILE)
    except OSError:
        return False
    return True


def met_sealed(path: Path) -> None:
    """A ledger's file that cannot be opened: where its folder has lost its key file, nothing new is begun in plain."""
    _shut.add(home_of(path))


def lost_key(path: Path) -> bool:
    """A sealed file was met in the data folder of this ledger."""
    return home_of(path) in _shut


def keyless(home: Path) -> bool:
    """A sealed file was met in this data folder, and its key file is not there."""
    return home in _shut and not encrypted(home)


def home_of(path: Path) -> Path:
    """The data folder of a ledger in `meetings/YEAR`."""
    return path.parent.parent.parent


def key_name(key: bytes | bytearray) -> str:
    """16 hexadecimal digits that tell a key from another and nothing else of it."""
    return sha256(b"enighed key name" + key).hexdigest()[:16]
