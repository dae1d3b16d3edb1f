"""The problems of one file, gathered while it is read."""

from attrs import define, field

from game.story.problems import Fix, Problem, Span, entry


@define
class Report:
    """Collects problems of one file; messages come from the catalogue and nowhere else.

    Attributes:
        file: the path shown to the author.
        lines: the file's lines, for excerpts; line 1 is `lines[0]`.
    """

    file: str
    lines: list[str]
    problems: list[Problem] = field(factory=list)

    def settle(self, most: int) -> None:
        """Put the problems in the order of the file; past the first `most`, only say that there are more."""
        self.problems.sort(key=lambda problem: problem.order)
        if len(self.problems) > most:
            line = self.problems[most - 1].span.line
            del self.problems[most:]
            end = len(self.lines[line - 1]) + 1
            self.add("BW008", Span(line, end, line, end))

    def add(self, code: str, span: Span, *, fix: Fix | None = None, **places: str) -> None:
        """Add the problem `code` at `span`; `places` fill the templates of the catalogue's entry.

        Raises:
            KeyError: the code is not in the catalogue, or a place of its templates is not given.
        """
        described = entry(code)
        self.problems.append(
            Problem(
                code=code,
                severity=described.severity,
                message=described.message.format(**places),
                hint=described.hint.format(**places),
                file=self.file,
                span=span,
                excerpt=self.lines[span.line - 1] if 0 < span.line <= len(self.lines) else "",
                fix=fix,
            )
        )
