"""How the documents speak: days and times in words, lists, and the sentence of each outcome; Danish and English."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time

from exports import phrases_da, phrases_en
from store.clock import zone
from store.meeting import Meeting
from store.value import value
from store.values import AWAITING, CONSENSUS, OWING, POSTPONED, RULING, Item, Outcome

LANGUAGES = ("da", "en")
ENDS = re.compile(r"[.!?…:]['\"»«”’]*$")
SPAN_OF_TIME = re.compile(r"\b(?:uge|week|primo|medio|ultimo|om|in|måned|måneder|month|months)\b", re.IGNORECASE)
OWN_PREPOSITION = ("til ", "indtil ", "efter ", "over ", "to ", "until ", "after ")


def texts(language: str) -> Mapping[str, str]:
    """The catalogue of a language; Danish where there is none of that name."""
    return phrases_en.TEXTS if language == "en" else phrases_da.TEXTS


@value
class Phrases:
    """The words of one language: `phrases("key", number=3)`; what is filled in stays as it is."""

    language: str = "da"

    def __call__(self, key: str, **values: object) -> str:
        return texts(self.language)[key].format(**values)

    def clock(self, at: datetime | time) -> str:
        """`12.08`; in the two hours of an October night that the clock calls the same, which of them it is."""
        told = self("clock", hour=at.hour, minute=f"{at.minute:02}")
        if isinstance(at, datetime) and (summer := twice(at)) is not None:
            return self("clock.summer" if summer else "clock.winter", time=told)
        return told

    def clock_on(self, at: datetime, today: date | None) -> str:
        """`9.10`, with the day after it where that is another than `today`: `9.10 den 26. november 2026`."""
        told = self.clock(at)
        return told if today in (None, at.date()) else self("clock.on", time=told, day=self.day(at.date()))

    def hours(self, start: datetime, end: datetime, today: date | None) -> dict[str, str]:
        """`start` and `end` of a span, `clock_on`; a day that both have is told once."""
        return {
            "start": self.clock_on(start, end.date() if start.date() == end.date() else today),
            "end": self.clock_on(end, today),
        }

    def at(self, at: datetime | time) -> str:
        """`kl. 12.08`."""
        return self("at", time=self.clock(at))

    def day(self, day: date) -> str:
        """`den 25. november 2026`, as it stands in a sentence."""
        return self("day", day=day.day, month=self("months").split()[day.month - 1], year=day.year)

    def long_day(self, day: date) -> str:
        """`onsdag den 25. november 2026`."""
        month = self("months").split()[day.month - 1]
        return self("day.long", weekday=self._weekday(day), day=day.day, month=month, year=day.year)

    def short_day(self, day: date) -> str:
        """`25.11.2026`, as in tables."""
        name = self("months").split()[day.month - 1][:3]
        return self("day.short", day=day.day, month=day.month, name=name, year=day.year)

    def weekday(self, day: date) -> str:
        """`fredag den 4.12.2026`."""
        return self("day.weekday", weekday=self._weekday(day), date=self.short_day(day))

    def _weekday(self, day: date) -> str:
        return self("weekdays").split()[day.weekday()]

    def moment(self, at: datetime, today: date) -> str:
        """`kl. 14.41`, with the day where it is another than `today`."""
        return self.at(at) if at.date() == today else f"{self.day(at.date())} {self.at(at)}"

    def deadline(
        self, phrase: str | None, due: date | None, due_time: time | None = None, *, table: bool = False
    ) -> str:
        """As spoken, with the date in parentheses; what has no date says so (minutes.md, rule 6)."""
        if due is None:
            none = self("no_deadline")
            return f"{phrase} ({none})" if phrase else none
        day = self.short_day(due) if table else self.weekday(due)
        told = f"{day} {self.at(due_time)}" if due_time else day
        return self("deadline.both", phrase=phrase, day=told) if phrase else told

    def items(self, numbers: Iterable[int]) -> str:
        """`punkt 1, 3–5 og 7`."""
        runs: list[list[int]] = []
        for number in sorted(set(numbers)):
            if runs and number == runs[-1][-1] + 1:
                runs[-1].append(number)
            else:
                runs.append([number])
        told = [part for run in runs for part in _run(run)]
        one = len(runs) == 1 and len(runs[0]) == 1
        return self("item" if one else "items", numbers=self.listed(told))

    def listed(self, parts: Iterable[str]) -> str:
        """`A, B og C`."""
        *first, last = [*parts] or [""]
        return f"{', '.join(first)} {self('and')} {last}" if first else last

    def section(self, section: str) -> str:
        """The heading of a section; one that is not ours, as it is called."""
        return texts(self.language).get(f"section.{section}", section[:1].upper() + section[1:])

    def genitive(self, who: str) -> str:
        return self("genitive", who=who)


def _run(run: list[int]) -> list[str]:
    """`3–5`; two that follow each other stand as two."""
    return [f"{run[0]}–{run[-1]}"] if len(run) > 2 else [str(number) for number in run]


def twice(at: datetime) -> bool | None:
    """In the hour that comes twice when summer time ends: True in the first, False in the second; else None."""
    local = at.astimezone(zone())
    first, second = (local.replace(fold=fold).utcoffset() for fold in (0, 1))
    return local.fold == 0 if first != second else None


def sentence(text: str) -> str:
    """A text as typed, with a full stop where it has no end of its own."""
    text = text.strip()
    return text if not text or ENDS.search(text) else f"{text}."


def postponed_text(outcome: Outcome, phrases: Phrases) -> str:
    """»Udsat til mødet den 9. december 2026, fordi ...«; a wording of its own is printed as typed."""
    if outcome.text:
        return outcome.text
    told = _postponed_to(outcome, phrases)
    if outcome.reason:
        owing = outcome.reason.casefold().startswith(OWING)
        told = phrases("postponed.owing" if owing else "postponed.because", sentence=told, reason=outcome.reason)
    return sentence(told)


def _postponed_to(outcome: Outcome, phrases: Phrases) -> str:
    to, day = outcome.to, outcome.to_date
    if not to:
        return phrases("postponed.next")
    if day and not SPAN_OF_TIME.search(to):
        return phrases("postponed.meeting", day=phrases.day(day))
    told = phrases("deadline.both", phrase=to, day=phrases.weekday(day)) if day else to
    own = to.casefold().startswith(OWN_PREPOSITION)
    return phrases("postponed.as_said" if own else "postponed.to", to=told)


def awaiting_text(outcome: Outcome, phrases: Phrases) -> str:
    """»Der var ikke enighed. Kommunaldirektøren træffer beslutning senest fredag (fredag den 11.12.2026).«"""
    if not outcome.phrase and not outcome.to_date:
        return phrases("awaiting.open")
    dated = phrases.deadline(outcome.phrase, outcome.to_date, outcome.to_time)
    when = dated if outcome.to_date else str(outcome.phrase)
    return sentence(phrases("awaiting", when=when))


def outcome_text(meeting: Meeting, item: Item, language: str = "da") -> str | None:
    """The wording of an outcome that is not a decision: composed where it is postponed or awaiting, else as typed.

    None where nothing was worded. After a decision it is the latest text added beside it.
    """
    first = meeting.item(item.joined_to) if item.joined_to and not item.outcomes else None
    told = (first or item).outcomes
    kind = item.outcome
    if kind in (CONSENSUS, RULING):
        return next((o.text for o in reversed(told) if o.text and o.kind not in (POSTPONED, AWAITING)), None)
    outcome = next((o for o in reversed(told) if o.kind == kind), None)
    if outcome is None:
        return None
    if kind == POSTPONED:
        return postponed_text(outcome, Phrases(language))
    return awaiting_text(outcome, Phrases(language)) if kind == AWAITING else outcome.text
