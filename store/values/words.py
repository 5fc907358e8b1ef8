"""The words a meeting is described in, as they stand on disk and in files."""

from __future__ import annotations

MEMBER, STANDING, GUEST, MINUTE_TAKER, MAYOR = "medlem", "fast_deltager", "gaest", "referent", "borgmester"
PRESENT, EXCUSED, NO_SHOW = "til_stede", "afbud", "udeblevet"
THEMES, OPERATIONS, ANY_OTHER = "temaer", "drift", "eventuelt"
PLANNED, OPEN, ADJOURNED, ENDED = "planned", "open", "adjourned", "ended"

CONSENSUS, RULING, AWAITING, POSTPONED, WITHDRAWN = "consensus", "ruling", "awaiting", "postponed", "withdrawn"
OWING = ("på grund af ", "pga", "p.g.a.", "due to ")  # a reason that begins so joins its sentence without »fordi«
NOTED, DISCUSSED, REFERRED, UNDECIDED = "noted", "discussed", "referred", "undecided"

AGREE, RESERVATION, ABSTAIN, DISAGREE = "enig", "enig_forbehold", "afstaar", "uenig"
