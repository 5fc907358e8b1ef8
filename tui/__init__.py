"""The window: it reads a line, asks a rule, writes the event, shows the meeting."""
