"""Holds a played meeting against a case's `.expect.json` (the keys are explained in docs/cases.md)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CASES = Path(__file__).parent / "cases"
OUTCOMES = {
    "enighed": "consensus",
    "afgjort_af_kd": "ruling",
    "afventer_kd": "awaiting",
    "udsat": "postponed",
    "udgaaet": "withdrawn",
    "taget_til_efterretning": "noted",
    "droeftet": "discussed",
    "henvist": "referred",
    "uafgjort": "undecided",
}


@dataclass(frozen=True)
class Played:
    """What a meeting came out as; `record` is the JSON of the distribution edition."""

    show: dict[str, Any]
    minutes: str
    distributed: str
    calendars: dict[str, str]
    record: str = ""


def names() -> list[str]:
    return sorted(path.name.removesuffix(".expect.json") for path in CASES.glob("*.expect.json"))


def collapsed(text: str) -> str:
    """White space collapsed, Markdown's own marks taken off and dashes alike, as a reader sees it."""
    plain = re.sub(r"\\([\\`*_{}\[\]()#+\-.!|<>~&])", r"\1", text)
    return " ".join(re.sub(r"[*_#|\\]", " ", plain).replace("–", "-").split())


def differences(name: str, played: Played) -> list[str]:
    """What of the expectations does not hold, in words."""
    want = json.loads((CASES / f"{name}.expect.json").read_text(encoding="utf-8"))
    agenda = json.loads((CASES / f"{name}.meeting.json").read_text(encoding="utf-8"))["agenda"]
    titles = {item["id"]: item["title"] for item in agenda} | want.get("added", {})
    by_title = {item["title"]: item for item in played.show["items"]}
    items = {item_id: by_title.get(title, {}) for item_id, title in titles.items()}
    parts = (_header(want, played), _texts(want, played), _agenda(want, played, items), _tasks(want, played, items))
    return [sentence for part in parts for sentence in part]


def _header(want: dict[str, Any], played: Played) -> Iterator[str]:
    meeting, attendance = want.get("meeting", {}), want.get("attendance", {})
    for key in ("opened", "closed"):
        if key in meeting and played.show[key] != meeting[key]:
            yield f"{key}: {played.show[key]}"
    if meeting.get("date_long", "") not in collapsed(played.minutes):
        yield f"not in the minutes: {meeting['date_long']}"
    for key in ("present", "afbud", "udeblevet", "remarks"):
        told = sorted(map(collapsed, played.show["attendance"].get(key, [])))
        if key in attendance and told != sorted(map(collapsed, attendance[key])):
            yield f"attendance {key}: {told}"
    guests = {stay["who"]: stay["items"] for stay in played.show["attendance"]["guests"]}
    if "guests" in attendance and guests != attendance["guests"]:
        yield f"guests: {guests}"


def _texts(want: dict[str, Any], played: Played) -> Iterator[str]:
    full, public = collapsed(played.minutes), collapsed(played.distributed)
    ics = want.get("ics", {})
    leaving = {name: text for name, text in played.calendars.items() if "intern" not in name}
    leaving["its JSON"] = played.record
    for text in want.get("must_contain", []):
        if collapsed(text) not in full:
            yield f"not in the minutes: {text}"
    for texts in want.get("must_contain_any", []):
        if not any(collapsed(text) in full for text in texts):
            yield f"none in the minutes: {texts}"
    for text in want.get("must_not_contain", []):
        if collapsed(text) in full:
            yield f"in the minutes: {text}"
    for text in want.get("public_must_contain", []):
        if collapsed(text) not in public:
            yield f"not in the distributed minutes: {text}"
    for text in want.get("public_must_not_contain", []):
        if collapsed(text) in public:
            yield f"in the distributed minutes: {text}"
        yield from (f"in {name}, which leaves the house: {text}" for name, held in leaving.items() if text in held)
    for text in ics.get("must_contain", []):
        if not any(text in held for held in played.calendars.values()):
            yield f"in no calendar: {text}"
    for text in ics.get("must_not_contain", []):
        yield from (f"in {name}: {text}" for name, held in played.calendars.items() if text in held)
    place = full.find("1. ")
    for text in want.get("order", []):
        found = full.find(collapsed(text), place)
        if found < 0:
            yield f"out of order: {text}"
        place = max(place, found)


def _agenda(want: dict[str, Any], played: Played, items: dict[str, Any]) -> Iterator[str]:
    for item, number in want.get("numbering", {}).items():
        if items[item].get("number") != number:
            yield f"number of {item}: {items[item].get('number')}"
    treated = [items[item].get("number") for item in want.get("treated", [])]
    if treated and played.show["order"] != treated:
        yield f"order taken: {played.show['order']}"
    for expected in want.get("items", []):
        item, told = expected["item"], items[expected["item"]]
        if told.get("outcome") != OUTCOMES[expected["outcome"]]:
            yield f"outcome of {item}: {told.get('outcome')}"
        if expected.get("decision_allowed") is False and told["decisions"]:
            yield f"{item} has a decision"
        if "notes" in expected and [note["text"] for note in told["notes"]] != expected["notes"]:
            yield f"notes of {item}: {told['notes']}"
        decisions: list[dict[str, Any]] = told.get("decisions", [])
        yield from _decision(item, expected, decisions[-1] if decisions else None)
        for one, held in zip(expected.get("earlier", []), decisions[:-1], strict=False):
            yield from _decision(f"{item}, earlier", one, held)


def _decision(item: str, expected: dict[str, Any], told: dict[str, Any] | None) -> Iterator[str]:
    """The last decision of an item: who was away, who was inhabil, who wanted what said, its wording and reason."""
    for key in ("absent", "recused", "reason", "decision", "dissent", "reservations"):
        if key not in expected:
            continue
        held = (told or {}).get("text" if key == "decision" else key)
        if key in ("dissent", "reservations"):
            held = [voice["who"] for voice in held or []]
        if held != expected[key]:
            yield f"{key} at {item}: {held}"


def _tasks(want: dict[str, Any], played: Played, items: dict[str, Any]) -> Iterator[str]:
    actions = sorted(played.show["actions"], key=lambda action: int(action["number"].rpartition("-")[2]))
    for expected, told in zip(want.get("actions", []), actions, strict=False):
        owners = expected["owner"] if isinstance(expected["owner"], list) else [expected["owner"]]
        if told["owners"] != owners:
            yield f"owners of {told['number']}: {told['owners']}"
        for key in ("phrase", "due", "due_time"):
            if key in expected and told[key] != expected[key]:
                yield f"{key} of {told['number']}: {told[key]}"
        if "item" in expected and told["item"] != items[expected["item"]].get("number"):
            yield f"item of {told['number']}: {told['item']}"
    if len(actions) != len(want.get("actions", actions)):
        yield f"{len(actions)} actions"
    followed = {follow["id"]: follow["status"] for follow in played.show["follow_up"]}
    if "follow_up" in want and followed != want["follow_up"]:
        yield f"follow-up: {followed}"
    parked = [topic["text"] for topic in played.show["parked"]]
    if "parked" in want and parked != want["parked"]:
        yield f"parked: {parked}"
