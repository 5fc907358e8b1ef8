"""What the index holds: each ledger by its stamps, the facts that lists need, its texts, and the words in them.

A row of `found` is a text: its number is 4096 times the meeting's id, counted down from the last of them, so that the
newest meeting comes first and its texts in their order. `texts` has them by eight, to unpack few where one is looked
at: a piece's number is that of its rows, divided by eight. `parts` has the letters of each of `words` by threes.
`found` and `parts` keep no text themselves (`content=''`), and SQLite's own reading of letters is not used: words come
apart in `store.search.words`, and `ascii` splits at the spaces between them.
"""

from __future__ import annotations

VERSION = 4
TEXTS = 4096  # rows a meeting has; what is over stands in the last of them
PIECE = 8  # of them in one piece

SCHEMA = (
    "CREATE TABLE about (made TEXT NOT NULL, mark INTEGER NOT NULL)",
    "CREATE TABLE folders (year INTEGER PRIMARY KEY, stamp INTEGER NOT NULL)",
    """CREATE TABLE meetings (
        id INTEGER PRIMARY KEY, year INTEGER NOT NULL, name TEXT NOT NULL, forum TEXT NOT NULL,
        number INTEGER NOT NULL, size INTEGER NOT NULL, changed INTEGER NOT NULL, inode INTEGER NOT NULL,
        sum TEXT NOT NULL, journal TEXT NOT NULL, uid TEXT, opened INTEGER, ended INTEGER, facts TEXT,
        UNIQUE (year, name))""",
    "CREATE INDEX by_forum ON meetings (forum, year, name)",
    "CREATE INDEX by_number ON meetings (year, number)",
    "CREATE INDEX by_uid ON meetings (uid)",
    "CREATE INDEX unended ON meetings (year, name) WHERE ended = 0",
    "CREATE INDEX doubtful ON meetings (year, name) WHERE journal <> '' OR facts IS NULL",
    "CREATE TABLE said (number TEXT, meeting INTEGER, PRIMARY KEY (number, meeting)) WITHOUT ROWID",
    "CREATE INDEX by_sayer ON said (meeting)",
    "CREATE TABLE texts (piece INTEGER PRIMARY KEY, held BLOB NOT NULL)",
    "CREATE TABLE words (id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE)",
    "CREATE VIRTUAL TABLE parts USING fts5(grams, content='', columnsize=0, detail=none, tokenize='ascii')",
    "CREATE VIRTUAL TABLE found USING fts5(own, heading, marks, content='', columnsize=0, tokenize='ascii')",
)
