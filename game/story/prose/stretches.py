"""Where in an author's text a part of it is written: for what is found out about it after it was read."""

import re
from collections.abc import Iterator
from itertools import pairwise

Stretch = tuple[int, int]
"""Offset and length, in characters of the text."""

_SIGN = re.compile(r"\\[{}|*\\]|[{}|]|=>")


def arm_stretches(text: str) -> tuple[tuple[Stretch, ...], ...]:
    """For each passage `{… => … | …}` of a text without slips, in reading order, where each of its arms stands."""
    return tuple(_passages(text))


def quote_stretch(text: str, scene: str) -> Stretch | None:
    """Where a text first quotes a scene, braces included; None where it does not."""
    found = re.search(rf"(?<!\\)\{{\s*said\(\s*{re.escape(scene)}\s*\)\s*\}}", text)
    return None if found is None else (found.start(), found.end() - found.start())


def _passages(text: str) -> Iterator[tuple[Stretch, ...]]:
    depth, edges, has_arms = 0, [0], False
    for sign in _SIGN.finditer(text):
        match sign[0]:
            case "{":
                depth += 1
                if depth == 1:
                    edges, has_arms = [sign.end()], False
            case "}":
                depth -= 1
                if depth == 0 and has_arms:
                    edges.append(sign.end())
                    yield tuple(_arms(text, edges))
            case "|" if depth == 1:
                edges.append(sign.end())
            case "=>" if depth == 1:
                has_arms = True


def _arms(text: str, edges: list[int]) -> Iterator[Stretch]:
    """The arms between edges, each edge just past a sign; the space around an arm's words left out."""
    for start, end in pairwise(edges):
        written = text[start : end - 1]
        lead = len(written) - len(written.lstrip())
        yield start + lead, len(written.strip())
