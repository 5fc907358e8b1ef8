"""Stories at the prepare screen: what the keys leave in the record."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from store import events as e
from store.record import Record
from store.values import AgendaItem
from tests import build
from tests.stage import Stage
from tui.screens.prepare import PrepareScreen
from tui.texts.words import Words
from tui.wishes import GoHome, HoldMeeting

AGENDA = """Dagsorden til onsdag
TEMAER
1. Sundhedshus Syd (D, 20 min, v/ SO)
DRIFT
2. Driftsbrud [i sagssystem] (B, 15 min, v/ TM, lukket)
EVENTUELT
3. Eventuelt
"""


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    path = tmp_path / "2026-11-25-direktionen-22.json"
    with Record.create(path, build.called(parked=("Vagtplan", "Lokaler")), lambda: build.moment("9.00")) as made:
        yield made


def stage(record: Record, left_open: tuple[AgendaItem, ...] = ()) -> Stage:
    return Stage(lambda: PrepareScreen(Words("da"), record, left_open))


def plan(record: Record, item: str) -> AgendaItem:
    return next(found.plan for found in record.meeting.items if found.id == item)


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


async def fill(pilot: Pilot[None], field: str, text: str) -> None:
    pilot.app.screen.query_one(f"#{field}", Input).value = text
    await pilot.pause()


async def test_a_new_item_is_typed_saved_and_undone(record: Record) -> None:
    async with stage(record).run_test(size=(80, 24)) as pilot:
        await press(pilot, "n", *"Nyt")
        await fill(pilot, "minutes", "20 min")
        await fill(pilot, "presenter", "bu")
        await fill(pilot, "guests", "NN kontorchef (ekstern)")
        await fill(pilot, "guest_at", "13.05")
        await press(pilot, "enter")

        made = record.meeting.numbered(3).plan
        assert (made.title, made.section, made.minutes, made.presenter) == ("Nyt", "temaer", 20, "BU")
        assert (made.guests, made.guest_at) == (("NN",), time(13, 5))
        assert record.meeting.person("NN").external
        await press(pilot, "ctrl+z")
        assert len(record.meeting.items) == 5 and record.meeting.person("NN") is None
        await press(pilot, "ctrl+y")
        assert record.meeting.numbered(3).title == "Nyt"


async def test_a_bracket_behind_a_title_is_read_as_on_the_line(record: Record) -> None:
    async with stage(record).run_test(size=(80, 24)) as pilot:
        await press(pilot, "n")
        await fill(pilot, "title", "Ferieplan (O, 5 min, v/ BU, drift)")
        await fill(pilot, "minutes", "7")
        await press(pilot, "enter")

        made = next(item.plan for item in record.meeting.items if item.title == "Ferieplan")
        assert (made.kind, made.minutes, made.presenter, made.section) == ("O", 7, "BU", "drift")


async def test_what_cannot_be_read_is_said_in_the_form_and_what_was_typed_stays(record: Record) -> None:
    app = stage(record)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        await fill(pilot, "presenter", "xyz")
        await press(pilot, "enter")

        assert "Ukendt ansvarlig »xyz«" in app.drawn
        assert app.screen.focused.id == "presenter"
        await press(pilot, "escape")
        assert "Esc igen kasserer" in app.drawn
        await press(pilot, "escape")
        assert len(record.entries) == 1


async def test_closed_moved_and_removed_are_one_key_each(record: Record) -> None:
    async with stage(record).run_test(size=(80, 24)) as pilot:
        await press(pilot, "l")
        assert plan(record, "i1").closed
        await press(pilot, ">")
        assert [item.id for item in record.meeting.items][:2] == ["i2", "i1"]
        await press(pilot, ">")
        assert plan(record, "i1").section == "drift"
        await press(pilot, "<", "shift+up")
        assert [item.id for item in record.meeting.items][:2] == ["i1", "i2"]
        await press(pilot, "delete")
        assert record.meeting.item("i1") is None
        await press(pilot, *["ctrl+z"] * 6)
        assert record.meeting.items == build.meeting().items


async def test_an_item_given_another_section_in_its_form_moves_there(record: Record) -> None:
    async with stage(record).run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "tab", "right", "ctrl+s")

        assert [item.id for item in record.meeting.items] == ["i2", "i3", "i4", "i1", "i5"]
        await press(pilot, "ctrl+z")
        assert [item.id for item in record.meeting.items] == ["i1", "i2", "i3", "i4", "i5"]


async def test_a_paste_anywhere_shows_what_is_understood_before_it_is_put_in(record: Record) -> None:
    app = stage(record)
    async with app.run_test(size=(80, 24)) as pilot:
        app.screen.focused.post_message(events.Paste(AGENDA))
        await pilot.pause()
        await pilot.pause()
        assert "D · 20 min · SO" in app.drawn
        assert len(record.entries) == 1
        await press(pilot, "ctrl+s")

        assert [item.title for item in record.meeting.items][2] == "Sundhedshus Syd"
        assert record.meeting.items[5].title == "Driftsbrud [i sagssystem]" and record.meeting.items[5].plan.closed
        assert len(record.meeting.items) == 7
        await press(pilot, "ctrl+z")
        assert len(record.meeting.items) == 5


async def test_a_huge_paste_is_answered_in_words_and_loses_nothing(record: Record) -> None:
    app = stage(record)
    async with app.run_test(size=(80, 24)) as pilot:
        app.screen.focused.post_message(events.Paste("1. Punkt\n" * 120_000))
        await pilot.pause()
        await pilot.pause()

        assert "Teksten er for lang" in app.drawn
        await press(pilot, "escape", "escape")
        assert len(record.entries) == 1


async def test_lines_pasted_into_a_field_become_one_and_too_many_are_refused(record: Record) -> None:
    app = stage(record)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "n")
        app.screen.focused.post_message(events.Paste("Sundhedshus\nSyd"))
        await pilot.pause()
        app.screen.focused.post_message(events.Paste("x" * 1_000_000))
        await pilot.pause()
        await pilot.pause()

        assert app.screen.query_one("#title", Input).value == "Sundhedshus Syd"
        assert "Teksten er for lang (1000000 tegn; plads til 500)" in app.drawn


async def test_what_was_left_open_is_chosen_and_put_on(record: Record) -> None:
    left = (AgendaItem("i3-21-2026", "Høringssvar", "drift", carried_from="21/2026"),)
    async with stage(record, left).run_test(size=(80, 24)) as pilot:
        await press(pilot, "t", "tab", "space", "enter")

        assert [item.title for item in record.meeting.items][4:] == ["Høringssvar", "Lokaler", "Eventuelt"]
        await press(pilot, "t")
        assert len(record.meeting.items) == 8


async def test_a_guest_with_a_time(record: Record) -> None:
    async with stage(record).run_test(size=(80, 24)) as pilot:
        await press(pilot, "g")
        await fill(pilot, "guests", "øc")
        await fill(pilot, "guest_at", "12.15")
        await press(pilot, "enter")

        assert (plan(record, "i1").guests, plan(record, "i1").guest_at) == (("ØC",), time(12, 15))


async def test_a_running_meeting_is_not_changed_here_but_gone_to(record: Record) -> None:
    record.keep(e.MeetingOpened("KD"))
    app = stage(record)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "delete")
        assert "Mødet er i gang" in app.drawn
        await press(pilot, "n", "s", "escape")

        assert len(record.entries) == 2
        assert app.wished == [HoldMeeting(record.path), GoHome()]


async def test_what_another_program_writes_meanwhile_is_laid_beside_and_told_once(record: Record) -> None:
    app = stage(record)
    async with app.run_test(size=(80, 24)) as pilot:
        for turn, key in enumerate(("l", "ctrl+z"), 1):
            with record.path.with_suffix(".journal").open("ab") as journal:
                journal.write(b"noget andet\n")
            await press(pilot, key)
            kept = f"{record.path.stem}.journal.damaged-{turn}"
            assert (
                "! Filen er rettet; originalen ligger ved siden af" in app.drawn
                and (record.path.parent / kept).exists()
            )
            await press(pilot, "ctrl+y")
            assert "Filen er rettet" not in app.drawn


@pytest.mark.parametrize("size", [(140, 40), (80, 24), (40, 11), (20, 5)])
@pytest.mark.parametrize("language", ["da", "en"])
async def test_every_size_shows_the_item_or_says_that_it_is_too_small(
    record: Record, size: tuple[int, int], language: str
) -> None:
    app = Stage(lambda: PrepareScreen(Words(language), record))
    async with app.run_test(size=size):
        shown = "Årsplan 2027" in app.drawn
        assert shown == (size[0] > 20)
        assert shown or {"da": "for lille", "en": "too small"}[language] in " ".join(app.drawn.split())
