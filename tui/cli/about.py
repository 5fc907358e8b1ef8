"""`enighed about`: what stands where, for whoever is to help."""

from __future__ import annotations

import argparse
import platform
import sys

from store.disk.errors import DiskError
from store.folder import INDEX_FILE
from store.index.unusable import Unusable
from tui.cli import keeping
from tui.cli.base import Desk
from tui.cli.output import DONE, say


def about(desk: Desk, args: argparse.Namespace) -> int:
    """`enighed about`: versions, folders, encoding."""
    from importlib.metadata import PackageNotFoundError, version

    def of(package: str) -> str:
        try:
            return version(package)
        except PackageNotFoundError:
            return "–"

    home = desk.archive.home
    rows = {
        "enighed": of("enighed"),
        "python": f"{platform.python_version()} · {platform.system()} {platform.release()}",
        "textual": of("textual"),
        "tinydb": of("tinydb"),
        "icalendar": of("icalendar"),
        desk.words("cli.about.home"): str(home),
        desk.words("cli.about.board"): str(home / "board.toml"),
        desk.words("cli.about.config"): str(home / "config.toml"),
        desk.words("cli.about.meetings"): str(desk.archive.folder),
        desk.words("cli.about.index"): _index_told(desk),
        desk.words("cli.about.copies"): keeping.copies_told(desk),
        desk.words("cli.about.encryption"): _encryption_told(desk),
        desk.words("cli.about.report"): str(home / "faults"),
        desk.words("cli.about.encoding"): f"{sys.stdout.encoding} / {sys.getfilesystemencoding()}",
    }
    for name, value in rows.items():
        say(f"{name:<16} {value}")
    return DONE


def _encryption_told(desk: Desk) -> str:
    """Whether the folder is encrypted, and why it cannot be opened, as far as is told without the passphrase."""
    from store.keeping.encryption import keyed

    try:
        return desk.words("cli.about.encrypted" if keyed(desk.archive.home) else "cli.about.plain")
    except DiskError as wrong:
        return desk.words("cli.about.shut", why=desk.words.said(wrong.said))


def _index_told(desk: Desk) -> str:
    """Where the search index is, and how many meetings are in it."""
    archive, path = desk.archive, str(desk.archive.home / INDEX_FILE)
    try:
        return desk.words.count("index.about", archive.index.size(), path=path)
    except Unusable as why:
        if why.reason == "missing":
            return desk.words("index.about.none", path=path)
        return desk.words("index.about.not", path=path, reason=desk.words.said(why.said))
