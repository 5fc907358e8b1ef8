"""The keywords of the line, Danish and English, and its letters (line.md)."""

from __future__ import annotations

import unicodedata
from functools import cache

KEYWORDS: dict[str, tuple[str, ...]] = {
    "note": ("note",),
    "private": ("privat", "private"),
    "proposal": ("forslag", "proposal"),
    "consensus": ("enighed", "consensus"),
    "ruling": ("beslutter", "ruling"),
    "awaiting": ("afventer", "awaiting"),
    "round": ("runde", "round"),
    "reservation": ("forbehold", "reservation"),
    "dissent": ("ført til referat", "dissent"),
    "noted": ("efterretning", "noted"),
    "discussed": ("drøftet", "discussed"),
    "withdrawn": ("udgår", "withdrawn"),
    "referred": ("henvist", "referred"),
    "postponed": ("udsat", "postponed"),
    "action": ("opgave", "action"),
    "park": ("parkér", "parker", "park"),
    "lot": ("p-plads", "parking lot"),
    "time": ("tid", "time"),
    "item": ("punkt", "item"),
    "new_item": ("nyt punkt", "new item"),
    "split": ("del punkt", "split item"),
    "to_agenda": ("til dagsorden", "to agenda"),
    "move": ("flyt", "move"),
    "joint": ("sammen", "joint"),
    "arrived": ("kom", "arrived"),
    "left": ("gik", "left"),
    "guest": ("gæst", "guest"),
    "recused": ("inhabil", "recused"),
    "not_recused": ("habil", "not recused"),
    "close_doors": ("luk dørene", "close doors"),
    "open_doors": ("åbn dørene", "open doors"),
    "chair": ("mødeleder", "chair"),
    "open": ("åbn mødet", "open"),
    "adjourn": ("afbryd", "adjourn"),
    "resume": ("genoptag", "resume"),
    "end": ("hæv mødet", "end"),
    "reopen": ("genåbn", "reopen"),
    "agenda": ("dagsorden", "agenda"),
    "minutes": ("referat", "minutes"),
    "correction": ("rettelse", "correction"),
    "follow_up": ("opfølgning", "follow-up"),
    "edit": ("ret", "edit"),
    "withdraw": ("træk tilbage", "withdraw"),
    "undo": ("fortryd", "undo"),
    "redo": ("gentag", "redo"),
    "read_aloud": ("oplæs", "read aloud"),
    "citizen": ("borgervinkel", "citizen"),
    "effect": ("effekt", "effect"),
    "finance": ("økonomi", "finance"),
    "choice": ("politisk valg", "choice"),
    "advice": ("rådgivning", "advice"),
    "affects": ("berører", "affects"),
    "coordinated": ("koordineret", "coordinated"),
    "draft": ("udkast", "draft"),
    "objection": ("indsigelse", "objection"),
    "published": ("offentliggjort", "published"),
    "mayor": ("tilkendegivelse", "mayor"),
}

LETTERS = {
    "b": "proposal",
    "e": "consensus",
    "k": "ruling",
    "s": "round",
    "f": "reservation",
    "r": "dissent",
    "u": "postponed",
    "o": "action",
    "p": "park",
    "t": "time",
    "g": "item",
    "h": "new_item",
    "+": "arrived",
    "-": "left",
}

QUOTES = "»«\"'“”„§"
SIGNS = {"t": QUOTES + "+-", "o": QUOTES + "?"}
LONGEST = 20


def plain(text: str) -> str:
    """Text as it is compared: NFC, case folded, white space single."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


@cache
def by_keyword() -> dict[str, str]:
    """Word by keyword, in both languages."""
    return {plain(keyword): word for word, keywords in KEYWORDS.items() for keyword in keywords}


def keyword(text: str) -> tuple[str, str] | None:
    """(word, rest) where the text begins with a keyword and a colon."""
    head, colon, _ = text[: LONGEST + 1].partition(":")
    if not colon:
        return None
    word = by_keyword().get(plain(head)) if not head[:1].isspace() else None
    return (word, text[len(head) + 1 :].strip()) if word else None


def alone(text: str) -> tuple[str, str] | None:
    """(word, rest) of what needs no colon: a letter, `rådgivning`, and `fortryd 3`, `gentag`.

    `e`, `s` and `u` say all; what another letter lacks is asked for.
    """
    if len(text) > 24:
        return None
    head, _, rest = plain(text).partition(" ")
    word = by_keyword().get(head)
    if word in ("undo", "redo") and (not rest or rest.isdecimal()):
        return word, rest
    if not rest:
        return (word, "") if word == "advice" else (LETTERS[head], "") if head in LETTERS else None
    return None


def letter(text: str, initials: frozenset[str]) -> tuple[str, str] | None:
    """(word, rest) where a letter counts: one space and a word after it (screens.md 3.4).

    `f`, `r`, `s`, `+` and `-` count only before known initials, given case folded; `s` also before »alle enige«.
    """
    if len(text) < 3 or text[1] != " ":
        return None
    mark, rest = text[0].lower(), text[2:]
    word = LETTERS.get(mark)
    if word is None or not (rest[0].isalnum() or rest[0] in SIGNS.get(mark, QUOTES)):
        return None
    if mark in "frs+-":
        first = plain(rest[:40].replace(",", " ").replace(":", " ").replace(";", " ")).partition(" ")[0]
        named = first in initials or (mark in "+-" and first in ("gæst", "guest"))
        if not named and not (mark == "s" and is_all_agree(rest)):
            return None
    return word, rest.strip()


def is_all_agree(text: str) -> bool:
    """»alle enige«, said of a round."""
    return plain(text[:30]).rstrip(".") in ("alle enige", "alle er enige", "alle", "all agree", "all agreed")
