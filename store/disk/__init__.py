"""How a ledger lies on disk: journal, snapshot, lock (reliability.md, The journal)."""
