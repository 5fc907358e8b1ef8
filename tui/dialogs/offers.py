"""What earlier meetings left open, each with a mark: those marked are put on the agenda."""

from __future__ import annotations

from collections.abc import Iterator

from textual.widget import Widget

from store.values import AgendaItem
from tui.dialogs.form import Form
from tui.texts.words import Words
from tui.views.pieces import plain
from tui.widgets.choice import Tick


class Offers(Form[tuple[AgendaItem, ...]]):
    """All are marked to begin with; space takes the mark away."""

    def __init__(self, offers: tuple[AgendaItem, ...], words: Words) -> None:
        super().__init__(words("prepare.offers"), words)
        self.offers = offers

    def inputs(self) -> Iterator[tuple[str, Widget]]:
        for place, plan in enumerate(self.offers):
            origin = plan.carried_from or self.words("prepare.offers.parked")
            yield origin, Tick(plain(plan.title), True, id=f"offer-{place}")

    def read(self) -> tuple[AgendaItem, ...]:
        ticks = zip(self.offers, self.query(Tick).results(), strict=True)
        return tuple(plan for plan, tick in ticks if tick.value)
