"""store.dates.vague: deadlines that name no day (line.md, Deadlines)."""

from __future__ import annotations

from datetime import date

import pytest

from store.dates.deadline import Deadline, due_of, read

SAID = date(2026, 11, 25)  # a Wednesday, week 48
NEXT = date(2026, 12, 9)

VAGUE = """
efter sommerferien|efter ferien|inden sommerferien|før efterårsferien|inden jul|efter jul|efter påske
til påske|efter nytår|til foråret|til efteråret|i foråret|til sommer|inden sommeren
efter vinterferien 2027|inden weekenden|hurtigst muligt|Hurtigst muligt|snarest|snarest muligt|asap|ASAP
løbende|inden længe|så hurtigt som muligt|straks|så snart som muligt|ved lejlighed|på sigt
når der er tid|når tiden tillader det|om kort tid|senere på året|snart|i løbet af foråret
i løbet af efteråret 2027|i løbet af ugen|i løbet af december|i løbet af de næste uger
i løbet af det næste halvår|i løbet af et par uger|i løbet af 2027|om et par uger|om nogle dage
i 1. kvartal|i 1. kvartal 2027|i første kvartal|inden 2. halvår|i Q1|i december|inden december
sidst i januar|i starten af januar|i slutningen af februar 2027|i næste måned|til næste år|i det nye år
ultimo 2027|efter fredag|efter den 1. december|efter næste møde|efter uge 50|mandag om en uge
første onsdag i december|as soon as possible|soon|ongoing|after the summer|after summer|after Easter
before Christmas|before the summer break|in the spring|in Q1|in the first quarter|next month
in the new year|when time permits|in December|mid-December|in a few weeks|after the next meeting
early January|during the spring
"""


@pytest.mark.parametrize("phrase", [phrase for line in VAGUE.strip().splitlines() for phrase in line.split("|")])
def test_a_vague_phrase_is_kept_and_never_guessed(phrase: str) -> None:
    assert due_of(phrase, SAID, NEXT) == Deadline("", phrase, None, None, ("vague",))
    assert read(f"Notat til ØU, {phrase}.", SAID, NEXT) == Deadline("Notat til ØU", phrase, None, None, ("vague",))
