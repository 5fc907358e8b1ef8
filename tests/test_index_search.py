"""The index finds exactly what looking at every text finds, however the words lie in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store import events as e
from store.finding import read_through, search
from store.index import find, rows
from store.search.asked import Asked, Hit
from store.search.texts import KINDS, Text
from store.search.words import read_query
from tests.many import NOW, WORDS, archive_of, hold, random_meetings

SOUGHT = [*WORDS, "ramme", "skol", "aar", "an", "»model B«", '"tidlig indsats"', "økon", "amm"]
ASKED = st.builds(" ".join, st.lists(st.sampled_from(SOUGHT), min_size=1, max_size=3))
ODD = ['"', "»«", "NEAR(a b)", "own : x", "a* OR b", "{own} : (x)", "x' --", "-1", "(", "\x00x"]


def found(archive: object, asked: Asked) -> tuple[Hit, ...]:
    return search(archive, asked).hits  # type: ignore[arg-type]


@pytest.fixture(params=["as it is", "few words looked up", "long meetings"])
def _ways(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The three ways a text is come upon."""
    if request.param == "few words looked up":
        monkeypatch.setattr(find, "MOST", 1)
    if request.param == "long meetings":
        for module in (find, rows):
            monkeypatch.setattr(module, "TEXTS", 4)
            monkeypatch.setattr(module, "PIECE", 2)
    yield


@pytest.mark.usefixtures("_ways")
def test_the_index_finds_what_reading_every_meeting_finds() -> None:
    @given(
        seed=st.integers(0, 10**6), words=ASKED, kinds=st.frozensets(st.sampled_from(KINDS), max_size=2),
        who=st.sampled_from((None, None, "bu", "ØP", "XX")), year=st.sampled_from((None, None, 2026, 2025)),
        private=st.booleans(), limit=st.integers(1, 30),
    )  # fmt: skip
    @settings(max_examples=40, deadline=None)
    def holds(
        seed: int, words: str, kinds: frozenset[str], who: str | None, year: int | None, private: bool, limit: int
    ) -> None:
        asked = Asked(read_query(words), kinds, who, year, private, limit)
        with TemporaryDirectory() as folder:
            random_meetings(Path(folder), Random(seed), 12)
            archive = archive_of(Path(folder))
            expected = read_through(archive, asked)
            answer = search(archive, asked)
            assert answer.without is None
            assert answer == expected

    holds()


def test_the_newest_meeting_comes_first_and_its_texts_in_order(tmp_path: Path) -> None:
    for number in range(1, 6):
        hold(
            tmp_path,
            NOW.date().replace(day=number),
            number,
            e.NoteTaken("i2", "ramme to"),
            e.NoteTaken("i1", "ramme et"),
        )
    hits = found(archive_of(tmp_path), Asked(read_query("ramme"), limit=3))
    assert [(hit.number, hit.text.text) for hit in hits] == [
        ("5/2026", "ramme et"), ("5/2026", "ramme to"), ("4/2026", "ramme et"),
    ]  # fmt: skip
    assert search(archive_of(tmp_path), Asked(read_query("ramme"), limit=3)).more


@pytest.mark.parametrize("words", ODD)
def test_what_a_user_writes_is_never_a_part_of_the_question_but_its_words(tmp_path: Path, words: str) -> None:
    hold(tmp_path, NOW.date(), 1, e.NoteTaken("i1", f"{words} ramme".replace("\x00", "")))
    asked = Asked(read_query(f"{words} ramme"), who=words)
    assert search(archive_of(tmp_path), asked).without is None
    asked = Asked(read_query(f"{words} ramme"))
    assert search(archive_of(tmp_path), asked) == read_through(archive_of(tmp_path), asked)


def test_where_time_is_up_it_is_said_how_far_one_came(tmp_path: Path) -> None:
    for number in range(1, 6):
        hold(tmp_path, NOW.date().replace(day=number), number, e.NoteTaken("i1", "ramme"))
    archive = archive_of(tmp_path)
    archive.index.bring_up_to_date()
    with archive.index.base.reading() as base:
        answer = find.find(base, archive.folder, Asked(read_query("ramme")), 0.0)
    assert answer.until == NOW.date().replace(day=5) and answer.hits == ()
    through = read_through(archive, Asked(read_query("ramme")), 0.0)
    assert (through.until, through.hits) == (NOW.date().replace(day=5), ())


def test_a_correction_of_what_was_said_behind_closed_doors_is_marked(tmp_path: Path) -> None:
    day = NOW.date()
    hold(tmp_path, day.replace(day=1), 1, e.MeetingOpened("KD"), e.ConsensusReached("i4", "Lønnen hæves til 61.000"))
    hold(tmp_path, day, 2, e.MeetingOpened("KD"), e.MinutesCorrected("1/2026", "61.000", "62.000"),
         e.MinutesCorrected("1/2026", "udbud", "62 udbud"))  # fmt: skip
    hits = found(archive_of(tmp_path), Asked(read_query("62")))
    assert [hit.text.closed for hit in hits] == [True, False]


def test_what_another_program_may_have_written_comes_apart_as_elsewhere() -> None:
    texts = (Text("note", "ramme\0skole", 1), Text("task", "ÅR\0", 2, who=("BU",)))
    found, words = rows.rows_of(1, texts)
    assert [own for _, own, _, _ in found] == ["aar bu", "ramme skole"] and words == {"aar", "bu", "ramme", "skole"}
