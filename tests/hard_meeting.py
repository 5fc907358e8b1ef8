"""A meeting in which everything happens that a meeting can hold; every word that may not leave the house has LUKKET
or PRIVAT in it, every wording that no longer stands FORKASTET."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from store import events as e
from store import values as v
from store.events import Stamped
from store.meeting import Meeting
from tests.build import called, entries, meeting, moment

SECRETS = ("LUKKET", "PRIVAT", "FORKASTET", "FERIEGRUND")

PEOPLE = (
    v.Person("KD", "kommunaldirektør", name="Anne Holm"),
    v.Person("ØP", "økonomi- og personaledirektør"),
    v.Person("BU", "direktør for Børn, Unge og Kultur"),
    v.Person("SO", "direktør for Social og Sundhed"),
    v.Person("TM", "direktør for Teknik og Miljø", attendance=v.EXCUSED, reason="FERIEGRUND"),
    v.Person("BE", "direktør for Beskæftigelse og Borgerservice"),
    v.Person("SC", "sekretariatschef", v.STANDING),
    v.Person("REF", "direktionssekretær", v.MINUTE_TAKER),
    v.Person("BM", "borgmester", v.MAYOR),
    v.Person("ØC", "økonomichef", v.GUEST),
    v.Person("JUR", "LUKKETGÆST advokat", v.GUEST, external=True),
)

AGENDA = (
    v.AgendaItem(
        "i1", "Budget 2027: [udkast] *tidlig* indsats", "temaer", "D/B", 30, "ØC", ("ØC",), time(12, 5),
        proposal=("at udkastet *drøftes*", "at der sættes 1_000 kr. af"), case_no="26/014211",
        attachments=("Bilag 1: Notat <fortroligt>", "Bilag 2: Tal | tabel"),
    ),
    v.AgendaItem("i2", "Anlægsplan", "temaer", "B", 20, "TM", proposal=("at planen godkendes",)),
    v.AgendaItem("i3", "Anlægsplan, bilag", "temaer", "O", 10),
    v.AgendaItem("i4", "Skolestruktur", "drift", "B", 30, "BU", carried_from="21/2026"),
    v.AgendaItem(
        "i5", "LUKKETTITEL om en medarbejder", "drift", "B", 15, "JUR", ("JUR",), proposal=("at LUKKETFORSLAG",),
        case_no="LUKKETSAG", resume="LUKKETRESUME", decided="LUKKETBESLUTNING",
        attachments=("LUKKETBILAG.pdf",), closed=True,
        closed_heading="personalesag",
    ),
    v.AgendaItem("i6", "Ansøgning om tilskud", "drift", "B", 15, "SO"),
    v.AgendaItem("i7", "Kontrakt om rengøring", "drift", "B", 10, "ØP"),
    v.AgendaItem("i8", "LUKKETKØB", "drift", "B", 10, closed=True),
    v.AgendaItem("i9", "Høringssvar", "drift", "D", 10),
    v.AgendaItem("i10", "Lokaler", "drift", "B", 10),
    v.AgendaItem("i11", "Råd om kulturpolitik", "drift", "B", 10, "BU", advice="BU"),
    v.AgendaItem("i12", "Eventuelt", "eventuelt", None, 5),
)  # fmt: skip

OPEN_ACTIONS = (
    v.OpenAction("21-3", ("TM",), "Pris på flytning af serverrum", date(2026, 11, 25), None, "21/2026"),
    v.OpenAction("21-4", ("SO",), "LUKKETOPGAVE fra sidst", date(2026, 11, 27), "på fredag", "21/2026", closed=True),
    v.OpenAction("21-5", ("BU", "BE"), "Oplæg om vagtplan", None, "hurtigst muligt", "21/2026"),
)


def call() -> e.MeetingCalled:
    return called(people=PEOPLE, agenda=AGENDA, open_actions=OPEN_ACTIONS)


def hard_entries() -> tuple[Stamped, ...]:
    """The entries; what came after the meeting has days of its own."""
    during = entries(
        ("12.00", e.MeetingOpened("KD")),
        ("12.00", e.AgendaApproved("Godkendt med den ændring, at punkt 4 tages før punkt 3.")),
        ("12.01", e.MinutesApproved("21/2026", "Godkendt.", True)),
        ("12.01", e.MinutesCorrected("20/2026", "3,5 mio. kr.", "3,75 mio. kr.")),
        ("12.02", e.FollowedUp("21-3", "extended", None, "til næste møde", date(2026, 12, 9))),
        ("12.02", e.FollowedUp("21-4", "remark", "LUKKETSVAR")),
        ("12.02", e.FollowedUp("21-5", "open", "afventer tal")),
        ("12.03", e.ItemStarted("i1")),
        ("12.03", e.PersonArrived("ØC")),
        ("12.06", e.PersonArrived("BM")),
        ("12.08", e.PersonArrived("BU")),
        ("12.09", e.NoteTaken("i1", "ØC: 1. udgiften er 3,75 mio. kr.\n2. den falder * i 2028")),
        ("12.10", e.NoteTaken("i1", "PRIVATNOTE", private=True)),
        ("12.11", e.NoteTaken("i1", "FORKASTETNOTE")),
        ("12.12", e.Reworded(14, "Noten som den nu lyder")),
        ("12.14", e.MayorSpoke("i1", "Sagen ønskes på udvalgets møde i januar.")),
        ("12.20", e.ProposalMade("i1", "FORKASTETFORSLAG på bordet")),
        ("12.27", e.RoundHeld("i1", (("ØP", v.RESERVATION, "udgiften i 2029"),))),
        ("12.28", e.ConsensusReached("i1", "Direktionen godkendte udkastet med bemærkninger")),
        ("12.28", e.ReservationMade("i1", "SO", "for personalets arbejdstid")),
        ("12.29", e.ActionGiven("i1", "22-1", ("ØC",), "Tilretter udkastet", "inden uge 50", date(2026, 12, 4))),
        ("12.29", e.ActionGiven("i1", "22-2", (), "Finder lokale", None)),
        ("12.30", e.ActionGiven("i1", "22-3", ("TM", "BU"), "Undersøger | tilskud", "hurtigst muligt")),
        ("12.30", e.CaseLineWritten("i1", "citizen", "Borgerne får et samlet tilbud.")),
        ("12.30", e.CaseLineWritten("i1", "effect", "Færre anbringelser", date(2027, 6, 1), "1. juni 2027")),
        ("12.30", e.PersonLeft("BM")),
        ("12.30", e.PersonLeft("ØC")),
        ("12.30", e.ItemStopped("i1")),
        ("12.31", e.ItemsJoined(("i2", "i3"))),
        ("12.31", e.ItemStarted("i4")),
        ("12.40", e.RoundHeld("i4", (("BE", v.DISAGREE, "skolernes behov er ikke belyst"), ("SO", v.ABSTAIN, "")))),
        ("12.45", e.ChiefExecutiveRuled("i4", "To skoler lægges sammen", "Byrådet behandler sagen den 16. december")),
        ("12.46", e.DissentRecorded("i4", "BU", "Sammenlægningen bør vente på den nye prognose.")),
        ("12.50", e.MeetingAdjourned("strømsvigt")),
        ("13.02", e.MeetingResumed()),
        ("13.03", e.ItemStarted("i2")),
        ("13.05", e.ConsensusReached("i2", "Tiltrådt som indstillet.", as_proposed=True)),
        ("13.06", e.ItemStarted("i5")),
        ("13.06", e.PersonArrived("JUR")),
        ("13.07", e.NoteTaken("i5", "LUKKETNOTE")),
        ("13.08", e.PersonLeft("SO")),
        ("13.09", e.ConflictRaised("i5", "SO", True, "LUKKETSLÆGTSKAB")),
        ("13.10", e.ConsensusReached("i5", "LUKKETBESLUTNING")),
        ("13.11", e.ActionGiven("i5", "22-4", ("JUR",), "LUKKETOPGAVE", "på fredag", date(2026, 11, 27))),
        ("13.12", e.TopicParked("i5", "LUKKETEMNE")),
        ("13.14", e.PersonArrived("SO")),
        ("13.15", e.PersonLeft("JUR")),
        ("13.16", e.ItemStarted("i6")),
        ("13.16", e.ConflictRaised("i6", "BE", True, "søskende til ansøgeren PRIVATSLÆGT")),
        ("13.16", e.PersonLeft("BE", temporary=True)),
        ("13.17", e.ConflictRaised("i6", "ØP", False, None)),
        ("13.20", e.RulingAwaited("i6", "senest fredag den 11. december kl. 12", date(2026, 12, 11), time(12))),
        ("13.22", e.PersonArrived("BE")),
        ("13.23", e.ItemStarted("i7")),
        ("13.24", e.NoteTaken("i7", "før dørene blev lukket: LUKKETDØRNOTE")),
        ("13.25", e.ReservationMade("i7", "ØP", "LUKKETFORBEHOLD")),
        ("13.26", e.DoorsClosed("i7")),
        ("13.28", e.ConsensusReached("i7", "LUKKETDØRBESLUTNING")),
        ("13.29", e.ActionGiven("i7", "22-5", ("ØP",), "LUKKETDØROPGAVE", "uge 50", date(2026, 12, 11))),
        ("13.30", e.DoorsOpened("i7")),
        ("13.31", e.ConsensusReached("i7", "Kontrakten sendes i udbud.")),
        ("13.32", e.ItemStarted("i8")),
        ("13.33", e.OutcomeGiven("i8", v.WITHDRAWN, "LUKKETUDGÅR")),
        ("13.34", e.ItemStarted("i9")),
        ("13.35", e.OutcomeGiven("i9", v.REFERRED, "Sendes i høring hos ældrerådet")),
        ("13.36", e.ItemAdded(v.AgendaItem("n70", "Nyt om\nvintertjeneste", "drift", "O", 5))),
        ("13.37", e.ItemStarted("n70")),
        ("13.38", e.OutcomeGiven("n70", v.NOTED, "Tallene er bedre end ventet")),
        ("13.40", e.ItemStarted("i11")),
        ("13.41", e.OutcomeGiven("i11", v.DISCUSSED, "Direktionen anbefaler model B")),
        ("13.42", e.EndMoved(time(15, 30))),
        ("13.45", e.PersonLeft("BE")),
        ("13.46", e.ChairTaken("ØP")),
        ("13.47", e.ItemStarted("i12")),
        ("13.48", e.TopicParked("i12", "Julelukning")),
        ("13.50", e.NoteTaken("i12", "FORKASTETFORTRYDELSE")),
        ("13.50", e.TakenBack((76,))),
        ("13.51", e.MeetingEnded(("i10",))),
        call=call(),
    )  # fmt: skip
    later: tuple[tuple[str, date, e.Event], ...] = (
        ("9.00", date(2026, 11, 26), e.DraftSent("sendt")),
        ("10.00", date(2026, 11, 27), e.ObjectionMade("i4", "BE", "PRIVATINDSIGELSE mod gengivelsen")),
        ("10.15", date(2026, 11, 27), e.Reworded(32, "To skoler lægges sammen fra august 2028")),
        ("10.15", date(2026, 12, 11), e.ChiefExecutiveRuled("i6", "Ansøgningen afslås.", "Puljen er brugt.")),
        ("11.00", date(2026, 12, 14), e.MinutesPublished("intranettet, alle ledere")),
    )
    more = []
    for place, (clock, day, event) in enumerate(later, len(during)):
        at = moment(clock, day)
        more.append(Stamped(place, at, at, event))
    return (*during, *more)


def hard() -> Meeting:
    from store.fold.meeting import fold

    return fold(hard_entries())


def following() -> Meeting:
    """The next meeting: it approves the minutes of the hard one, with two corrections."""
    return meeting(
        ("12.00", e.MeetingOpened("KD")),
        ("12.01", e.MinutesApproved("22/2026", "Godkendt med rettelser.", True)),
        ("12.01", e.MinutesCorrected("22/2026", "sendes i udbud", "sendes i fornyet udbud")),
        ("12.02", e.MinutesCorrected("22/2026", "LUKKETBESLUTNING", "LUKKETRETTELSE")),
        call=replace(called(), number="23/2026", date=date(2026, 12, 9)),
    )
