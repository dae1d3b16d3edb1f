"""The same facts for stories with thousands of millions of states: whole cubes at a time, scene after scene.

`explore` keeps every state by itself; here a scene's states are one dense array, a cell of the meters times a mode, and
a choice is a clamped shift of it. Scenes are worked out in the order of the story and let go of as soon as nothing
reads them any more. Only stories whose scenes make no ring can be worked out so.

Read `boxes` and `slides` (what a shift does to an array), `net` (the ways on from each scene), `reach` (which states
are met), `flow` (how often), `ahead` (what becomes of them); `proof` puts the facts together, `front` is the door.
"""
