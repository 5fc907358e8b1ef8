"""Calendar files: midnight, the night summer time ends, and ends that are not known."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from exports.ics.calendar import meeting_ics, next_meeting_ics
from store import events as e
from store import values as v
from store.events import Stamped
from store.fold.meeting import fold
from tests.build import called, entries, moment
from tests.calendars import sound, the_event


class TestTime:
    """calendar.md, 16-22: midnight, and the night summer time ends."""

    @pytest.mark.parametrize(
        ("start", "end", "told"),
        [
            (time(12), time(15), ("20261024T120000", "20261024T150000")),
            (time(22), time(1, 30), ("20261024T220000", "20261025T013000")),
            (time(23), time(3), ("20261024T230000", "20261025T030000")),
        ],
    )
    def test_a_meeting_over_midnight(self, start: time, end: time, told: tuple[str, str]) -> None:
        kept = entries(call=called(date=date(2026, 10, 24), start=start, end=end))
        data = meeting_ics(fold(kept), kept)
        event = the_event(data)

        sound(data)
        assert (event["DTSTART;TZID=Europe/Copenhagen"], event["DTEND;TZID=Europe/Copenhagen"]) == told

    @pytest.mark.parametrize(
        ("start", "end", "told"),
        [
            (time(2, 45), time(2, 15), ("20261025T004500Z", "20261025T011500Z")),
            (time(1), time(2, 30), ("20261024T230000Z", "20261025T003000Z")),
            (time(2, 30), time(4), ("20261025T003000Z", "20261025T030000Z")),
        ],
    )
    def test_a_time_in_the_hour_that_comes_twice_is_given_in_utc(
        self, start: time, end: time, told: tuple[str, str]
    ) -> None:
        kept = entries(call=called(date=date(2026, 10, 25), start=start, end=end))
        event = the_event(meeting_ics(fold(kept), kept))

        assert (event["DTSTART"], event["DTEND"]) == told

    def test_an_end_moved_in_the_second_hour_is_after_it(self) -> None:
        call = called(date=date(2026, 10, 25), start=time(1), end=time(2, 30))
        at = datetime(2026, 10, 25, 0, 50, tzinfo=UTC).astimezone(moment("1.00", call.date).tzinfo)
        kept = (*entries(call=call), Stamped(1, at, at, e.EndMoved(time(2, 20))))
        event = the_event(meeting_ics(fold(kept), kept))

        assert (event["DTSTART"], event["DTEND"]) == ("20261024T230000Z", "20261025T012000Z")

    def test_a_time_that_the_clock_leaps_over_is_the_one_it_leaps_to(self) -> None:
        kept = entries(call=called(date=date(2027, 3, 28), start=time(2, 30), end=time(4)))
        event = the_event(meeting_ics(fold(kept), kept))

        assert event["DTSTART;TZID=Europe/Copenhagen"] == "20270328T033000"

    def test_the_next_meeting_is_as_long_as_this_one_where_no_end_is_known(self) -> None:
        kept = entries(call=called(start=time(22), end=time(1), next_meeting=v.NextMeeting(date(2026, 12, 9))))
        data = next_meeting_ics(fold(kept), kept)
        assert data is not None

        assert the_event(data)["DTEND;TZID=Europe/Copenhagen"] == "20261210T010000"
