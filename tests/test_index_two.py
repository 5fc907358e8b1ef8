"""Several programs at once: a window that keeps entries, and others that search and write the index meanwhile."""

from __future__ import annotations

import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from random import Random

from store import events as e
from store.finding import read_through, search
from store.index.unusable import Unusable
from store.record import Record
from store.search.asked import Asked
from store.search.words import read_query
from tests.many import NOW, archive_of, hold, random_meetings

ROOT = Path(__file__).parent.parent
SEARCHER = """
import sys
from pathlib import Path
from store.finding import search
from store.search.asked import Asked
from store.search.words import read_query
from tests.many import archive_of

asked = Asked(read_query("ramme"), limit=1000)
seen = 0
for turn in range(40):
    found = search(archive_of(Path(sys.argv[1])), asked)
    assert found.without is None or found.without.key == "index.busy", found.without
    assert len(found.hits) >= seen, "what was kept once is found from then on"
    seen = len(found.hits)
print(seen)
"""


def test_two_that_search_and_one_that_writes_never_hear_of_each_other(tmp_path: Path) -> None:
    random_meetings(tmp_path, Random(11), 12)
    ref = hold(tmp_path, NOW.date(), 50, e.MeetingOpened("KD"))
    others = [
        subprocess.Popen([sys.executable, "-c", SEARCHER, str(tmp_path)], cwd=ROOT, stdout=-1, stderr=-1, text=True)
        for _ in range(2)
    ]
    with Record.open(ref.path, lambda: NOW) as record:
        for number in range(60):
            record.keep(e.NoteTaken("i1", f"ramme {number}"))
            if number % 10 == 0:
                hold(tmp_path, NOW.date() - timedelta(days=number), 100 + number, e.NoteTaken("i1", "ramme"))
        for other in others:
            out, err = other.communicate(timeout=120)
            assert (other.returncode, err) == (0, "") and int(out) >= 60
    asked = Asked(read_query("ramme"), limit=1000)
    assert search(archive_of(tmp_path), asked) == read_through(archive_of(tmp_path), asked)


def test_one_that_is_killed_while_it_writes_leaves_an_index_that_is_whole_or_made_anew(tmp_path: Path) -> None:
    random_meetings(tmp_path, Random(12), 12)
    for turn in range(6):
        hold(tmp_path, NOW.date() - timedelta(days=turn), 60 + turn, e.NoteTaken("i1", "ramme"))
        child = subprocess.Popen([sys.executable, "-c", SEARCHER, str(tmp_path)], cwd=ROOT, stdout=-1, stderr=-1)
        try:
            child.wait(0.12 + 0.03 * turn)
        except subprocess.TimeoutExpired:
            child.kill()
        child.communicate()
        asked = Asked(read_query("ramme"), limit=1000)
        found = search(archive_of(tmp_path), asked)
        assert found == read_through(archive_of(tmp_path), asked)


def test_a_reader_is_not_held_up_by_one_that_writes(tmp_path: Path) -> None:
    random_meetings(tmp_path, Random(13), 8)
    archive = archive_of(tmp_path)
    archive.index.bring_up_to_date()
    with archive.index.base.writing() as held, archive.index.base.change(held):
        held.execute("DELETE FROM folders")
        assert len(list(archive_of(tmp_path).refs())) == 8
        try:
            archive_of(tmp_path).index.bring_up_to_date(full=True)
        except Unusable as why:
            assert why.reason == "busy"
