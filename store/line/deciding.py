"""The decision lines: proposal, consensus, ruling, awaiting, round, voices, outcomes, postponement."""

from __future__ import annotations

import re

from store import events as e
from store.dates.deadline import due_of, read
from store.line.context import INITIALS, OWING_TO, Context, only_one, person, split_reason, unread
from store.line.words import is_all_agree, plain
from store.said import Refused, refused
from store.values import ABSTAIN, AGREE, DISAGREE, RESERVATION

AS_PROPOSED = "Tiltrådt som indstillet."
STANCES = {
    "enig": AGREE, "agrees": AGREE, "agree": AGREE,
    "uenig": DISAGREE, "disagrees": DISAGREE, "disagree": DISAGREE,
    "forbehold": RESERVATION, "reservation": RESERVATION,
    "efterretning": ABSTAIN, "noted": ABSTAIN, "notes": ABSTAIN,
}  # fmt: skip
# a round parts at a semicolon, and at what else people part with where a member and a stance follow
_STANCE = "|".join(STANCES)
_JOINT = r"(?<!\s)(?:\s*[,.–-]|\s+(?:og|and|&|mens))\s+"  # begun once in a run of spaces: many cost no more than few
_PARTED = re.compile(rf";|{_JOINT}(?=\w{{1,12}}:?\s+(?:{_STANCE})\b)", re.IGNORECASE)
WORDING = re.compile(r"(?P<to>[^:\n]{0,60}):\s+(?P<wording>.+)", re.DOTALL)


def proposal(rest: str, context: Context) -> e.Event | Refused:
    """`b TEXT`: a wording on the table."""
    if context.item is None:
        return refused("line.no_item")
    return e.ProposalMade(context.item, rest) if rest else unread("proposal")


def consensus(rest: str, context: Context) -> e.Event | Refused:
    """`e TEXT`; empty = the proposal on the table, else the indstilling."""
    here = context.here
    if here is None:
        return refused("line.no_item")
    if rest:
        as_proposed = bool(here.plan.proposal) and plain(rest) == plain(AS_PROPOSED)
        return e.ConsensusReached(here.id, rest, as_proposed)
    if here.table:
        return e.ConsensusReached(here.id, here.table)
    if here.plan.proposal:
        return e.ConsensusReached(here.id, AS_PROPOSED, as_proposed=True)
    return refused("line.nothing_to_decide")


def ruling(rest: str, context: Context) -> e.Event | Refused:
    """`k TEXT fordi REASON`. The line names no ruler: initials and a colon in front of the text are refused."""
    if context.item is None:
        return refused("line.no_item")
    named = re.match(r"([^\s:]{2,8}):\s", rest + " ")
    who = context.meeting.person(named.group(1)) if named else None
    if named and who is not None:
        if not who.chief_executive:
            return refused("rule.only_chief_rules", who=who.initials)
        rest = rest[named.end() :].strip()
    text, reason = split_reason(f" {rest}")
    return e.ChiefExecutiveRuled(context.item, text, reason)


def awaiting(rest: str, context: Context) -> e.Event | Refused:
    """`afventer: senest fredag kl. 12`: the ruling is promised; the time may be missing."""
    if context.item is None:
        return refused("line.no_item")
    when = read(rest, context.day, context.next_meeting)
    return e.RulingAwaited(context.item, rest or None, when.due, when.due_time)


def round_(rest: str, context: Context) -> e.Event | Refused:
    """`s be uenig WORDS; øp forbehold WORDS; so efterretning`; who is not named is enig.

    A comma, a full stop or »og« parts too, where a member and a stance follow: no stance is swallowed by words.
    """
    if context.item is None:
        return refused("line.no_item")
    if not rest or is_all_agree(rest):
        return e.RoundHeld(context.item)
    stances = []
    for part in (p.strip() for p in _parts(rest, context)):
        if not part:
            continue
        found = person(part, context)
        if isinstance(found, Refused):
            return found
        who, said = found
        word, _, words = said.partition(" ")
        stance = STANCES.get(plain(word).strip(".,:"))
        if stance is None and not word:
            return refused("line.no_stance", who=who.initials)
        if stance is None:
            return refused("line.unknown_stance", who=who.initials, word=word)
        stances.append((who.initials, stance, words.strip(" .,") if stance == AGREE else words.strip()))
    if len({who for who, _, _ in stances}) < len(stances):
        return refused("line.stance_twice")
    if agreed := next((who for who, stance, words in stances if stance == AGREE and words), None):
        return refused("line.agree_words", who=agreed)
    return e.RoundHeld(context.item, tuple(s for s in stances if s[1] != AGREE))


def _parts(rest: str, context: Context) -> list[str]:
    """The parts of a round, a member in each."""
    parts, start = [], 0
    for joint in _PARTED.finditer(rest):
        following = INITIALS.match(rest, joint.end())
        if joint.group() == ";" or (following and context.meeting.person(following.group())):
            parts.append(rest[start : joint.start()])
            start = joint.end()
    return [*parts, rest[start:]]


def reservation(rest: str, context: Context) -> e.Event | Refused:
    """`f øp TEXT`: agrees, with a condition on record."""
    found = _voice(rest, context, "reservation")
    return found if isinstance(found, Refused) else e.ReservationMade(*found)


def dissent(rest: str, context: Context) -> e.Event | Refused:
    """`r be TEXT`: a member's own view, on request."""
    found = _voice(rest, context, "dissent")
    return found if isinstance(found, Refused) else e.DissentRecorded(*found)


def _voice(rest: str, context: Context, word: str) -> tuple[str, str, str] | Refused:
    if context.item is None:
        return refused("line.no_item")
    found = only_one(rest, context)
    if isinstance(found, Refused):
        return found
    return (context.item, found[0].initials, found[1]) if found[1] else unread(word)


def outcome(kind: str, rest: str, context: Context) -> e.Event | Refused:
    """`efterretning:`, `drøftet:`, `udgår:`, `henvist:`; the text is optional."""
    if context.item is None:
        return refused("line.no_item")
    return e.OutcomeGiven(context.item, kind, rest or None)


def postponed(rest: str, context: Context) -> e.Event | Refused:
    """`u`, `u næste møde fordi REASON`, `u 9/12`, or a whole wording after a second colon, printed as typed."""
    if context.item is None:
        return refused("line.no_item")
    worded = WORDING.fullmatch(rest)
    if worded and worded["wording"].strip():
        head, reason, wording = worded["to"].strip(), None, worded["wording"].strip()
    else:
        head, reason = split_reason(f" {' '.join(rest.split())}")
        if reason is None and (owing := OWING_TO.search(f" {head}")):
            head, reason = f" {head}"[: owing.start()].strip(), f" {head}"[owing.start() :].strip(" ,")
        wording = None
    to, day = None, None
    if head and not is_next_meeting(head):
        when = due_of(re.sub(r"^(?:til|to)\s+", "", head, flags=re.IGNORECASE), context.day, context.next_meeting)
        to, day = head, when.due
    return e.ItemPostponed(context.item, to, day, reason, wording)


def is_next_meeting(text: str) -> bool:
    """»næste møde«, in the ways it is said."""
    said = plain(text).strip(" .").removeprefix("til ").removeprefix("to ").removeprefix("the ")
    return said in ("næste møde", "det næste møde", "næste gang", "next meeting")
