"""store.dates.context and grammar: what stays text, and what is cut from a sentence (screens.md 3.4)."""

from __future__ import annotations

from datetime import date

import pytest

from store.dates.deadline import Deadline, due_of, read

SAID = date(2026, 11, 25)  # a Wednesday, week 48
NEXT = date(2026, 12, 9)

TEXT_ONLY = """
budget 2027|Fremlægger budget 2027|§ 17|jf. § 17|sag 26/1234|26/1234|sag 1/12|Afslutter sag 1/12.
nr. 1/12|Sag nr. 1/12|model 2|stk. 4|kl. 12|senest kl. 12|punkt 1.12|Se punkt 1.12|punkt 1.12.
version 1.12.2026|mødes kl. 9.12.|pris 1.12|tager kontakt til man|hvad gør man|Prisen er sat
Ringer til Mon|12/30|0/12|45/13|Reducerer puljen med 1/3|13-45-2026|Gælder fra 1. december
Gælder fra den 1. december|gælder fra og med fredag|Samler input fra fredag|Dagsorden for næste møde
Status hver fredag|Every Friday|hver mandag|sidste fredag|Holder lukket mandag til fredag
mandag, onsdag, fredag|Gælder fra den 1. december 2026 til den 31. marts 2027|tirsdag og fredag
uge 49 og uge 50|uge 49-50|1.-5. december|den 1. - 5. december|mellem 1. december og 5. december
1/12 til 5/12|uge 50 og 51|i uge|om dage|om 14|december|2027|i fredags|fredage|hverdag|fredagen
på fredagsmødet|dag|morgen|næste|næste punkt|før frokost|inden|senest|den 1.|1.|d.|kl. 25|fredag kl. 25
fredag kl. 12.75|onsdag -|på fredag!|på fredag, måske|x.fredag|(fredag)|e-mail|B & U|.|-|,|til|i
udvalgenes prioriteringer behandles før frokost|Fredagsbrev
primo uge 50|ultimo|primo|medio|møde|mødet|inden mødet
ugen|week|may|Tilretter budgetvejledningen efter drøftelsen|erfaringer i løbet af mødet med KL
Notat om 1. december|om fredag
"""

SENTENCES = [
    # text, phrase, due
    ("Orienterer HovedMED og udsender retningslinjer", "på fredag", "2026-11-27"),
    ("Tilretter budgetvejledningen efter drøftelsen", "inden uge 50", "2026-12-04"),
    ("Udarbejder intern kommunikationsplan", "1. februar", "2027-02-01"),
    ("Undersøger mulighederne i den eksisterende aftale", "1. december", "2026-12-01"),
    ("Fremlægger tids- og flytteplan for model B", "til næste møde", "2026-12-09"),
    ("Sender bemærkninger til programmet til ØC", "senest onsdag den 2. december kl. 12", "2026-12-02"),
    ("Bestiller lokaler", "til mandag", "2026-11-30"),
    ("Planlægger seminar", "om to dage", "2026-11-27"),
    ("Notat til ØU", "på fredag", "2026-11-27"),
    ("Fremlægger budget 2027", "1/12", "2026-12-01"),
    ("Sender bilag", "1/12", "2026-12-01"),
    ("Afslutter sag 26/1234", "senest 1/12", "2026-12-01"),
    ("Orienterer om § 17", "i dag", "2026-11-25"),
    ("Holder møde i", "fredag", "2026-11-27"),
    ("hvad gør man", "den 30/11", "2026-11-30"),
    ("hvad gør man", "i uge 49", "2026-12-04"),
    ("Ringer til KL og", "senest fredag", "2026-11-27"),
    ("Drøfter model 2", "uge 50", "2026-12-11"),
    ("Sender udkast senest kl. 12", "fredag", "2026-11-27"),
    ("Følger op på fredag", "til næste møde", "2026-12-09"),
    ("Write the note", "by 1 December", "2026-12-01"),
    ("Call the mayor", "in two weeks", "2026-12-09"),
    ("Rydder op", "hurtigst muligt", None),
    ("Evaluerer ordningen", "efter sommerferien", None),
    ("Sender svar", "31/11", None),
]


@pytest.mark.parametrize("text", [text for line in TEXT_ONLY.strip().splitlines() for text in line.split("|")])
def test_numbers_and_ordinary_words_stay_text(text: str) -> None:
    assert read(text, SAID, NEXT) == Deadline(text, None, None, None, ())
    assert due_of(text, SAID, NEXT) == Deadline(text, None, None, None, ())


@pytest.mark.parametrize(("text", "phrase", "due"), SENTENCES)
def test_only_the_phrase_is_cut_from_a_sentence(text: str, phrase: str, due: str | None) -> None:
    for end in ("", ".", "  "):
        found = read(f"{text} {phrase}{end}", SAID, NEXT)
        assert (found.text, found.phrase, found.due and found.due.isoformat()) == (text, phrase, due)
    assert due_of(f"{text} {phrase}", SAID, NEXT).phrase is None
