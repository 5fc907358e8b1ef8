"""The form of an item on the agenda, and the small one that adds a guest with a time (screens.md 5.2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from textual.widget import Widget

from store.calling.bracket import Bracket, read_bracket
from store.meeting import Meeting
from store.said import Said, said
from store.values import AgendaItem, Person
from tui.dialogs import item_fields as fields
from tui.dialogs.form import Form, Phrase, Prose, Wrong
from tui.texts.words import Words
from tui.understood import clock_text
from tui.widgets.choice import Choice, Tick

KINDS = ("B", "D", "O", "D/B", "")


@dataclass(frozen=True, slots=True)
class Planned:
    """The plan as it was filled in, and the guests who are new to the meeting."""

    plan: AgendaItem
    newcomers: tuple[Person, ...] = ()


class GuestForm(Form[Planned]):
    """Who comes to an item, and when."""

    def __init__(
        self, plan: AgendaItem, title: str, meeting: Meeting, read_guest: fields.ReadGuest, words: Words
    ) -> None:
        super().__init__(title, words)
        self.plan = plan
        self.meeting = meeting
        self.read_guest = read_guest

    def inputs(self) -> Iterator[tuple[str, Widget]]:
        words, plan = self.words, self.plan
        yield words("prepare.guests"), Phrase(", ".join(plan.guests), id="guests", hint=words("prepare.form.guests"))
        at = clock_text(plan.guest_at) if plan.guest_at else ""
        yield words("prepare.form.guest_at"), Phrase(at, id="guest_at", hint="13.05")

    def read(self) -> Planned | Wrong:
        typed = self.text("guests")
        guests: fields.Guests | Said = fields.Guests(self.plan.guests)
        if typed != ", ".join(self.plan.guests):
            guests = fields.read_guests(typed, self.read_guest, self.meeting.people)
        if isinstance(guests, Said):
            return Wrong("guests", guests)
        at = fields.read_clock(self.text("guest_at"))
        if isinstance(at, Said):
            return Wrong("guest_at", at)
        return Planned(replace(self.plan, guests=guests.initials, guest_at=at), guests.newcomers)


class ItemForm(GuestForm):
    """All of an item's plan. What the form has no field for stays as it is."""

    def inputs(self) -> Iterator[tuple[str, Widget]]:
        words, plan = self.words, self.plan
        sections = tuple((name, words(f"prepare.section.{name}")) for name in self.meeting.called.sections)
        kinds = tuple((kind, words(f"prepare.form.kind.{kind or 'none'}")) for kind in KINDS)
        yield words("prepare.form.title"), Phrase(plan.title, id="title")
        yield words("prepare.form.section"), Choice(sections, plan.section, id="section")
        yield words("prepare.kind"), Choice(kinds, plan.kind or "", id="kind")
        yield words("prepare.form.minutes"), Phrase(str(plan.minutes or ""), id="minutes")
        members = ", ".join(p.initials for p in self.meeting.people[:8])
        yield words("prepare.form.presenter"), Phrase(plan.presenter or "", id="presenter", hint=members)
        yield words("prepare.proposal"), Prose("\n".join(plan.proposal), id="points")
        yield words("prepare.form.case"), Phrase(plan.case_no or "", id="case_no")
        yield words("prepare.attachments"), Prose("\n".join(plan.attachments), id="attachments")
        yield from super().inputs()
        yield words("prepare.form.closed"), Tick(words("prepare.form.closed.tick"), plan.closed, id="closed")
        heading = Phrase(plan.closed_heading or "", id="heading", hint=words("prepare.closed.default"))
        yield words("prepare.form.heading"), heading

    def read(self) -> Planned | Wrong:
        if not self.text("title"):
            return Wrong("title", said("prepare.form.no_title"))
        minutes = fields.read_minutes(self.text("minutes"))
        if isinstance(minutes, Said):
            return Wrong("minutes", minutes)
        presenter = fields.read_presenter(self.text("presenter"), self.meeting.people)
        if isinstance(presenter, Said) and self.text("presenter") != self.plan.presenter:
            return Wrong("presenter", presenter)
        read = super().read()
        if isinstance(read, Wrong):
            return read
        title = self._bracketed()
        section, kind = self.query_one("#section", Choice).value, self.query_one("#kind", Choice).value
        plan = replace(
            read.plan,
            title=title.title,
            section=title.section if title.section and section == self.plan.section else section,
            kind=title.kind if kind == (self.plan.kind or "") and title.kind else kind or None,
            minutes=minutes or title.minutes,
            presenter=(self.plan.presenter if isinstance(presenter, Said) else presenter) or title.presenter,
            proposal=fields.read_points(self.text("points")),
            case_no=self.text("case_no") or None,
            attachments=fields.read_points(self.text("attachments")),
            closed=self.query_one("#closed", Tick).value or title.closed,
            closed_heading=self.text("heading") or None,
        )
        return Planned(plan, read.newcomers)

    def _bracketed(self) -> Bracket:
        """A new title, and what a bracket behind it says as on the line; a field that was filled in counts more."""
        title, said = self.text("title"), read_bracket(self.text("title"), self.meeting.called.sections)
        whole = title != self.plan.title and said.title and (said.before, said.after) == (None, None)
        return said if whole else Bracket(title)
