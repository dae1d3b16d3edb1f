"""Everything that is true of all ways through a story: what can be reached, how likely, with which balance.

A state is a scene, the three meters, and what a story still remembers. The meters are small and bounded, so sets of
states are cubes; the rest is a `mode`, one whole number. Read `memory` (a mode), `modes` (many), `meters` (cubes),
`steps` (what a choice does to both), `explore` (every reachable state), `hearing` (the same for what only texts ask
about), then what is asked of them; `prove` is the front door.
"""
