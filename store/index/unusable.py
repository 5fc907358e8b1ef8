"""What is raised where the index is no help: whoever asked goes on without it."""

from __future__ import annotations

from store.said import Said, said

_OWN = ("busy", "occupied", "no_fts5", "no_sqlite", "damaged", "old", "missing")


class Unusable(Exception):
    """The index cannot be used now, and nothing is lost by that.

    `reason` is missing, busy, occupied (by a folder or a link), damaged, old (of another version of the program),
    no_fts5, no_sqlite or one of `reason_of`. What is damaged or old is thrown away by whoever writes next.
    """

    def __init__(self, reason: str = "missing") -> None:
        self.reason = reason
        super().__init__(reason)

    @property
    def said(self) -> Said:
        """Why, as a part of a sentence."""
        return said(f"index.{self.reason}" if self.reason in _OWN else f"os.{self.reason}")
