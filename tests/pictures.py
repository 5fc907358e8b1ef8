"""Draws the pictures of the documentation from the program itself: `python -m tests.pictures`."""

from __future__ import annotations

import asyncio
import re
import tempfile
from datetime import datetime
from pathlib import Path

from store import events as e
from store.archive import Archive
from store.board import default_board
from store.record import Record
from tests.build import called, moment
from tui.app import EnighedApp
from tui.config import Config
from tui.texts.words import Words

DOCS = Path(__file__).parent.parent / "docs"


def now() -> datetime:
    return moment("12.41")


async def live(folder: Path) -> str:
    """The live screen in the middle of the second item, with a task half typed."""
    archive = Archive(folder, now)
    record = archive.call(called())
    assert isinstance(record, Record)
    with record:
        for clock, event in (
            ("12.00", e.MeetingOpened("KD")),
            ("12.01", e.ItemStarted("i1")),
            ("12.20", e.ConsensusReached("i1", "Årsplanen godkendes.")),
            ("12.32", e.ItemStarted("i2")),
            ("12.32", e.PersonArrived("ØC")),
            ("12.33", e.NoteTaken("i2", "ØC fremlagde to modeller (A og B).")),
            ("12.36", e.RoundHeld("i2", (("BE", "uenig", "for dyrt i 2027"),))),
            ("12.38", e.ChiefExecutiveRuled("i2", "Model B sendes i høring.", "høringen skal nås før jul")),
        ):
            record.keep(event, moment(clock))
    app = EnighedApp(archive, lambda: (default_board(), ()), Words("da"), now, Config(), record.path)
    async with app.run_test(size=(126, 26)) as pilot:
        await pilot.press(*"o", "space", *"bu", "space")
        app.screen.query_one("#line").insert("Notat om model B på fredag")  # type: ignore[attr-defined]
        await pilot.pause(0.5)
        return app.export_screenshot(title="Enighed")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        picture = asyncio.run(live(Path(folder)))
    # nothing in the picture is fetched from elsewhere: no web font, the reader's own monospace
    picture = re.sub(r"@font-face\s*\{.*?\}", "", picture, flags=re.DOTALL).replace(
        "Fira Code", "DejaVu Sans Mono, Menlo, Consolas"
    )
    (DOCS / "live.svg").write_text(re.sub(r"<!--.*?-->", "", picture, flags=re.DOTALL), encoding="utf-8")
