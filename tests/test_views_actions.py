"""The open tasks as they are drawn."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from rich.cells import cell_len

from store.values import OpenAction
from tui.texts.words import Words
from tui.views import actions as view

DA, EN = Words("da"), Words("en")
TODAY = date(2026, 11, 25)
MADE = date(2026, 11, 11)


def task(days: int | None, text: str = "Notat om model B") -> OpenAction:
    due = None if days is None else TODAY + timedelta(days=days)
    return OpenAction("21-1", ("BU",), text, due, "fredag", "21/2026", MADE)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-12, "! 21-1 Notat om model B BU fre. 13.11. -12 14 d"),
        (0, "· 21-1 Notat om model B BU ons. 25.11. i dag 14 d"),
        (7, "· 21-1 Notat om model B BU ons. 02.12. +7 14 d"),
        (8, "21-1 Notat om model B BU tors. 03.12. +8 14 d"),
        (None, "· 21-1 Notat om model B BU ingen frist 14 d"),
    ],
)
def test_a_task_over_time_or_soon_due_is_told_by_a_sign(days: int | None, words: str) -> None:
    assert " ".join(view.row(task(days), TODAY, DA, 76, False).plain.split()) == words


def test_the_head_counts_what_is_open_and_over_time() -> None:
    assert view.head((task(-1), task(3), task(None)), TODAY, DA, 80).plain.endswith("3 åbne · 1 over frist")
    assert view.head((task(3),), TODAY, DA, 80).plain.endswith("1 åben")


def test_the_detail_has_the_deadline_as_it_was_said() -> None:
    assert view.detail(task(2), DA, 70).plain.split("\n") == [
        "Opgave      Notat om model B",
        "Frist       fre. 27.11.2026 (uge 48) (»fredag«)",
        "Fra         møde 21/2026 · ons. 11.11.2026 (uge 46)",
    ]
    assert view.detail(None, DA, 70).plain == "Der er ingen åbne opgaver."


@pytest.mark.parametrize("width", [30, 38, 59, 60, 76, 136])
@pytest.mark.parametrize("words", [DA, EN])
def test_no_line_is_wider_than_it_may_be(words: Words, width: int) -> None:
    tasks = (task(-400, "Ærø " * 50), task(None, "x" * 300))
    drawn = [row.draw(width, True).plain for row in view.rows(tasks, TODAY, words)]
    drawn += [view.head(tasks, TODAY, words, width).plain, *view.detail(tasks[0], words, width).plain.split("\n")]

    assert [row for row in drawn if cell_len(row) > width] == []
