"""A room plays together: one facilitator, one command, phones or raised hands; nothing from the internet.

`room` is what a room is (pure: a fold of its log of events), `store` where the log is kept, `live` the rooms that
this process holds, `server` what phones talk to, `desk` the facilitator's screen, `closing` the group's debrief and
`paper` everything to print or to take home.
"""
