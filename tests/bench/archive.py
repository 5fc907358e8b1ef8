"""An archive of any size, to measure with: closed meetings of four forums, as the program itself leaves them.

    python -m tests.bench.archive FOLDER N [--one-folder] [--until 2026-11-24] [--seed 1]

The same arguments give the same bytes. Meetings are spread over up to twenty years, or all over the one year of
`--until` with `--one-folder`; each approves the minutes before it and knows the open tasks of the three before it.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from store import events as e
from store.identity import meeting_id, slug
from store.value import value
from store.values import AgendaItem, OpenAction, Person
from tests.bench.wording import drawn, heading, sentence
from tests.build import PEOPLE
from tests.many import put_down

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
FORUMS = ("Direktionen", "Chefgruppen", "Politikkoordination", "Anlægsstyregruppen")
OWNERS = ("ØP", "BU", "SO", "TM", "BE")
MAIN = ("temaer", "drift")


@value
class Slot:
    """One meeting's place in the archive: the n-th of its forum and, in its year, number `number`."""

    forum: str
    n: int
    number: int
    day: date

    @property
    def told(self) -> str:
        return f"{self.number}/{self.day.year}"


def slots(count: int, until: date, *, one_folder: bool = False) -> Iterator[Slot]:
    """Where and when, oldest first; the latest is held on `until`."""
    days = (until - date(until.year, 1, 1)).days if one_folder else min(20, max(1, count // 50)) * 365 - 1
    held: dict[tuple[str, int], int] = {}
    before: dict[str, int] = {}
    for place in range(count):
        forum = FORUMS[place % len(FORUMS)] if place % 2 else FORUMS[0]
        day = until - timedelta(days=days - days * place // max(1, count - 1))
        held[forum, day.year] = held.get((forum, day.year), 0) + 1
        before[forum] = before.get(forum, 0) + 1
        yield Slot(forum, before[forum], held[forum, day.year], day)


def tasks(slot: Slot, seed: int) -> tuple[OpenAction, ...]:
    """The tasks given at a meeting, open until the fourth after it."""
    random = Random(f"{seed} tasks {slot.forum} {slot.n}")
    return tuple(
        OpenAction(
            f"{slot.number}-{k}", (random.choice(OWNERS),), sentence(random, random.randint(5, 12)),
            slot.day + timedelta(days=random.randint(3, 60)), "om lidt", slot.told, slot.day,
        )
        for k in range(1, random.randint(2, 5))
    )  # fmt: skip


def called(slot: Slot, earlier: tuple[Slot, ...], seed: int) -> e.MeetingCalled:
    """The calling of a meeting; `earlier` are the three of its forum before it, the latest last."""
    random = Random(f"{seed} agenda {slot.forum} {slot.n}")
    items = tuple(
        AgendaItem(
            f"i{k}", heading(random), MAIN[k > 5], random.choice(("B", "D", "O", "D/B")), random.choice((10, 15, 30)),
            random.choice(OWNERS), proposal=(f"at {sentence(random, random.randint(5, 12))}",),
            closed=random.random() < 0.06, closed_heading="personalesag",
        )
        for k in range(1, random.randint(7, 12))
    )  # fmt: skip
    last = earlier[-1] if earlier else None
    guest = Person(drawn(random)[:3].upper() + str(slot.n % 90), heading(random), "gaest", name=heading(random))
    return e.MeetingCalled(
        id=meeting_id(slot.forum, slot.day),
        forum=slot.forum,
        number=slot.told,
        date=slot.day,
        start=time(12),
        end=time(15),
        organisation="Åkøbing Kommune",
        chair="KD",
        minute_taker="REF",
        people=(*PEOPLE, guest),
        agenda=(*items, AgendaItem("ev", "Eventuelt", "eventuelt")),
        open_actions=tuple(task for one in earlier for task in tasks(one, seed)),
        previous_number=last.told if last else None,
        previous_date=last.day if last else None,
        decides=slot.forum != "Politikkoordination",
    )


def happened(call: e.MeetingCalled, slot: Slot, earlier: tuple[Slot, ...], seed: int) -> Iterator[e.Event]:
    """What happened at a meeting, in order."""
    random = Random(f"{seed} talk {slot.forum} {slot.n}")
    given = list(tasks(slot, seed))
    yield e.MeetingOpened("KD")
    if earlier:
        yield e.MinutesApproved(earlier[-1].told, "Godkendt.", True)
        if random.random() < 0.05:
            yield e.MinutesCorrected(earlier[-1].told, drawn(random), drawn(random))
    yield from (
        e.FollowedUp(task.exact, "done") for one in earlier[:1] if len(earlier) == 3 for task in tasks(one, seed)
    )
    for plan in call.agenda:
        yield e.ItemStarted(plan.id)
        if plan.id == "i2":
            yield e.PersonArrived(call.people[-1].initials)
        for _ in range(random.randint(1, 4)):
            yield e.NoteTaken(plan.id, sentence(random, random.randint(8, 25)), random.random() < 0.05)
        chance = random.random()
        if plan.any_other or not call.decides:
            yield e.TopicParked(plan.id, heading(random))
        elif chance < 0.6:
            yield e.ConsensusReached(plan.id, sentence(random, random.randint(6, 20)))
        elif chance < 0.7:
            yield e.ChiefExecutiveRuled(plan.id, sentence(random, random.randint(6, 20)), sentence(random, 6))
        else:
            yield e.OutcomeGiven(plan.id, random.choice(("noted", "discussed")))
        if given:
            task = given.pop()
            yield e.ActionGiven(plan.id, task.id, task.owners, task.text, task.phrase, task.due)
        if chance < 0.1:
            yield e.ReservationMade(plan.id, random.choice(OWNERS), sentence(random, 8))
        yield e.ItemStopped(plan.id)
    for task in given:
        yield e.ActionGiven("ev", task.id, task.owners, task.text, task.phrase, task.due)
    yield e.MeetingEnded()


def write(home: Path, seed: int, job: tuple[Slot, tuple[Slot, ...]]) -> Path:
    """One closed ledger, put down in one piece: every sum and the chain are right."""
    slot, earlier = job
    call = called(slot, earlier, seed)
    at = datetime.combine(slot.day, time(12), COPENHAGEN)
    stamped = [e.Stamped(0, at - timedelta(days=3), at - timedelta(days=3), call)]
    for number, event in enumerate(happened(call, slot, earlier, seed), 1):
        moment = at + timedelta(minutes=2 * number)
        stamped.append(e.Stamped(number, moment, moment, event))
    path = home / "meetings" / f"{slot.day.year:04}" / f"{slot.day}-{slug(slot.forum)}-{slot.number}.json"
    put_down(path, stamped)
    return path


def jobs(placed: Iterator[Slot]) -> Iterator[tuple[Slot, tuple[Slot, ...]]]:
    """Each meeting with the three of its forum before it."""
    before: dict[str, tuple[Slot, ...]] = {}
    for slot in placed:
        earlier = before.get(slot.forum, ())
        yield slot, earlier
        before[slot.forum] = (*earlier, slot)[-3:]


def make(home: Path, count: int, until: date, *, one_folder: bool = False, seed: int = 1) -> None:
    """`count` meetings under `home`, on all processors where there are many."""
    placed = list(jobs(slots(count, until, one_folder=one_folder)))
    for year in {slot.day.year for slot, _ in placed}:
        (home / "meetings" / f"{year:04}").mkdir(0o700, parents=True, exist_ok=True)
    put = partial(write, home, seed)
    if count < 500:
        for one in placed:
            put(one)
        return
    with ProcessPoolExecutor() as pool:
        for _ in pool.map(put, placed, chunksize=100):
            pass


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("folder", type=Path)
    reader.add_argument("count", type=int)
    reader.add_argument("--one-folder", action="store_true")
    reader.add_argument("--until", type=date.fromisoformat, default=None)
    reader.add_argument("--seed", type=int, default=1)
    chosen = reader.parse_args()
    until = chosen.until or date.today() - timedelta(days=1)
    make(chosen.folder, chosen.count, until, one_folder=chosen.one_folder, seed=chosen.seed)


if __name__ == "__main__":
    main()
