"""store.board: the default board, its dated facts, and faults told by line."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.board import DEFAULT_BOARD_TOML, Board, Fault, Forum, Term, default_board, read_board
from store.said import Said
from store.values import Person
from tui.texts.words import LANGUAGES, Words, catalogue

CHIEF = '[[person]]\ninitialer = "KD"\ntitel = "kommunaldirektør"\n'
FORUM = '[[forum]]\nnavn = "D"\ndag = "onsdag"\nstart = "12.00"\nslut = "15.00"\nafsnit = ["drift"]\n'


def faults(text: str | bytes) -> list[tuple[int | None, str]]:
    """(line, key) of each fault, each of them said in both languages."""
    found = read_board(text if isinstance(text, bytes) else text.encode())
    assert isinstance(found, tuple)
    for fault in found:
        assert all(Words(language).said(fault.why) for language in LANGUAGES)
    return [(fault.line, fault.why.key) for fault in found]


def good(text: str | bytes) -> Board:
    found = read_board(text if isinstance(text, bytes) else text.encode())
    assert isinstance(found, Board), found
    return found


def test_the_default_board_is_the_seeds() -> None:
    board = default_board()
    assert [person.initials for person in board.people] == ["KD", "ØP", "BU", "SO", "TM", "BE", "REF", "BM"]
    assert sum(person.member for person in board.people) == 6
    assert [person.initials for person in board.people if person.chief_executive] == ["KD"]
    assert [person.initials for person in board.people if person.mayor] == ["BM"]
    assert all(person.name is None for person in board.people)
    assert board.forums == (
        Forum("direktionen", "Direktionen", 2, time(12), time(15), ("temaer", "drift", "eventuelt")),
        Forum(
            *("politikkoordination", "Politikkoordination", 0, time(8, 15), time(9, 30)),
            ("koordinering", "udvalgssager", "orientering", "initiativer"),
            decides=False,
            has_agenda=False,
            mayor=True,
        ),
    )


def test_the_default_file_can_be_read_by_people() -> None:
    assert all(len(line) <= 100 for line in DEFAULT_BOARD_TOML.split("\n"))
    assert DEFAULT_BOARD_TOML.count("#") > 10


def test_a_board_is_dated() -> None:
    board = good(CHIEF + FORUM + '[[person]]\ninitialer="X1"\ntitel="direktør"\nfra=2026-01-01\ntil="2026-06-30"\n')
    assert board.terms == (Term("X1", date(2026, 1, 1), date(2026, 6, 30)),)
    days = (date(2025, 12, 31), date(2026, 1, 1), date(2026, 6, 30), date(2026, 7, 1))
    assert [len(board.people_on(day)) for day in days] == [1, 2, 2, 1]
    assert all(type(person) is Person for person in board.people)


def test_two_chiefs_may_follow_each_other() -> None:
    text = f"{FORUM}{CHIEF}til = 2026-06-30\n{CHIEF.replace('KD', 'NY')}fra = 2026-07-01\n"
    assert [p.initials for p in good(text).people_on(date(2026, 7, 1))] == ["NY"]
    assert faults(text.replace("2026-07-01", "2026-06-30")) == [(11, "board.two_chiefs")]


def test_english_keys_do_as_well() -> None:
    text = (
        '[[person]]\ninitials = "CE"\ntitle = "chief executive"\nrole = "member"\nname = "N"\nareas = ["a"]\n'
        '[[forum]]\nname = "Board"\nweekday = "wednesday"\nstart = 12:00:00\nend = "15:00"\nsections = ["Drift"]\n'
        "agenda = false\ndecides = false\nevery_weeks = 2\nmayor = true\n"
    )
    board = good(text)
    assert board.people == (Person("CE", "chief executive", name="N", areas=("a",)),)
    assert board.forums == (Forum("board", "Board", 2, time(12), time(15), ("drift",), False, False, 2, True),)


def test_windows_notepad_may_have_saved_it() -> None:
    text = DEFAULT_BOARD_TOML.replace("\n", "\r\n").encode()
    assert good(b"\xef\xbb\xbf" + text) == default_board()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [(None, "board.no_chief")]),
        (CHIEF, [(None, "board.no_forum")]),
        (FORUM, [(None, "board.no_chief")]),
        (FORUM + CHIEF + CHIEF, [(10, "board.same_initials")]),
        (FORUM + CHIEF + CHIEF.replace("KD", "kd"), [(11 - 1, "board.same_initials")]),
        (FORUM + CHIEF + CHIEF.replace("KD", "K2"), [(10, "board.two_chiefs")]),
        (CHIEF + FORUM + FORUM, [(10, "board.same_forum")]),
        (CHIEF + FORUM + FORUM.replace('"D"', '"d"'), [(10, "board.same_forum")]),
        (FORUM + CHIEF.replace("KD", "K"), [(8, "calling.one_letter")]),
        (FORUM + CHIEF.replace("KD", "K D"), [(8, "calling.bad_initials")]),
        (FORUM + CHIEF.replace("KD", "12"), [(8, "calling.bad_initials")]),
        (FORUM + CHIEF.replace("KD", "+"), [(8, "calling.one_letter")]),
        (FORUM + CHIEF.replace("KD", "K:D"), [(8, "calling.bad_initials")]),
        (FORUM + CHIEF.replace('"KD"', "3"), [(8, "calling.not_text")]),
        (FORUM + CHIEF.replace('"KD"', '"K\\u0000D"'), [(8, "calling.control")]),
        (FORUM + CHIEF.replace("initialer", "navn"), [(7, "calling.missing")]),
        (FORUM + CHIEF.replace("titel", "navn"), [(7, "calling.missing")]),
        (FORUM + CHIEF + "farve = 1\n", [(10, "calling.unknown_key")]),
        (FORUM + CHIEF + 'initials = "KD"\n', [(10, "calling.key_again")]),
        (FORUM + CHIEF + 'rolle = "chef"\n', [(10, "calling.not_one_of")]),
        (FORUM + CHIEF + 'fra = "i går"\n', [(10, "calling.not_date")]),
        (FORUM + CHIEF + "fra = 0001-01-01\n", [(10, "calling.not_date")]),
        (FORUM + CHIEF + "fra = 2026-02-01\ntil = 2026-01-01\n", [(11, "board.term")]),
        (CHIEF + FORUM.replace("onsdag", "onsdagen"), [(6, "calling.not_one_of")]),
        (CHIEF + FORUM.replace("12.00", "25.00"), [(7, "calling.not_time")]),
        (CHIEF + FORUM.replace("15.00", "12.00"), [(8, "calling.ends_before")]),
        (CHIEF + FORUM.replace('slut = "15.00"\n', ""), [(4, "calling.missing")]),
        (CHIEF + FORUM.replace('["drift"]', "[]"), [(8 + 1, "board.sections")]),
        (CHIEF + FORUM.replace('["drift"]', '["drift", "Drift"]'), [(9, "board.sections")]),
        (CHIEF + FORUM + "uger_imellem = 0\n", [(10, "calling.not_whole")]),
        (CHIEF + FORUM + 'beslutter = "ja"\n', [(10, "calling.not_yes_no")]),
        ("farve = 1\n" + CHIEF + FORUM, [(1, "calling.unknown_key")]),
        ("\n\n[farve]\nx = 1\n", [(3, "calling.unknown_key")]),
        ("organisation = 3\n" + CHIEF + FORUM, [(1, "calling.not_text")]),
        ('\nperson = "KD"\n' + FORUM, [(2, "calling.not_list")]),
        ("person = [1]\n" + FORUM, [(1, "calling.not_object")]),
        ("a = 1\nb = = 2\n", [(2, "board.not_toml")]),
        ('a = "x\nb = 2\n', [(1, "board.unclosed")]),
        ('a = """x\nb = 2\n', [(3, "board.unclosed")]),
        (CHIEF + 'titel = "x"\n', [(4, "board.key_twice")]),
        ("fra = 2026-02-30\n", [(1, "board.not_date")]),
        ("a = " + "[" * 1500 + "\n", [(None, "board.too_deep")]),
        ("a = " + "[\n" * 10_000, [(None, "board.too_deep")]),
        ("# " + "x" * 3000 + "\n", [(1, "board.long_line")]),
        (b"# ok\n# \xe6\n", [(2, "board.not_utf8")]),
        (CHIEF.encode("utf-16"), [(1, "board.not_utf8")]),
        (b"#" * 1_000_001, [(None, "board.too_large")]),
    ],
)
def test_a_fault_is_told_by_its_line(text: str | bytes, expected: list[tuple[int | None, str]]) -> None:
    assert faults(text) == expected


