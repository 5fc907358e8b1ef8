"""Where things are, and the few settings: `config.toml` beside the board. A fault is said by its line."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

from store.disk.atomic import read_linked
from store.disk.errors import why
from store.said import Said, said
from store.value import value
from tui.texts.words import LANGUAGES

LIMIT = 100_000
SETTINGS = ("language", "minutes_language", "export_folder", "backup_folder")


@value
class Config:
    """`language` of the screen, `minutes_language` of the minutes, `export_folder` for files (None = in the home).

    `backup_folder`: where a copy goes after each meeting (None = nowhere). Folders are whole paths.
    """

    language: str = "da"
    minutes_language: str = "da"
    export_folder: Path | None = None
    backup_folder: Path | None = None
    faults: tuple[Said, ...] = ()


def home_folder() -> Path:
    """`ENIGHED_HOME`, else the user's data folder on this system."""
    told = os.environ.get("ENIGHED_HOME")
    if told:
        return at_home(told).absolute()
    from platformdirs import user_data_path

    return user_data_path("enighed", appauthor=False)


def at_home(text: str) -> Path:
    """A path with its `~`; that of a user this machine does not know is a name like any other."""
    try:
        return Path(text).expanduser()
    except RuntimeError:
        return Path(text)


def read_config(home: Path) -> Config:
    """The settings; each fault is told with its line, and the setting's default used."""
    try:
        data = read_linked(path := home / "config.toml")[:LIMIT]
    except OSError as wrong:
        return Config(faults=(said("config.shut", reason=why(wrong, path)),))
    import re
    import tomllib

    try:
        text = data.decode("utf-8-sig")
        told = tomllib.loads(text.replace("\r\n", "\n"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as wrong:
        if isinstance(wrong, UnicodeDecodeError):
            return Config(faults=(said("config.unreadable", line=data.count(b"\n", 0, wrong.start) + 1),))
        line = re.search(r"line (\d+)", str(wrong))
        return Config(faults=(said("config.unreadable", line=line[1]) if line else said("config.unreadable.whole"),))
    config, faults = Config(), []
    for key, wanted in told.items():
        changed = _setting(config, key, wanted)
        if changed is None:
            faults.append(_fault(key, _line(text, key)))
        else:
            config = changed
    return replace(config, faults=tuple(faults))


def _setting(config: Config, key: str, value: Any) -> Config | None:
    match key, value:
        case "language", str() if value in LANGUAGES:
            return replace(config, language=value)
        case "minutes_language", str() if value in LANGUAGES:
            return replace(config, minutes_language=value)
        case "export_folder", str() if at_home(value).is_absolute() and "\0" not in value:
            return replace(config, export_folder=at_home(value))
        case "backup_folder", str() if at_home(value).is_absolute() and "\0" not in value:
            return replace(config, backup_folder=at_home(value))
    return None


def _fault(key: str, line: int) -> Said:
    """What is wrong with a setting, and what may stand there."""
    if key not in SETTINGS:
        return said("config.unknown", key=key[:40], line=line, keys=", ".join(SETTINGS))
    return said("config.language" if key.endswith("language") else "config.folder", key=key, line=line)


def _line(text: str, key: str) -> int:
    return next((n for n, line in enumerate(text.splitlines(), 1) if line.strip().startswith(key)), 1)
