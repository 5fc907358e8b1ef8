"""An item of a pasted agenda while it is read: its title, and the labelled lines below it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import time

from store.calling.paste_lines import Told
from store.values import ANY_OTHER, AgendaItem

_LABELS = {
    "proposal": r"(?:indstilling(?:en|er)?|proposal|recommendation)\s*(?::|$)|det indstilles\s*[:,]?(?=\s|$)",
    "attachments": r"(?:bilag|attachments?)\s*(?::|$)",
    "attachment": r"(?=(?:bilag|attachment|annex) ?\d{1,3}\s*[:.–-])",
    "case_no": r"(?:sags?(?:nr\.?|nummer)|sag nr\.?|case (?:no\.?|number))\s*:",
    "resume": r"(?:resum[eé]|sagsfremstilling|summary)\s*(?::|$)",
    "presenter": r"(?:ansvarlig|oplægsholder|presenter)\s*:|v/(?=\s?\S)",
}
LABELS = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _LABELS.items()}
ONE_LINE = ("case_no", "presenter", "attachment")
POINT = re.compile(r"at\s", re.IGNORECASE)
FILE_NAME = re.compile(r"\S\.[a-z0-9]{2,4}$", re.IGNORECASE)


def label(text: str) -> tuple[str, str] | None:
    """(what the line is about, the rest of it): »Indstilling:«, »Bilag 2: ...«, »Sagsnr.: ...«."""
    for name, pattern in LABELS.items():
        if found := pattern.match(text):
            return name, text[found.end() :].strip()
    return None


@dataclass(slots=True)
class PastedItem:
    """An item as far as it is read; `section` is where it will stand."""

    told: Told
    section: str
    proposal: list[str] = field(default_factory=list)
    attachments: list[str] = field(default_factory=list)
    resume: list[str] = field(default_factory=list)
    case_no: str | None = None
    presenter: str | None = None

    def add(self, mode: str, text: str) -> None:
        """A line that belongs to the item; `mode` is the label it stands under."""
        match mode:
            case "case_no":
                self.case_no = self.case_no or text
            case "presenter":
                self.presenter = self.presenter or text
            case "attachment":
                self.attachments.append(text)
            case "attachments":
                parts = [part.strip() for part in text.split(",")]
                files = all(FILE_NAME.search(part[-6:]) for part in parts)
                self.attachments += parts if files else [part.strip() for part in text.split(";") if part.strip()]
            case "proposal":
                self.proposal.append(text)
            case _ if self.section != ANY_OTHER:
                self.resume.append(text)

    def finished(self, name: str, next_at: time | None) -> AgendaItem:
        """The item planned; its minutes are those up to the next one where both have a clock and it has none."""
        told = self.told
        minutes = told.minutes
        if minutes is None and told.at and next_at:
            apart = (next_at.hour - told.at.hour) * 60 + next_at.minute - told.at.minute
            minutes = apart if apart > 0 else None
        presenter = told.presenter or self.presenter
        return AgendaItem(
            id=name,
            title=told.title,
            section=self.section,
            kind=told.kind,
            minutes=minutes,
            presenter=presenter,
            guest_at=told.at if presenter else None,
            proposal=tuple(self.proposal),
            case_no=self.case_no,
            resume="\n".join(self.resume) or None,
            attachments=tuple(self.attachments),
            closed=told.closed,
        )
