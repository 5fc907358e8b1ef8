"""One line of a pasted agenda: its mark, and what stands beside its title."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import time

from store.calling.bracket import read_bracket

NUMBER, BULLET, PLAIN = 2, 1, 0
MOST_ROUNDS = 8

_NUMBERED = re.compile(
    r"(?:punkt|pkt\.?|item)\s*\d{1,3}(?:\.\d{1,3}){0,3}(?:\s*[.):–-]+|(?=\s))"
    r"|(?P<dotted>\d{1,3}(?:\.\d{1,3}){1,3})[.):]?(?=\s)"
    r"|\d{1,3}\\?\s?[.):](?=\s)|\d{1,3}(?=\t)|\d{1,3}(?=\s[–-]\s)\s[–-]",
    re.IGNORECASE,
)
_BULLETED = re.compile(r"[-*•–—·‣▪◦\uf0b7](?=\s)|o(?=\t)")
_HASHED = re.compile(r"#{1,6}(?=\s)")
_AT = r"(\d{1,2})[.:]([0-5]\d)"
_SPAN = rf"{_AT}(?:\s?[–-]\s?(?:kl\.?\s?)?{_AT})?"
_TIME_FIRST = re.compile(rf"(?:kl\.?\s?{_SPAN}|{_AT}\s?[–-]\s?(?:kl\.?\s?)?{_AT})[:.]?(?=\s)", re.IGNORECASE)
_TIME_LAST = re.compile(rf"(?:^|[\s,;(])kl\.?\s?{_SPAN}\)?$", re.IGNORECASE)
_MINUTES_LAST = re.compile(r"(?:^|[\s,;–-])(\d{1,3})\s?(?:min\.?|minutter|minutes)$", re.IGNORECASE)
_PRESENTER_LAST = re.compile(r"(?:^|[\s,;–-])v/\s?([^\s(][^(]{0,79})$", re.IGNORECASE)
_PART_OF_TITLE = re.compile(r"(?:\b(?:af|ca|efter|hver|i|inden|max|og|over|på|senest|til|under|within))\.?$", re.I)
_TAIL = 160


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its mark. `dotted` where it is numbered like 1.1; `top` where it is a Markdown heading."""

    indent: int
    mark: int
    text: str
    dotted: bool = False
    top: bool = False
    at: time | None = None
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A title, and what was said beside it; `at` is the clock where it has one."""

    title: str
    kind: str | None = None
    minutes: int | None = None
    presenter: str | None = None
    section: str | None = None
    closed: bool = False
    at: time | None = None


def read_line(raw: str) -> Line:
    """A line as it was pasted, parted from its bullet, number, `#`, bold signs and leading time."""
    body = raw.strip()
    line = Line(len(raw.expandtabs(4)) - len(raw.expandtabs(4).lstrip()), PLAIN, body)
    if found := _HASHED.match(body):
        line, body = replace(line, top=True), body[found.end() :].strip()
    body = _unbold(body)
    line, body = _timed(line, body)
    if found := _BULLETED.match(body):
        line, body = replace(line, mark=BULLET), body[found.end() :].strip()
    if found := _NUMBERED.match(body):
        line = replace(line, mark=NUMBER, dotted=bool(found["dotted"]))
        body = body[found.end() :].strip()
    line, body = _timed(line, _unbold(body))
    return replace(line, text=body)


def read_title(line: Line, sections: tuple[str, ...]) -> Told:
    """The title of a line and what its end tells: a bracket, `v/ ØC`, `20 min.`, `kl. 13.05`, in any order."""
    told = Told(line.text, at=line.at, minutes=line.minutes)
    for _ in range(MOST_ROUNDS):
        shorter = _bracketed(told, sections) or _tailed(told)
        if shorter is None or not shorter.title:
            break
        told = shorter
    return told


def _unbold(body: str) -> str:
    for sign in ("**", "__"):
        if body.startswith(sign) and sign in body[2:]:
            return body[2:].replace(sign, "", 1).strip()
    return body


def _timed(line: Line, body: str) -> tuple[Line, str]:
    """A time in front: `kl. 12.00 ...`, `12.00-12.30 ...`."""
    found = _TIME_FIRST.match(body)
    if found is None or line.at is not None:
        return line, body
    at, minutes = _clock([group for group in found.groups() if group is not None])
    return replace(line, at=at, minutes=minutes), body[found.end() :].lstrip(" \t:–-")


def _bracketed(told: Told, sections: tuple[str, ...]) -> Told | None:
    """One bracket less, where it is wholly understood and says nothing twice."""
    said = read_bracket(told.title, sections)
    if said.title == told.title or said.before is not None or said.after is not None:
        return None
    new = {name: getattr(said, name) for name in ("kind", "minutes", "presenter", "section", "closed")}
    new = {name: value for name, value in new.items() if value not in (None, False)}
    if any(getattr(told, name) not in (None, False) for name in new):
        return None
    return replace(told, title=said.title, **new)


def _tailed(told: Told) -> Told | None:
    """One thing less at the end of the title."""
    start = max(0, len(told.title) - _TAIL)
    tail = told.title[start:]
    for pattern, known in (
        (_TIME_LAST, told.at),
        (_MINUTES_LAST, told.minutes),
        (_PRESENTER_LAST, told.presenter),
    ):
        found = pattern.search(tail)
        if found is None or known is not None:
            continue
        title = told.title[: start + found.start()].rstrip(" \t,;–-")
        if pattern is _PRESENTER_LAST:
            return replace(told, title=title, presenter=found[1].strip(" \t,;–-"))
        if _PART_OF_TITLE.search(title[-12:]):
            continue
        if pattern is _MINUTES_LAST:
            return replace(told, title=title, minutes=int(found[1]))
        at, minutes = _clock([group for group in found.groups() if group is not None])
        return replace(told, title=title, at=at, minutes=told.minutes or minutes) if at else None
    return None


def _clock(parts: list[str]) -> tuple[time | None, int | None]:
    """(when it begins, its minutes where the end is told too)."""
    numbers = [int(part) for part in parts]
    if numbers[0] > 23:
        return None, None
    length = (numbers[2] - numbers[0]) * 60 + numbers[3] - numbers[1] if len(numbers) == 4 else 0
    return time(numbers[0], numbers[1]), length if length > 0 else None
