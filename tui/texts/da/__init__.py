"""Danish, as a secretary writes it."""
