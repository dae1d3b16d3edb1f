"""Text for a terminal that has nothing but ASCII: signs become plain ones, letters stay letters.

A letter belongs to the language of a story: “José” stays as it is. Quotation marks, dashes, spaces and the
commonest signs have a plain form; any other sign is said by its name, so that none is lost.
"""

import unicodedata
from functools import cache

_SIGNS = {
    "…": "...", "•": "*", "○": "o", "●": "*", "·": "*",
    "‣": ">", "›": ">", "‹": "<", "»": '"', "«": '"', "„": '"', "‚": "'", "′": "'",
    "″": '"', "‘": "'", "’": "'", "‛": "'", "´": "'", "“": '"', "”": '"', "‟": '"', "¡": "!", "¿": "?", "−": "-",
    "×": "x", "÷": "/", "±": "+/-", "→": "->", "←": "<-", "↔": "<->", "⇒": "=>", "≤": "<=", "≥": ">=", "≠": "!=",
    "⁄": "/", "。": ".", "、": ",", "「": '"', "」": '"', "¦": "|", "¬": "not ",
}  # fmt: skip
_KINDS = {"Pi": '"', "Pf": '"', "Pd": "-", "Ps": "(", "Pe": ")", "Pc": "_", "Zs": " ", "Zl": "\n", "Zp": "\n"}
_LETTERS = frozenset("LM")  # what Unicode counts as letters, and the marks that stand on them


def in_ascii(text: str) -> str:
    """Text in which only letters are beyond ASCII."""
    return text if text.isascii() else "".join(map(_plain_form, text))


def is_letter(character: str) -> bool:
    """Whether a character is a letter of some language, or a mark on one."""
    return unicodedata.category(character)[0] in _LETTERS


@cache
def _plain_form(character: str) -> str:
    if character.isascii() or is_letter(character):
        return character
    known = _SIGNS.get(character) or _KINDS.get(unicodedata.category(character))
    if known:
        return known
    apart = unicodedata.normalize("NFKD", character)
    if apart != character:
        return "".join(map(_plain_form, apart))
    return f"({unicodedata.name(character, f'U+{ord(character):04X}').lower()})"
