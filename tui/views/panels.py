"""What is drawn over or under the item: the proposal panel and its choices, in words and keys (screens.md 3.5)."""

from __future__ import annotations

from typing import NamedTuple

from textual.content import Content

from tui.texts.words import Words
from tui.views.pieces import MUTED, STRONG, cut, line, wrapped


class Choice(NamedTuple):
    """A key and what it does: `key` as Textual names it, `name` as it is shown, `id` of its words."""

    key: str
    name: str
    id: str


class Proposal(NamedTuple):
    """A wording on its way to a decision. `as_proposed`: nothing was typed, the indstilling is asked about.

    `asked` is the choice that wants a second Enter.
    """

    item: str
    text: str
    as_proposed: bool = False
    closed: bool = False
    may_agree: bool = True
    may_rule: bool = True
    may_await: bool = True
    typed: str = ""
    on_table: bool = False
    asked: str = ""

    @property
    def title(self) -> str:
        """Key of the panel's title."""
        if self.as_proposed:
            return "live.panel.as_proposed"
        if not self.text:
            return "live.panel.outcome"
        return "live.panel.closed" if self.closed else "live.panel.proposal"

    @property
    def question(self) -> str:
        """Key of what the chair asks."""
        if self.as_proposed:
            return "live.ask_proposed"
        return "live.ask" if self.text else "live.ask_outcome"

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What may be chosen: only Enter gives consensus, and not against a round; only who may rule is asked to.

        Once something is asked about, Enter is the answer to that and to nothing else.
        """
        agree = "as_proposed" if self.as_proposed else "consensus"
        enter = (Choice("enter", "Enter", self.asked or agree),) if self.asked or (self.text and self.may_agree) else ()
        rule = (Choice("k", "K", "ruling"),) if self.may_rule and self.text else ()
        promise = (Choice("a", "A", "awaiting"),) if self.may_await and not self.may_rule else ()
        edit = (Choice("r", "R", "edit"),) if self.text and not self.as_proposed else ()
        noted, put_off = Choice("t", "T", "noted"), Choice("u", "U", "postpone")
        discussed = (Choice("d", "D", "discussed"),) if not edit else ()
        return (*enter, *rule, *promise, *edit, put_off, noted, *discussed)


def proposal(shown: Proposal, words: Words, width: int, height: int) -> Content:
    """The wording, then the choices in as few rows as they need."""
    choices = _choices(shown.choices, words, width)
    text = wrapped(shown.text, width) if shown.text else wrapped(words("live.panel.no_text"), width)
    space = height > len(choices) + len(text)
    room = max(1, height - len(choices) - space)
    if len(text) > room:
        text = [*text[: room - 1], cut(text[room - 1] + " …", width)]
    gap = [Content()] if space else []
    wording = [line((part, STRONG if shown.text else MUTED)) for part in text]
    return Content("\n").join([*wording, *gap, *choices])


def proposal_height(shown: Proposal, words: Words, width: int, most: int) -> int:
    """Rows the panel wants inside its border."""
    text = len(wrapped(shown.text or words("live.panel.no_text"), max(8, width)))
    return min(most, text + 1 + len(_choices(shown.choices, words, max(8, width))))


def _choices(choices: tuple[Choice, ...], words: Words, width: int) -> list[Content]:
    rows: list[Content] = []
    row = Content()
    for choice in choices:
        label = words(f"live.choice.{choice.id}" if width >= 44 else f"live.choice.{choice.id}.short")
        drawn = line((f"[{choice.name}]", STRONG), f" {label}")
        if row.cell_length and row.cell_length + drawn.cell_length + 2 > width:
            rows.append(row)
            row = Content()
        row = line(row, "  ", drawn) if row.cell_length else drawn
    return [*rows, row]
