"""What an author writes, as frozen values, and how it is read.

Start with `model` (the nouns), then `conditions` and `prose` (the two small languages inside a story), then
`reading` (from YAML with positions to a checked Story) and `problems` (what reading can find wrong).
"""
