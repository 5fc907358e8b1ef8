"""How a passphrase reaches the program: typed without echo, or from the environment; never as an argument.

`ENIGHED_PASSPHRASE` holds it, or `ENIGHED_PASSPHRASE_FILE` names a file of one line that does; a new one in
`enighed passphrase` is `ENIGHED_NEW_PASSPHRASE` or `..._FILE`.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from store.disk.errors import NotUnlocked, why
from store.disk.vault import State, encrypted, hold
from store.said import said
from tui.cli.output import Stop, complain
from tui.config import at_home
from tui.texts.words import Words

T = TypeVar("T")
NEED_NO_KEY = ("about", "help", "restore", "encrypt", "decrypt", "passphrase")
VARIABLE, NEW = "ENIGHED_PASSPHRASE", "ENIGHED_NEW_PASSPHRASE"
SHORTEST = 12
_TRIES = 3
_LIMIT = 4096


def unlock(home: Path, words: Words) -> None:
    """Ask for the passphrase where the folder is encrypted; one look at the disk where it is not. NotUnlocked."""
    if encrypted(home):
        from store.disk.key import unlock as open_folder
        from store.disk.keyfile import read_key

        read_key(home)  # nobody types a passphrase for a key that cannot be read
        vault = given(words, lambda phrase: open_folder(home, phrase))
        hold(vault)
        if vault.state is not State.SEALED:
            complain(words(f"passphrase.{vault.state.value}"))


def given(words: Words, opens: Callable[[str], T]) -> T:
    """What `opens` gives for the passphrase; asked again twice where it is a wrong one. NotUnlocked, or Stop."""
    from store.disk.key import library

    library()
    _no_core()
    told = _told(VARIABLE)
    for left in range(_TRIES - 1, -1, -1):
        try:
            return opens(_typed(words("passphrase.ask")) if told is None else told)
        except NotUnlocked as wrong:
            if wrong.reason != "passphrase" or told is not None or not left:
                raise
            complain(words("passphrase.again"))
    raise AssertionError


def chosen(words: Words, variable: str = VARIABLE) -> str:
    """A new passphrase, typed twice, or from the environment. Stop where it is too short, or never twice the same."""
    _no_core()
    told = _told(variable)
    for _ in range(_TRIES):
        phrase = _typed(words("passphrase.new"), "passphrase.no_terminal.new", variable) if told is None else told
        if len(phrase) < SHORTEST:
            why = said("passphrase.short", n=SHORTEST)
        elif told is None and _typed(words("passphrase.repeat"), variable=variable) != phrase:
            why = said("passphrase.different")
        else:
            return phrase
        if told is not None:
            break
        complain(words.said(why))
    raise Stop(said("passphrase.not_chosen", why=why))


def _told(variable: str) -> str | None:
    """From the environment, which is then rid of it."""
    value = os.environ.pop(variable, None)
    name = os.environ.pop(f"{variable}_FILE", None)
    try:
        if value is not None:
            return os.fsencode(value).decode("utf-8")
        if not name:
            return None
        with open(at_home(name), "rb", opener=_at_once) as file:
            if os.name == "posix":
                os.set_blocking(file.fileno(), True)
            data = file.read(_LIMIT)
        if not data and not at_home(name).is_file():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        return data.decode("utf-8-sig").removesuffix("\n").removesuffix("\r")
    except UnicodeDecodeError:
        raise Stop(said("passphrase.not_utf8")) from None
    except OSError as wrong:
        raise Stop(said("cli.no_file", file=name, reason=why(wrong, at_home(name or "")))) from None


def _at_once(path: str, flags: int) -> int:
    """A pipe with somebody at its other end, `<(...)` of a shell, is read; nobody waits for one without."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _typed(prompt: str, none: str = "passphrase.no_terminal", variable: str = VARIABLE) -> str:
    """One line from the terminal itself, whatever standard input is; Stop where there is no terminal."""
    import getpass
    import locale
    import warnings

    try:
        if os.name == "nt" and not sys.stderr.isatty():
            raise getpass.GetPassWarning
        with warnings.catch_warnings():
            warnings.simplefilter("error", getpass.GetPassWarning)  # no terminal: it would be read where all can see
            typed = getpass.getpass(prompt)
    except EOFError:
        raise Stop(said("passphrase.none")) from None
    except (getpass.GetPassWarning, OSError):
        raise Stop(said(none, variable=variable)) from None
    except UnicodeDecodeError:
        raise Stop(said("passphrase.not_utf8")) from None
    if os.name == "posix":
        # terminals write UTF-8; a bare locale that reads it as something else must not make another passphrase of it
        with contextlib.suppress(UnicodeError):
            return typed.encode(locale.getpreferredencoding(False)).decode("utf-8")
    return typed


def _no_core() -> None:
    """What this process knows is in no file a crash of it leaves."""
    if os.name == "posix":
        import resource

        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
