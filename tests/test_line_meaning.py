"""What each line does: the event it becomes, told as the secretary would tell it."""

from __future__ import annotations

from datetime import date, time

import pytest

from store import events as e
from store.values import AgendaItem
from tests.build import meeting, moment
from tests.test_line_reading import heard, refusal, running


def test_consensus_with_text() -> None:
    assert heard("e Model B sendes i høring").event == e.ConsensusReached("i2", "Model B sendes i høring")


def test_empty_consensus_takes_the_proposal_on_the_table() -> None:
    now = running(("12.10", e.ProposalMade("i2", "Model B")))

    assert heard("e", now).event == e.ConsensusReached("i2", "Model B")


def test_empty_consensus_without_a_proposal_is_as_recommended() -> None:
    now = meeting(("12.00", e.MeetingOpened("KD")), ("12.01", e.ItemStarted("i1")))

    assert heard("e", now).event == e.ConsensusReached("i1", "Tiltrådt som indstillet.", as_proposed=True)


def test_empty_consensus_with_nothing_to_decide_is_refused() -> None:
    assert refusal("e") == "line.nothing_to_decide"


@pytest.mark.parametrize(
    ("text", "ruling", "reason"),
    [
        ("k Model B fordi tiden er knap", "Model B", "tiden er knap"),
        ("k Model B, fordi tiden er knap.", "Model B", "tiden er knap."),
        ("k Vi venter fordi A fordi B", "Vi venter fordi A", "B"),
        ("ruling: Model B because time is short", "Model B", "time is short"),
        ("k Model B", "Model B", None),
        ("k kd: Model B", "Model B", None),
    ],
)
def test_a_ruling_splits_at_its_last_fordi(text: str, ruling: str, reason: str | None) -> None:
    assert heard(text).event == e.ChiefExecutiveRuled("i2", ruling, reason)


def test_a_round_names_the_deviations_only() -> None:
    event = heard("s be uenig perspektivområdet; øp forbehold udgiften; so efterretning; tm enig").event

    assert event == e.RoundHeld(
        "i2",
        (("BE", "uenig", "perspektivområdet"), ("ØP", "enig_forbehold", "udgiften"), ("SO", "afstaar", "")),
    )


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("u", e.ItemPostponed("i2")),
        ("udsat: næste møde", e.ItemPostponed("i2")),
        ("u til næste møde fordi tal mangler", e.ItemPostponed("i2", reason="tal mangler")),
        ("u fordi tal mangler", e.ItemPostponed("i2", reason="tal mangler")),
        ("u 9/12 fordi tal mangler", e.ItemPostponed("i2", "9/12", date(2026, 12, 9), "tal mangler")),
        (
            "u borgmesteren: Der var ikke enighed. Sagen går til borgmesteren.",
            e.ItemPostponed("i2", "borgmesteren", wording="Der var ikke enighed. Sagen går til borgmesteren."),
        ),
        ("efterretning:", e.OutcomeGiven("i2", "noted")),
        ("drøftet: Der arbejdes videre", e.OutcomeGiven("i2", "discussed", "Der arbejdes videre")),
        ("udgår:", e.OutcomeGiven("i2", "withdrawn")),
        ("henvist: BU tager den", e.OutcomeGiven("i2", "referred", "BU tager den")),
        ("p Lukkedage", e.TopicParked("i2", "Lukkedage")),
        ("privat: husk kaffe", e.NoteTaken("i2", "husk kaffe", private=True)),
        ("tilkendegivelse: Borgmesteren ønsker", e.MayorSpoke("i2", "Borgmesteren ønsker")),
        ("t +10", e.TimeAdded("i2", 10)),
        ("t -5", e.TimeAdded("i2", -5)),
        ("tid: slut 15.30", e.EndMoved(time(15, 30))),
        ("punkt: slut", e.ItemStopped("i2")),
        ("+ be online", e.PersonArrived("BE", online=True)),
        ("- be midlertidigt", e.PersonLeft("BE", temporary=True)),
        ("gik: be", e.PersonLeft("BE")),
        ("mødeleder: øp", e.ChairTaken("ØP")),
        ("afbryd: strømsvigt", e.MeetingAdjourned("strømsvigt")),
        ("dagsorden: Godkendt.", e.AgendaApproved("Godkendt.")),
        ("referat: 21/2026 Godkendt uden bemærkninger.",
         e.MinutesApproved("21/2026", "Godkendt uden bemærkninger.", True)),
        ("referat: godkendt", e.MinutesApproved("21/2026", "godkendt", True)),
        ("referat: 21/2026 Udsat til næste møde.", e.MinutesApproved("21/2026", "Udsat til næste møde.", False)),
        ("rettelse: 21/2026 »tre« til »fire«", e.MinutesCorrected("21/2026", "tre", "fire")),
        ("opfølgning: 21-3 udført", e.FollowedUp("21-3", "done")),
        ("opfølgning: 21/2026-3 udført", e.FollowedUp("21-3", "done")),
        ("opfølgning: 21-3 ikke udført", e.FollowedUp("21-3", "open")),
        ("opfølgning: 21-3 ny frist 9/12", e.FollowedUp("21-3", "extended", None, "9/12", date(2026, 12, 9))),
        ("opfølgning: 21-3 venter på EC", e.FollowedUp("21-3", "remark", "venter på EC")),
        ("inhabil: be fætter til ansøger", e.ConflictRaised("i2", "BE", True, "fætter til ansøger")),
        ("habil: tm", e.ConflictRaised("i2", "TM", False)),
        ("luk dørene:", e.DoorsClosed("i2")),
        ("borgervinkel: kortere ventetid", e.CaseLineWritten("i2", "citizen", "kortere ventetid")),
        ("effekt: færre klager, evaluér 1. juni",
         e.CaseLineWritten("i2", "effect", "færre klager", date(2027, 6, 1), "1. juni")),
        ("berører: bu og so", e.AreasAffected("i2", ("BU", "SO"))),
        ("flyt: 3 før 1", e.ItemMoved("i3", "i1")),
        ("flyt: 1 efter 3", e.ItemMoved("i1", "i4")),
        ("sammen: 2, 3", e.ItemsJoined(("i2", "i3"))),
    ],
)  # fmt: skip
def test_a_line_becomes_its_event(text: str, event: e.Event) -> None:
    assert heard(text).event == event


