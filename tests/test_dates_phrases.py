"""store.dates.deadline: every phrase of line.md (Deadlines) and screens.md 3.4, and the day it means."""

from __future__ import annotations

from datetime import date, time
from unicodedata import normalize

import pytest

from store.dates.deadline import Deadline, due_of, read

SAID = date(2026, 11, 25)  # a Wednesday, week 48
NEXT = date(2026, 12, 9)

# Phrases said on 25 November 2026, with the day they mean.
ON_25_NOVEMBER = """
i dag                                   2026-11-25
idag                                    2026-11-25
senest i dag                            2026-11-25
today                                   2026-11-25
i morgen                                2026-11-26
inden i morgen                          2026-11-26
til i morgen                            2026-11-26
tomorrow                                2026-11-26
by tomorrow                             2026-11-26
i overmorgen                            2026-11-27
the day after tomorrow                  2026-11-27
fredag                                  2026-11-27
Fredag                                  2026-11-27
fre                                     2026-11-27
fre.                                    2026-11-27
på fredag                               2026-11-27
nu på fredag                            2026-11-27
senest fredag                           2026-11-27
senest på fredag                        2026-11-27
inden fredag                            2026-11-27
til fredag                              2026-11-27
til og med fredag                       2026-11-27
by Friday                               2026-11-27
on Friday                               2026-11-27
before Friday                           2026-11-27
Friday                                  2026-11-27
this Friday                             2026-11-27
no later than Friday                    2026-11-27
by Fri                                  2026-11-27
torsdag                                 2026-11-26
tor                                     2026-11-26
onsdag                                  2026-12-02
ons                                     2026-12-02
mandag                                  2026-11-30
på man                                  2026-11-30
senest man                              2026-11-30
senest man.                             2026-11-30
inden man                               2026-11-30
næste man                               2026-11-30
tir                                     2026-12-01
næste onsdag                            2026-12-02
næste mandag                            2026-11-30
næste fredag                            2026-12-04
senest næste fredag                     2026-12-04
next Friday                             2026-12-04
by next Wednesday                       2026-12-02
1/12                                    2026-12-01
01/12                                   2026-12-01
den 1/12                                2026-12-01
inden 1/12                              2026-12-01
1.12.                                   2026-12-01
d. 1.12                                 2026-12-01
den 1.12                                2026-12-01
senest 1.12                             2026-12-01
d.1/12                                  2026-12-01
1. december                             2026-12-01
1.december                              2026-12-01
1 december                              2026-12-01
1. dec                                  2026-12-01
1. dec.                                 2026-12-01
d. 1. december 2026                     2026-12-01
den 1. december                         2026-12-01
pr. 1. december                         2026-12-01
senest 1. december                      2026-12-01
senest den 1. december                  2026-12-01
inden den 1. december                   2026-12-01
til den 1. december                     2026-12-01
1. december i år                        2026-12-01
1. februar næste år                     2027-02-01
01-12-2026                              2026-12-01
1-12-2026                               2026-12-01
1.12.2026                               2026-12-01
01.12.26                                2026-12-01
1/12-2026                               2026-12-01
1/12-26                                 2026-12-01
1/12 2026                               2026-12-01
1/12/2026                               2026-12-01
2026-12-01                              2026-12-01
senest 2026-12-01                       2026-12-01
1 December                              2026-12-01
1st December                            2026-12-01
1st of December                         2026-12-01
December 1                              2026-12-01
December 1st, 2026                      2026-12-01
by 1 December                           2026-12-01
by December 1                           2026-12-01
on the 1st of December                  2026-12-01
1. februar                              2027-02-01
25/11                                   2026-11-25
3. maj                                  2027-05-03
3. okt.                                 2027-10-03 weekend far
senest den 18. december                 2026-12-18
tirsdag den 1. december                 2026-12-01
tir. d. 1/12                            2026-12-01
man. d. 30/11                           2026-11-30
på tirsdag den 1. december              2026-12-01
tirsdag, 1. december 2026               2026-12-01
Tuesday, December 1, 2026               2026-12-01
Tuesday 1 December                      2026-12-01
onsdag den 1. december                  2026-12-01 weekday_mismatch
by Friday 1 December                    2026-12-01 weekday_mismatch
om 14 dage                              2026-12-09
senest om 14 dage                       2026-12-09
inden 14 dage                           2026-12-09
inden for 14 dage                       2026-12-09
inden for de næste 14 dage              2026-12-09
i løbet af 14 dage                      2026-12-09
om fjorten dage                         2026-12-09
om en dag                               2026-11-26
om et døgn                              2026-11-26
om to dage                              2026-11-27
om otte dage                            2026-12-03
om tolv dage                            2026-12-07
om to uger                              2026-12-09
om en uge                               2026-12-02
om 1 uge                                2026-12-02
om en måned                             2026-12-25 holiday:juledag
om tre måneder                          2027-02-25
om et halvt år                          2027-05-25
om et år                                2027-11-25 far
om 3 hverdage                           2026-11-30
om tre arbejdsdage                      2026-11-30
om en hverdag                           2026-11-26
in 14 days                              2026-12-09
within 14 days                          2026-12-09
in two weeks                            2026-12-09
in a week                               2026-12-02
in a month                              2026-12-25 holiday:juledag
in 3 working days                       2026-11-30
in three business days                  2026-11-30
uge 50                                  2026-12-11
Uge 50                                  2026-12-11
i uge 50                                2026-12-11
senest uge 50                           2026-12-11
senest i uge 50                         2026-12-11
til uge 50                              2026-12-11
i løbet af uge 50                       2026-12-11
inden udgangen af uge 50                2026-12-11
inden uge 50                            2026-12-04
før uge 50                              2026-12-04
week 50                                 2026-12-11
in week 50                              2026-12-11
by week 50                              2026-12-11
by the end of week 50                   2026-12-11
before week 50                          2026-12-04
uge 48                                  2026-11-27
inden uge 48                            2026-11-20 past
inden uge 53                            2026-12-23
uge 52                                  2026-12-23
uge 53                                  2026-12-30
uge 1                                   2027-01-08
uge 2 2027                              2027-01-15
uge 2, 2027                             2027-01-15
uge 2/2027                              2027-01-15
uge 50 2025                             2025-12-12 past
uge 54                                  no_such_date
uge 0                                   no_such_date
uge 53 2027                             no_such_date
tirsdag i uge 49                        2026-12-01
tirsdag uge 49                          2026-12-01
på tirsdag i uge 49                     2026-12-01
inden tirsdag i uge 49                  2026-12-01
senest tir i uge 49                     2026-12-01
tirsdag i uge 48                        2026-11-24 past
lørdag i uge 49                         2026-12-05 weekend
Tuesday in week 49                      2026-12-01
fredag i næste uge                      2026-12-04
i næste uge                             2026-12-04
inden næste uge                         2026-11-27
i denne uge                             2026-11-27
inden udgangen af ugen                  2026-11-27
next week                               2026-12-04
by the end of the week                  2026-11-27
ultimo januar                           2027-01-31 weekend
inden ultimo januar                     2027-01-31 weekend
ultimo februar 2028                     2028-02-29 far
ultimo november                         2026-11-30
primo marts                             2027-03-01
primo december                          2026-12-01
primo november                          2027-11-01 far
medio april                             2027-04-15
medio dec.                              2026-12-15
ultimo måneden                          2026-11-30
inden udgangen af januar                2027-01-31 weekend
end of January                          2027-01-31 weekend
by the end of January                   2027-01-31 weekend
by end of November                      2026-11-30
næste møde                              2026-12-09
til næste møde                          2026-12-09
på næste møde                           2026-12-09
inden næste møde                        2026-12-09
senest til næste møde                   2026-12-09
til det næste møde                      2026-12-09
til næste direktionsmøde                2026-12-09
next meeting                            2026-12-09
by next meeting                         2026-12-09
by the next meeting                     2026-12-09
for the next meeting                    2026-12-09
inden årsskiftet                        2026-12-30
senest ved årsskiftet                   2026-12-30
inden nytår                             2026-12-30
før nytår                               2026-12-30
inden årets udgang                      2026-12-30
inden udgangen af 2027                  2027-12-30 far
before new year                         2026-12-30
before the new year                     2026-12-30
by end of year                          2026-12-30
by the end of the year                  2026-12-30
end of year                             2026-12-30
31/11                                   no_such_date
den 31. november                        no_such_date
30/2                                    no_such_date
29/2/2027                               no_such_date
2026-02-30                              no_such_date
den 32. december                        no_such_date
1/12/0000                               no_such_date
29/2                                    2028-02-29 far
24/12                                   2026-12-24 holiday:juleaftensdag
25/12                                   2026-12-25 holiday:juledag
26/12                                   2026-12-26 weekend holiday:anden_juledag
31. december                            2026-12-31 holiday:nytaarsaftensdag
lørdag                                  2026-11-28 weekend
16. maj                                 2027-05-16 weekend holiday:pinsedag
24-11-2026                              2026-11-24 past
25-09-2027                              2027-09-25 weekend
26-09-2027                              2027-09-26 weekend far
"""


