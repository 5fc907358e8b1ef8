"""What leaves the house holds nothing closed and nothing private, in any form, however the meeting went."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from exports.edition import distributed, edition_of
from exports.files import export_files
from exports.markdown import markdown
from exports.minutes.minutes import minutes
from store import events as e
from store import values as v
from store.events import Stamped
from store.events.codec import stamped_data
from store.fold.meeting import fold
from tests.build import called, entries, meeting, moment
from tests.hard_meeting import SECRETS, following, hard, hard_entries
from tests.leaking import leaves


def distributed_files(kept: tuple[Stamped, ...], language: str = "da") -> dict[str, bytes]:
    return {file.name: file.data for file in export_files(fold(kept), kept, edition="distribution", language=language)}


@pytest.mark.parametrize("language", ["da", "en"])
def test_nothing_closed_or_private_of_a_hard_meeting_leaves(language: str) -> None:
    kept = hard_entries()
    files = export_files(hard(), kept, edition="distribution", language=language, later=(following(),))

    assert len(files) == 5
    assert [
        (file.name, word) for file in files for word in SECRETS if leaves(file.data, word) or word in file.name
    ] == []


def test_the_internal_edition_has_it_all_but_private_notes_and_old_wordings() -> None:
    told = markdown(minutes(hard()))

    assert all(word in told for word in ("LUKKETBESLUTNING", "LUKKETSLÆGTSKAB", "FERIEGRUND", "LUKKETDØRNOTE"))
    assert "PRIVATNOTE" not in told and "FORKASTET" not in told


def test_a_closed_item_keeps_its_number_and_a_neutral_heading() -> None:
    items = distributed(hard()).items

    assert [(item.number, item.title) for item in items if item.plan.closed] == [
        (5, "Lukket punkt: personalesag"),
        (8, "Lukket punkt"),
    ]


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        (None, "Lukket punkt"),
        ("  ", "Lukket punkt"),
        ("personalesag", "Lukket punkt: personalesag"),
        ("Lukket punkt: køb", "Lukket punkt: køb"),
    ],
)
def test_the_neutral_heading_is_said_once(heading: str | None, told: str) -> None:
    plan = v.AgendaItem("i1", "Hemmelig", "drift", closed=True, closed_heading=heading)

    assert distributed(meeting(call=called(agenda=(plan,)))).items[0].title == told


def test_a_guest_of_a_closed_item_was_never_there() -> None:
    told = distributed(hard())

    assert told.person("JUR") is None and not [stay for stay in told.stays if stay.who == "JUR"]
    assert told.person("ØC") is not None


def test_a_guest_who_stayed_on_into_a_closed_item_was_there_for_the_open_one() -> None:
    now = meeting(
        ("12.00", e.MeetingOpened("KD")),
        ("12.01", e.ItemStarted("i3")),
        ("12.02", e.PersonArrived("ØC")),
        ("12.10", e.ItemStarted("i4")),
        ("12.20", e.PersonLeft("ØC")),
    )
    stays = [(stay.since, stay.until, stay.until_item) for stay in distributed(now).stays if stay.who == "ØC"]

    assert stays == [(moment("12.02"), moment("12.10"), "i3")]


def test_a_member_who_was_out_during_a_closed_item_only_was_not_out() -> None:
    told = distributed(hard())

    assert len([stay for stay in told.stays if stay.who == "SO"]) == 1
    assert len([stay for stay in told.stays if stay.who == "BE"]) == 2


def test_with_doors_closed_the_title_stays_and_what_was_said_is_left_out() -> None:
    item = next(item for item in distributed(hard()).items if item.id == "i7")

    assert (item.title, [decision.text for decision in item.decisions]) == (
        "Kontrakt om rengøring",
        ["Kontrakten sendes i udbud."],
    )
    assert item.decisions[0].reservations == () and item.outcome == v.CONSENSUS


def test_an_outcome_reached_behind_closed_doors_is_not_told() -> None:
    now = meeting(
        ("12.00", e.MeetingOpened("KD")),
        ("12.01", e.ItemStarted("i1")),
        ("12.02", e.ItemPostponed("i1", reason="hemmeligt")),
        ("12.03", e.DoorsClosed("i1")),
    )

    assert (distributed(now).items[0].outcome, now.items[0].outcome) == (v.UNDECIDED, v.POSTPONED)


def test_a_word_said_behind_closed_doors_does_not_come_out_with_a_later_decision() -> None:
    now = meeting(
        ("12.00", e.MeetingOpened("KD")),
        ("12.01", e.ItemStarted("i1")),
        ("12.02", e.DoorsClosed("i1")),
        ("12.03", e.RoundHeld("i1", (("BU", v.RESERVATION, "hemmeligt"),))),
        ("12.04", e.DissentRecorded("i1", "ØP", "hemmeligt")),
        ("12.05", e.DoorsOpened("i1")),
        ("12.06", e.ConsensusReached("i1", "Ja")),
    )
    decision = distributed(now).items[0].decisions[0]

    assert now.items[0].decisions[0].dissent and now.items[0].decisions[0].reservations
    assert (decision.text, decision.dissent, decision.reservations) == ("Ja", (), ())


def test_a_round_held_behind_closed_doors_is_not_told_with_a_promised_ruling() -> None:
    now = meeting(
        ("12.00", e.MeetingOpened("KD")),
        ("12.01", e.ItemStarted("i1")),
        ("12.02", e.DoorsClosed("i1")),
        ("12.03", e.RoundHeld("i1", (("BU", v.DISAGREE, "hemmeligt"),))),
        ("12.05", e.DoorsOpened("i1")),
        ("12.06", e.RulingAwaited("i1", "på fredag")),
    )

    assert distributed(now).items[0].stances == ()


def test_an_open_item_treated_together_with_a_closed_one_says_nothing_of_it() -> None:
    now = meeting(
        ("12.00", e.MeetingOpened("KD")),
        ("12.01", e.ItemsJoined(("i3", "i4"))),
        ("12.02", e.ConsensusReached("i3", "hemmeligt")),
    )
    items = distributed(now).items

    assert items[2].title == "Sygefravær 3. kvartal" and items[2].decisions == ()
    assert items[2].outcome == v.UNDECIDED


def test_a_correction_of_what_the_edition_does_not_hold_is_not_told() -> None:
    told = markdown(minutes(hard(), "distribution", "da", (following(),)))

    assert "»sendes i udbud« er ændret til »sendes i fornyet udbud«" in told
    assert "LUKKETRETTELSE" not in told
    assert "LUKKETRETTELSE" in markdown(minutes(hard(), "internal", "da", (following(),)))


def test_an_unknown_edition_is_an_error() -> None:
    with pytest.raises(ValueError, match="edition"):
        edition_of(hard(), "public")


CLOSED = ("i2", "i4")
AGENDA = tuple(
    v.AgendaItem(f"i{n}", f"Titel{n}q", section, "B", 10, closed=f"i{n}" in CLOSED)
    for n, section in enumerate(("temaer", "temaer", "drift", "drift", "drift", "eventuelt"), 1)
)
ITEM = st.sampled_from(["i1", "i1", "i1", "i1", "i2", "i3", "i4", "i6"])
WHO = st.sampled_from(["ØP", "BU", "SO", "BE"])
OUTCOME = st.sampled_from([v.NOTED, v.DISCUSSED, v.WITHDRAWN, v.REFERRED])
DUE = st.sampled_from([None, date(2026, 12, 4)])
MAKERS = st.one_of(
    st.builds(lambda i: lambda m: e.NoteTaken(i, m), ITEM),
    st.builds(lambda i: lambda m: e.NoteTaken(i, m, private=True), ITEM),
    st.builds(lambda i: lambda m: e.ProposalMade(i, m), ITEM),
    st.builds(lambda i: lambda m: e.ConsensusReached(i, m), ITEM),
    st.builds(lambda i: lambda m: e.ChiefExecutiveRuled(i, f"besluttet {m}", f"{m} som grund"), ITEM),
    st.builds(lambda i, w: lambda m: e.RoundHeld(i, ((w, v.DISAGREE, m), ("TM", v.RESERVATION, m))), ITEM, WHO),
    st.builds(lambda i, w: lambda m: e.ReservationMade(i, w, m), ITEM, WHO),
    st.builds(lambda i, w: lambda m: e.DissentRecorded(i, w, m), ITEM, WHO),
    st.builds(lambda i, o: lambda m: e.OutcomeGiven(i, o, m), ITEM, OUTCOME),
    st.builds(lambda i: lambda m: e.ItemPostponed(i, reason=m), ITEM),
    st.builds(lambda i: lambda m: e.ItemPostponed(i, m, None, None, m), ITEM),
    st.builds(lambda i, d: lambda m: e.RulingAwaited(i, m, d), ITEM, DUE),
    st.builds(lambda i, d: lambda m: e.ActionGiven(i, "22-1", ("BU",), m, m, d), ITEM, DUE),
    st.builds(lambda i: lambda m: e.TopicParked(i, m), ITEM),
    st.builds(lambda i: lambda m: e.MayorSpoke(i, m), ITEM),
    st.builds(lambda i, d: lambda m: e.CaseLineWritten(i, "effect", m, d, m), ITEM, DUE),
    st.builds(lambda i, w: lambda m: e.ConflictRaised(i, w, recused=True, reason=m), ITEM, WHO),
    st.builds(lambda i, w: lambda m: e.ObjectionMade(i, w, m), ITEM, WHO),
    st.builds(lambda i: lambda m: e.Coordinated(i, m), ITEM),
    st.builds(lambda i: lambda m: e.TopicTaken(i, m, "drift"), ITEM),
    st.just(lambda m: e.DoorsClosed("i1")),
    st.just(lambda m: e.DoorsOpened("i1")),
    st.just(lambda m: e.ConsensusReached("i1", m)),
    st.builds(lambda i: lambda m: e.ItemStarted(i), ITEM),
    st.builds(lambda i, j: lambda m: e.ItemsJoined((i, j)), ITEM, ITEM),
    st.builds(lambda n: lambda m: e.Reworded(n, m), st.integers(1, 30)),
    st.builds(lambda n: lambda m: e.EntryWithdrawn(n), st.integers(1, 30)),
    st.builds(lambda n, i: lambda m: e.Refiled(n, i), st.integers(1, 30), ITEM),
    st.builds(lambda n: lambda m: e.TakenBack((n,)), st.integers(2, 30)),
    st.just(lambda m: e.DraftSent("sendt")),
    st.just(lambda m: e.MeetingReopened(m)),
)
NEVER_TOLD = (e.NoteTaken, e.ProposalMade, e.ObjectionMade, e.ConflictRaised, e.MeetingReopened, e.Coordinated)


def marks_in(text: str) -> set[str]:
    return {
        word
        for word in text.replace("'", " ").replace(",", " ").replace(")", " ").split()
        if word[:1] == "M" and word[-1:] == "q"
    }


def secret_marks(kept: tuple[Stamped, ...]) -> set[str]:
    """What may not leave, told anew from the entries: an oracle that knows nothing of the exports."""
    now = fold(kept)
    standing = sorted((s for s in now.entries if s.entry), key=lambda s: (s.happened_at, s.entry))
    groups: dict[str, str] = {}
    for stamped in now.entries:
        if isinstance(stamped.event, e.ItemsJoined):
            groups.update(dict.fromkeys(stamped.event.items[1:], stamped.event.items[0]))
    closed = {groups.get(i, i) for i in CLOSED} | set(CLOSED)
    closed |= {item for item, first in groups.items() if first in closed}
    shut: set[str] = set()
    said: dict[str, set[str]] = {}
    secret: set[str] = set()
    for stamped in standing:
        event = stamped.event
        item, marks = getattr(event, "item", None), marks_in(repr(event))
        if isinstance(event, (e.Reworded, e.Refiled, e.EntryWithdrawn)):
            continue
        if isinstance(event, e.DoorsClosed):
            shut.add(event.item)
            secret |= said.get(event.item, set())
        if isinstance(event, e.DoorsOpened):
            shut.discard(event.item)
        if isinstance(event, NEVER_TOLD) or item in shut or item in closed:
            secret |= marks
        else:
            said.setdefault(str(item), set()).update(marks)
    stand = {mark for s in standing if not isinstance(s.event, e.Reworded) for mark in marks_in(repr(s.event))}
    typed = {mark for s in kept for mark in marks_in(repr(s.event))}
    return secret | (typed - stand)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(st.tuples(MAKERS, st.integers(0, 3), st.sampled_from([0, 0, 0, 5])), min_size=3, max_size=30),
    st.booleans(),
)
def test_nothing_closed_or_private_in_any_distributed_byte(steps: list[tuple], ends: bool) -> None:  # type: ignore[type-arg]
    people = tuple(
        replace(p, reason="Mfraværq", attendance=v.EXCUSED) if p.initials == "TM" else p for p in called().people
    )
    kept = list(entries(("12.00", e.MeetingOpened("KD")), call=called(agenda=AGENDA, people=people)))
    at = moment("12.00")
    for number, (make, passed, ago) in enumerate(steps, 2):
        at += timedelta(minutes=passed)
        kept.append(Stamped(number, at - timedelta(minutes=ago), at, make(f"Mærk{number}q")))
    if ends:
        kept.append(Stamped(len(kept), at, at, e.MeetingEnded()))
    whole = tuple(kept)
    files = distributed_files(whole)
    secret = secret_marks(whole) | {"Mfraværq", "Titel2q", "Titel4q"}

    leaked = [(name, mark) for name, data in files.items() for mark in secret if leaves(data + name.encode(), mark)]
    assert leaked == [], [stamped_data(s)["event"] for s in whole[1:]]
    told = b"".join(files.values())
    event(f"{min(5, sum(leaves(told, f'Mærk{n}q') for n in range(2, len(kept))))} open marks are told")