def test_a_part_of_an_item_is_like_it_where_nothing_else_is_said() -> None:
    event = heard("del punkt: Lokaler (B, 10 min)").event
    assert isinstance(event, e.ItemAdded)
    plan = event.plan
    assert (event.before, event.split_from) == (None, "i2"), "i2 is the last of its section"
    assert (plan.title, plan.section, plan.kind, plan.minutes, plan.presenter, plan.guests) == (
        "Lokaler", "temaer", "B", 10, "BU", ("ØC",),
    )  # fmt: skip
    assert heard("1: del punkt: Lokaler").event.before == "i2"  # type: ignore[attr-defined]
    assert heard("5: del punkt: Lokaler").event.before == "i5", "nothing stands after »Eventuelt«"  # type: ignore[attr-defined]


def test_a_part_of_a_closed_item_is_closed() -> None:
    plan = heard("4: del punkt: Løn").event.plan  # type: ignore[attr-defined]

    assert (plan.closed, plan.closed_heading) == (True, "personalesag")


def test_a_task_has_owners_first_and_the_deadline_last() -> None:
    event = heard("o bu, so og øp Sender bemærkninger senest onsdag den 2. december kl. 12").event

    assert event == e.ActionGiven(
        "i2", "22-1", ("BU", "SO", "ØP"), "Sender bemærkninger",
        "senest onsdag den 2. december kl. 12", date(2026, 12, 2), time(12),
    )  # fmt: skip


def test_a_task_whose_date_does_not_exist_keeps_the_phrase_and_says_so() -> None:
    answer = heard("o bu Sender notat 31/11")

    assert (answer.event.phrase, answer.event.due) == ("31/11", None)  # type: ignore[attr-defined]
    assert "warn.deadline.no_such_date" in [w.key for w in answer.warnings]


def test_tasks_are_numbered_on() -> None:
    now = running(("12.10", e.ActionGiven("i2", "22-1", ("BU",), "a")))

    assert heard("o so b", now).event.number == "22-2"  # type: ignore[attr-defined]


def test_a_new_item_takes_its_bracket_and_does_not_go_there() -> None:
    event = heard("h Pressesag (B, 5 min, v/ KD, drift, før 4)").event

    assert event == e.ItemAdded(AgendaItem("n3", "Pressesag", "drift", "B", 5, "KD"), "i4")


def test_a_new_item_without_a_place_goes_under_eventuelt() -> None:
    event = heard("h Pressesag").event

    assert event == e.ItemAdded(AgendaItem("n3", "Pressesag", "eventuelt"), None)


def test_an_unknown_guest_is_made_known_and_in() -> None:
    event = heard("gæst: EC ejendomschef (ekstern)").event

    assert isinstance(event, e.GuestMade)
    assert (event.person.initials, event.person.title, event.person.external) == ("EC", "ejendomschef", True)


def test_edit_without_a_number_rewords_the_last_entry() -> None:
    now = running(("12.05", e.NoteTaken("i2", "første")), ("12.06", e.NoteTaken("i2", "anden")))

    assert heard("ret: anden rettet", now).event == e.Reworded(4, "anden rettet")
    assert heard("ret: 3 første rettet", now).event == e.Reworded(3, "første rettet")
    assert heard("ret: 3 punkt 4", now).event == e.Refiled(3, "i4")


