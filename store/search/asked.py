"""What is asked of all meetings, and what is found."""

from __future__ import annotations

from datetime import date

from store.refs import MeetingRef
from store.said import Said
from store.search.texts import Text
from store.search.words import Query, found_in, plain
from store.value import value

LIMIT = 20


@value
class Asked:
    """Words, and what they are to be found in: `kinds` of texts (none: all), of one person, held in one year."""

    query: Query
    kinds: frozenset[str] = frozenset()
    who: str | None = None
    year: int | None = None
    private: bool = False
    limit: int = LIMIT

    def fits(self, text: Text) -> bool:
        """A text is what is looked for; the meeting's year is for whoever has the meeting."""
        return (
            (self.private or not text.private)
            and (not self.kinds or text.kind in self.kinds)
            and (self.who is None or any(plain(self.who) == plain(one) for one in text.who))
            and found_in(self.query, text.text, text.people, text.title)
        )


@value
class Hit:
    """A text that was found, and its meeting by its file's name and by its own."""

    ref: MeetingRef
    forum: str
    number: str
    text: Text


@value
class Found:
    """The newest first. `more`: there are others beyond the limit. `until`: time was up, older ones were not looked at.

    `unread` meetings cannot be read; `without`: why the index was no help.
    """

    hits: tuple[Hit, ...] = ()
    more: bool = False
    until: date | None = None
    unread: int = 0
    without: Said | None = None
