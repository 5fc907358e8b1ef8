"""The search index: SQLite FTS5, made from the ledgers and made again from them. It is never the truth."""
