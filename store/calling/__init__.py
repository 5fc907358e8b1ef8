"""How a meeting comes to be called: from a file, from a pasted agenda, from the series."""
