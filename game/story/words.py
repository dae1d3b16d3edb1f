"""Ids made from words, and words counted."""

import re
import unicodedata
from collections.abc import Iterable

KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
SNAKE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_APOSTROPHES = re.compile("['’‘ʼ]")
_OTHER_RUNS = re.compile(r"[^a-z0-9]+")
_WORD = re.compile(r"\S*\w\S*")


def id_from(words: str) -> str:
    """An id from a choice's words: lower case, no apostrophes, accents folded, other runs to one hyphen.

    Empty when nothing is left, or when the words hold a brace and so are not the same in every play.
    """
    if "{" in words:
        return ""
    letters = _APOSTROPHES.sub("", words)
    letters = letters.lower() if letters.isascii() else _folded(letters)
    return _OTHER_RUNS.sub("-", letters).strip("-")


def _folded(letters: str) -> str:
    """Lower case without accents."""
    apart = unicodedata.normalize("NFKD", letters).lower()
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def count(text: str) -> int:
    """How many words a reader meets: runs without space that hold a letter or a digit."""
    return len(_WORD.findall(text))


def meant(name: str, known: Iterable[str]) -> str:
    """A sentence such as “Did you mean “told”? ” for a slip near a known name, else an empty string."""
    from difflib import get_close_matches  # noqa: PLC0415 - only a slip needs it

    close = get_close_matches(name, list(known), n=1, cutoff=0.6)
    return f"Did you mean “{close[0]}”? " if close else ""


def listed(names: Iterable[str]) -> str:
    """Names as a writer reads them: `a, b and c`."""
    *first, last = names or ["none"]
    return f"{', '.join(first)} and {last}" if first else last
