"""`bothways graph`: a story as a picture with its odds, as Mermaid, as DOT, or drawn here as SVG.

`picture` says what is to be drawn; `mermaid` and `dot` write it down for others to lay out. For `svg`, `layers`,
`ordering` and `placing` lay it out, `composing` gives everything its place on paper, and `labels` writes on it.
"""

from game.authoring.graph.command import FORMS, graph

__all__ = ["FORMS", "graph"]
