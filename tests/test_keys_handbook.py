"""docs/keys.md says the same as the program: every key of the list, and the keys an act takes."""

from __future__ import annotations

import re
from pathlib import Path

from store.line.hear import said
from tests.build import running
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


def test_each_act_by_a_word_is_counted_and_its_word_is_of_the_line() -> None:
    table = HANDBOOK.partition("## By a word")[2]
    acts = re.findall(r"\| ([^|]+) \| (\d+) \| `([^`]+)`", table)

    assert len(acts) > 30
    assert [act for act, count, line in acts if int(count) != len(line) + 1] == []
    words = [line.removeprefix("6: ") for _, _, line in acts if not line[0].isdigit() or line == "6: k "]
    assert [line for line in words if said(f"{line}be x" if line.endswith(" ") else line, running()) is None] == []
