"""The kommunaldirektør's ruling: its form, and the entries it becomes (screens.md 3.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store import events as e
from store.round import recused
from store.said import Kept, Refused
from store.values import DISAGREE, Item, Voice
from tui.screens import meaning
from tui.screens.live_line import Lines
from tui.widgets.footer import Hint, KeyLine
from tui.widgets.proposal import ProposalPanel

if TYPE_CHECKING:
    from tui.dialogs.answers import Ruled

FORM_KEYS = (("Enter", "save"), ("Tab", "next"), ("1-9", "tick"), ("Esc", "back"))


class Ruling(Lines):
    """Who may rule is asked of the rules; what is wrong is said in the form."""

    panel: ProposalPanel

    def show_keys(self) -> None:
        """What the footer says now."""
        raise NotImplementedError

    def settle(self, events: tuple[e.Event, ...], answer: Kept | None) -> None:
        """Keep what was decided; the panel stays until it is on disk."""
        raise NotImplementedError

    def answer_to(self, event: e.Event) -> Kept | Refused:
        return meaning.judge(event, self.held, self.record.now())

    def ask_ruling(self, item_id: str, text: str, typed: str) -> None:
        """The form, with the text in place; Esc gives everything back."""
        from tui.dialogs.answers import Ruled
        from tui.dialogs.ruling import RulingForm

        item, chief = self.held.item(item_id), self.held.chief
        if item is None or chief is None or self.record.read_only:
            self.refuse(self.words("rule.no_chief"))
            return
        out, spoke = recused(item), {voice.who for voice in item.stances}
        others = tuple(
            p
            for p in self.held.members
            if not p.chief_executive and p.initials not in out and (p.initials in spoke or self.held.was_in(p))
        )
        first = Ruled(text, self._against(item))

        def answered(ruled: Ruled | None) -> None:
            self.show_keys()
            if ruled is not None:
                self._rule(item, ruled, typed)
            else:
                self.set_focus(self.line) if self.panel.shown is None else self.set_focus(self.panel)

        def wrong(ruled: Ruled) -> str:
            found = self._events(item, ruled)
            return self.words.said(found.why) if isinstance(found, Refused) else self._to_confirm(found, f"{ruled}")

        def sentence(ruled: Ruled) -> str:
            return self._sentence(item, ruled)

        self.app.push_screen(RulingForm(item, first, chief, others, sentence, wrong, self.words), answered)
        self.query_one(KeyLine).hints = tuple(
            Hint(name, self.words(f"live.ruling.{key}.key"), "", rank) for rank, (name, key) in enumerate(FORM_KEYS)
        )

    def _against(self, item: Item) -> tuple[str, ...]:
        """Who stands against it in the last round, and was there when it was held."""
        held = self.held.entry(item.round_entry) if item.round_entry is not None else None
        return tuple(w for w in meaning.against(item) if held is None or self.held.was_in_at(w, held.happened_at))

    def _to_confirm(self, events: tuple[e.Event, ...], typed: str) -> str:
        """What wants a second Enter, once for what stands there: a number that looks like a CPR number, »Eventuelt«."""
        answers = [answer for event in events if isinstance(answer := self.answer_to(event), Kept) and answer.confirm]
        if not answers or self._confirmed == typed:
            return ""
        self._confirmed = typed
        return self.words("live.confirm", why=" · ".join(self.words.said(w) for a in answers for w in a.warnings))

    def _rule(self, item: Item, ruled: Ruled, typed: str) -> None:
        events = self._events(item, ruled)
        if isinstance(events, Refused):
            self.refuse(events.why)
            return
        answer = self.answer_to(e.ChiefExecutiveRuled(item.id, ruled.text, ruled.reason or None))
        if self.panel.shown is not None:
            self.settle(events, answer if isinstance(answer, Kept) else None)
        else:
            self.keep(events, typed=typed, warnings=answer.warnings if isinstance(answer, Kept) else ())
            self.set_focus(self.line)

    def _events(self, item: Item, ruled: Ruled) -> tuple[e.Event, ...] | Refused:
        """The round where it changed, the ruling, the reservation; or why they cannot be kept."""
        events: list[e.Event] = []
        if set(ruled.against) != set(meaning.against(item)):
            events.append(e.RoundHeld(item.id, stances(item, ruled.against)))
        ruling = e.ChiefExecutiveRuled(item.id, ruled.text, ruled.reason or None)
        answer = self.answer_to(ruling)
        if isinstance(answer, Refused):
            return answer
        events.append(answer.event)
        for part in filter(None, (p.strip() for p in ruled.reservation.split("\n"))):
            heard = meaning.hear(f"forbehold: {part}", self.held, self.record.now())
            if isinstance(heard, Refused):
                return heard
            events.append(e.ReservationMade(item.id, heard.event.who, heard.event.text))  # type: ignore[attr-defined]
        return tuple(events)

    def _sentence(self, item: Item, ruled: Ruled) -> str:
        """What the minutes will say."""
        from tui.screens.live_sentence import sentence

        events = self._events(item, ruled)
        return "" if isinstance(events, Refused) else sentence(self.record, item.id, events, self.words.language)


def stances(item: Item, disagree: tuple[str, ...]) -> tuple[tuple[str, str, str], ...]:
    """The round as the ticks make it: who was against before keeps the words, reservations stay."""
    before = {voice.who: voice for voice in item.stances}
    gone = {*disagree, *meaning.against(item)}
    kept = [(v.who, v.stance, v.text) for v in item.stances if v.who not in gone]
    new = [before.get(who, Voice(who, "", DISAGREE)) for who in disagree]
    return (*kept, *((v.who, v.stance or DISAGREE, v.text) for v in new))
