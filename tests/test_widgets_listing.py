"""The drawn list and the one-line choices, by keys and by mouse."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.content import Content

from tui.views.pieces import Row, cut, fit, labelled, right, spread, wrapped
from tui.widgets.choice import Choice, Tick
from tui.widgets.listing import Listing


def row(key: str | None, text: str = "") -> Row:
    return Row(key, lambda width, here: Content(f"{'>' if here else ' '}{key or text}"))


ROWS = (row(None, "TEMAER"), row("a"), row("b"), row(None, "DRIFT"), row("c"))


class Shown(App[None]):
    CSS = "Listing { height: 3; } Choice, Tick { height: 1; }"

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []

    def compose(self) -> ComposeResult:
        yield Listing(id="list")
        yield Choice((("t", "Temaer"), ("d", "Drift")), "t", id="choice")
        yield Tick("lukket", id="tick")

    def on_mount(self) -> None:
        self.query_one(Listing).fill(ROWS)
        self.query_one(Listing).focus()

    def on_listing_moved(self, event: Listing.Moved) -> None:
        self.heard.append(f"moved {event.key}")

    def on_listing_chosen(self, event: Listing.Chosen) -> None:
        self.heard.append(f"chosen {event.key}")


async def test_the_cursor_stands_on_rows_with_a_key_only_and_stops_at_the_ends() -> None:
    app = Shown()
    async with app.run_test(size=(40, 12)) as pilot:
        listing = app.query_one(Listing)
        assert listing.at == "a"
        await pilot.press("up", "down", "down", "down", "enter", "home")

        assert app.heard == ["moved b", "moved c", "chosen c", "moved a"]


async def test_a_click_chooses_a_row_and_a_heading_is_nothing_to_choose() -> None:
    app = Shown()
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.click("#list", offset=(2, 2))
        await pilot.click("#list", offset=(2, 0))
        await pilot.click("#list", offset=(2, 1), times=2)

        assert app.heard == ["moved b", "moved a", "chosen a"]


async def test_new_rows_keep_the_cursor_by_key_else_near_where_it_stood() -> None:
    app = Shown()
    async with app.run_test(size=(40, 12)):
        listing = app.query_one(Listing)
        listing.fill(ROWS, "b")
        listing.fill((row("x"), *ROWS))
        assert listing.at == "b"
        listing.fill((row("x"), row("a"), row("c")))
        assert listing.at == "c"
        listing.fill((row(None, "DRIFT"),))
        assert listing.at is None


async def test_the_cursor_is_kept_in_sight() -> None:
    app = Shown()
    async with app.run_test(size=(40, 12)) as pilot:
        listing = app.query_one(Listing)
        listing.fill(tuple(row(str(n)) for n in range(50)))
        await pilot.press("end")
        await pilot.pause()

        assert listing.scroll_offset.y == 47


async def test_a_choice_goes_round_and_a_tick_turns() -> None:
    app = Shown()
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("tab", "right")
        assert app.query_one(Choice).value == "d"
        await pilot.press("right", "tab", "space")
        assert app.query_one(Choice).value == "t" and app.query_one(Tick).value
        await pilot.click("#choice", offset=(13, 0))
        assert app.query_one(Choice).value == "d"


async def test_a_choice_without_room_shows_the_chosen_one_alone() -> None:
    app = Shown()
    async with app.run_test(size=(14, 12)):
        assert app.query_one(Choice).render().plain == "◂ Temaer ▸"


def test_text_is_cut_filled_and_broken_by_cells_not_by_signs() -> None:
    assert (cut("Ærø", 3), cut("Sundhedshus", 6), cut("x", 0)) == ("Ærø", "Sundh…", "")
    assert (fit("日本語", 5), right("7", 3)) == ("日本…", "  7")
    assert wrapped("en to\ntre", 5) == ["en to", "tre"]
    assert wrapped("uforholdsmæssigt langt", 6) == ["uforho", "ldsmæs", "sigt", "langt"]
    assert [row.plain for row in labelled("Bilag", "et to tre", 12, 6)] == ["Bilag et to", "      tre"]


def test_a_head_leaves_out_what_does_not_fit_whole() -> None:
    assert spread(" Direktionen", ("25.11.", "uge 48"), 34).plain == " Direktionen       25.11. · uge 48"
    assert spread(" Direktionen", ("25.11.", "uge 48"), 26).plain == " Direktionen        25.11."
    assert spread(" Direktionen", ("25.11.",), 10).plain == " Direktio…"
