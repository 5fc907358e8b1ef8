"""The home screen (screens.md 5.1): the chosen meeting, what wants doing, the list, and the first time of all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from textual.content import Content

from store.events import MeetingCalled
from store.facts import Facts
from store.meeting import Meeting
from store.parking import lot
from store.value import value
from store.values import PLANNED, OpenAction
from tui.texts.words import Words
from tui.understood import clock_text, progress_text
from tui.views import meetings, when
from tui.views.meetings import NEW, Listed, approved_by
from tui.views.pieces import (
    MUTED,
    STRONG,
    WARN,
    Row,
    cut,
    key,
    line,
    lines,
    marked,
    plain,
    spread,
    wrapped,
)

FULL = 60
BAR = 20


@value
class Home:
    """All that the home screen shows. `head` is the running or next meeting; `proposed` stands where there is none, and
    `unopened` is then the last one, where its day is past and it was never opened.

    `barred`: the folder of `head` takes nothing. `indexing`: how many meetings of how many are in the search index,
    while it is made.
    """

    today: date
    forum: str
    organisation: str
    folder: Path
    listed: tuple[Listed, ...] = ()
    head: Listed | None = None
    proposed: MeetingCalled | None = None
    unopened: Listed | None = None
    tasks: tuple[OpenAction, ...] = ()
    faults: tuple[str, ...] = ()
    barred: bool = False
    indexing: tuple[int, int] | None = None

    @property
    def approved(self) -> frozenset[tuple[str, str]]:
        """(forum, number) of the minutes that a later meeting approved."""
        return approved_by(known.facts for known in self.listed if known.facts)

    def chosen(self, at: str | None) -> Listed | None:
        """The meeting under the cursor."""
        return next((known for known in self.listed if known.key == at), None)

    @property
    def latest_ended(self) -> Listed | None:
        """The latest meeting that has minutes."""
        return next((known for known in self.listed if known.facts and known.facts.ended), None)

    def knowing(self, known: Listed, meeting: Meeting | None) -> Home:
        """The same, where this meeting was read."""
        told = replace(known, meeting=meeting)
        head = told if self.head and self.head.key == known.key else self.head
        return replace(self, head=head, listed=tuple(told if one is known else one for one in self.listed))


def head(home: Home, words: Words, width: int) -> Content:
    """Whose meetings these are, and today."""
    name = " · ".join(filter(None, (plain(home.forum), plain(home.organisation))))
    today = when.short(home.today, words, year=True)
    return spread((f" {name}", STRONG), (today, when.week(home.today, words)), width - 1)


def notices(home: Home, words: Words, width: int) -> Content:
    """What was found: a meeting that was broken off, and faults of board and settings by line and reason."""
    rows: list[Content] = []
    meeting = home.head.meeting if home.head else None
    if meeting and meeting.opened and not meeting.ended:
        at = meeting.latest or meeting.opened
        told = f"home.interrupted{'.barred' * home.barred}"
        found = words(told, day=when.short(meeting.called.date, words), time=clock_text(at))
        rows += marked((" ! ", WARN), found, width - 1, STRONG)
    if home.unopened:
        found = words("home.unopened", day=when.short(home.unopened.day, words))
        rows += marked((" ! ", WARN), found, width - 1)
    unread = next((known for known in home.listed if known.facts is None), None)
    if home.proposed and unread:
        rows += marked(
            (" ! ", WARN), words(f"home.left_out{'.missing' * unread.missing}", file=unread.path.name), width - 1
        )
    rows += (row for fault in home.faults for row in marked((" ! ", WARN), fault, width - 1))
    if home.indexing:
        told = progress_text(*home.indexing, words, BAR if width >= FULL else 0)
        rows.append(line((cut(f" {told}", width - 1), MUTED)))
    return lines(rows)


def welcome(home: Home, words: Words, width: int) -> Content:
    """The first time: what one key does, and where all is kept. Nothing where the meetings could not be looked for."""
    if home.proposed is None:
        return line("")
    air = [line("")] if width >= FULL else []
    enter = key(words("home.enter"), create(home.proposed, words), width)
    keys = [enter, key("N", words("home.new.other"), width)]
    greeting = [line((row, STRONG)) for row in wrapped(words("home.welcome"), width)]
    kept = [line((row, MUTED)) for row in wrapped(words("home.kept_in", folder=str(home.folder)), width)]
    return lines([*air, *greeting, *air, *keys, *air, *kept, *air])


def create(called: MeetingCalled, words: Words) -> str:
    """»Opret onsdagsmødet 25.11. kl. 12.00 med fast dagsorden«"""
    day = words("days.long").split()[called.date.weekday()]
    return words("home.create", weekday=day, day=f"{called.date:%d.%m.}", time=clock_text(called.start))


def chosen_title(home: Home, at: str | None, words: Words) -> str:
    """The panel's title: the next meeting, the running one, or the day of an earlier one."""
    known = home.chosen(at)
    if known is None:
        return words("home.next")
    if known.facts and known.facts.opened and not known.facts.ended:
        return words("home.running")
    if home.head and known.key == home.head.key and known.facts:
        return words("home.next")
    return words("home.meeting", number=known.number)


