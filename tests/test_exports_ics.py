"""Calendar files: what calendar.md asks of the bytes, read back with the library and by the rules themselves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from exports.ics.calendar import deadlines_ics, meeting_ics, next_meeting_ics
from store import events as e
from store import values as v
from store.events import Stamped
from store.fold.meeting import fold
from store.identity import meeting_id
from tests.build import called, entries, moment
from tests.calendars import events_of, lines, sound, the_event
from tests.hard_meeting import hard, hard_entries
from tests.played import played

CASE = "01-budget-i-enighed"


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
    assert len(events_of(ruled)) == 1, "a calendar made before the end of the meeting has left the house nowhere"


def test_a_deadline_that_stood_at_the_end_and_is_no_more_is_called_off_without_a_word_of_it() -> None:
    ended = entries(
        ("12.00", e.MeetingOpened("KD")),
        ("12.01", e.RulingAwaited("i1", "på fredag", date(2026, 11, 27))),
        ("12.02", e.ActionGiven("i2", "22-1", ("BU",), "Notat", "9/12", date(2026, 12, 9))),
        ("14.00", e.MeetingEnded(("i2", "i3", "i4"))),
    )
    later = (
        Stamped(5, moment("15.00"), moment("15.00"), e.ChiefExecutiveRuled("i1", "Ja")),
        Stamped(6, moment("15.01"), moment("15.01"), e.EntryWithdrawn(3)),
    )
    before, now = events_of(ended), events_of((*ended, *later))

    assert [str(one["UID"]) for one in now] == [str(one["UID"]) for one in before]
    assert {str(one["STATUS"]) for one in now} == {"CANCELLED"} and not any("STATUS" in one for one in before)
    assert all(one["SEQUENCE"] > old["SEQUENCE"] for one, old in zip(now, before, strict=True))
    assert {str(one["SUMMARY"]) for one in now} == {"Frist udgået"} and not any("DESCRIPTION" in one for one in now)
    assert not any(one.walk("VALARM") for one in now)


def test_closed_items_are_neutral_or_not_there_in_the_edition_that_leaves() -> None:
    kept = hard_entries()
    mine, theirs = (meeting_ics(hard(), kept, edition).decode() for edition in ("internal", "distribution"))

    assert "LUKKETTITEL" in mine.replace("\r\n ", "")
    assert "LUKKET" not in theirs and "Lukket punkt: personalesag" in theirs.replace("\r\n ", "")
    assert (len(events_of(kept)), len(events_of(kept, "distribution"))) == (5, 3)
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
