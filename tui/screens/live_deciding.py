"""From a wording to a decision: the proposal panel (screens.md 3.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store import events as e
from store.said import Kept, Refused
from store.values import DISCUSSED, NOTED, Item
from tui.screens import meaning
from tui.screens.live_ruling import Ruling
from tui.views.panels import Proposal
from tui.widgets.proposal import ProposalPanel

if TYPE_CHECKING:
    from store.line.hear import Heard

WORDINGS = ("note", "proposal", "consensus", "ruling")


class Deciding(Ruling):
    """Consensus by Enter only; who may rule is asked of the rules."""

    @property
    def panel_text(self) -> str | None:
        shown = self.panel.shown
        return shown.typed if shown is not None else None

    def action_decide(self) -> None:
        """F2: what is typed goes on the panel; on an empty line the proposal on the table, else the indstilling."""
        text = self.line.text
        item = self.held.at
        if self.mode is not None:
            self.refuse(self.words("live.finish_first"))
        elif not self.held.called.decides:
            self._to_agenda(text)
        elif not text.strip():
            if item is None:
                self.refuse(self.words("line.no_item"))
            elif item.table:
                self._open(Proposal(item.id, item.table, on_table=True))
            else:
                self._open(Proposal(item.id, indstilling(item), as_proposed=bool(item.plan.proposal)))
        else:
            heard = meaning.hear(text, self.held, self.record.now())
            if isinstance(heard, Refused):
                self.refuse(heard.why)
            elif heard.word not in WORDINGS or getattr(heard.event, "item", None) is None:
                self.refuse(self.words("live.not_a_wording" if item or heard.word != "note" else "line.no_item"))
            else:
                self._open(Proposal(getattr(heard.event, "item", ""), wording(heard), typed=text))

    def _to_agenda(self, text: str) -> None:
        """Where nothing is decided: the topic, by its own title or the typed one, goes to the next Wednesday (S35)."""
        heard = meaning.hear(text if text.strip() else "til dagsorden:", self.held, self.record.now())
        if not isinstance(heard, Refused) and text.strip():
            heard = meaning.hear(f"til dagsorden: {wording(heard)}", self.held, self.record.now())
        if isinstance(heard, Refused):
            self.refuse(heard.why)
        else:
            self.keep((heard.event,), typed=text, warnings=heard.warnings)

    def taken_up(self, heard: Heard, text: str) -> bool:
        """`b TEXT` is kept and shown for decision; `k TEXT` without fordi asks for the reason, once."""
        event = heard.event
        if isinstance(event, e.ProposalMade) and event.text and heard.at is None:
            self.keep((event,), typed=text, warnings=heard.warnings,
                      then=lambda: self._open(Proposal(event.item, event.text, on_table=True)))  # fmt: skip
            return True
        if isinstance(event, e.ChiefExecutiveRuled) and event.reason is None and heard.at is None:
            self.ask_ruling(event.item, event.text, text)
            return True
        if isinstance(event, e.ReadAloud) and heard.at is None:
            self._read_aloud(event, text)
            return True
        return False

    def _read_aloud(self, event: e.ReadAloud, typed: str) -> None:
        """The latest decision alone and large, else the wording on the table; what was confirmed is kept."""
        from tui.dialogs.read_aloud import ReadAloud

        item = self.held.item(event.item)
        text = (item.decisions[-1].text if item.decisions else item.table) if item else None
        if not text:
            self.refuse(self.words("live.read_aloud.nothing"))
            return

        def answered(read: bool | None) -> None:
            if read:
                self.keep((event,), typed=typed)
            self.set_focus(self.line)

        self.app.push_screen(ReadAloud(self.words, text), answered)

    def _open(self, proposal: Proposal) -> None:
        item = self.held.item(proposal.item)
        if item is None or self.shut:
            self.refuse(self.shut or self.words("line.no_item"))
            return
        agreed = self.answer_to(e.ConsensusReached(item.id, proposal.text or "?"))
        may_rule = isinstance(self.answer_to(e.ChiefExecutiveRuled(item.id, proposal.text or "?")), Kept)
        may_await = isinstance(self.answer_to(e.RulingAwaited(item.id)), Kept)
        self.panel.open(
            proposal._replace(
                closed=item.closed, may_agree=isinstance(agreed, Kept), may_rule=may_rule, may_await=may_await
            )
        )
        if self.line.text:
            self.line.write("")
        self.add_class("-deciding")
        self.line.label(self.words("live.locked"))
        if isinstance(agreed, Refused):
            self.refuse(agreed.why)
        else:
            self.say(self.words(proposal.question))
        self.show_keys()

    def close_panel(self, text: str | None = None) -> None:
        """Back to the line; `text` goes into it. A decision that is not on disk yet is given up."""
        self.give_up()
        self.panel.close()
        self.remove_class("-deciding")
        if text is not None:
            self.line.write(text)
        self.set_focus(self.line)
        self.show_keys()
        if text is not None:
            self.show_idle()
            self.listen()
            self.save_draft()

    def on_proposal_panel_typed_on(self, message: ProposalPanel.TypedOn) -> None:
        shown = self.panel.shown
        if shown is not None:
            self.close_panel(shown.typed)
            self.line.insert_text(message.characters)

    def on_proposal_panel_chosen(self, message: ProposalPanel.Chosen) -> None:
        shown = self.panel.shown
        if shown is not None:
            self.choose(shown, message.choice)
        self.call_after_refresh(self.panel.hand_on)

    def choose(self, shown: Proposal, choice: str) -> None:
        """What was answered on the panel."""
        item, text = shown.item, shown.text
        match choice:
            case "consensus":
                self._decide(e.ConsensusReached(item, text), shown, choice)
            case "as_proposed":
                self._decide(meaning.as_proposed(item), shown, choice)
            case "ruling":
                self.ask_ruling(item, text, shown.typed)
            case "awaiting":
                self._decide(e.RulingAwaited(item), shown, choice)
            case "noted" | "discussed":
                kind = NOTED if choice == "noted" else DISCUSSED
                self._decide(e.OutcomeGiven(item, kind, None if shown.as_proposed else text or None), shown, choice)
            case "postpone":
                self._decide(e.ItemPostponed(item), shown, choice)
            case "edit":
                self.close_panel(shown.typed or text)
            case _:
                self.close_panel(shown.typed)

    def _decide(self, event: e.Event, shown: Proposal, choice: str) -> None:
        answer = self.answer_to(event)
        if isinstance(answer, Refused):
            self.refuse(answer.why)
        elif answer.confirm and self._wants_again(f"{event}", answer.warnings):  # this answer, not whichever is next
            self.panel.shown = shown._replace(asked=choice)
            self.show_keys()
        else:
            self._confirmed = None
            self.settle((*self._left_on_the_table(answer.event, shown), answer.event), answer)

    def _left_on_the_table(self, event: e.Event, shown: Proposal) -> tuple[e.Event, ...]:
        """A wording that was typed and not decided on stays as a proposal: it is nobody's to throw away."""
        undecided = isinstance(event, (e.RulingAwaited, e.ItemPostponed)) and not shown.on_table
        return (e.ProposalMade(shown.item, shown.text),) if undecided and shown.typed and shown.text else ()

    def settle(self, events: tuple[e.Event, ...], answer: Kept | None) -> None:
        """Keep what was decided; the panel stays until it is on disk, and its words with it."""

        def done() -> None:
            self.drafts.pop(self._place, None)
            self.panel.close()
            self.remove_class("-deciding")
            self.line.label(self.words("word.note"))
            self.set_focus(self.line)
            self.show_keys()
            self.save_draft()

        if self.waiting is None:
            self.keep(events, warnings=answer.warnings if answer else (), then=done)
        else:
            self.try_again()


def indstilling(item: Item) -> str:
    """The points of the indstilling as one text that begins a sentence."""
    text = "; ".join(item.plan.proposal)
    return text[:1].upper() + text[1:]


def wording(heard: Heard) -> str:
    """The words of a heard line that are to be decided."""
    return getattr(heard.event, "text", None) or ""
