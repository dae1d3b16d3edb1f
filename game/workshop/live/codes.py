"""The codes of rooms: short enough to type from a board, too many to guess."""

import secrets

LETTERS = "BCDFGHJKLMNPQRSTVWXZ"
"""Consonants, without Y: a code makes no word."""
LENGTH = 7


def new_code() -> str:
    """A code by chance: 20 letters to the 7th, 1.28 thousand million of them."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def read_code(typed: str) -> str | None:
    """The code somebody means by what they typed, spaces and small letters aside; None where it can be none."""
    letters = "".join(typed.split()).replace("-", "").upper()
    return letters if len(letters) == LENGTH and set(letters) <= set(LETTERS) else None


def spoken(code: str) -> str:
    """A code as people read it: in two parts."""
    return f"{code[:3]} {code[3:]}"
