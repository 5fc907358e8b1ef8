"""Finding words in meetings: how they are compared, what they are looked for in. Pure; the index is `store.index`."""
