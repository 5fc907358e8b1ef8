"""`encrypt`, `decrypt` and `passphrase`: what it costs is said before it is done."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from exports.visible import visible
from store.said import said
from tui.cli.base import Desk
from tui.cli.output import DONE, NOT_DONE, Stop, complain, say
from tui.cli.passphrase import NEW, chosen, given

if TYPE_CHECKING:
    from store.keeping.encryption import Turned


def encrypt(desk: Desk, args: argparse.Namespace) -> int:
    """`enighed encrypt`: exit 1 where anything is left in plain that should not be."""
    from store.disk.key import library
    from store.keeping.encryption import Turned, keyed, still_plain
    from store.keeping.encryption import encrypt as seal

    words, home = desk.words, desk.archive.home
    library()
    if keyed(home):
        turned = given(words, lambda phrase: seal(home, phrase, _count))
        if turned == Turned():
            say(words("encrypt.already"))
            return DONE
    else:
        for line in words("encrypt.cost", home=visible(str(home))).splitlines():
            say(line, heard=True)
        turned = seal(home, chosen(words), _count)
    code = _told(desk, turned, "encrypt")
    exports = desk.config.export_folder or home / "exports"
    for plain in still_plain(home, exports, desk.config.backup_folder) if code == DONE else ():
        say(visible(words.said(plain)))
    return code


def decrypt(desk: Desk, args: argparse.Namespace) -> int:
    """`enighed decrypt`: exit 1 where anything is still sealed; the key file stays then."""
    from store.keeping.encryption import decrypt as open_all
    from store.keeping.encryption import keyed

    words, home = desk.words, desk.archive.home
    if not keyed(home):
        raise Stop(said("decrypt.plain"))
    for line in words("decrypt.cost", home=visible(str(home))).splitlines():
        say(line, heard=True)
    return _told(desk, given(words, lambda phrase: open_all(home, phrase, _count)), "decrypt")


def passphrase(desk: Desk, args: argparse.Namespace) -> int:
    """`enighed passphrase`: another one for the same key."""
    from store.disk.key import unlock
    from store.keeping.encryption import change_passphrase, keyed

    words, home = desk.words, desk.archive.home
    if not keyed(home):
        raise Stop(said("decrypt.plain"))

    def known(phrase: str) -> str:
        unlock(home, phrase)
        return phrase

    old = given(words, known)
    change_passphrase(home, old, chosen(words, NEW))
    say(words("passphrase.changed"))
    return DONE


def _told(desk: Desk, turned: Turned, command: str) -> int:
    words = desk.words
    for left in turned.left:
        complain(words.said(left))
    if turned.left:
        complain(words(f"{command}.stopped" if turned.begun else f"{command}.not_begun"))
        return NOT_DONE
    held = f"{words.count('backup.meetings', turned.meetings)}, {words.count('backup.files', turned.files)}"
    say(words(f"{command}.done", held=held))
    return DONE


def _count(done: int, of: int) -> None:
    """For who waits at a terminal."""
    if of > 50 and sys.stderr.isatty() and (done % 25 == 0 or done == of):
        sys.stderr.write(f"\r{done}/{of}" + "\n" * (done == of))
        sys.stderr.flush()
