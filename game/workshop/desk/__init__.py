"""The facilitator's desk, in a terminal.

`asked` is what was asked for on the command line, `workshop` the store, the server and the rooms of this process, and
`desk` everything a facilitator does with one room; `loop` is what comes next. `screens` show it on a whole terminal,
with Textual; `lines` say it line by line. `command` starts one of the two in the event loop of the server.
"""
