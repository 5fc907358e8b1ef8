"""Archives of many small meetings: put down as closed ledgers in one piece, or random ones to ask questions of."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from random import Random

from store import events as e
from store.archive import Archive
from store.disk.plain import keep
from store.disk.snapshot import write_snapshot
from store.events import Stamped
from store.events.codec import stamped_data
from store.identity import slug
from store.ledger import ENTRIES, START, seal_of
from store.refs import MeetingRef
from store.values import AgendaItem
from tests.build import called, moment

NOW = moment("12.00", date(2026, 11, 25))
_WORDS = """
    budgetramme budgetrammen ramme rammerne skole skolerne årsplan Aarsplanen på KD 22/2026 tidlig indsats model B
    indsatsen og er ØKONOMI økonomien åå it"""
WORDS = _WORDS.split()
FORUMS = ("Direktionen", "Politikkoordination")


def put_down(path: Path, entries: Iterable[Stamped]) -> None:
    """A closed ledger as the program leaves it: every sum and the chain are right."""
    prev, rows = START, {}
    for one in entries:
        row = keep({**stamped_data(one), "prev": prev})
        prev, rows[str(one.entry)] = seal_of(row), row
    fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.write(fd, write_snapshot({ENTRIES: rows}, len(rows)))
    os.close(fd)


def archive_of(home: Path) -> Archive:
    return Archive(home, lambda: NOW)


def hold(home: Path, day: date, number: int, *happened: e.Event, forum: str = "Direktionen") -> MeetingRef:
    """A meeting on disk with these entries."""
    call = called(id=f"id-{slug(forum)}-{number}-{day.year}", number=f"{number}/{day.year}", date=day, forum=forum)
    at = moment("12.00", day)
    events = (call, *happened)
    ref = MeetingRef(archive_of(home).path_of(call), day, slug(forum), call.number)
    ref.path.parent.mkdir(0o700, parents=True, exist_ok=True)
    put_down(ref.path, (Stamped(n, at, at, event) for n, event in enumerate(events)))
    return ref


def said(random: Random, most: int = 5) -> str:
    return " ".join(random.choice(WORDS) for _ in range(random.randint(1, most)))


def happening(random: Random, number: int) -> list[e.Event]:
    """A little of everything; some are planned, some go on, most have ended."""
    if random.random() < 0.1:
        return []
    found: list[e.Event] = [e.MeetingOpened("KD")]
    if random.random() < 0.5:
        found.append(e.MinutesApproved(f"{random.randint(1, number)}/2026", None, random.random() < 0.8))
    for _ in range(random.randint(0, 6)):
        item = random.choice(("i1", "i2", "i4", None))
        on = item or "i3"
        choices: list[e.Event] = [
            e.NoteTaken(item, said(random), random.random() < 0.3),
            e.ConsensusReached(on, said(random)),
            e.ActionGiven(item, f"{number}-1", (random.choice(("BU", "ØP")),), said(random)),
            e.ReservationMade(on, "ØP", said(random)),
            e.ItemChanged(AgendaItem("i2", said(random))),
            e.TopicParked(item, said(random)),
        ]
        found.append(random.choice(choices))
        if random.random() < 0.15:
            found.append(e.TakenBack((len(found),)))
    return [*found, *([e.MeetingEnded()] if random.random() < 0.85 else [])]


def random_meetings(home: Path, random: Random, count: int) -> list[MeetingRef]:
    """So many meetings of two forums, up to two a day, around today."""
    refs = []
    for number in range(1, count + 1):
        day = date(2026, 11, 25) + timedelta(days=random.randint(-200, 40) if random.random() < 0.5 else number // 2)
        day = day.replace(year=2026)
        refs.append(hold(home, day, number, *happening(random, number), forum=random.choice(FORUMS)))
    return refs


def settle(home: Path) -> None:
    """An hour passes: what is there now is not of this moment any more."""
    for path in sorted((home / "meetings").rglob("*"), reverse=True):
        status = path.stat()
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns - 3600 * 10**9))


def indexed(home: Path, seed: int) -> Archive:
    """Twelve random meetings, settled and in the index; the archive as a program that starts now sees it."""
    random_meetings(home, Random(seed), 12)
    settle(home)
    archive_of(home).index.bring_up_to_date()
    return archive_of(home)
