"""The key file of an encrypted folder as it is written, and what is asked of it before a ledger is (data-format.md)."""

from __future__ import annotations

import json
from binascii import a2b_base64, b2a_base64
from hashlib import sha256
from pathlib import Path
from typing import Any

from store.disk import calls
from store.disk.atomic import create, read_file
from store.disk.errors import NewerFormat, NotUnlocked, Unreadable, reason_of
from store.disk.plain import canonical, read_json
from store.disk.vault import KEY_FILE, State, encrypted, home_of, lost_key, vault_of
from store.value import value

FORMAT = 1
_MOST = 1 << 31  # bytes; no file makes us take more memory than that


@value
class KeyFile:
    """What a key file says. `key` is the name of the data key, `wrapped` its nonce, ciphertext and tag."""

    state: State
    key: str
    n: int
    r: int
    p: int
    salt: bytes
    wrapped: bytes = b""

    def told(self) -> dict[str, Any]:
        """All but the wrapped key."""
        kdf = {"name": "scrypt", "n": self.n, "r": self.r, "p": self.p, "salt": self.salt.hex()}
        return {"format": FORMAT, "state": self.state.value, "key": self.key, "cipher": "AES-256-GCM", "kdf": kdf}

    def data(self) -> bytes:
        """The bytes of the file."""
        told = {**self.told(), "wrapped": b2a_base64(self.wrapped, newline=False).decode()}
        return json.dumps({**told, "sha256": sha256(canonical(told)).hexdigest()}, indent=1).encode() + b"\n"


def read_key(home: Path) -> KeyFile:
    """What the key file of a folder says. NotUnlocked (`damaged`, `gone`), NewerFormat, Unreadable."""
    path = home / KEY_FILE
    try:
        found = read_file(path)
    except OSError as failed:
        raise Unreadable(reason_of(failed), path) from None
    if found is None:
        raise NotUnlocked("gone", path)
    told = read_json(found[0].strip())
    if isinstance(told, dict) and isinstance(told.get("format"), int) and told["format"] > FORMAT:
        raise NewerFormat(path, told["format"])
    match told:
        case {
            "state": str(state), "key": str(key), "wrapped": str(wrapped),
            "kdf": {"n": int(n), "r": int(r), "p": int(p), "salt": str(salt)},
        }:  # fmt: skip
            try:
                file = KeyFile(State(state), key, n, r, p, bytes.fromhex(salt), a2b_base64(wrapped))
            except ValueError:
                raise NotUnlocked("damaged", path) from None
            fits = n > 1 and n & n - 1 == 0 and r > 0 and 0 < p <= 16 and 128 * n * r <= _MOST
            if fits and read_json(file.data().strip()) == told:  # its sum too
                return file
    raise NotUnlocked("damaged", path)


def may_write(path: Path, *, new: bool = False) -> None:
    """Before a ledger of `meetings/YEAR` is written to, or a `new` one made: the folder is as this process knows it.

    Unreadable: `sealed` where it was encrypted since, `other_key` where its key is gone or another, or on its way out.
    """
    vault = vault_of(path)
    if vault is None:
        if encrypted(home_of(path)) or (new and lost_key(path)):
            raise Unreadable("sealed", path)
        return
    try:
        file = read_key(vault.home)
        same = file.key == vault.name and (file.state is not State.OPENING) == vault.seals
    except NotUnlocked:
        same = False
    if not same:
        raise Unreadable("other_key", path)


def put_back(path: Path) -> None:
    """A folder that went away under a running meeting and came back empty lacks its key file. OSError."""
    vault = vault_of(path)
    if vault and vault.seals and not encrypted(vault.home):
        create(vault.home / KEY_FILE, vault.file)
        calls.sync_folder(vault.home)
