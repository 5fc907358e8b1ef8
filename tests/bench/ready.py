"""Archives to measure with, made once and kept: ended meetings, one that goes on, and the index of them all."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from store import events as e
from store.archive import Archive
from tests.bench.archive import make
from tests.build import called, moment
from tui.cli.base import now

SIZES = (10, 1_000, 100_000)
ONE_FOLDER = "one-folder"


def ready(folder: Path, count: int, *, one_folder: bool = False) -> Path:
    """The data folder of `count` meetings until yesterday and one of today that goes on, ten entries far."""
    home = folder / (f"{count}-{ONE_FOLDER}" if one_folder else f"{count}")
    day = now().date()
    archive = Archive(home, now)
    if not home.exists():
        make(home, count, day - timedelta(days=1), one_folder=one_folder)
    if archive.running() is None:
        number = archive.next_number(day, "Direktionen")
        record = archive.call(called(id=f"goes-on-{day}", date=day, number=number, open_actions=()))
        with record as kept:  # type: ignore[union-attr]
            kept.keep(e.MeetingOpened("KD"), moment("0.00", day))
            kept.keep(e.ItemStarted("i2"), moment("0.01", day))
            for n in range(10):
                kept.keep(e.NoteTaken("i2", f"Note {n}: BU fremlagde to modeller, og ØP så på udgiften."))
    archive.index.bring_up_to_date()
    return home
