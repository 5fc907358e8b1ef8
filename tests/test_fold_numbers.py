"""Entries fold to a meeting: which number an item has, and when it keeps it."""

from __future__ import annotations

from store import events as e
from store.meeting import Meeting
from store.values import AgendaItem
from tests.build import meeting, running


def numbers(now: Meeting) -> dict[str, int]:
    return {item.id: item.number for item in now.items}


class TestNumbers:
    """rules.md, Numbers."""

    def test_put_in_while_preparing_renumbers_all(self) -> None:
        now = meeting(("11.00", e.ItemAdded(AgendaItem("x", "Ny", "temaer"), "i1")))

        assert numbers(now) == {"x": 1, "i1": 2, "i2": 3, "i3": 4, "i4": 5, "i5": 6}

    def test_an_opened_item_never_changes_its_number(self) -> None:
        now = running(("12.05", e.ItemStarted("i3")), ("12.06", e.ItemAdded(AgendaItem("x", "Ny", "temaer"), "i2")))

        assert numbers(now)["i1"] == 1 and numbers(now)["i3"] == 3
        assert sorted(numbers(now).values()) == [1, 2, 3, 4, 5, 6]

    def test_before_the_opening_nothing_has_been_reached(self) -> None:
        off = ("11.00", e.OutcomeGiven("i4", "withdrawn"))
        now = meeting(off, ("11.01", e.ItemRemoved("i1")))

        assert numbers(now) == {"i2": 1, "i3": 2, "i4": 3, "i5": 4}
        opened = meeting(
            off, ("12.00", e.MeetingOpened()), ("12.01", e.ItemAdded(AgendaItem("x", "Ny", "temaer"), "i1"))
        )
        assert numbers(opened) == {"x": 1, "i1": 2, "i2": 3, "i4": 4, "i3": 5, "i5": 6}

    def test_put_in_without_a_place_comes_before_eventuelt(self) -> None:
        now = running(("12.05", e.ItemAdded(AgendaItem("x", "Ny", "eventuelt"))))

        assert (numbers(now)["x"], numbers(now)["i5"], now.order[-1]) == (5, 6, "i5")

    def test_moving_an_open_meeting_changes_the_order_only(self) -> None:
        now = running(("12.05", e.ItemMoved("i4", "i2")))

        assert numbers(now) == {"i1": 1, "i2": 2, "i3": 3, "i4": 4, "i5": 5}
        assert now.order == ("i1", "i4", "i2", "i3", "i5")

    def test_moving_while_preparing_renumbers_and_takes_the_section(self) -> None:
        now = meeting(("11.00", e.ItemMoved("i4", "i2", "temaer")))

        assert numbers(now)["i4"] == 2 and now.items[1].section == "temaer"


def test_a_part_of_an_item_stands_right_after_it_and_what_is_reached_keeps_its_number() -> None:
    now = running(
        ("12.05", e.ItemStarted("i2")), ("12.06", e.ItemAdded(AgendaItem("x", "Del", "temaer"), "i2", False, "i1"))
    )

    assert numbers(now) == {"i1": 1, "i2": 2, "x": 3, "i3": 4, "i4": 5, "i5": 6}
    assert now.order[:3] == ("i1", "x", "i2")
    assert now.item("x").split_from == "i1"  # type: ignore[union-attr]


def test_an_item_treated_with_one_that_was_reached_keeps_its_number() -> None:
    now = running(
        ("12.05", e.ItemsJoined(("i1", "i3"))), ("12.06", e.ItemAdded(AgendaItem("x", "Ny", "temaer"), "i2"))
    )  # fmt: skip

    assert numbers(now) == {"i1": 1, "x": 2, "i3": 3, "i2": 4, "i4": 5, "i5": 6}
