"""When a dated phrase is part of the sentence: `gælder fra 1. december`, `sag 1/12`, `mandag til fredag`."""

from __future__ import annotations

from collections.abc import Sequence

from store.dates.grammar import Spoken, spoken

_JOINERS = (
    *("fra", "siden", "med", "og", "eller", "mellem", "om", "af", "for", "hver", "hvert", "anden", "sidste"),
    *("forrige", "primo", "medio", "ultimo"),
    *("from", "since", "and", "or", "between", "about", "of", "every", "each", "last"),
)
# Before digits and signs: a reference, a fraction, an amount or a time ("kl. 9.12.").
_REFERENCES = (
    *("sag", "sagsnr", "sagsnummer", "journalnr", "j.nr", "nr", "nummer", "§", "§§", "pkt", "punkt", "stk"),
    *("kap", "kapitel", "afsnit", "side", "s", "version", "v", "model", "rum", "lokale", "kl", "klokken"),
    *("kr", "ca", "cirka", "case", "no", "number", "item", "section", "page", "room", "at"),
)
_TO = ("til ", "til og med ", "until ", "till ")


def belongs_to_sentence(found: Spoken | None, before: Sequence[str]) -> bool:
    """Whether what was found after the words `before` is no deadline. None stands for a vague phrase."""
    if not before:
        return False
    last = before[-1].strip('(»«":.')
    if found is None:
        return last in _JOINERS
    by = found.part("by")
    if by and by not in _TO:
        return False
    if not by and (last in _JOINERS or (found.is_bare and last in _REFERENCES)):
        return True
    return not found.part("on") and _runs_on(found, before)


def _runs_on(found: Spoken, before: Sequence[str]) -> bool:
    """A list or a range: right after one of its own kind, or after "1." as in "1. - 5. december"."""
    last = before[-1]
    if found.kind == "date" and not found.part("by") and last.endswith(".") and last[:-1].isdigit():
        return True
    starts = range(max(0, len(before) - 8), len(before))
    earlier = (spoken(" ".join(before[start:])) for start in starts)
    return any(other is not None and other.kind == found.kind for other in earlier)
