"""The minutes screen: what is written, under which name, and that nothing is ever written over."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot
from textual.widgets import Input

from exports import files as export
from store import events as e
from tests import build
from tests.stage import Stage
from tui.screens import writing
from tui.screens.minutes import MinutesScreen
from tui.texts.words import Words
from tui.views import minutes as view
from tui.views.minutes import FAILED, NEW, OTHER, SAME, FileLine
from tui.wishes import GoHome, HoldMeeting

DA, EN = Words("da"), Words("en")
HELD = (
    ("12.00", e.MeetingOpened("KD")),
    ("12.01", e.ItemStarted("i1")),
    ("12.10", e.ConsensusReached("i1", "", True)),
    ("12.12", e.ItemStarted("i2")),
    ("12.30", e.ChiefExecutiveRuled("i2", "Model B", "tiden er knap")),
    ("12.31", e.ActionGiven("i2", "22-1", ("BU",), "Varsling af brugere")),
    ("12.32", e.ActionGiven("i2", "22-2", (), "Pris", "efter sommerferien")),
    ("12.33", e.ActionGiven("i2", "22-3", ("TM",), "Notat", "på fredag", date(2026, 11, 27))),
)
ENDED = ("15.00", e.MeetingEnded(("i3", "i4")))
ALL = [
    "2026-11-25-frister-intern.ics",
    "2026-11-25-intern.json",
    "2026-11-25-moede-intern.ics",
    "2026-11-25-naeste-moede-intern.ics",
    "2026-11-25-referat-intern.md",
]


def stage(folder: Path, *more: tuple[str, e.Event], language: str = "da") -> Stage:
    entries = build.entries(*HELD, *more)
    return Stage(lambda: MinutesScreen(Words(language), folder / "22.json", entries, folder / "ud"))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "ud").iterdir())


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()
    await pilot.pause()


async def test_enter_writes_the_files_and_says_which_and_where(tmp_path: Path) -> None:
    app = stage(tmp_path, ENDED)
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "enter")

        assert names(tmp_path) == ALL
        assert all(name in app.drawn for name in ALL)
        assert "Filer lavet: 5, uændret: 0. De ligger i" in app.drawn


async def test_the_same_bytes_are_left_and_others_are_never_written_over(tmp_path: Path) -> None:
    app = stage(tmp_path, ENDED)
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "enter")
        minutes = tmp_path / "ud" / "2026-11-25-referat-intern.md"
        minutes.write_text("rettet i hånden")
        await press(pilot, "enter")

        assert minutes.read_text() == "rettet i hånden"
        assert "2026-11-25-referat-intern-v2.md" in names(tmp_path)
        assert "Filer lavet: 1, uændret: 4. De ligger i" in app.drawn


async def test_the_edition_for_distribution_and_one_kind_of_file(tmp_path: Path) -> None:
    async with stage(tmp_path, ENDED).run_test(size=(80, 24)) as pilot:
        await press(pilot, "right", "2", "3", "enter")

        assert names(tmp_path) == ["2026-11-25-referat-udsendt.md"]
        text = (tmp_path / "ud" / "2026-11-25-referat-udsendt.md").read_text()
        assert "Personalesag" not in text and "Lukket punkt: personalesag" in text


async def test_a_folder_that_cannot_be_written_is_said_for_each_kind(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("")
    app = stage(tmp_path, ENDED)
    async with app.run_test(size=(100, 40)) as pilot:
        app.screen.query_one("#folder", Input).value = str(tmp_path / "fil" / "ud")
        await press(pilot, "enter")

        assert "! Referat (Markdown): " in app.drawn and "! Hele mødet som data (JSON): " in app.drawn
        assert "Intet blev lavet i" in app.drawn


def test_a_kind_that_fails_stops_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> list[export.Exported]:
        raise RuntimeError("secret words")

    monkeypatch.setattr(export, "_calendars", broken)
    entries = build.entries(*HELD, ENDED)
    made = writing.make(writing.Wanted(build.meeting(*HELD, ENDED), entries))
    lines = writing.write(tmp_path, made, DA)

    assert [line.state for line in lines] == [NEW, FAILED, NEW]
    assert "kunne ikke laves (RuntimeError)" in view.written(lines, DA, 80).plain
    assert "secret" not in view.written(lines, DA, 80).plain


async def test_the_minutes_can_be_read_here_and_nothing_is_written(tmp_path: Path) -> None:
    app = stage(tmp_path, ENDED)
    async with app.run_test(size=(100, 40)) as pilot:
        await press(pilot, "v")
        assert "Direktionen" in app.drawn and "↑↓ ruller" in app.drawn
        await press(pilot, "escape", "escape")

        assert app.wished == [GoHome()]
        assert not (tmp_path / "ud").exists()


async def test_from_a_running_meeting_esc_leads_back_to_it(tmp_path: Path) -> None:
    app = stage(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "Mødet er ikke hævet" in app.drawn and "Esc Til mødet" in app.drawn
        await press(pilot, "escape", "s")

        assert app.wished == [HoldMeeting(tmp_path / "22.json")] * 2


def test_what_the_minutes_lack_is_named() -> None:
    missing = view.missing(build.meeting(*HELD), DA, 60).plain.split("\n")

    assert missing == [
        "! Mødet er ikke hævet",
        "! 3 Sygefravær 3. kvartal: ikke afgjort",
        "! 4 Personalesag: ikke afgjort",
        "! 22-1 »Varsling af brugere« har ingen frist",
        "! 22-2 »Pris« har ingen ansvarlig",
        "! 22-2 »Pris« har ingen dato (»efter sommerferien«)",
    ]
    whole = build.meeting(("12.00", e.MeetingOpened()), ("12.01", e.MeetingEnded(("i1", "i2", "i3", "i4"))))
    assert view.missing(whole, DA, 60).plain == "✓ intet"


def test_the_head_says_draft_until_a_later_meeting_approved() -> None:
    meeting = build.meeting(*HELD, ENDED)

    assert view.head(meeting, False, DA, 80).plain.endswith("UDKAST · ons. 25.11.2026")
    assert view.head(meeting, True, DA, 80).plain.endswith("godkendt · ons. 25.11.2026")


@pytest.mark.parametrize("width", [26, 40, 64])
@pytest.mark.parametrize("words", [DA, EN])
def test_no_line_is_wider_than_it_may_be(words: Words, width: int) -> None:
    name = "2026-11-25-naeste-moede-intern.ics"
    files = tuple(FileLine(name, state, why="x " * 60) for state in (NEW, SAME, OTHER, FAILED))
    drawings = [view.planned(files, words, width), view.written(files, words, width), view.planned((), words, width)]
    drawings.append(view.missing(build.meeting(*HELD), words, width))

    assert [row for drawing in drawings for row in drawing.plain.split("\n") if cell_len(row) > width] == []


@pytest.mark.parametrize("size", [(140, 40), (80, 24), (40, 11), (20, 5)])
@pytest.mark.parametrize("language", ["da", "en"])
async def test_every_size_shows_the_choices_or_says_that_it_is_too_small(
    tmp_path: Path, size: tuple[int, int], language: str
) -> None:
    app = stage(tmp_path, ENDED, language=language)
    async with app.run_test(size=size):
        assert ("Intern" in app.drawn) == (size[0] > 20)