def test_every_table_with_a_fault_is_told() -> None:
    text = CHIEF + "farve = 1\n" + FORUM.replace("onsdag", "x") + CHIEF.replace("KD", "B") + FORUM.replace("12.00", "x")
    assert faults(text) == [
        (4, "calling.unknown_key"),
        (12, "calling.one_letter"),
        (7, "calling.not_one_of"),
        (17, "calling.not_time"),
    ]


def test_a_thousand_faults_are_told_as_twenty() -> None:
    assert len(faults(FORUM + "[[person]]\n" * 1000)) == 20


def test_a_key_of_many_dots_takes_no_time() -> None:
    assert faults("a" + ".a" * 400_000 + " = 1\n") == [(1, "board.long_line")]


def test_all_that_calling_says_is_in_both_languages() -> None:
    store = Path(__file__).parent.parent / "store"
    sources = [store / "board.py", *(store / "calling").glob("*.py")]
    keys = {
        key for path in sources for key in re.findall(r'"((?:calling|board)\.[a-z0-9_]+)"', path.read_text("utf-8"))
    }
    for language in LANGUAGES:
        known = {key for key in catalogue(language) if key.startswith(("calling.", "board."))}
        assert keys == known - {"board.toml"}


@settings(max_examples=200, deadline=None)
@given(
    st.binary(max_size=100)
    | st.text(max_size=100).map(lambda text: text.encode("utf-8", "surrogatepass"))
    | st.lists(st.sampled_from([*DEFAULT_BOARD_TOML.split("\n"), "x = 1", "[x]", 'til = ""']), max_size=30).map(
        lambda lines: "\n".join(lines).encode()
    )
)
def test_any_bytes_are_a_board_or_faults(data: bytes) -> None:
    found = read_board(data)
    assert isinstance(found, Board) or (found and all(isinstance(fault, Fault) for fault in found))


def test_a_fault_is_a_sentence_by_key() -> None:
    assert read_board(b"a = =") == (Fault(1, Said("board.not_toml")),)
    assert replace(default_board(), organisation="X").organisation == "X"
