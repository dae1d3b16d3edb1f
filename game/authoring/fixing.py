"""Putting a file right: the fixes of its problems applied to its text, and nothing else touched."""

from collections.abc import Iterable

from game.story.problems import Fix, Problem


def fixed(text: str, problems: Iterable[Problem]) -> str:
    """The text with the fixes of its problems applied; of two that touch the same line, the earlier one.

    Line endings, a byte order mark and every line no fix names stay as they are. The text that comes out may
    have further fixes to offer: read it again until none is left.
    """
    lines = text.split("\n")
    endings = ["\r" if line.endswith("\r") else "" for line in lines[:-1]] + [""]
    for fix in reversed(_apart(problem.fix for problem in problems if problem.fix is not None)):
        first, last = fix.first_line - 1, fix.last_line
        if last > len(lines):
            continue
        mark = "\ufeff" if first == 0 and text.startswith("\ufeff") else ""
        *before, final = (mark + fix.lines[0], *fix.lines[1:])
        lines[first:last] = [*(line + endings[0] for line in before), final + endings[last - 1]]
    return "\n".join(lines)


def _apart(fixes: Iterable[Fix]) -> list[Fix]:
    """The fixes in file order, without those that overlap an earlier one."""
    chosen: list[Fix] = []
    for fix in sorted(fixes, key=lambda fix: (fix.first_line, fix.last_line)):
        if not chosen or fix.first_line > chosen[-1].last_line:
            chosen.append(fix)
    return chosen
