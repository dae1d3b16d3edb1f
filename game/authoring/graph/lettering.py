"""How much room letters take, without a font to measure: an estimate on the wide side."""

import unicodedata

NARROW, WIDE = frozenset("iljtfrI.,:;'’‘!|()[]- "), frozenset("mwMW@%—…<>=+~#&")
_SHARES = ((NARROW, 0.36), (WIDE, 0.95))


def width(text: str, size: float) -> float:
    """The room a text takes in one line, at most."""
    return sum(map(_share, text)) * size


def fitted(text: str, size: float, room: float) -> str:
    """A text as it fits into a room; what does not is cut off, and a sign says so."""
    if width(text, size) <= room:
        return text
    kept = text
    while kept and width(f"{kept}…", size) > room:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"


def broken(text: str, size: float, room: float, most: int) -> tuple[str, ...]:
    """A text in at most so many lines, broken between words."""
    lines: list[str] = []
    for word in text.split():
        if (lines and width(f"{lines[-1]} {word}", size) <= room) or len(lines) == most:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return tuple(fitted(line, size, room) for line in lines)


def _share(letter: str) -> float:
    for letters, share in _SHARES:
        if letter in letters:
            return share
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.05
    return 0.7 if letter.isupper() else 0.57
