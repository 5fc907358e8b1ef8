"""What a meeting's file name tells, and the folders of the years: all that can be known without opening a ledger."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from store.disk.errors import Unreadable
from store.ledger import begun
from store.value import value

NAME = r"(?P<day>\d{4}-\d{2}-\d{2})-(?P<forum>.+)-(?P<number>\d+)\.(?:json|journal)"
_NAME = re.compile(NAME)


class MeetingRef(NamedTuple):
    """A meeting as its file name tells it; `forum` is the slug, `number` as in 22/2026."""

    path: Path
    day: date
    forum: str
    number: str

    @property
    def key(self) -> tuple[int, str]:
        """The year of its folder and the name of its file."""
        return int(self.path.parent.name), self.path.name


def ref_of(folder: Path, name: str) -> MeetingRef | None:
    """The meeting that a ledger or journal called `name` is of, in a year's folder; None where it is no such name."""
    if (found := _told(name)) is None:
        return None
    told, day = found
    path = folder / f"{name.rpartition('.')[0]}.json"
    return MeetingRef(path, day, told["forum"], f"{int(told['number'])}/{int(folder.name)}")


def names_one(name: str) -> bool:
    """A ledger or journal of a meeting is called so; of very many names this leaves nothing in memory."""
    return _told(name) is not None


def _told(name: str) -> tuple[re.Match[str], date] | None:
    told = _NAME.fullmatch(name)
    if told is None or not name.isprintable():  # what is no text could not be told, nor kept in the index
        return None
    try:
        return told, date.fromisoformat(told["day"])
    except ValueError:
        return None


def order(ref: MeetingRef) -> tuple[int, str]:
    """Meetings in order: by year and name, which begins with the day."""
    return ref.key


def years_in(folder: Path) -> list[int]:
    """The years that have a folder. Unreadable (`no_folder`) where something else stands in the place of them all."""
    try:
        names = os.listdir(folder)  # noqa: PTH208  (a tenth of the time of a Path each)
    except FileNotFoundError:
        return []
    except NotADirectoryError:
        if os.path.lexists(folder):
            raise Unreadable("no_folder", folder) from None
        return []  # it is a folder above it that is none
    return sorted(int(name) for name in names if re.fullmatch(r"[0-9]{4}", name))


def names_in(folder: Path) -> list[str]:
    """All names in a year's folder; none where it is no folder."""
    try:
        return os.listdir(folder)  # noqa: PTH208
    except (FileNotFoundError, NotADirectoryError):
        return []


@value
class Which:
    """Which meetings are meant; what is None does not matter.

    `since` (in no earlier year's folder) and `until` are days, both with it. `opened`, `ended`, `id` and `said_of` (a
    number whose minutes it approved or corrected) stand in the ledger only: who lists names lets all pass, and whoever
    asks looks into the ledger anyway.
    """

    year: int | None = None
    forum: str | None = None
    number: int | None = None
    since: date | None = None
    until: date | None = None
    opened: bool | None = None
    ended: bool | None = None
    id: str | None = None
    said_of: str | None = None

    def fits(self, ref: MeetingRef) -> bool:
        """As far as the name tells."""
        number, _, year = ref.number.partition("/")
        return (
            (self.year is None or self.year == int(year))
            and (self.forum is None or self.forum == ref.forum)
            and (self.number is None or self.number == int(number))
            and (self.since is None or (self.since <= ref.day and self.since.year <= int(year)))
            and (self.until is None or ref.day <= self.until)
        )

    @property
    def asks_ledgers(self) -> bool:
        """Names alone do not tell."""
        return any(asked is not None for asked in (self.opened, self.ended, self.id, self.said_of))

    def has_year(self, year: int) -> bool:
        """Whether the folder of a year may hold any."""
        return self.year in (None, year) and (self.since is None or self.since.year <= year)

    def likely(self, names: Iterable[str]) -> Iterator[str]:
        """The names that may fit, picked out quickly: of a great folder most are never looked into."""
        first = self.since.isoformat() if self.since else ""
        last = f"{self.until.isoformat()}~" if self.until else "~"
        forum = f"-{self.forum}-" if self.forum else ""
        number = f"{self.number}." if self.number else ""
        return (name for name in names if first <= name < last and forum in name and number in name)


def fitting(folder: Path, names: Iterable[str], which: Which, *, newest_first: bool) -> Iterator[MeetingRef]:
    """Of the names in a year's folder the meetings that fit, in order, each once and made when its turn comes.

    A journal alone in which nothing was kept is none: its program was killed while the meeting was called.
    """
    likely = (name for name in which.likely(names) if name.endswith((".json", ".journal")))
    ordered = sorted(likely, reverse=newest_first)
    for _, same in groupby(ordered, key=lambda name: name.rpartition(".")[0]):  # ledger and journal stand together
        here = list(same)
        ref = ref_of(folder, here[0])
        if ref and which.fits(ref) and (ref.path.name in here or ref.path.exists() or begun(ref.path)):
            yield ref


def listed(folder: Path, which: Which, *, newest_first: bool) -> Iterator[MeetingRef]:
    """The meetings under a folder of years, in order, by their names alone; a year is listed when it is reached."""
    for year in sorted(filter(which.has_year, years_in(folder)), reverse=newest_first):
        of_year = folder / f"{year:04}"
        yield from fitting(of_year, names_in(of_year), which, newest_first=newest_first)
