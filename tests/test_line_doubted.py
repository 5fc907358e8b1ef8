"""What is likely no command, or changes what was not meant, wants a second Enter; in a file it is kept, and said."""

from __future__ import annotations

import pytest

from store import events as e
from store.line.hear import Heard, hear
from store.meeting import Meeting
from tests.build import moment, running


def doubts(text: str, meeting: Meeting | None = None) -> list[str]:
    heard = hear(text, meeting or running(("12.05", e.NoteTaken("i1", "BU fremlagde"))), moment("12.30"))
    assert isinstance(heard, Heard)
    return [warning.key for warning in heard.warnings] if heard.confirm else []


@pytest.mark.parametrize("text", ["E Hansen sagde det", "K Hansen ringede", "H Larsen", "P Jensen", "U Madsen"])
def test_a_capital_before_a_name_is_asked_about(text: str) -> None:
    assert "warn.slip.name" in doubts(text)


@pytest.mark.parametrize("text", ["e Hansen får støtten", "O BU Notat på fredag", "S BU uenig", "E ja", "ret: 3 Andet"])
def test_lower_case_and_initials_are_what_they_were(text: str) -> None:
    assert doubts(text) == []


def test_other_words_for_the_latest_entry_say_which_words_go() -> None:
    assert doubts("ret: dette er forkert") == ["warn.slip.edit"]
    assert doubts("ret: »BU« til »SO«") == []


def test_a_stance_of_somebody_who_is_not_there_is_asked_about() -> None:
    gone = running(("12.05", e.PersonLeft("BE")))

    assert "warn.absent_stance" in doubts("s be uenig for dyrt", gone)
    assert "warn.absent_stance" not in doubts("s tm uenig for dyrt", gone)


def test_a_guest_called_by_a_time_is_asked_about() -> None:
    assert doubts("Gæst: Søren kommer kl. 13") == ["warn.guest_title"]
    assert doubts("gæst: EC ejendomschef (ekstern)") == []


def test_a_note_after_the_end_is_asked_about_unless_it_is_private_or_happened_before() -> None:
    over = running(("12.20", e.MeetingEnded(("i1", "i2", "i3", "i4", "i5"))))

    assert doubts("En ting til", over) == ["warn.after_end"]
    assert doubts("privat: ring til BU", over) == []
    assert doubts("12.15 note: BU spurgte", over) == []