def test_edit_replaces_words_in_the_latest_entry_that_has_them_on_any_item() -> None:
    now = running(
        ("12.05", e.NoteTaken("i2", "admnistration")),
        ("12.06", e.ItemStarted("i3")),
        ("12.07", e.NoteTaken("i3", "noget andet")),
    )

    assert heard("ret: »admni« til »admini«", now).event == e.Reworded(3, "administration")


def test_edit_changes_owner_and_deadline_of_a_task() -> None:
    now = running(("12.05", e.ActionGiven("i2", "22-1", ("BU",), "Sender notat", "på fredag", date(2026, 11, 27))))

    assert heard("ret: »notat« ansvarlig so", now).event == e.ActionChanged(3, ("SO",))
    changed = heard("ret: »notat« frist 9/12", now).event
    assert changed == e.ActionChanged(3, None, True, "9/12", date(2026, 12, 9))
    reworded = heard("ret: 3 Sender kort notat på mandag", now).event
    assert reworded == e.Reworded(3, "Sender kort notat", True, "på mandag", date(2026, 11, 30))


def test_undo_takes_back_as_many_as_wanted_latest_first() -> None:
    now = running(("12.05", e.NoteTaken("i2", "a")), ("12.06", e.NoteTaken("i2", "b")))

    assert heard("fortryd", now).event == e.TakenBack((4,))
    assert heard("fortryd 2", now).event == e.TakenBack((4, 3))
    assert heard("undo 99", now).event == e.TakenBack((4, 3, 2, 1))


def test_a_line_about_no_item_before_the_first_one() -> None:
    now = meeting(("12.00", e.MeetingOpened("KD")))

    assert heard("Velkomst", now).event == e.NoteTaken(None, "Velkomst")
    assert refusal("e Model B", now) == "line.no_item"


def test_a_late_ruling_names_day_time_and_item() -> None:
    answer = heard("2026-12-11 10.15 2: k Model B fordi x")

    assert answer.at == moment("10.15", date(2026, 12, 11))
    assert answer.event == e.ChiefExecutiveRuled("i2", "Model B", "x")


def test_of_items_treated_together_the_first_carries_what_is_said_on_the_others() -> None:
    now = running(("12.05", e.ItemsJoined(("i1", "i2"))))

    assert heard("e Model B", now).event == e.ConsensusReached("i1", "Model B")
    assert heard(" e Model B", now).event == e.NoteTaken("i1", "e Model B")
    assert heard("2: o so Notat", now).event.item == "i1"  # type: ignore[attr-defined]
    assert heard("punkt: slut", now).event == e.ItemStopped("i2")


def test_consensus_on_the_second_of_two_items_heeds_the_round_on_the_first() -> None:
    now = running(("12.05", e.ItemsJoined(("i1", "i2"))), ("12.06", e.RoundHeld("i1", (("BE", "uenig", ""),))))

    assert refusal("e Model B", now) == "rule.no_consensus"


@pytest.mark.parametrize("change", ["punkt 4", "ansvarlig so", "frist 9/12"])
def test_a_change_of_an_entry_that_is_not_there_never_rewords_the_last_one(change: str) -> None:
    now = running(("12.05", e.NoteTaken("i2", "vigtigt")))

    assert refusal(f"ret: 78 {change}", now) == "line.no_such_entry"


def test_an_entry_without_words_is_not_said_to_be_missing_when_it_is_to_be_withdrawn() -> None:
    now = running(("12.05", e.AdviceMarked("i2", "BU")))
    marked = now.entries[-1].entry

    assert refusal(f"træk tilbage: {marked}", now) == "line.not_withdrawn"
    assert refusal("træk tilbage: 99999999", now) == "line.no_such_entry"


def test_the_deputy_opens_where_the_chair_is_away() -> None:
    assert heard("åbn mødet:", meeting()).event == e.MeetingOpened("KD")
    assert heard("åbn mødet:", meeting(("11.50", e.PersonLeft("KD")))).event == e.MeetingOpened("ØP")


def test_a_question_mark_stands_for_an_owner_to_be_found() -> None:
    assert heard("o ? Finder lokaler på fredag").event.owners == ()  # type: ignore[attr-defined]


def test_words_to_be_replaced_without_quotes_never_overwrite_an_entry() -> None:
    now = running(("12.05", e.NoteTaken("i2", "der er enigehd om det")))

    assert refusal("ret: enigehd til enighed", now) == "line.quote_words"
    assert heard('ret: "enigehd" til "enighed"', now).event == e.Reworded(3, "der er enighed om det")


@pytest.mark.parametrize("line", ['ret: "talte', "ret: »talte til »tale", "ret: “"])
def test_a_quotation_that_is_not_closed_corrects_nothing(line: str) -> None:
    now = running(("12.05", e.NoteTaken("i1", "BU talte om rammen")))
    assert refusal(line, now) == "line.unread.edit"
