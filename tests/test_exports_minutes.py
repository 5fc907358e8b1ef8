"""The minutes say what a secretary would: the decision first, the customary words, nothing that did not happen."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from exports.markdown import markdown
from exports.minutes.minutes import minutes
from exports.tree import Heading
from store import events as e
from store import values as v
from store.fold.meeting import fold
from store.meeting import Meeting
from tests.build import DAY, called, entries, meeting, moment
from tests.hard_meeting import following, hard
from tests.played import played

OPEN = (("12.00", e.MeetingOpened("KD")), ("12.01", e.ItemStarted("i1")))


def running(*events: e.Event, call: e.MeetingCalled | None = None) -> Meeting:
    return meeting(*OPEN, *(("12.10", event) for event in events), call=call)


def text(now: Meeting, edition: str = "internal", language: str = "da") -> str:
    return markdown(minutes(now, edition, language))


def about(now: Meeting, number: int = 1, edition: str = "internal") -> str:
    """What stands under the heading of an item."""
    told = text(now, edition).split(f"\n### {number}. ", 1)[1]
    return told.split("\n#", 1)[0].partition("\n")[2].strip()


def decided(*events: e.Event) -> list[str]:
    """The lines of the first item from its decision on, with = for the label."""
    lines = [line.replace("**Beslutning:**", "=") for line in about(running(*events)).split("\n") if line]
    return lines[next(n for n, line in enumerate(lines) if line.startswith("=")) :]


@pytest.mark.parametrize(
    ("events", "told"),
    [
        ([e.ConsensusReached("i1", "Model B sendes i høring")], ["= Model B sendes i høring. Der var enighed."]),
        ([e.ConsensusReached("i1", "Godkendt.")], ["= Godkendt. Der var enighed."]),
        (
            [e.ConsensusReached("i1", "To ting:\nEn ting\nen til")],
            ["= To ting:\\", "En ting\\", "en til.\\", "Der var enighed."],
        ),
        (
            [e.ChiefExecutiveRuled("i1", "Model B", "tiden er knap")],
            ["= Der var ikke enighed. Kommunaldirektøren besluttede: Model B. Begrundelse: tiden er knap."],
        ),
        (
            [e.ChiefExecutiveRuled("i1", "Vi venter.", "Fordi.")],
            ["= Der var ikke enighed. Kommunaldirektøren besluttede: Vi venter. Begrundelse: Fordi."],
        ),
        (
            [
                e.RoundHeld("i1", (("BU", v.DISAGREE, "for dyrt"), ("SO", v.DISAGREE, ""))),
                e.ChiefExecutiveRuled("i1", "Ja"),
            ],
            [
                "= Der var ikke enighed. Kommunaldirektøren besluttede: Ja.",
                "BU var uenig: for dyrt.",
                "SO var uenig.",
            ],
        ),
        (
            [e.RoundHeld("i1", (("BU", v.DISAGREE, "for dyrt"),)), e.RoundHeld("i1"), e.ConsensusReached("i1", "Ja")],
            ["= Ja. Der var enighed."],
        ),
        (
            [
                e.ConsensusReached("i1", "Ja"),
                e.ReservationMade("i1", "ØP", "udgiften"),
                e.DissentRecorded("i1", "BE", "nej!"),
            ],
            ["= Ja. Der var enighed.", "BE ønskede følgende ført til referat: nej!", "ØP tog forbehold: udgiften."],
        ),
        (
            [e.RulingAwaited("i1", "på fredag", date(2026, 11, 27)), e.ChiefExecutiveRuled("i1", "Ja")],
            ["= Der var ikke enighed. Kommunaldirektøren besluttede: Ja."],
        ),
        ([e.ItemPostponed("i1"), e.ConsensusReached("i1", "Ja")], ["= Ja. Der var enighed."]),
        (
            [e.ConsensusReached("i1", "Ja"), e.ItemPostponed("i1", reason="resten mangler")],
            ["= Ja. Der var enighed.", "= Udsat til næste møde, fordi resten mangler."],
        ),
        ([e.OutcomeGiven("i1", v.NOTED)], ["= Taget til efterretning."]),
        ([e.OutcomeGiven("i1", v.NOTED, "Bedre tal")], ["= Bedre tal. Taget til efterretning."]),
        ([e.OutcomeGiven("i1", v.DISCUSSED, "Drøftet kort")], ["= Drøftet kort."]),
        ([e.OutcomeGiven("i1", v.WITHDRAWN)], ["= Sagen blev taget af dagsordenen."]),
        ([e.OutcomeGiven("i1", v.WITHDRAWN, "ikke klar")], ["= Sagen blev taget af dagsordenen: ikke klar."]),
        (
            [e.OutcomeGiven("i1", v.NOTED), e.DissentRecorded("i1", "SO", "tallene er forkerte")],
            ["= Taget til efterretning.", "SO ønskede følgende ført til referat: tallene er forkerte."],
        ),
        ([e.OutcomeGiven("i1", v.REFERRED, "bu")], ["= Henvist til BU."]),
        ([e.OutcomeGiven("i1", v.REFERRED, "til ØU")], ["= Henvist til ØU."]),
        ([e.OutcomeGiven("i1", v.REFERRED, "Sendes til ØU")], ["= Sendes til ØU."]),
        ([e.NoteTaken("i1", "n")], ["= Mangler.", "**Noter**", "- kl. 12.10 – n"]),
    ],
)  # fmt: skip
def test_every_outcome_in_the_customary_words(events: list[e.Event], told: list[str]) -> None:
    assert decided(*events) == told


def test_as_proposed_is_said_in_the_language_of_the_minutes() -> None:
    now = running(e.ConsensusReached("i1", "Tiltrådt som indstillet.", as_proposed=True))

    assert "Tiltrådt som indstillet. Der var enighed." in text(now)
    assert "Agreed as recommended. There was consensus." in text(now, language="en")


def test_a_ruling_given_after_the_meeting_says_when() -> None:
    kept = entries(
        *OPEN, ("12.10", e.RulingAwaited("i1", "på fredag", date(2026, 11, 27))), ("12.11", e.MeetingEnded())
    )
    at = moment("9.00", date(2026, 11, 27))
    now = fold((*kept, e.Stamped(5, at, at, e.ChiefExecutiveRuled("i1", "Model B"))))

    assert "Der var ikke enighed på mødet. Kommunaldirektøren besluttede den 27. november 2026: Model B." in text(now)


def test_a_promised_ruling_stands_in_the_list_of_tasks_until_it_is_given() -> None:
    now = running(e.RulingAwaited("i1", "på fredag", date(2026, 11, 27)))

    assert "| – | Kommunaldirektøren træffer beslutning | KD | på fredag (27.11.2026) | 1 |" in text(now)
    assert "træffer beslutning |" not in text(
        running(e.RulingAwaited("i1", "på fredag"), e.ChiefExecutiveRuled("i1", "Ja"))
    )


def test_what_was_never_reached_says_so() -> None:
    now = meeting(*OPEN, ("12.10", e.ConsensusReached("i1", "Ja")), ("14.00", e.MeetingEnded(("i2", "i3", "i4"))))

    assert about(now, 3).endswith("**Beslutning:** Ikke nået. Udsat til næste møde.")
    assert about(now, 5) == "Intet at bemærke."


def test_a_conflict_of_interest_with_the_kinship_in_the_house_only() -> None:
    now = running(
        e.ConflictRaised("i1", "BE", recused=True, reason="søskendebarn"),
        e.PersonLeft("BE"),
        e.ConflictRaised("i1", "TM", False),
    )

    assert "BE blev anset for inhabil og forlod mødet under punkt 1 (søskendebarn)." in about(now)
    assert "BE blev anset for inhabil og forlod mødet under punkt 1." in about(now, edition="distribution")
    assert "Spørgsmålet om TM's habilitet blev rejst; TM blev ikke anset for inhabil." in about(now)


def test_who_was_out_before_the_item_began_took_no_part_in_it() -> None:
    now = meeting(("12.00", e.MeetingOpened("KD")), ("12.01", e.PersonLeft("BE")), ("12.02", e.ItemStarted("i1")),
                  ("12.03", e.ConflictRaised("i1", "BE", recused=True)))  # fmt: skip

    assert "BE blev anset for inhabil og deltog ikke i behandlingen af punkt 1." in about(now)


def test_a_task_names_owner_and_deadline_and_who_was_not_there_to_hear() -> None:
    people = tuple(replace(p, attendance=v.EXCUSED) if p.initials == "TM" else p for p in called().people)
    now = running(
        e.ActionGiven("i1", "22-1", ("TM", "BU"), "Flytteplan", "til næste møde", date(2026, 12, 9)),
        e.ActionGiven("i1", "22-2", (), "Nogen gør noget"),
        call=called(people=people),
    )

    assert "- TM (ikke til stede), BU: Flytteplan – til næste møde (onsdag den 9.12.2026)" in about(now)
    assert "- TM, BU: Flytteplan – til næste møde (onsdag den 9.12.2026)" in about(now, edition="distribution")
    assert "- uden ansvarlig: Nogen gør noget – uden frist" in about(now)
    assert "| 22-2 | Nogen gør noget | uden ansvarlig | uden frist | 1 |" in text(now)


def test_a_task_said_to_be_done_or_moved_later_tells_it() -> None:
    task = e.ActionGiven("i1", "22-1", ("BU",), "Flytteplan", "på fredag", date(2026, 11, 27))
    moved = running(task, e.FollowedUp("22-1", "extended", None, "9/12", date(2026, 12, 9)))
    done = running(task, e.FollowedUp("22-1", "done"))

    assert "- BU: Flytteplan – 9/12 (onsdag den 9.12.2026)" in about(moved)
    assert "- BU: Flytteplan – på fredag (fredag den 27.11.2026) – udført" in about(done)
    assert "Opfølgningsliste" not in text(done)


def test_notes_stand_in_the_internal_edition_and_private_ones_in_none() -> None:
    now = running(e.NoteTaken("i1", "åben"), e.NoteTaken("i1", "privat", private=True))

    assert "kl. 12.10 – åben" in text(now) and "åben" not in text(now, "distribution")
    assert all("privat" not in text(now, edition) for edition in ("internal", "distribution"))


def test_the_minutes_are_a_draft_until_a_later_meeting_approves_them() -> None:
    assert "**UDKAST · Intern udgave, sendes ikke videre**" in text(running())
    assert "**UDKAST, sendt den 26. november 2026**" in text(hard(), "distribution")
    approved = markdown(minutes(hard(), "distribution", "da", (following(),)))
    assert "**Godkendt den 9. december 2026 (møde nr. 23/2026)**" in approved and "UDKAST" not in approved
    assert "**Godkendt på møde nr. 23/2026**" in text(replace(hard(), approved_in="23/2026"), "distribution")


def test_a_meeting_that_goes_on_says_so() -> None:
    assert text(running()).count("Mødet er ikke afsluttet.") == 2
    assert "Mødet er ikke holdt endnu." in text(meeting())


def test_a_correction_after_the_draft_was_sent_is_told_by_day_and_item() -> None:
    assert "- Rettet den 27. november 2026 (punkt 4)." in text(hard(), "distribution")


def test_a_meeting_over_midnight_tells_both_days() -> None:
    kept = entries(*OPEN, call=called(start=time(20), end=time(23)))
    at = moment("1.15", date(2026, 11, 26))
    now = fold((*kept, e.Stamped(3, at, at, e.MeetingEnded())))

    assert "onsdag den 25. november 2026, kl. 12.00 – torsdag den 26. november 2026, kl. 1.15" in text(now)
    assert "Mødet blev hævet den 26. november 2026 kl. 1.15." in text(now)


def test_the_order_is_told_only_where_it_was_another() -> None:
    assert "rækkefølgen" not in text(meeting(*OPEN, ("12.10", e.ItemStarted("i2"))))
    assert "i rækkefølgen 1, 3 og 2." in text(
        meeting(*OPEN, ("12.10", e.ItemStarted("i3")), ("12.20", e.ItemStarted("i2")))
    )


def test_an_item_moved_to_another_time_still_prints_by_number_under_its_section() -> None:
    headings = [block.text for block in minutes(hard()).blocks if isinstance(block, Heading) and block.level == 2]

    assert headings == [
        "Dagsorden", "Opfølgning fra sidst", "Temaer", "Drift", "Eventuelt", "Mødets forløb",
        "Emner til kommende møder", "Efter mødet", "Opfølgningsliste", "Åbne opgaver fra tidligere møder",
    ]  # fmt: skip


def test_no_heading_stands_alone() -> None:
    told = text(meeting(call=called(agenda=(), open_actions=(), place=None, next_meeting=None, organisation="")))

    assert "##" not in told


def test_the_first_case_reads_as_expected() -> None:
    told = text(fold(played("01-budget-i-enighed")))

    assert "BU (fra kl. 12.08, under punkt 1)" in told
    assert "Referatet fra møde nr. 21/2026: Godkendt uden bemærkninger." in told
    assert "- oa2 EC: Pris på flytning af serverrum – ny frist: til næste møde (onsdag den 9.12.2026)" in told
    assert "- TM (ikke til stede): Fremlægger tids- og flytteplan for model B – til næste møde" in told
    assert DAY.isoformat() not in told and "takker nej" not in told


@pytest.mark.parametrize(
    "module", ["exports.minutes.minutes", "exports.markdown", "exports.record_json", "exports.show", "exports.files"]
)
def test_no_calendar_library_is_loaded_before_a_calendar_is_made(module: str) -> None:
    code = f"import sys, {module}; print('icalendar' in sys.modules, 'textual' in sys.modules)"
    root = Path(__file__).parent.parent
    told = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)

    assert told.stdout.split() == ["False", "False"]
