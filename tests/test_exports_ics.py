"""Calendar files: what calendar.md asks of the bytes, read back with the library and by the rules themselves."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from exports.ics import deadlines_ics, meeting_ics, next_meeting_ics
from store import events as e
from store import values as v
from store.events import Stamped
from store.fold.meeting import fold
from store.identity import meeting_id
from tests.build import called, entries, moment
from tests.hard_meeting import hard, hard_entries
from tests.played import played

CASE = "01-budget-i-enighed"


def lines(data: bytes) -> list[str]:
    """The content lines, unfolded."""
    return data.decode("utf-8").replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def the_event(data: bytes) -> dict[str, str]:
    """The properties of the only event."""
    told = lines(data)
    inner = told[told.index("BEGIN:VEVENT") + 1 : told.index("END:VEVENT")]
    return dict(line.split(":", 1) for line in inner)


def sound(data: bytes) -> None:
    """Bytes, folding and structure as calendar.md, 1-5, 7, 14."""
    assert data.endswith(b"END:VCALENDAR\r\n") and b"\r\n\r\n" not in data and not data.startswith(b"\xef\xbb\xbf")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert all(line.decode("utf-8") is not None for line in data.split(b"\r\n"))
    assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", data) and b"\n" not in data.replace(b"\r\n", b"")
    assert data.count(b"BEGIN:VCALENDAR") == data.count(b"END:VCALENDAR") == 1
    names = {re.split("[:;]", line)[0] for line in lines(data)}
    assert not names & {"ATTENDEE", "ORGANIZER", "METHOD", "RRULE"} - {"RRULE"}
    assert b"CLASS:PUBLIC" not in data
    assert Calendar.from_ical(data).to_ical() == data
    for component in Calendar.from_ical(data).walk("VEVENT"):
        for name in ("UID", "DTSTAMP", "SUMMARY", "DTSTART", "DTEND", "CREATED", "LAST-MODIFIED", "SEQUENCE"):
            assert not isinstance(component[name], list)


def test_the_next_meeting_of_the_first_case() -> None:
    kept = played(CASE)
    data = next_meeting_ics(fold(kept), kept)
    assert data is not None
    event = the_event(data)

    sound(data)
    assert event["DTSTART;TZID=Europe/Copenhagen"] == "20261209T120000"
    assert event["DTEND;TZID=Europe/Copenhagen"] == "20261209T150000"
    assert event["UID"] == meeting_id("Direktionen", date(2026, 12, 9))
    assert event["SUMMARY"] == "Direktionen\\, møde"


def test_a_meeting_of_its_own_opens_as_one_appointment_and_not_as_a_calendar() -> None:
    kept = played(CASE)
    told = lines(meeting_ics(fold(kept), kept))

    assert "X-MS-OLK-FORCEINSPECTOROPEN:TRUE" in told
    assert not [line for line in told if line.startswith(("NAME", "X-WR-CALNAME", "METHOD"))]
    assert told.index("BEGIN:VTIMEZONE") < told.index("BEGIN:VEVENT")
    assert "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10" in told and not [line for line in told if line.startswith("RDATE")]


def test_the_agenda_by_the_clock_stands_in_the_description_and_nothing_that_was_said() -> None:
    kept = played(CASE)
    data = meeting_ics(fold(kept), kept)
    text = str(Calendar.from_ical(data).walk("VEVENT")[0]["DESCRIPTION"]).split("\n")

    sound(data)
    assert text[:4] == [
        "Dagsorden",
        "",
        "12.00 Temaer",
        "12.00 · 1. Administrativ budgetvejledning og program for budgetseminar 1 (D) · v/ ØC",
    ]
    assert text[-3:] == ["14.30 Eventuelt", "14.30 · 8. Eventuelt", "15.00 Slut"]
    assert "adresser" not in data.decode() and "enighed" not in data.decode()


def test_times_end_where_a_box_is_unknown() -> None:
    agenda = (
        v.AgendaItem("a", "Et", "temaer", minutes=10),
        v.AgendaItem("b", "To", "temaer"),
        v.AgendaItem("c", "Tre", "drift", minutes=5),
    )
    kept = entries(call=called(agenda=agenda))
    text = str(Calendar.from_ical(meeting_ics(fold(kept), kept)).walk("VEVENT")[0]["DESCRIPTION"]).split("\n")

    assert text[2:] == ["12.00 Temaer", "12.00 · 1. Et", "12.10 · 2. To", "Drift", "3. Tre", "15.00 Slut"]


def test_each_deadline_of_the_first_case_is_an_all_day_event_that_takes_no_time() -> None:
    kept = played(CASE)
    data = deadlines_ics(fold(kept), kept)
    assert data is not None
    events = Calendar.from_ical(data).walk("VEVENT")

    sound(data)
    assert sorted(event.decoded("DTSTART").isoformat() for event in events) == [
        "2026-11-27", "2026-12-01", "2026-12-02", "2026-12-04", "2026-12-09", "2027-02-01",
    ]  # fmt: skip
    for event in events:
        assert event.decoded("DTEND") == event.decoded("DTSTART") + timedelta(days=1)
        assert (event["TRANSP"], str(event["X-MICROSOFT-CDO-BUSYSTATUS"])) == ("TRANSPARENT", "FREE")
        (alarm,) = event.subcomponents
        assert (alarm["ACTION"], alarm["TRIGGER"].to_ical()) == ("DISPLAY", b"-PT15H")
    assert "Frist: senest onsdag den 2. december kl. 12 (onsdag den 2.12.2026 kl. 12.00)" in str(
        events[2]["DESCRIPTION"]
    )
    told = lines(data)
    assert "NAME:Frister: Direktionen\\, møde nr. 22/2026" in told and "BEGIN:VTIMEZONE" not in told
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT12H" in told and "X-PUBLISHED-TTL:PT12H" in told


def test_one_deadline_alone_makes_no_calendar_and_none_no_file() -> None:
    task = e.ActionGiven("i1", "22-1", ("BU",), "Notat", "på fredag", date(2026, 11, 27))
    one = entries(("12.00", task))
    data = deadlines_ics(fold(one), one)

    assert data is not None and "X-MS-OLK-FORCEINSPECTOROPEN:TRUE" in lines(data)
    assert not [line for line in lines(data) if line.startswith(("NAME", "X-WR-CALNAME"))]
    vague = entries(("12.00", replace(task, due=None)))
    assert deadlines_ics(fold(vague), vague) is None
    last = entries(call=called(next_meeting=None))
    assert next_meeting_ics(fold(last), last) is None


def test_a_promised_ruling_and_an_effect_to_be_looked_at_have_their_days() -> None:
    kept = entries(
        ("12.00", e.RulingAwaited("i1", "på fredag", date(2026, 11, 27))),
        ("12.01", e.CaseLineWritten("i2", "effect", "Færre anbringelser", date(2027, 6, 1), "1. juni")),
    )
    ruled = (*kept, Stamped(3, moment("13.00"), moment("13.00"), e.ChiefExecutiveRuled("i1", "Ja")))

    assert [str(one["SUMMARY"]) for one in events_of(kept)] == [
        "Kommunaldirektørens beslutning: Årsplan 2027",
        "Evaluering: Budget 2027: tidlig indsats",
    ]
    assert len(events_of(ruled)) == 1


def events_of(kept: tuple[Stamped, ...], edition: str = "internal") -> list[Calendar]:
    data = deadlines_ics(fold(kept), kept, edition)
    return list(Calendar.from_ical(data).walk("VEVENT")) if data else []


def test_closed_items_are_neutral_or_not_there_in_the_edition_that_leaves() -> None:
    kept = hard_entries()
    mine, theirs = (meeting_ics(hard(), kept, edition).decode() for edition in ("internal", "distribution"))

    assert "LUKKETTITEL" in mine.replace("\r\n ", "")
    assert "LUKKET" not in theirs and "Lukket punkt: personalesag" in theirs.replace("\r\n ", "")
    assert (len(events_of(kept)), len(events_of(kept, "distribution"))) == (4, 2)
    assert [str(one.get("CLASS")) for one in events_of(kept)].count("CONFIDENTIAL") == 2


class TestSameThingsKeepTheirNames:
    """calendar.md, 5, 10, 11."""

    def test_the_same_record_gives_the_same_bytes(self) -> None:
        kept = hard_entries()

        assert meeting_ics(hard(), kept) == meeting_ics(fold(hard_entries()), hard_entries())
        assert deadlines_ics(hard(), kept) == deadlines_ics(fold(hard_entries()), hard_entries())

    def test_a_changed_deadline_keeps_its_uid_and_counts_one_more(self) -> None:
        task = e.ActionGiven("i1", "22-1", ("BU",), "Notat", "på fredag", date(2026, 11, 27))
        other = e.ActionGiven("i1", "22-2", ("SO",), "Tal", "på fredag", date(2026, 11, 27))
        before = entries(("12.00", task), ("12.01", other))
        change = e.ActionChanged(1, None, True, "9/12", date(2026, 12, 9))
        after = entries(("12.00", task), ("12.01", other), ("12.30", change))
        undone = (*after, Stamped(4, moment("12.40"), moment("12.40"), e.TakenBack((3,))))
        stages = [{str(one["UID"]): one for one in events_of(kept)} for kept in (before, after, undone)]
        (uid,) = [name for name, one in stages[1].items() if one.decoded("DTSTART") == date(2026, 12, 9)]
        (same,) = set(stages[0]) - {uid}

        assert len(stages[0]) == 2 and set(stages[0]) == set(stages[1]) == set(stages[2])
        assert [stage[uid]["SEQUENCE"] for stage in stages] == [0, 1, 2]
        modified = [stage[uid].decoded("LAST-MODIFIED") for stage in stages]
        assert modified == sorted(set(modified))
        assert stages[0][same].to_ical() == stages[1][same].to_ical() == stages[2][same].to_ical()

    def test_a_moved_end_counts_one_more_and_changes_the_end_only(self) -> None:
        before = entries(("12.00", e.MeetingOpened("KD")))
        after = entries(("12.00", e.MeetingOpened("KD")), ("14.50", e.EndMoved(time(15, 30))))
        first, second = (the_event(meeting_ics(fold(kept), kept)) for kept in (before, after))

        assert second["DTEND;TZID=Europe/Copenhagen"] == "20261125T153000"
        assert int(second["SEQUENCE"]) == int(first["SEQUENCE"]) + 1 and first["UID"] == second["UID"]
        assert second["DTSTAMP"] == second["LAST-MODIFIED"] == "20261125T135000Z"

    def test_a_called_meeting_comes_after_the_file_that_announced_it(self) -> None:
        kept = entries()
        announced = next_meeting_ics(fold(kept), kept)
        assert announced is not None
        day = date(2026, 12, 9)
        later = entries(call=called(id=meeting_id("Direktionen", day), date=day, number="23/2026"))
        own = the_event(meeting_ics(fold(later), later))

        assert own["UID"] == the_event(announced)["UID"]
        assert int(own["SEQUENCE"]) > int(the_event(announced)["SEQUENCE"])


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


HOSTILE = (
    "Møde\r\nATTENDEE:mailto:x@y.dk\nEND:VEVENT\rBEGIN:VALARM",
    "a;b,c\\d:e\"f^g",
    "\x00\x0b\x7f\x85\u2028 \ud83d \u202e 👩‍👧",
    "æøå – » " * 60,
    "x" * 30_000,
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_stays_text(text: str) -> None:
    agenda = (v.AgendaItem("i1", text, "temaer", minutes=5, presenter=text), v.AgendaItem("i2", text, "drift"))
    kept = entries(
        ("12.00", e.ActionGiven("i1", "22-1", (text,), text, text, date(2026, 12, 4))),
        ("12.01", e.ActionGiven("i2", text, (), text, None, date(2026, 12, 5))),
        call=called(agenda=agenda, place=text, forum=text.replace("\ud83d", "")),
    )
    now = fold(kept)
    for data in (meeting_ics(now, kept), next_meeting_ics(now, kept), deadlines_ics(now, kept)):
        assert data is not None
        sound(data)
        told = lines(data)
        assert told.count("BEGIN:VEVENT") == told.count("END:VEVENT") == (2 if b"\r\nNAME:" in data else 1)
        assert not [line for line in told if line.startswith("ATTENDEE")]
        assert all(len(line) < 9_000 for line in told)


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(), max_size=80))
def test_any_text_makes_a_sound_file(text: str) -> None:
    kept = entries(
        ("12.00", e.ActionGiven("i1", "22-1", ("BU",), text, text, date(2026, 12, 4))),
        ("12.01", e.ActionGiven("i2", "22-2", (), text, None, date(2026, 12, 5))),
    )
    data = deadlines_ics(fold(kept), kept)

    assert data is not None
    sound(data)
