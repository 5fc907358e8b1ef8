"""Text in a calendar file: it stays text, whatever was typed (calendar.md, 4, 32, 33, 37)."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable

from exports.visible import visible
from store.identity import NAMESPACE

LONGEST_LINE = 200
LONGEST_TEXT = 7_500  # some clients cut a description at 8,000 signs
BREAKS = re.compile("\r\n|[\r\n\u2028\u2029\u0085\x0b\x0c]")
UNKEEPABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def one_line(text: str) -> str:
    """Text for SUMMARY, LOCATION and names: one line, not too long."""
    told = " ".join(_kept(BREAKS.sub(" ", text)).split())
    return told if len(told) <= LONGEST_LINE else told[: LONGEST_LINE - 1].rstrip() + "…"


def many_lines(lines: Iterable[str]) -> str:
    """Text for DESCRIPTION: line feeds only; what is too long is cut."""
    told = _kept(BREAKS.sub("\n", "\n".join(lines))).strip()
    told = "\n".join(line.rstrip() for line in told.split("\n"))
    return told if len(told) <= LONGEST_TEXT else told[: LONGEST_TEXT - 1].rstrip() + "…"


def _kept(text: str) -> str:
    """Without control characters and half signs; marks that turn the writing round show as signs."""
    return visible(UNKEEPABLE.sub("", text).replace("\t", " "), lines=True)


def uid(meeting_id: str, what: str) -> str:
    """The same for the same thing of the same meeting, and nothing of its text in it (calendar.md, 10)."""
    return str(uuid.uuid5(NAMESPACE, f"{meeting_id}:{what}"))
