"""A page to print or to open anywhere: no script, nothing from outside, and whole without colour."""

from collections.abc import Iterable

from game.pages.html import safe

_STYLE = """
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 2rem auto; padding: 0 1.25rem; max-width: 46rem; font: 1rem/1.5 Georgia, serif;
  color: #1d1b18; background: #fff; overflow-wrap: break-word; }
h1 { font-size: 1.8rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.2rem; margin: 1.75rem 0 .5rem; break-after: avoid; }
h3 { font-size: 1rem; margin: 1.25rem 0 .25rem; break-after: avoid; }
p, ul, ol, table { margin: .5rem 0; }
.quiet { color: #554f46; }
table { width: 100%; border-collapse: collapse; break-inside: avoid; }
th, td { border: 1px solid #837b6f; padding: .3rem .5rem; text-align: left; vertical-align: top; }
section.whole, li, p { break-inside: avoid; }
.line { border-bottom: 1px solid #1d1b18; height: 2.2rem; }
.next { break-before: page; }
@page { margin: 16mm; }
@media print { body { margin: 0; padding: 0; max-width: none; font-size: 11pt; } }
"""
BLANK = '<p class="line"></p>'


def sheet(title: str, body: Iterable[str], *, style: str = "") -> str:
    """A whole page; `title` is text, `body` lines of HTML that are safe already, `style` what it needs besides."""
    return "\n".join(
        (
            "<!doctype html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
            f"<title>{safe(title)}</title>",
            f"<style>{_STYLE}{style}</style>",
            "</head>",
            "<body>",
            *body,
            "</body>",
            "</html>",
            "",
        )
    )


def listing(items: Iterable[str], tag: str = "ul") -> str:
    """A list of texts."""
    return f"<{tag}>{''.join(f'<li>{safe(item)}</li>' for item in items)}</{tag}>"


def table(head: Iterable[str], rows: Iterable[Iterable[str]], *, editable: bool = False) -> str:
    """A table of texts; an editable one can be written into where the page is open."""
    cell = '<td contenteditable="true">' if editable else "<td>"
    top = "".join(f'<th scope="col">{safe(name)}</th>' for name in head)
    body = "".join(f"<tr>{''.join(f'{cell}{safe(text)}</td>' for text in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"
