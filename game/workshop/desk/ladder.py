"""What to try when no phone comes: one rung after another, down to raised hands and cards."""

PATIENCE = 60.0
"""Seconds without a phone after which the rungs are told."""
HOTSPOT = (
    "Another network: put this computer and the phones on one phone's hotspot. "
    "A school's Wi-Fi often keeps its guests apart."
)
BY_KEYS = (
    "Another address: press the right arrow, and try that one on a phone.",
    HOTSPOT,
    "One keyboard: begin, press k at a question, and everybody presses a letter in turn.",
    "Counts: begin, press n at a question, and type such as a 12 b 9.",
    "Raised hands: press n, and type such as hands a 12 b 9.",
    "Cards to hold up: c writes them for the printer; press n, and type such as cards a 12 b 9.",
)
BY_WORDS = (
    "Another address: type “where”, and try another one on a phone.",
    HOTSPOT,
    "One keyboard: begin, let everybody press a letter in turn, and type such as keyboard abba.",
    "Counts: begin, and type such as a 12 b 9.",
    "Raised hands: type such as hands a 12 b 9.",
    "Cards to hold up: “print FOLDER” writes them for the printer; then type such as cards a 12 b 9.",
)
"""The rungs, the least trouble first, for those who have keys and for those who type."""


def no_phone(waited: float, pages: int, guests: int) -> bool:
    """Whether no phone has come for too long."""
    return waited >= PATIENCE and not pages and not guests
