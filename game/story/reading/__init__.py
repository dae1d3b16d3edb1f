"""From the YAML an author wrote to a checked Story, with every problem in its place.

The path of the data: `files` (bytes on disk, within limits) → `events` (YAML as positioned nodes, the first
wall) → `build` (nodes to values, by the fields of the format) → `checks` (what holds between the parts).
"""
