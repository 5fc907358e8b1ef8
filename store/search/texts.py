"""What of a meeting can be found by its words: a row for each text as it now reads. What was undone is none."""

from __future__ import annotations

from typing import NamedTuple

from store.meeting import Meeting
from store.values import GUEST, Item, Person, Remark

TITLE, BASIS, NOTE, DECISION, OUTCOME, TASK = "title", "basis", "note", "decision", "outcome", "task"
VOICE, MAYOR, CASE_LINE, PARKED, MINUTES, GUEST_THERE = "voice", "mayor", "case_line", "parked", "minutes", "guest"
FOLLOW_UP = "follow_up"
KINDS = (
    TITLE, BASIS, NOTE, DECISION, OUTCOME, TASK, FOLLOW_UP, VOICE, MAYOR, CASE_LINE, PARKED, MINUTES, GUEST_THERE,
)  # fmt: skip
_VOICES = ("reservation", "dissent", "conflict", "objection")


class Text(NamedTuple):
    """A text and where it stands; a plain tuple, as millions are made when an index is.

    `entry` is its number in the record (None: the plan), `item` the item's number and `title` its heading, `who` the
    initials it belongs to and `names` what these people are called. `closed`: it stays in the house.
    """

    kind: str
    text: str
    entry: int | None = None
    item: int | None = None
    title: str = ""
    who: tuple[str, ...] = ()
    names: str = ""
    private: bool = False
    closed: bool = False

    @property
    def people(self) -> str:
        """Initials and names, as they are looked in."""
        return " ".join((*self.who, self.names)) if self.who else ""


def texts_of(meeting: Meeting) -> tuple[Text, ...]:
    """Every text of the meeting: by item, then what is about none; each kind in the order it happened."""
    return tuple(_Gathered(meeting).texts)


class _Gathered:
    """The texts as they are gathered."""

    def __init__(self, meeting: Meeting) -> None:
        self.meeting = meeting
        self.names = {person.initials: person.name for person in meeting.people if person.name}
        self.shut = shut_items(meeting)
        ids = {item.id for item in meeting.items}
        self.actions = [(action, action.item if action.item in ids else None) for action in meeting.actions]
        self.parked = [(topic, topic.item if topic.item in ids else None) for topic in meeting.parked]
        self.texts: list[Text] = []
        self.closed: set[int | None] = set()  # entries
        for item in meeting.items:
            self._item(item)
        for note in meeting.notes:
            self._add(None, NOTE, note.text, note.entry, private=note.private)
        for remark in (*meeting.mayor, *meeting.objections):
            self._remark(None, remark)
        self._cutting_across(None)
        behind = {name for task in meeting.called.open_actions if task.closed for name in (task.id, task.exact)}
        behind |= {action.number for action in meeting.actions if action.entry in self.closed}
        for follow in meeting.follow_ups:
            self._add(None, FOLLOW_UP, follow.text, follow.entry, closed=follow.id in behind)
        for approval in meeting.approvals:
            self._add(None, MINUTES, approval.event.text, approval.entry)
        for correction in meeting.corrections:
            self._add(None, MINUTES, f"»{correction.event.old}« → »{correction.event.new}«", correction.entry)
        for remark in (*meeting.after, *meeting.reopenings):
            self._add(None, MINUTES, remark.text, remark.entry)
        for person in meeting.people:
            if person.role == GUEST or person.mayor:
                self._guest(person)

    def _add(
        self,
        item: Item | None,
        kind: str,
        text: str | None,
        entry: int | None = None,
        who: tuple[str, ...] = (),
        *,
        private: bool = False,
        closed: bool = False,
    ) -> None:
        if not text or text.isspace():
            return
        closed = closed or bool(item and item.id in self.shut)
        closed = closed or (entry is not None and self.meeting.is_closed(entry))
        if closed:
            self.closed.add(entry)
        names = " ".join(self.names[one] for one in who if one in self.names)
        number, title = (item.number, item.title) if item else (None, "")
        self.texts.append(Text(kind, text, entry, number, title, who, names, private, closed))

    def _item(self, item: Item) -> None:
        plan = item.plan
        self._add(item, TITLE, item.title)
        for text in (plan.resume, *plan.proposal, *plan.attachments, plan.case_no, item.table):
            self._add(item, BASIS, text)
        for note in item.notes:
            self._add(item, NOTE, note.text, note.entry, private=note.private)
        for decision in item.decisions:
            self._add(item, DECISION, _joined(decision.text, decision.reason), decision.entry)
            for voice in (*decision.reservations, *decision.dissent, *decision.disagree):
                self._add(item, VOICE, voice.text, voice.entry, (voice.who,))
        for outcome in item.outcomes:
            text = _joined(outcome.text, outcome.to, outcome.reason, outcome.phrase)
            self._add(item, OUTCOME, text, outcome.entry)
        for voice in item.stances:
            self._add(item, VOICE, voice.text, voice.entry, (voice.who,))
        for remark in item.remarks:
            self._remark(item, remark)
        self._cutting_across(item)

    def _remark(self, item: Item | None, remark: Remark) -> None:
        kind = VOICE if remark.kind in _VOICES else MAYOR if remark.kind == "mayor" else CASE_LINE
        self._add(item, kind, remark.text, remark.entry, (remark.who,) if remark.who else ())

    def _cutting_across(self, item: Item | None) -> None:
        """Tasks and parked topics of an item, or of none that is there."""
        for action, on in self.actions:
            if on == (item and item.id):
                self._add(item, TASK, action.text, action.entry, action.owners)
        for topic, on in self.parked:
            if on == (item and item.id):
                self._add(item, PARKED, topic.text, topic.entry)

    def _guest(self, person: Person) -> None:
        """A guest, or the mayor, who was there; behind closed doors where that was all there was to come for."""
        stays = [stay for stay in self.meeting.stays if stay.who == person.initials]
        if stays:
            closed = all(stay.since_item in self.shut for stay in stays)
            self._add(None, GUEST_THERE, person.title, None, (person.initials,), closed=closed)


def _joined(*texts: str | None) -> str:
    return " · ".join(filter(None, texts))


def shut_items(meeting: Meeting) -> frozenset[str]:
    """Items that were planned closed, and what was treated together with one."""
    carriers = {item.joined_to or item.id for item in meeting.items if item.plan.closed}
    return frozenset(item.id for item in meeting.items if (item.joined_to or item.id) in carriers)
