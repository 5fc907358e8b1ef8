"""What a line is: a keyword, a letter that counts, or a note (line.md; screens.md 3.4)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import events as e
from store.line.hear import Heard, hear
from store.line.words import KEYWORDS
from store.meeting import Meeting
from store.said import Refused
from tests.build import meeting, moment

NOW = moment("12.40")


def running(*more: tuple[str, e.Event]) -> Meeting:
    return meeting(("12.00", e.MeetingOpened("KD")), ("12.01", e.ItemStarted("i2")), *more)


def heard(text: str, now: Meeting | None = None, **how: bool) -> Heard:
    answer = hear(text, now or running(), NOW, **how)
    assert isinstance(answer, Heard), answer
    return answer


def refusal(text: str, now: Meeting | None = None, **how: bool) -> str:
    answer = hear(text, now or running(), NOW, **how)
    assert isinstance(answer, Refused), answer
    return answer.why.key


@pytest.mark.parametrize(
    "text",
    [
        "BU fremlagde to modeller",
        "B & U præsenterer",
        "e-mail fra KL",
        "P - plads ved skolen",
        "f eks. en fælles indgang",
        "s 12 i bilaget",
        "r en tanke",
        "I dag er vi fem",
        "Å har vand",
        "a b c",
        "- tal mangler",
        "+ renter og gebyrer",
        "e  to mellemrum",
        "o, bu sender notat",
        "BU: skolerne er fulde",
        "§ 17, stk. 4",
        "12.30 bliver for sent",
        "[bilag 3] og [b]fed[/b]",
        "e @home",
    ],
)
def test_a_line_without_keyword_or_counting_letter_is_a_note(text: str) -> None:
    event = heard(text).event

    assert event == e.NoteTaken("i2", text)


@pytest.mark.parametrize("text", [" e Model B", " k Model B", "  opgave: bu noget", "\u00a0e Model B"])
def test_a_leading_space_makes_any_line_a_note(text: str) -> None:
    assert heard(text).event == e.NoteTaken("i2", text.strip())


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("b Model B", "proposal"),
        ("e Model B", "consensus"),
        ("E Model B", "consensus"),
        ("e »Model B«", "consensus"),
        ("e § 17 følges", "consensus"),
        ("e 3 stillinger", "consensus"),
        ("k Model B fordi tiden går", "ruling"),
        ("s be uenig for dyrt", "round"),
        ("s alle enige", "round"),
        ("s", "round"),
        ("f øp udgiften", "reservation"),
        ("F ØP udgiften", "reservation"),
        ("r be for dyrt", "dissent"),
        ("u", "postponed"),
        ("u næste møde", "postponed"),
        ("o bu Sender notat på fredag", "action"),
        ("p Lukkedage", "park"),
        ("t +10", "time"),
        ("t pause", "time"),
        ("g 3", "item"),
        ("h Pressesag", "new_item"),
        ("+ øc", "arrived"),
        ("- be", "left"),
        ("+ gæst EC ejendomschef", "arrived"),
        ("fortryd", "undo"),
        ("rådgivning", "advice"),
        ("Opgave: BU sender notat", "action"),
        ("OPGAVE:BU sender notat", "action"),
        ("ført til referat: be for dyrt", "dissent"),
        ("follow-up: 21-3 done", "follow_up"),
    ],
)
def test_keywords_and_letters(text: str, word: str) -> None:
    assert heard(text).word == word


@pytest.mark.parametrize(
    ("letter", "key"),
    [
        ("k", "rule.ruling_without_text"), ("o", "line.unread.action"), ("b", "line.unread.proposal"),
        ("p", "line.unread.park"), ("f", "line.who"), ("-", "line.who"), ("T", "line.unread.time"),
    ],
)  # fmt: skip
def test_a_letter_alone_asks_for_what_is_missing(letter: str, key: str) -> None:
    assert refusal(letter) == key
    assert heard(f" {letter}").event == e.NoteTaken("i2", letter)


@pytest.mark.parametrize("keyword", [k for keywords in KEYWORDS.values() for k in keywords])
def test_every_keyword_is_read_as_one_in_both_languages(keyword: str) -> None:
    answer = hear(f"{keyword.upper()}: 2", running(), NOW)

    assert not (isinstance(answer, Heard) and answer.word == "note" and keyword != "note")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("o xyz noget", "line.unknown_owner"),
        ("o bu", "line.action_without_text"),
        ("opgave:", "line.unread.action"),
        ("o bu, XYZ noget", "line.unknown_owner"),
        ("g 99", "line.no_such_item"),
        ("g zebra", "line.no_such_item"),
        ("99: noget", "line.no_such_item"),
        ("»zebra«: noget", "line.no_such_item"),
        ("tid: 12-15", "line.unread.time"),
        ("t er en tanke", "line.unread.time"),
        ("+ bu fra KL", "line.unread.arrived"),
        ("- be i morgen", "line.unread.left"),
        ("k øp: Model B", "rule.only_chief_rules"),
        ("beslutter:", "rule.ruling_without_text"),
        ("beslutter: fordi tiden går", "rule.ruling_without_text"),
        ("forbehold: zz noget", "line.unknown_person"),
        ("runde: be måske", "line.unknown_stance"),
        ("s be", "line.no_stance"),
        ("runde: be uenig a; be enig b", "line.stance_twice"),
        ("mødeleder: xx", "line.unknown_person"),
        ("gæst: K kok", "line.one_letter"),
        ("gæst: KD kok", "line.initials_taken"),
        ("opfølgning: 99-9 udført", "line.unknown_action"),
        ("ret: »findes ikke« til »x«", "line.no_such_words"),
        ("ret: 1 noget andet", "line.not_editable"),
        ("gentag", "line.nothing_to_redo"),
        ("25.61 e Model B", "line.no_such_time"),
        ("0001-01-01 00.00 e Model B", "line.no_such_time"),
        ("9999-12-31 23.59 e Model B", "line.no_such_time"),
        ("flyt: 5", "line.unread.move"),
        ("sammen: 2", "line.unread.joint"),
        ("genåbn:", "line.unread.reopen"),
        ("referat:", "line.unread.minutes"),
        ("note:", "line.empty"),
        ("", "line.empty"),
        ("x" * 20_001, "line.too_long"),
        ("en\0to", "line.cannot_be_kept"),
        ("halvt \ud800", "line.cannot_be_kept"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(text: str, key: str) -> None:
    assert refusal(text) == key


def test_text_is_stored_as_typed() -> None:
    text = "Ærø\u0301 👩‍👧 e\u0301 [/b] {x} \u202e"

    assert heard(text).event == e.NoteTaken("i2", text)


def test_several_lines_stay_one_entry() -> None:
    assert heard("første\nanden\n\ntredje\n").event == e.NoteTaken("i2", "første\nanden\n\ntredje")


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("3: o øp Tal til næste møde", "i3"),
        ("»Årsplan«: o øp Tal", "i1"),
        ('"budget": o øp Tal', "i2"),
        ("»Årsplan 2027«: o øp Tal", "i1"),
    ],
)
def test_a_line_may_be_about_another_item_without_going_there(text: str, item: str) -> None:
    assert heard(text).event.item == item  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("g 3", "i3"),
        ("g sy", "i3"),
        ("punkt: Årsplan 2027", "i1"),
        ("punkt: »eventuelt«", "i5"),
        ("item: tidlig", "i2"),
    ],
)
def test_go_to_an_item_by_number_or_words(text: str, item: str) -> None:
    assert heard(text).event == e.ItemStarted(item)


def test_words_that_fit_two_items_are_refused_with_their_numbers() -> None:
    answer = hear("g 2027", running(), NOW)

    assert isinstance(answer, Refused) and answer.why.key == "line.no_such_item"
    answer = hear("g al", running(), NOW)
    assert isinstance(answer, Refused) and answer.why.key == "line.many_items"


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("12.31 s be uenig x", "12.31"),
        ("12:31 note: y", "12.31"),
        ("9.05 »budget«: noget", "9.05"),
        ("2026-12-11 10.15 2: k Model B fordi x", "10.15"),
    ],
)
def test_on_the_screen_a_time_counts_before_a_keyword_a_letter_or_a_title(text: str, clock: str) -> None:
    at = heard(text).at

    assert at is not None and f"{at.hour}.{at.minute:02}" == clock


def test_in_a_file_every_line_may_begin_with_its_time() -> None:
    answer = heard("12.31 BU fremlagde", screen=False)

    assert answer.at == moment("12.31")
    assert answer.event == e.NoteTaken("i2", "BU fremlagde")


def test_a_tab_adds_a_line_to_the_entry_before() -> None:
    now = running(("12.05", e.NoteTaken("i2", "første")))

    assert heard("\tanden", now, screen=False).event == e.Reworded(3, "første\nanden")


@given(st.text(max_size=200))
def test_any_text_is_kept_or_refused_and_never_raises(text: str) -> None:
    for screen in (True, False):
        answer = hear(text, running(), NOW, screen=screen)
        assert isinstance(answer, (Heard, Refused))


@given(st.text(min_size=1, max_size=100).filter(lambda t: t.strip() and "\0" not in t and t.isprintable()))
def test_a_leading_space_always_gives_the_text_back_as_a_note(text: str) -> None:
    assert heard(f" {text}").event == e.NoteTaken("i2", text.strip())
