"""The desk line by line: for screen readers, for pipes, and for tests.

`typed` reads what is typed without holding up the server, `commands` are all the words that can be typed, `said` is
what is said, `choosing` finds a story or a room, and `line_desk` does the rest.
"""
