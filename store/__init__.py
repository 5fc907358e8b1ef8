"""What the board knows and keeps: the rules, the record, the line. Knows no screen and no document."""
