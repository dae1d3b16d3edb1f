"""What the page draws with, in two sets: with Unicode, and with nothing but ASCII."""

from attrs import frozen

from game.plain.lines import Lines


@frozen
class Signs:
    """The signs of bars and rules.

    Attributes:
        parts: the end of a bar, from an eighth of a cell upwards; empty where cells are only full.
        outside: a cell of a meter's scale that is outside the band, where no play comes.
        band: a cell of the band where no play comes.
        inside: a cell of the band where plays come.
        beyond: a cell outside the band where plays come.
        mean: the cell of the mean.
    """

    rule: str
    full: str
    parts: str
    outside: str
    band: str
    inside: str
    beyond: str
    mean: str

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells a meter's scale is drawn with."""
        return (self.inside, self.beyond, self.mean, self.band, self.outside)

    def bar(self, share: float, cells: int) -> str:
        """A bar as long as a share of so many cells; more than nothing never looks like nothing."""
        if share <= 0:
            return ""
        steps = len(self.parts) + 1
        eighths = max(1, round(min(share, 1.0) * cells * steps))
        full, part = divmod(eighths, steps)
        return self.full * full + (self.parts[part - 1] if part else "")


UNICODE = Signs(rule="─", full="█", parts="▏▎▍▌▋▊▉", outside="·", band="░", inside="█", beyond="▓", mean="◆")
ASCII = Signs(rule="-", full="#", parts="", outside=".", band="=", inside="#", beyond="x", mean="O")


def signs_for(lines: Lines) -> Signs:
    """The signs that a stream can show: ASCII where that was asked for, or where it has no others."""
    if lines.ascii_only:
        return ASCII
    encoding = getattr(lines.out, "encoding", None) or "utf-8"
    try:
        "".join((UNICODE.rule, UNICODE.full, UNICODE.parts, UNICODE.band, UNICODE.mean)).encode(encoding)
    except UnicodeEncodeError:
        return ASCII
    return UNICODE
