"""The minutes on times and days: breaks, another day, what was put off, what came after the end."""

from __future__ import annotations

import pytest

from exports.show_json import show_json
from store import events as e
from tests.build import meeting
from tests.test_exports_minutes import OPEN, about, running, text


def test_what_was_put_off_for_a_reason_or_taken_with_another_item_was_not_left_for_want_of_time() -> None:
    because = meeting(("12.00", e.MeetingOpened("KD")), ("12.01", e.ItemPostponed("i2", reason="sagen mangler")))
    opened = (("12.00", e.MeetingOpened("KD")), ("12.01", e.ItemsJoined(("i1", "i2"))), ("12.02", e.ItemStarted("i2")))

    assert "Udsat til næste møde, fordi sagen mangler." in about(because, 2)
    assert "Ikke nået" not in about(because, 2)
    assert "Ikke nået" not in about(meeting(*opened, ("12.10", e.ItemPostponed("i1"))), 1)


def test_what_happened_on_another_day_than_the_opening_is_told_with_it() -> None:
    two_days = (
        ("12.30", e.MeetingAdjourned("strømsvigt")),
        ("9.00+1", e.MeetingResumed()),
        ("9.10+1", e.PersonLeft("SO")),
    )
    now = meeting(*OPEN, *two_days, ("9.20+1", e.PersonArrived("SO")), ("9.30+1", e.PersonLeft("BE")))

    assert "SO (ude kl. 9.10–9.20 den 26. november 2026, under punkt 1)" in text(now)
    assert "BE (til kl. 9.30 den 26. november 2026, under punkt 1)" in text(now)
    assert show_json(now)["breaks"] == [
        {"from": "12.30", "to": "9.00", "to_date": "2026-11-26", "reason": "strømsvigt"}
    ]


def test_consensus_that_came_after_the_meeting_says_when() -> None:
    now = running(e.MeetingEnded(), e.ConsensusReached("i1", "Ja"))

    assert "Ja. Der var enighed den 25. november 2026." in about(now)


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("strømsvigt", "Mødet blev afbrudt kl. 13.18 på grund af strømsvigt og genoptaget kl. 13.30."),
        ("strømmen gik.", "Mødet blev afbrudt kl. 13.18 (strømmen gik) og genoptaget kl. 13.30."),
        (None, "Mødet blev afbrudt kl. 13.18 og genoptaget kl. 13.30."),
    ],
)
def test_a_break(reason: str | None, told: str) -> None:
    now = meeting(*OPEN, ("13.18", e.MeetingAdjourned(reason)), ("13.30", e.MeetingResumed()))

    assert told in text(now)


def test_a_reopened_meeting_tells_why_in_the_house_only() -> None:
    now = meeting(*OPEN, ("13.00", e.MeetingEnded()), ("13.05", e.MeetingReopened("et punkt manglede")),
                  ("13.10", e.MeetingEnded()))  # fmt: skip
    told = "Mødet blev hævet kl. 13.00. Mødet blev genåbnet kl. 13.05: et punkt manglede. Mødet blev hævet kl. 13.10."

    assert told in text(now)
    assert told.replace(": et punkt manglede.", ".") in text(now, "distribution")
