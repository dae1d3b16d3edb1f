"""Everything to print or to take home; nothing of it touches a disk unless somebody asks.

`printables` are the pages for a story, `preview` is what a teacher reads first. `report` is a room's page and table:
`counts` says what may be told of a count, `releases` which counts may be told at all, and `guarded` makes the debrief
from these. `writing` puts files into a folder.
"""

from game.workshop.paper.naming import file_name
from game.workshop.paper.preview import Preview, preview, preview_html
from game.workshop.paper.printables import printables
from game.workshop.paper.report import report_csv, report_html
from game.workshop.paper.writing import NotWritten, write_set

__all__ = [
    "NotWritten",
    "Preview",
    "file_name",
    "preview",
    "preview_html",
    "printables",
    "report_csv",
    "report_html",
    "write_set",
]
