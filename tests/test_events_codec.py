"""store.events.codec: an event comes back from its ledger as it was."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

from store import events as e
from store import values as v
from store.events.codec import event_data, event_from, kinds
from store.values import AgendaItem


def test_every_event_comes_back_from_its_ledger_as_it_was() -> None:
    kept = [
        e.CaseLineWritten("i1", "effect", "færre klager", date(2027, 6, 1), "1. juni"),
        e.OutcomeGiven("i1", v.NOTED, "Taget til efterretning."),
        e.ItemAdded(AgendaItem("x", "Ny", "drift", "B", 5), "i3"),
        e.RoundHeld("i1", (("BE", v.DISAGREE, "for dyrt"),)),
    ]

    assert [event_from(event_data(event)) for event in kept] == kept


def test_no_event_has_a_field_that_its_ledger_needs_for_its_name() -> None:
    assert not [name for name, cls in kinds().items() if "kind" in {field.name for field in fields(cls)}]
