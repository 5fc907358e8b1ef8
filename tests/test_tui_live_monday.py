"""Monday's Politikkoordination on the screen (S32-35): topics arise, nothing is decided, one key for Wednesday."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from store.archive import Archive
from store.board import default_board
from store.calling.series import called_by_default
from store.carry import taken_topics
from store.line.hear import Heard, hear
from store.record import Record
from tests.live import LiveApp, StoodClock, screen_text

MONDAY = date(2026, 11, 23)


def monday(home: Path, *lines: str) -> LiveApp:
    """A Monday meeting that runs, after these lines."""
    clock = StoodClock("8.36")
    clock.at = clock.at.replace(day=MONDAY.day)
    called = called_by_default(default_board(), default_board().forums[1], MONDAY, "1/2026")
    record = Archive(home, clock).call(replace(called, next_meeting=None))
    assert isinstance(record, Record)
    with record:
        for line in ("8.15 åbn mødet: kd", *lines):
            heard = hear(line, record.meeting, clock(), screen=False)
            assert isinstance(heard, Heard), (line, heard)
            record.keep(heard.event, heard.at)
    return LiveApp(home, record.path, clock)


async def test_a_topic_arises_with_one_key_and_goes_on_wednesdays_agenda_with_another(tmp_path: Path) -> None:
    app = monday(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "space", *"Trafik", "enter")
        assert [item.title for item in app.kept.items] == ["Trafik"] and app.kept.at is not None
        await pilot.press("f2")
        app.live.line.write("e Lys på stien")
        await pilot.press("f2")

        assert [(topic.title, topic.section) for topic in taken_topics(app.kept)] == [
            ("Trafik", "drift"), ("Lys på stien", "drift"),
        ]  # fmt: skip
        assert app.live.line.text == "" and app.live.panel.shown is None, "nothing is decided, nothing is asked"


async def test_nothing_nags_for_an_agenda_and_the_keys_say_what_they_do_here(tmp_path: Path) -> None:
    app = monday(tmp_path, "8.20 h Pressesag", "8.30 h Trafik (udvalgssager)")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        shown = screen_text(app)

        assert "EMNER (uden dagsorden)" in shown and "h + tekst = nyt emne" in shown
        assert "✓ 1  Pressesag" in shown and "▶ 2  Trafik" in shown
        assert "Borgmesteren: ja" in shown and "slut 9.30" in shown
        assert "F2 Dagsorden" in shown and "^Z Fortryd" in shown and "Beslutning" not in shown
        assert "mangler" not in shown.casefold()


async def test_a_decision_is_kept_as_discussed_and_the_way_out_is_said(tmp_path: Path) -> None:
    app = monday(tmp_path, "8.20 h Pressesag")
    async with app.run_test(size=(80, 24)) as pilot:
        app.live.line.write("k Vi svarer selv fordi det haster")
        await pilot.press("enter")

        assert app.kept.items[0].outcome == "discussed" and app.kept.items[0].decisions == ()
        assert "til dagsorden:" in app.border


async def test_a_monday_ends_with_topics_that_have_no_outcome(tmp_path: Path) -> None:
    app = monday(tmp_path, "8.20 h Pressesag")
    async with app.run_test(size=(80, 24)) as pilot:
        app.live.line.write("hæv mødet:")
        await pilot.press("enter")

        assert app.kept.ended
