"""What holds of every meeting, however it went: random lines at random times, through the same gate as the keyboard."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from exports.edition import distributed
from exports.minutes.outcomes import resolutions
from exports.phrases import Phrases
from store import events as e
from store import values as v
from store.fold.meeting import fold
from store.line.hear import Heard, hear
from store.meeting import Meeting
from tests.build import called, entries, moment

WHO = st.sampled_from(["kd", "øp", "bu", "so", "tm", "be", "sc", "bm", "øc"])
ITEM = st.integers(1, 7)
TEXT = st.sampled_from(["Model B", "tal mangler", "for dyrt", "§ 17 følges", "æøå 👩‍👧 é", "a\nb"])
STANCE = st.sampled_from(["uenig", "forbehold", "efterretning", "enig"])
PHRASE = st.sampled_from(["", "på fredag", "til næste møde", "31/11", "hurtigst muligt", "1. februar kl. 12"])
LINES = st.one_of(
    st.builds("{}".format, TEXT),
    st.builds("g {}".format, ITEM),
    st.builds("e {}".format, TEXT),
    st.just("e"),
    st.builds("b {}".format, TEXT),
    st.builds("k {} fordi {}".format, TEXT, TEXT),
    st.builds("afventer: {}".format, PHRASE),
    st.builds("s {} {} {}".format, WHO, STANCE, TEXT),
    st.just("s"),
    st.builds("f {} {}".format, WHO, TEXT),
    st.builds("r {} {}".format, WHO, TEXT),
    st.sampled_from(["efterretning:", "drøftet: ja", "udgår:", "henvist: bu", "u", "u 9/12 fordi x", "punkt: slut"]),
    st.builds("o {} {} {}".format, WHO, TEXT, PHRASE),
    st.builds("p {}".format, TEXT),
    st.builds("h {} ({})".format, TEXT, st.sampled_from(["B", "drift", "før 3", "temaer, 5 min", "lukket"])),
    st.builds("{}: del punkt: {} ({})".format, ITEM, TEXT, st.sampled_from(["B", "5 min", "v/ BU", "lukket"])),
    st.builds("flyt: {} før {}".format, ITEM, ITEM),
    st.builds("sammen: {}, {}".format, ITEM, ITEM),
    st.builds("{} {}".format, st.sampled_from("+-"), WHO),
    st.builds("inhabil: {} {}".format, WHO, TEXT),
    st.builds("habil: {}".format, WHO),
    st.sampled_from(["luk dørene:", "åbn dørene:", "t +5", "t pause", "tid: slut 15.30", "rådgivning: bu"]),
    st.sampled_from(["åbn mødet: kd", "afbryd: strøm", "genoptag:", "hæv mødet:", "hæv mødet: udsat", "genåbn: mere"]),
    st.builds("ret: {} {}".format, st.integers(1, 30), TEXT),
    st.builds("ret: {} punkt {}".format, st.integers(1, 30), ITEM),
    st.builds("{}: o bu {} {}".format, ITEM, TEXT, PHRASE),
    st.sampled_from(["opfølgning: 21-3 udført", "opfølgning: 21-3 ny frist 9/12", "tilkendegivelse: ja", "privat: hm"]),
    st.builds("træk tilbage: {}".format, st.integers(1, 30)),
    st.builds("gæst: {} rådgiver".format, st.sampled_from(["AA", "BB", "øc"])),
)  # fmt: skip


class RandomMeeting(RuleBasedStateMachine):
    """Types lines; now and then one happened earlier than it was typed."""

    def __init__(self) -> None:
        super().__init__()
        self.entries = list(entries(("12.00", e.MeetingOpened("KD"))))
        self.now = moment("12.00")
        self.meeting: Meeting = fold(self.entries)
        self.opened_numbers: dict[str, int] = {}

    def keep(self, event: e.Event, minutes_ago: int = 0) -> None:
        at = self.now - timedelta(minutes=minutes_ago)
        self.entries.append(e.Stamped(len(self.entries), at, self.now, event))
        self.meeting = fold(self.entries)

    @rule(text=LINES, passed=st.integers(0, 7), ago=st.sampled_from([0, 0, 0, 0, 3, 12]))
    def types_a_line(self, text: str, passed: int, ago: int) -> None:
        self.now += timedelta(minutes=passed)
        before = self.meeting
        answer = hear(text, before, self.now)
        if not isinstance(answer, Heard):
            return
        if isinstance(answer.event, e.ConsensusReached):
            item = before.item(answer.event.item)
            assert item is not None
            assert not [s for s in item.stances if s.stance in (v.DISAGREE, v.ABSTAIN)]
        if isinstance(answer.event, e.ChiefExecutiveRuled) and before.running and not ago:
            assert before.chief is not None and before.is_in(before.chief.initials)
        self.keep(answer.event, ago)

    @rule(count=st.integers(1, 4))
    def undoes_and_redoes(self, count: int) -> None:
        before = self.meeting
        taken = before.undoable[-count:]
        if not taken:
            return
        self.keep(e.TakenBack(tuple(reversed(taken))))
        assert self.meeting.redoable[-len(taken) :] == tuple(reversed(taken))
        back = self.meeting.redoable[-len(taken) :]
        self.keep(e.Restored(tuple(reversed(back))))
        assert _lasting(self.meeting) == _lasting(before)

    @rule()
    def undoes_one(self) -> None:
        if len(self.meeting.undoable) > 1:
            self.keep(e.TakenBack(self.meeting.undoable[-1:]))
            self.opened_numbers = {}

    @invariant()
    def numbers_are_unbroken_and_stand_for_what_was_reached(self) -> None:
        now = {item.id: item.number for item in self.meeting.items}
        assert sorted(now.values()) == list(range(1, len(now) + 1))
        for item in self.meeting.items:
            if item.opened:
                assert self.opened_numbers.setdefault(item.id, item.number) == item.number

    @invariant()
    def nobody_is_in_the_room_twice(self) -> None:
        by_person: dict[str, list[v.Stay]] = {}
        for stay in self.meeting.stays:
            by_person.setdefault(stay.who, []).append(stay)
        for stays in by_person.values():
            for one, following in pairwise(stays):
                assert one.until is not None and one.until <= following.since

    @invariant()
    def a_decision_names_who_was_absent(self) -> None:
        members = len(self.meeting.members)
        for item in self.meeting.items:
            for decision in item.decisions:
                assert decision.present + len(decision.absent) == members

    @invariant()
    def the_editions_agree_on_how_an_open_item_ended(self) -> None:
        told = distributed(self.meeting)
        for inside, outside in zip(self.meeting.items, told.items, strict=True):
            if not outside.closed:
                assert resolutions(self.meeting, inside, Phrases()) == resolutions(told, outside, Phrases())

    @invariant()
    def time_is_never_negative(self) -> None:
        assert all(item.spent >= 0 for item in self.meeting.items)


def _lasting(meeting: Meeting) -> tuple[object, ...]:
    """All of a meeting but how many entries and changes it took: those counts never fall."""
    actions = tuple(replace(action, changes=0) for action in meeting.actions)
    return (
        meeting.items, meeting.order, meeting.current, meeting.state, meeting.stays, actions,
        meeting.follow_ups, meeting.parked, meeting.notes, meeting.entries, meeting.undoable, meeting.planned_end,
    )  # fmt: skip


TestRandomMeeting = RandomMeeting.TestCase
TestRandomMeeting.settings = settings(
    max_examples=60, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck)
)


def test_a_meeting_just_called_folds() -> None:
    assert fold(entries(call=called())).state == v.PLANNED
