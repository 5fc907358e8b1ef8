"""The agenda as it was typed: which items there are, their numbers, the order taken and the current one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from store import events as e
from store.values import AgendaItem

_SETTLING = (e.ConsensusReached, e.ChiefExecutiveRuled, e.RulingAwaited, e.OutcomeGiven, e.ItemPostponed)


@dataclass(repr=False, eq=False)
class Agenda:
    """Numbers stand fixed for what was reached (rules.md, Numbers); `order` is how the items are taken."""

    sections: tuple[str, ...]
    plans: dict[str, AgendaItem] = field(default_factory=dict)
    numbering: list[str] = field(default_factory=list)
    order: list[str] = field(default_factory=list)
    fixed: dict[str, int] = field(default_factory=dict)
    opened: set[str] = field(default_factory=set)
    ended: set[str] = field(default_factory=set)
    joined: dict[str, str] = field(default_factory=dict)
    split: dict[str, str] = field(default_factory=dict)
    current: str | None = None
    begun: bool = False
    early: list[str] = field(default_factory=list)

    def numbers(self) -> dict[str, int]:
        """Number by id: the fixed ones, and what is free dealt out in order."""
        taken = set(self.fixed.values())
        free = (n for n in range(1, len(self.numbering) + len(taken) + 2) if n not in taken)
        return {i: self.fixed[i] if i in self.fixed else next(free) for i in self.numbering}

    def rank(self, item_id: str) -> tuple[int, bool]:
        """Where an item's section stands; »Eventuelt« itself is last of its own."""
        plan = self.plans[item_id]
        place = self.sections.index(plan.section) if plan.section in self.sections else len(self.sections)
        return place, plan.any_other

    def add(self, event: e.ItemAdded) -> None:
        plan = event.plan
        if plan.id in self.plans:
            return
        self.plans[plan.id] = plan
        if event.split_from:
            self.split[plan.id] = event.split_from
        for places in (self.numbering, self.order):
            if event.before in places:
                places.insert(places.index(event.before), plan.id)
            else:
                rank = self.rank(plan.id)
                later = (n for n, other in enumerate(places) if self.rank(other) > rank)
                places.insert(next(later, len(places)), plan.id)

    def move(self, item_id: str, before: str | None, section: str | None) -> None:
        """Prepared: renumbers, and takes the section with it. Open: the order only."""
        if item_id not in self.plans:
            return
        if not self.begun and section:
            self.plans[item_id] = _in_section(self.plans[item_id], section)
        for places in (self.order,) if self.begun else (self.order, self.numbering):
            places.remove(item_id)
            places.insert(places.index(before) if before in places else len(places), item_id)
        if not self.begun:
            self.order.sort(key=self.rank)
            self.numbering.sort(key=self.rank)

    def remove(self, item_id: str) -> None:
        if item_id in self.plans:
            del self.plans[item_id]
            self.fixed.pop(item_id, None)
            self.order.remove(item_id)
            self.numbering.remove(item_id)

    def reach(self, item_id: str) -> None:
        """An item that has been reached never changes its number, nor does one that is treated with it.

        Before the opening every number may still change.
        """
        if not self.begun:
            self.early.append(item_id)
        elif item_id in self.plans and item_id not in self.fixed:
            self.fixed[item_id] = self.numbers()[item_id]
            for other in [other for other, first in self.joined.items() if first == item_id]:
                self.reach(other)

    def join(self, first: str, others: Sequence[str]) -> None:
        """`others` are treated with `first`, and with what that is treated with already; one item carries them all."""
        carrier = self.joined.get(first, first)
        if carrier in others:
            carrier = first
        together = {*others, first} | {one for one, held in self.joined.items() if held in others}
        self.joined.update(dict.fromkeys(together, carrier))
        self.joined.pop(carrier, None)
        for other in others if carrier in self.fixed else ():
            self.reach(other)


def _in_section(plan: AgendaItem, section: str) -> AgendaItem:
    return replace(plan, section=section)


def read_agenda(called: e.MeetingCalled, standing: Sequence[e.Stamped]) -> Agenda:
    """Fold the agenda in the order the entries were typed."""
    agenda = Agenda(called.sections, {plan.id: plan for plan in called.agenda})
    agenda.numbering = [plan.id for plan in called.agenda]
    agenda.order = list(agenda.numbering)
    for stamped in standing:
        apply(agenda, stamped.event)
    return agenda


def apply(agenda: Agenda, event: e.Event) -> None:
    """One event, in the order they were typed."""
    match event:
        case e.MeetingOpened():
            agenda.begun = True
            for item in agenda.early:
                agenda.reach(item)
        case e.ItemAdded(plan=plan, opens=opens):
            agenda.add(event)
            if opens:
                _start(agenda, plan.id)
        case e.CarriedOver(items=items, gone=gone):
            for item in gone:
                agenda.remove(item)
            for plan in items:
                agenda.add(e.ItemAdded(plan))
        case e.ItemChanged(plan=plan) if plan.id in agenda.plans:
            agenda.plans[plan.id] = plan
        case e.ItemMoved(item=item, before=before, section=section):
            agenda.move(item, before, section)
        case e.ItemRemoved(item=item):
            agenda.remove(item)
        case e.ItemsJoined(items=items) if items:
            agenda.join(items[0], items[1:])
        case e.ItemStarted(item=item) if item in agenda.plans:
            _start(agenda, item)
        case e.ItemStopped(item=item):
            agenda.ended.add(item)
        case _ if isinstance(event, _SETTLING):
            agenda.reach(event.item)


def _start(agenda: Agenda, item: str) -> None:
    agenda.reach(item)
    agenda.opened.add(item)
    agenda.ended.discard(item)
    agenda.current = item
