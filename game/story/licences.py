"""Whose the code and the texts are, and what nobody has looked at yet, in the same words everywhere."""

HEADING = "Licences and sources"
REVIEW = "No teacher and no safety specialist has reviewed these texts yet."
CODE = (
    "The code is under the MIT licence: use it, change it and pass it on, with its notice. "
    "Copyright (c) 2026 The Both Ways developers."
)
TEXTS = (
    "The stories that come with the game, the idea cards and the help lines are under CC BY 4.0, "
    "creativecommons.org/licenses/by/4.0. Share and change them, in a classroom or anywhere, also for money: "
    "name the Both Ways developers, link to the licence, and say if you changed something."
)
SOURCES = (
    "The rule for sources: every card names what it rests on, by author, year, title and where it appeared, and "
    "says what speaks against it. Not every source has been read again for these cards. If one is wrong, "
    "please tell us."
)
BUILT_WITH = "It is built with Textual, attrs, PyYAML and platformdirs, each under the MIT licence."


def licence_text() -> tuple[str, ...]:
    """All that is said of licences and sources, paragraph by paragraph."""
    return (REVIEW, CODE, TEXTS, SOURCES, BUILT_WITH)
