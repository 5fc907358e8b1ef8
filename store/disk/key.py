"""The data key of an encrypted folder: made at random, wrapped by a passphrase, and wrapped again for another one.

What tells how it is wrapped, and how far the folder is, is sealed along with it. Neither this nor the library is loaded
before a folder is encrypted or unlocked.
"""

from __future__ import annotations

import os
import unicodedata
from dataclasses import replace
from pathlib import Path

from store.disk.atomic import replace as replace_file
from store.disk.errors import NotUnlocked
from store.disk.keyfile import KeyFile, read_key
from store.disk.plain import canonical
from store.disk.vault import KEY_FILE, State, Vault, key_name

N, R, P = 1 << 17, 8, 1  # scrypt takes 128 * N * R bytes, 128 MB, and a third of a second
_SALT, _NONCE, _KEY = 16, 12, 32


def library() -> None:
    """NotUnlocked where `cryptography` is not installed, or is too old."""
    try:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM
        from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
    except ImportError:
        raise NotUnlocked("library") from None
    if not (hasattr(Scrypt, "derive_into") and hasattr(AESGCM, "decrypt_into")):
        raise NotUnlocked("library")


def make_key(home: Path, passphrase: str) -> Vault:
    """A new key for a folder, on the disk, and proven to open with this passphrase. OSError, NotUnlocked."""
    library()
    key = bytearray(os.urandom(_KEY))
    made = KeyFile(State.SEALING, key_name(key), N, R, P, os.urandom(_SALT))
    under = _key_of(made, passphrase)
    replace_file(home / KEY_FILE, _wrapped(made, key, under).data())
    _wipe(key)
    _wipe(under)
    return unlock(home, passphrase)


def unlock(home: Path, passphrase: str) -> Vault:
    """The vault of an encrypted folder. NotUnlocked: `passphrase` where it is another; the errors of `read_key`."""
    library()
    file = read_key(home)
    under = _key_of(file, passphrase)
    try:
        key = _unwrapped(file, under, home)
        made = Vault(home, key, file.state, file.data())
    finally:
        _wipe(under)
    _wipe(key)
    return made


def rewrap(home: Path, passphrase: str, *, state: State | None = None, new: str | None = None) -> Vault:
    """The same key wrapped again: the folder in another state, or a new passphrase. The errors of `unlock`, OSError."""
    library()
    file = read_key(home)
    under = _key_of(file, passphrase)
    key = _unwrapped(file, under, home)
    made = replace(file, state=state or file.state)
    if new is not None:
        made = replace(made, n=N, r=R, p=P, salt=os.urandom(_SALT))
        _wipe(under)
        under = _key_of(made, new)
    made = _wrapped(made, key, under)
    replace_file(home / KEY_FILE, made.data(), patient=True)
    try:
        return Vault(home, key, made.state, made.data())
    finally:
        _wipe(key)
        _wipe(under)


def _key_of(file: KeyFile, passphrase: str) -> bytearray:
    """The key a passphrase gives. Composed, so that the å of one keyboard is the å of another."""
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    under = bytearray(_KEY)
    words = bytearray(unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass"))
    try:
        Scrypt(salt=file.salt, length=_KEY, n=file.n, r=file.r, p=file.p).derive_into(words, under)
    except MemoryError:
        raise NotUnlocked("memory") from None
    finally:
        _wipe(words)
    return under


def _wrapped(file: KeyFile, key: bytearray, under: bytearray) -> KeyFile:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = os.urandom(_NONCE)
    return replace(file, wrapped=nonce + AESGCM(under).encrypt(nonce, key, canonical(file.told())))


def _unwrapped(file: KeyFile, under: bytearray, home: Path) -> bytearray:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    key = bytearray(_KEY)
    try:
        AESGCM(under).decrypt_into(file.wrapped[:_NONCE], file.wrapped[_NONCE:], canonical(file.told()), key)
    except (InvalidTag, ValueError):
        raise NotUnlocked("passphrase", home / KEY_FILE) from None
    return key


def _wipe(secret: bytearray) -> None:
    """As far as Python allows: the copies that were made of it on the way are the system's."""
    secret[:] = bytes(len(secret))
