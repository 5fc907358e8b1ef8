"""The board and its forums: standing, dated facts, read from `board.toml`; old meetings keep theirs (S12)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, time
from functools import cache
from typing import Any, TypeVar

from store.calling.default_board import DEFAULT_BOARD_TOML
from store.calling.fields import object_at, spellings
from store.calling.plain_toml import Fault, line_of, plain_toml
from store.calling.texts import Unfit, initials
from store.identity import slug
from store.value import value
from store.values import MAYOR, MEMBER, MINUTE_TAKER, STANDING, Person

__all__ = ["DEFAULT_BOARD_TOML", "Board", "Fault", "Forum", "Term", "default_board", "read_board"]

T = TypeVar("T")

MOST_FAULTS = 20

BOARD = spellings("organisation person forum")
PERSON = spellings("initialer/initials titel/title rolle/role navn/name fra/from til/to omraader/areas")
FORUM = spellings(
    "navn/name dag/weekday start slut/end uger_imellem/every_weeks afsnit/sections"
    " dagsorden/agenda beslutter/decides borgmester/mayor"
)
ROLES = {
    "medlem": MEMBER,
    "member": MEMBER,
    "fast_deltager": STANDING,
    "standing": STANDING,
    "referent": MINUTE_TAKER,
    "minute_taker": MINUTE_TAKER,
    "borgmester": MAYOR,
    "mayor": MAYOR,
}
DAYS = "mandag tirsdag onsdag torsdag fredag lørdag søndag monday tuesday wednesday thursday friday saturday sunday"
WEEKDAYS = {name: number % 7 for number, name in enumerate(DAYS.split())}


@value
class Term:
    """When somebody is on the board, both days included; None = without beginning, without end."""

    initials: str
    since: date | None = None
    until: date | None = None

    def holds(self, day: date) -> bool:
        return (self.since or day) <= day <= (self.until or day)

    def meets(self, other: Term) -> bool:
        """True where the two share a day."""
        return all((a.since or date.min) <= (b.until or date.max) for a, b in ((self, other), (other, self)))


@value
class Forum:
    """A series of meetings; `weekday` is 0 for Monday, `mayor` True where the mayor takes part (S32)."""

    slug: str
    name: str
    weekday: int
    start: time
    end: time
    sections: tuple[str, ...]
    decides: bool = True
    has_agenda: bool = True
    every_weeks: int = 1
    mayor: bool = False


@value
class Board:
    """Who may be there and when they meet. Whoever has no term is on the board always."""

    organisation: str
    people: tuple[Person, ...]
    forums: tuple[Forum, ...]
    terms: tuple[Term, ...] = ()

    def people_on(self, day: date) -> tuple[Person, ...]:
        """The people of the board on a day."""
        gone = {term.initials for term in self.terms if not term.holds(day)}
        return tuple(person for person in self.people if person.initials not in gone)


@cache
def default_board() -> Board:
    """The seed's board: kommunaldirektør and five directors by title; Wednesday and Monday."""
    board = read_board(DEFAULT_BOARD_TOML.encode())
    assert isinstance(board, Board)
    return board


def read_board(data: bytes) -> Board | tuple[Fault, ...]:
    """The board of a `board.toml`, or what is wrong with it, line by line; nothing is half read."""
    read = plain_toml(data)
    if isinstance(read, Fault):
        return (read,)
    plain, text = read
    try:
        whole = object_at(plain, "", BOARD)
        organisation = whole.text("organisation") or ""
        people, wrong = _each(whole.each("person"), _person)
        forums, wrong_forums = _each(whole.each("forum"), _forum)
    except Unfit as unfit:
        return (Fault(line_of(text, unfit.place), unfit.why),)
    wrong += wrong_forums
    wrong += _repeated(((found[0].initials, place) for found, place in people), "board.same_initials")
    wrong += _repeated(((forum.slug, place) for forum, place in forums), "board.same_forum")
    wrong += _not_one_chief(people) if not wrong else []
    if not wrong and not forums:
        wrong = [Unfit("board.no_forum", "")]
    if wrong:
        return tuple(Fault(line_of(text, unfit.place), unfit.why) for unfit in wrong[:MOST_FAULTS])
    return Board(
        organisation,
        people=tuple(person for (person, _), _ in people),
        forums=tuple(forum for forum, _ in forums),
        terms=tuple(term for (_, term), _ in people if term.since or term.until),
    )


def _each(tables: Iterable[tuple[Any, str]], read: Callable[[Any, str], T]) -> tuple[list[tuple[T, str]], list[Unfit]]:
    """What is in the tables, each with its place, and the first thing wrong with each of the others."""
    found: list[tuple[T, str]] = []
    wrong: list[Unfit] = []
    for one, place in tables:
        try:
            found.append((read(one, place), place))
        except Unfit as unfit:
            wrong.append(unfit)
    return found, wrong


def _person(value: Any, place: str) -> tuple[Person, Term]:
    table = object_at(value, place, PERSON)
    who = initials(table.data.get("initials"), table.at("initials"))
    term = Term(who, table.day("from"), table.day("to"))
    if term.since and term.until and term.until < term.since:
        raise Unfit("board.term", table.at("to"))
    title, role = table.needed("title"), table.chosen("role", ROLES) or MEMBER
    return Person(who, title, role, name=table.text("name"), areas=table.texts("areas")), term


def _forum(value: Any, place: str) -> Forum:
    table = object_at(value, place, FORUM)
    name = table.needed("name")
    for key in ("weekday", "start", "end", "sections"):
        if not table.has(key):
            raise Unfit("calling.missing", table.at(key))
    weekday, start, end = table.chosen("weekday", WEEKDAYS), table.clock("start"), table.clock("end")
    assert weekday is not None and start is not None and end is not None
    if end <= start:
        raise Unfit("calling.ends_before", table.at("end"))
    sections = tuple(section.casefold() for section in table.texts("sections"))
    if not sections or len(set(sections)) < len(sections):
        raise Unfit("board.sections", table.at("sections"))
    return Forum(
        slug=slug(name),
        name=name,
        weekday=weekday,
        start=start,
        end=end,
        sections=sections,
        decides=table.yes("decides", True),
        has_agenda=table.yes("agenda", True),
        every_weeks=table.whole("every_weeks", 1, 52) or 1,
        mayor=table.yes("mayor"),
    )


def _repeated(names: Iterable[tuple[str, str]], key: str) -> list[Unfit]:
    """Each place whose name an earlier one has."""
    seen: set[str] = set()
    again = []
    for name, place in names:
        if name.casefold() in seen:
            again.append(Unfit(key, place, who=name))
        seen.add(name.casefold())
    return again


def _not_one_chief(people: list[tuple[tuple[Person, Term], str]]) -> list[Unfit]:
    """Somebody rules, and on no day two (S1, S2)."""
    chiefs = [(term, place) for (person, term), place in people if person.chief_executive]
    if not chiefs:
        return [Unfit("board.no_chief", "")]
    pairs = ((later, place, term) for n, (later, place) in enumerate(chiefs) for term, _ in chiefs[:n])
    twice = next((place for later, place, term in pairs if later.meets(term)), None)
    return [Unfit("board.two_chiefs", twice)] if twice else []
