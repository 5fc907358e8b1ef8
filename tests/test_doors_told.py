"""Who was there behind doors that were closed on an open item: the edition that is sent out does not tell."""

from __future__ import annotations

import pytest

from exports.edition import distributed
from exports.presence import guests
from store import events as e
from tests.build import meeting, moment


@pytest.mark.parametrize(("left", "shown"), [("12.08", []), ("12.09", [("12.08", "12.09")]), (None, [("12.08", None)])])
def test_a_guest_behind_doors_that_were_closed_was_there_from_when_they_were_opened(
    left: str | None, shown: list[tuple[str, str | None]]
) -> None:
    now = meeting(
        ("12.00", e.MeetingOpened("KD")),
        ("12.01", e.ItemStarted("i3")),
        ("12.05", e.DoorsClosed("i3")),
        ("12.07", e.PersonArrived("ØC")),
        ("12.08", e.DoorsOpened("i3")),
        *([(left, e.PersonLeft("ØC"))] if left else []),
    )
    told = distributed(now)

    stays = [(stay.since, stay.until) for stay in told.stays if stay.who == "ØC"]
    assert stays == [(moment(since), moment(until) if until else None) for since, until in shown]
    assert [p.initials for p in guests(told)] == (["ØC"] if shown else [])


def test_a_member_who_was_out_behind_closed_doors_only_was_not_out() -> None:
    out = ("12.00", e.MeetingOpened("KD")), ("12.01", e.ItemStarted("i3")), ("12.02", e.PersonLeft("BU"))
    within = (("12.05", e.DoorsClosed("i3")), ("12.06", e.PersonArrived("BU")), ("12.08", e.DoorsOpened("i3")))
    after = (("12.05", e.DoorsClosed("i3")), ("12.08", e.DoorsOpened("i3")), ("12.10", e.PersonArrived("BU")))

    for back, stays in ((within, 1), (after, 2)):
        assert len([stay for stay in distributed(meeting(*out, *back)).stays if stay.who == "BU"]) == stays