def chosen(home: Home, at: str | None, words: Words, width: int) -> Content:
    """The meeting under the cursor: when, how much, and what the keys do with it."""
    known = home.chosen(at)
    if known is None:
        if home.proposed is None:
            return line((words("home.none"), MUTED))
        offered = wrapped(words("home.none_called"), width)
        doing = key(words("home.enter"), create(home.proposed, words), width)
        return lines([*offered, line(""), doing, key("N", words("home.new.other"), width)])
    meeting, facts = known.meeting, known.facts
    if meeting is None or facts is None:
        unread = words("home.in_part" if known.damaged else f"home.{known.trouble}", file=known.path.name)
        look = [line(""), key(words("home.enter"), words("home.do.look"), width)] if known.damaged else []
        return lines([*(line((row, WARN)) for row in wrapped(unread, width)), *look])
    return lines([*_facts(meeting, facts, home, words, width), line(""), *_doing(facts, words, width)])


def _facts(meeting: Meeting, known: Facts, home: Home, words: Words, width: int) -> list[Content]:
    called = meeting.called
    end = meeting.closed.time() if meeting.closed else meeting.planned_end
    start = meeting.opened.time() if meeting.opened else called.start
    day = words("home.when", day=when.long(called.date, words).capitalize(), span=when.span(start, end))
    name = words("home.number", forum=plain(called.forum), number=called.number)
    facts = _ahead(meeting, known, words) if known.state == PLANNED else _so_far(meeting, known, home, words)
    return [line((cut(day, width), STRONG)), *(line(cut(fact, width)) for fact in (name, *facts))]


def _ahead(meeting: Meeting, facts: Facts, words: Words) -> tuple[str, str]:
    guests = {who for item in meeting.items for who in item.plan.guests}
    papers = sum(len(item.plan.attachments) for item in meeting.items)
    return meetings.agenda(facts, "home.agenda", words), words("home.guests", guests=len(guests), papers=papers)


def _so_far(meeting: Meeting, facts: Facts, home: Home, words: Words) -> tuple[str, str]:
    made = " · ".join((meetings.decisions(facts, words), meetings.tasks(facts, words)))
    if not meeting.ended and meeting.at:
        return made, words("home.at_item", n=meeting.at.number, title=plain(meeting.at.title))
    return made, meetings.state(facts, home.approved, words)


def _doing(facts: Facts, words: Words, width: int) -> list[Content]:
    enter = key(words("home.enter"), words(f"home.do.{doing(facts)}"), width)
    if facts.state == PLANNED:
        return [enter, key("S", words("home.do.start"), width)]
    if not facts.ended:
        return [enter, key("R", words("home.do.minutes"), width)]
    return [enter, key("S", words("home.do.after"), width)]


def doing(facts: Facts) -> str:
    """What Enter does with a meeting: prepare, go_on or minutes."""
    if facts.state == PLANNED:
        return "prepare"
    return "minutes" if facts.ended else "go_on"


def attention(home: Home, words: Words, width: int) -> Content:
    """What wants doing over all meetings; nothing, said as such."""
    sunday = home.today + timedelta(days=6 - home.today.weekday())
    late = [task for task in home.tasks if task.due and task.due < home.today]
    week = [task for task in home.tasks if task.due and home.today <= task.due <= sunday]
    bare = [task for task in home.tasks if task.due is None]
    ended = [known.facts for known in home.listed if known.facts and known.facts.ended]
    drafts = [facts for facts in ended if (facts.forum, facts.number) not in home.approved]
    parked = lot(home.head.meeting) if home.head and home.head.meeting else ()
    past = [one for one in home.listed if one.facts and one.facts.state == PLANNED and one.day < home.today]
    unread = [known.trouble for known in home.listed if known.facts is None]
    counted = (
        ("home.gone", unread.count("missing"), WARN),
        ("home.damaged", unread.count("damaged"), WARN),
        ("home.unread", unread.count("unreadable"), WARN),
        ("home.not_opened", len(past), WARN),
        ("home.late", len(late), WARN),
        ("home.week_due", len(week), ""),
        ("home.undated", len(bare), ""),
        ("home.drafts", len(drafts), ""),
        ("home.parked", len(parked), ""),
    )
    day = when.short(past[0].day, words) if past else ""
    rows = [line((cut(words.count(name, n, day=day), width), style)) for name, n, style in counted if n]
    return lines(rows) if rows else line((words("home.all_well"), MUTED))


def rows(home: Home, words: Words) -> tuple[Row, ...]:
    """The meetings, newest first; where none is called, the offer to call the next one stands over them."""
    offered = home.proposed if home.head is None else None
    offer = (Row(NEW, partial(meetings.offer, create(offered, words))),) if offered else ()
    return (
        *offer,
        *(Row(known.key, partial(meetings.row, known, home.approved, home.forum, words)) for known in home.listed),
    )
