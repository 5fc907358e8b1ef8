"""A live screen to test on: a meeting on disk, a clock and a stop-watch that stand where they are put."""

from __future__ import annotations

from datetime import datetime, time
from pathlib import Path

from textual.pilot import Pilot

from store.archive import Archive
from store.board import default_board
from store.fold.meeting import fold
from store.line.hear import hear
from store.meeting import Meeting
from store.record import Record, read_entries
from store.said import Refused
from store.values import AgendaItem, Person
from tests import build
from tui.app import EnighedApp
from tui.config import Config
from tui.keys import STILL
from tui.screens.live import LiveScreen
from tui.texts.words import Words

PEOPLE = (*build.PEOPLE, Person("EKS", "projektleder", "gaest"))
AGENDA = (
    AgendaItem("i1", "Årsplan 2027", "temaer", "B", 25, "KD", proposal=("at årsplanen godkendes",)),
    AgendaItem(
        "i2", "Budget 2027: tidlig indsats", "temaer", "B", 30, "BU", ("ØC",), time(12, 30),
        proposal=("at direktionen godkender rammen og sender model B i høring i chefgruppen.",),
        attachments=("model-a.pdf", "model-b.pdf", "økonomi.xlsx"),
    ),
    AgendaItem("i3", "Sundhedshus Syd", "temaer", "D", 20, "SO", ("EKS",), time(13, 5)),
    AgendaItem("i4", "Sygefravær 3. kvartal", "drift", "O", 20, "ØP"),
    AgendaItem("i5", "Driftsbrud i sagssystem", "drift", "B", 15, "BE"),
    AgendaItem("i6", "Høringssvar, affald", "drift", "B", 25, "TM", closed=True),
    AgendaItem("i7", "Eventuelt", "eventuelt", None, 15),
)  # fmt: skip
RUNNING = (
    "12.00 åbn mødet: kd",
    "12.00 g 1",
    "12.10 e Årsplanen godkendes med de faldne bemærkninger.",
    "12.32 g 2",
    "12.32 + øc",
    "12.33 note: BU fremlagde to modeller (A og B).",
    "12.38 note: SO ser driftsrisiko i model A.",
    "12.40 o bu notat om model B til ØU på fredag",
)


class StoodClock:
    """The clock of the meeting; it goes when it is told to."""

    def __init__(self, at: str) -> None:
        self.at = build.moment(at)

    def __call__(self) -> datetime:
        return self.at

    def set(self, at: str) -> None:
        self.at = build.moment(at)


class StopWatch:
    """Seconds for the panel; they pass when they are told to."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds

    def wait(self, seconds: float = 1.0) -> None:
        self.seconds += seconds


class LiveApp(EnighedApp):
    """The program on a meeting of its own, with what a test wants to ask of it."""

    def __init__(self, home: Path, path: Path, clock: StoodClock, language: str = "da") -> None:
        self.stood, self.stopwatch, self.path = clock, StopWatch(), path
        super().__init__(
            Archive(home, clock),
            lambda: (default_board(), ()),
            Words(language),
            clock,
            Config(),
            path,
            ticks=self.stopwatch,
        )

    @property
    def live(self) -> LiveScreen:
        return next(s for s in self.screen_stack if isinstance(s, LiveScreen))

    @property
    def kept(self) -> Meeting:
        """The meeting as the file has it."""
        return fold(read_entries(self.path))

    @property
    def border(self) -> str:
        """What the lower border of the line says."""
        return self.live.line.said

    @property
    def label(self) -> str:
        return self.live.line.labelled


def called(home: Path, clock: StoodClock, *lines: str) -> Path:
    """A meeting on disk with these lines in it."""
    record = Archive(home, clock).call(build.called(agenda=AGENDA, people=PEOPLE))
    assert isinstance(record, Record)
    with record:
        for line in lines:
            heard = hear(line, record.meeting, clock(), screen=False)
            assert not isinstance(heard, Refused), (line, heard)
            record.keep(heard.event, heard.at)
        return record.path


def running(home: Path, *more: str, at: str = "12.41", language: str = "da") -> LiveApp:
    """The program on item 2 of a running meeting, after these further lines."""
    clock = StoodClock(at)
    return LiveApp(home, called(home, clock, *RUNNING, *more), clock, language)


def planned(home: Path, *lines: str, at: str = "11.55") -> LiveApp:
    """The program on a meeting that is not open yet."""
    clock = StoodClock(at)
    return LiveApp(home, called(home, clock, *lines), clock)


def screen_text(app: LiveApp) -> str:
    """What stands on the screen, a line to a row."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


async def alone(pilot: Pilot[None], *keys: str) -> None:
    """Keys on a list that changes the record, and then none until they act."""
    await pilot.press(*keys)
    await pilot.pause(STILL + 0.1)


async def write(pilot: Pilot[None], text: str) -> None:
    """Put text into the line as one typed piece, and let it be heard."""
    app = pilot.app
    assert isinstance(app, LiveApp)
    app.live.line.insert_text(text)
    await pilot.pause()
    app.live.listen()
