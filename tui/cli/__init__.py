"""The command line: a smaller window on the same three rooms. Loads no textual."""
