"""The same meeting typed key by key in a real terminal gives the same record as `enighed play`."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.expectations import CASES
from tests.typist import enighed, type_case

NAME = "01-budget-i-enighed"


@pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not on this machine")
def test_typed_key_by_key_at_80x24_is_the_same_as_played(tmp_path: Path) -> None:
    home = tmp_path / "played"
    enighed(home, "new", "--from", str(CASES / f"{NAME}.meeting.json"))
    enighed(home, "play", "22/2026", str(CASES / f"{NAME}.lines"))

    assert type_case(NAME, tmp_path / "typed") == json.loads(enighed(home, "show", "22/2026", "--json"))
