"""The first wall: from a file's bytes to positioned nodes, with every trap of YAML explained and put right.

The path: `decoding` (bytes to lines), `characters` and `indents` (what no story may hold), `tree` (parser events to
`nodes`, within `limits`), and where the parser stumbles `traps` and `silent` (what a writer meant), which read
`entries` off the lines and mend the `manuscript` in memory. `events` is the front door.
"""
