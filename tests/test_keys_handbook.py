"""docs/keys.md says the same as the program: every key of the list, and the keys an act takes."""

from __future__ import annotations

from pathlib import Path

from tui import keys

HANDBOOK = (Path(__file__).parent.parent / "docs" / "keys.md").read_text(encoding="utf-8")


def test_every_key_of_the_live_meeting_is_in_the_handbook() -> None:
    missing = [key.id for key in keys.LIVE if f"`{key.id}`" not in HANDBOOK]
    wrong = [
        key.id for key in keys.LIVE for one in (key.key, key.twin) if one and f"`{keys.name(one)}`" not in HANDBOOK
    ]

    assert missing == [] and wrong == []


def test_no_key_is_one_that_another_program_or_keyboard_takes() -> None:
    assert [key.id for key in keys.LIVE for one in key.keys.split(",") if keys.never(one) and one != "ctrl+j"] == []
