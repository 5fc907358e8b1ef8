"""The right column of a wide screen: a large clock, who is there, what comes next, the parking lot (screens.md 3.2)."""

from __future__ import annotations

from datetime import datetime, timedelta

from textual.content import Content

from store.meeting import Meeting
from store.parking import lot
from store.values import EXCUSED, Item
from tui.texts.words import Words
from tui.understood import clock_text
from tui.views import clock, people
from tui.views.pieces import MUTED, STRONG, WARN, cut, fit, line, plain, wrapped

DIGITS = {
    "0": ("╭─╮", "│ │", "╰─╯"),
    "1": (" ╶╮", "  │", "  ╵"),
    "2": ("╶─╮", "╭─╯", "╰─╴"),
    "3": ("╶─╮", " ─┤", "╶─╯"),
    "4": ("╷ ╷", "╰─┤", "  ╵"),
    "5": ("╭─╴", "╰─╮", "╶─╯"),
    "6": ("╭─╴", "├─╮", "╰─╯"),
    "7": ("╶─╮", "  │", "  ╵"),
    "8": ("╭─╮", "├─┤", "╰─╯"),
    "9": ("╭─╮", "╰─┤", "╶─╯"),
    ".": (" ", "·", " "),
}
FETCH = timedelta(minutes=5)


def digits(text: str) -> list[str]:
    """Three lines of large digits; a sign without a large form is left out."""
    known = [DIGITS[sign] for sign in text if sign in DIGITS]
    return [" ".join(sign[row] for sign in known) for row in range(3)]


def time(meeting: Meeting, now: datetime, words: Words, width: int) -> Content:
    """What is left of the item, large; over time is said in words."""
    item = meeting.at
    remains = clock.left(item, now) if item else None
    if item is None or remains is None:
        none = words("live.time.none") if item else ""  # what is used stands over the item
        return Content("\n").join([line((cut(none, width), MUTED)), Content(), Content(), Content()])
    style = WARN if remains < 0 else STRONG
    rows = [line(" ", (row, style)) for row in digits(clock.minutes_seconds(remains))]
    if remains < 0:
        under = words("live.time.over.under", box=item.box)
    else:
        under = words("live.time.under" if not meeting.paused else "live.time.under.paused", box=item.box)
    return Content("\n").join([*rows, line((cut(under, width), WARN if remains < 0 else MUTED))])


def present(meeting: Meeting, words: Words, width: int) -> Content:
    """A line each: number, in or out, initials, and since when where it was not from the start."""
    inside = {p.initials for p in people.inside(meeting)}
    rows = []
    for number, person in enumerate(meeting.members, 1):
        here = person.initials in inside
        sign = ("✓", "") if here else ("–", WARN)
        since = cut(_since(person.initials, meeting, words), width - 9)
        rows.append(line(f"{number} ", sign, f" {fit(plain(person.initials), 4)} ", (since, MUTED)))
    for person in people.listed(meeting):
        if not person.member and meeting.is_in(person.initials):
            name = f"  ✓ {fit(plain(person.initials), 4)} {plain(person.title)}"
            rows.append(line(cut(name, width)))
    return Content("\n").join(rows)


def _since(who: str, meeting: Meeting, words: Words) -> str:
    if meeting.opened is None:
        return ""
    stays = [stay for stay in meeting.stays if stay.who == who]
    if not stays:
        person = meeting.person(who)
        excused = person is not None and meeting.attendance(person) == EXCUSED
        return words("live.attendance.afbud" if excused else "live.away")
    if stays[-1].until is not None:
        return words("live.left_at", time=clock_text(stays[-1].until))
    back = "live.back" if len(stays) > 1 else "live.since"
    return "" if stays[-1].from_start else words(back, time=clock_text(stays[-1].since))


def ahead(meeting: Meeting) -> Item | None:
    """The next item in the order taken that is not done."""
    start = meeting.order.index(meeting.current) + 1 if meeting.current in meeting.order else 0
    later = (meeting.item(one) for one in meeting.order[start:])
    return next((i for i in later if i and not i.opened and not i.settled and i.joined_to is None), None)


def following(meeting: Meeting, words: Words, width: int) -> Content:
    """What comes next, and the guest to fetch."""
    item = ahead(meeting)
    if item is None:
        return line((words("live.next.none"), MUTED))
    rows = [line((part, STRONG)) for part in wrapped(f"{item.number} {item.title}", width)[:2]]
    facts = [words("live.minutes", n=item.box)] if item.box else []
    facts += [plain(item.plan.presenter)] if item.plan.presenter else []
    rows.append(line((cut(" · ".join(facts), width), MUTED)))
    if item.plan.guests:
        at = f" {clock_text(item.plan.guest_at)}" if item.plan.guest_at else ""
        who = plain(", ".join(item.plan.guests))
        rows.append(line(cut(words.count("live.next.guest", len(item.plan.guests), who=who, at=at), width)))
        if item.plan.guest_at:
            early = datetime.combine(meeting.called.date, item.plan.guest_at) - FETCH
            rows.append(line(cut(words("live.next.fetch", time=clock_text(early)), width)))
    return Content("\n").join(rows)


def parking(meeting: Meeting, words: Words, width: int, height: int) -> Content:
    """The parked topics, the latest last."""
    rows = [line(cut(f"{n} {plain(topic.text)}", width)) for n, topic in enumerate(lot(meeting), 1)]
    return Content("\n").join(rows[-height:] if rows else [line((words("live.parked.none"), MUTED))])
