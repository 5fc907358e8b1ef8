"""Finding words in meetings: how they are compared (words), what is looked in (texts). Pure; the index is `store.index`."""
