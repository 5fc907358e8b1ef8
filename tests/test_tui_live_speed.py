"""Five to three with six directors waiting: twelve entries in five minutes, three items (minutes.md)."""

from __future__ import annotations

from pathlib import Path

from store.values import CONSENSUS, NOTED, RULING
from tests.live import running, screen_text, write
from tui.dialogs.finish import Finish

SAID = (
    ("14.50", "SO: brugerrådet er hørt."),
    ("14.50", "o bu Sender model B i høring på fredag"),
    ("14.51", "g 4"),
    ("14.51", "»budget«: e Model B sendes i høring med svar senest 9.12."),
    ("14.51", "ØP: sygefraværet er 5,1 procent."),
    ("14.52", "efterretning:"),
    ("14.52", "o øp Tal til MED-udvalget"),
    ("14.52", "g 5"),
    ("14.53", "14.51 4: o so Opfølgning på hjemmeplejen uge 50"),
    ("14.53", "s be uenig beredskabet er for tyndt"),
    ("14.53", "k Leverandøren opsiges fordi driften står stille"),
    ("14.54", "r be Der er ikke penge til et nyt system."),
    ("14.54", "o ? Finder afløser i morgen"),
    ("14.55", "p Lukkedage mellem jul og nytår"),
)


async def test_twelve_entries_in_five_minutes_stand_in_nobodys_way_and_under_the_right_items(tmp_path: Path) -> None:
    app = running(tmp_path, at="14.50")
    async with app.run_test(size=(80, 24)) as pilot:
        for clock, text in SAID:
            app.stood.set(clock)
            await write(pilot, text)
            await pilot.press("enter")
            assert app.screen is app.live and app.live.panel.shown is None, f"a dialog after »{text}«"
            assert app.live.line.text == "", f"»{text}« was not kept: {app.border}"

        kept = app.kept
        budget, sick, system = (kept.numbered(number) for number in (2, 4, 5))
        assert budget and sick and system and kept.current == system.id
        assert (budget.outcome, sick.outcome, system.outcome) == (CONSENSUS, NOTED, RULING)
        assert [note.text for note in sick.notes] == ["ØP: sygefraværet er 5,1 procent."]
        assert [voice.who for voice in system.decisions[0].dissent] == ["BE"]
        assert [(a.item, a.owners) for a in kept.actions[1:]] == [
            (budget.id, ("BU",)), (sick.id, ("SO",)), (sick.id, ("ØP",)), (system.id, ()),
        ]  # fmt: skip
        late = next(action for action in kept.actions if action.owners == ("SO",))
        assert (late.at.hour, late.at.minute) == (14, 51), "it happened then, whenever it was typed"


async def test_what_is_missing_is_listed_when_the_meeting_is_to_end(tmp_path: Path) -> None:
    app = running(tmp_path, *(f"{clock} {text}" for clock, text in SAID if not text.startswith("14.51")), at="14.56")
    async with app.run_test(size=(100, 30)) as pilot:
        await write(pilot, "hæv mødet:")
        await pilot.press("enter")
        await pilot.pause()

        assert isinstance(app.screen, Finish) and not app.kept.ended
        shown = screen_text(app)
        for missing in (
            "3 Sundhedshus Syd",
            "6 Høringssvar",
            "»Tal til MED-udvalget«",
            "»Finder afløser«",
            "Lukkedage",
        ):
            assert missing in shown, missing