def rows() -> list[tuple[str, str]]:
    table = []
    for line in ON_25_NOVEMBER.strip().splitlines():
        phrase, _, meaning = line.partition("  ")
        table.append((phrase, meaning.strip()))
    return table


def as_meaning(found: Deadline) -> str:
    return " ".join([found.due.isoformat() if found.due else "", *found.flags]).strip()


@pytest.mark.parametrize(("phrase", "meaning"), rows())
def test_a_phrase_has_its_day_alone_and_at_the_end_of_a_line(phrase: str, meaning: str) -> None:
    alone = due_of(phrase, SAID, NEXT)
    assert (alone.text, alone.phrase, as_meaning(alone)) == ("", phrase, meaning)
    behind = read(f"Notat til ØU {phrase}", SAID, NEXT)
    assert (behind.text, behind.phrase, as_meaning(behind)) == ("Notat til ØU", phrase, meaning)


@pytest.mark.parametrize(("phrase", "meaning"), rows())
def test_a_phrase_may_end_with_a_time_and_a_full_stop_in_any_case_and_normal_form(phrase: str, meaning: str) -> None:
    for typed in (phrase.upper(), normalize("NFD", phrase), f"{phrase} kl. 12", f"{phrase}, kl 9.30"):
        found = read(f"Notat {typed}", SAID, NEXT)
        assert (found.text, found.phrase, as_meaning(found)) == ("Notat", typed, meaning)
    stopped = read(f"Notat {phrase} kl. 12.", SAID, NEXT)
    assert (stopped.phrase, stopped.due_time) == (f"{phrase} kl. 12", time(12))
