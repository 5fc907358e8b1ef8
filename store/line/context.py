"""What a line is read against, and the small readers that every keyword shares: a person, an item, a quoted name."""

from __future__ import annotations

import re
from datetime import date, datetime

from store.line.words import plain
from store.meeting import Meeting
from store.said import Refused, refused
from store.value import value
from store.values import Item, Person

OPENING = '»"“”„'
QUOTED = re.compile(rf"""[{OPENING}](?P<words>[^«{OPENING}]{{1,300}})[«"“”]""")
INITIALS = re.compile(r"[^\s,;:()]{1,12}")
# Begun at a comma or where white space begins, not anywhere within it: a long run of it is looked through once.
BARE = re.compile(r"(?:,|(?<!\s))\s+(?:fordi|because)[\s.]*\Z", re.IGNORECASE)
OWING_TO = re.compile(r"(?:,|(?<!\s))\s+(?:pga\.?|på grund af|p\.g\.a\.|due to)\s+(?=\S)", re.IGNORECASE)
BECAUSE = re.compile(r"(?:,|(?<!\s))\s+(?:fordi|because)\s+", re.IGNORECASE)


@value
class Context:
    """The meeting as it stands, the item the line is about, and when the line happened."""

    meeting: Meeting
    item: str | None
    at: datetime
    targeted: bool = False

    @property
    def day(self) -> date:
        return self.at.date()

    @property
    def next_meeting(self) -> date | None:
        following = self.meeting.called.next_meeting
        return following.date if following else None

    @property
    def here(self) -> Item | None:
        return self.meeting.item(self.item)


def unread(word: str) -> Refused:
    """The rest of a keyword cannot be read; the way out is a leading space."""
    return refused(f"line.unread.{word}")


def person(text: str, context: Context) -> tuple[Person, str] | Refused:
    """The person whose initials begin `text`, and what follows them."""
    found = INITIALS.match(text)
    if found is None:
        return refused("line.who")
    who = context.meeting.person(found.group())
    if who is None:
        return refused("line.unknown_person", who=found.group())
    return who, text[found.end() :].lstrip(" :").strip()


def only_one(text: str, context: Context) -> tuple[Person, str] | Refused:
    """The one person a line is about; where two are named, one would be lost."""
    named = people(text, context)
    if not isinstance(named, Refused) and len(named[0]) > 1:
        return refused("line.one_each", who=", ".join(named[0]))
    return person(text, context)


def people(text: str, context: Context) -> tuple[tuple[str, ...], str] | Refused:
    """Initials at the beginning, joined by commas, »og« or »and«, and what follows them."""
    first = person(text, context)
    if isinstance(first, Refused):
        return first
    owners = [first[0].initials]
    place = INITIALS.match(text).end()  # type: ignore[union-attr]
    while joint := re.compile(r"\s*,\s*(?:og\s+|and\s+)?|\s+(?:og|and|&)\s+").match(text, place):
        following = INITIALS.match(text, joint.end())
        who = context.meeting.person(following.group()) if following else None
        if following is None or who is None:
            if following and "," in joint.group() and following.group().isupper() and len(following.group()) <= 4:
                return refused("line.unknown_person", who=following.group())
            break
        owners.append(who.initials)
        place = following.end()
    return tuple(dict.fromkeys(owners)), text[place:].lstrip(" :,").strip()


def whole_quote(text: str) -> str | None:
    """The words of a text that is one quoted name, else None (quotes count only around the whole name)."""
    found = QUOTED.fullmatch(text.strip())
    return found["words"].strip() if found else None


def find_item(text: str, meeting: Meeting) -> Item | Refused:
    """An item by number or by words of its title; an exact title wins over words."""
    name = whole_quote(text) or text.strip()
    if name.isdecimal() and whole_quote(text) is None:
        return meeting.numbered(int(name[:6])) or refused("line.no_such_item", item=name)
    wanted = plain(name)
    if not wanted:
        return refused("line.which_item")
    titles = [(plain(item.title), item) for item in meeting.items]
    for fits in (
        [item for title, item in titles if title == wanted],
        [item for title, item in titles if title.startswith(wanted)],
        [item for title, item in titles if f" {wanted}" in f" {title}"],
        [item for title, item in titles if all(part in title for part in wanted.split())],
    ):
        if len(fits) == 1:
            return fits[0]
        if fits:
            return refused("line.many_items", words=name, items=", ".join(str(item.number) for item in fits[:9]))
    return refused("line.no_such_item", item=name)


def split_reason(text: str) -> tuple[str, str | None]:
    """`TEXT fordi REASON`, parted at the last »fordi« (or »because«); the text loses only the comma before it.

    A »fordi« at the very end gives no reason and is no word of the text.
    """
    text = BARE.sub("", text)
    found = list(BECAUSE.finditer(text))
    parted = found[-1] if found else None
    if parted is None or not text[parted.end() :].strip():
        return text.strip(), None
    return text[: parted.start()].strip(), text[parted.end() :].strip()
