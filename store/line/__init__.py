"""One line of text -> what is meant by it: the language of the line, and the only parser of it."""
