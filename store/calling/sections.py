"""The section words of the forums, Danish and English, as people write them (S34, S38)."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

HEADINGS = ("koordinering", "udvalgssager", "orientering", "initiativer")

TWINS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "temaer": ("tema", "themes", "theme"),
        "drift": ("driftssager", "driftspunkter", "operations"),
        "eventuelt": ("evt", "any other business", "aob"),
        "koordinering": ("coordination",),
        "udvalgssager": ("kommende udvalgssager", "committee cases", "coming committee cases"),
        "orientering": ("briefing", "information"),
        "initiativer": ("kommende initiativer", "initiatives", "coming initiatives"),
    }
)


def section_of(word: str, sections: tuple[str, ...]) -> str | None:
    """The one of `sections` that is meant, in any case and either language, or None."""
    wanted = " ".join(unicodedata.normalize("NFC", word).casefold().split()).rstrip(".:")
    for section in sections:
        if wanted == section.casefold() or wanted in TWINS.get(section.casefold(), ()):
            return section
    return None
