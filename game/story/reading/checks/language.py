"""The language of debriefs: a debrief speaks of choices, never of what a person is.

The rules are those of the project's debriefing notes. They are held to the sentences an author writes for the
debrief; titles, and words inside quotation marks, are somebody's own.
"""

import re
from collections.abc import Iterator

from game.story.model import Story
from game.story.prose.tree import Alternatives, Piece, Prose, Words
from game.story.reading.places import ENDING, Path, Places

_QUOTES = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’(?!\w)")
_VERDICTS = re.compile(
    r"\b(?:good|bad|should(?:n['’]t)?|mature|immature|toxic|co-?dependen(?:t|ts|cy)|failed|failure)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\b(?:you are|you['’]re)\b(?! (?:\w+ing|here|there|in|at|on|not? (?:here|there))\b)"
    r"|\byou were (?:a|an|the|so|too|very|being|always|never)\b",
    re.IGNORECASE,
)
_BLAME = re.compile(
    r"\b(?:if|had) (?:only )?you(?:['’]d| had| hadn['’]t| did| didn['’]t)?\b[^.?!]{0,120}\b"
    r"(?:would|might|could)(?:n['’]t| not| never)? (?:not |never )?(?:have )?"
    r"(?:hurt|hit|harmed|left|shouted|yelled|frightened|threatened|cheated|lied)\b",
    re.IGNORECASE,
)
_PRAISE = re.compile(
    r"\b(?:staying|leaving|to stay|to leave)\b[^.?!]{0,20}"
    r"\b(?:was|is|takes|took|needs|needed)\b[^.?!]{0,12}"
    r"\b(?:brave|braver|bravest|right|best|better|strong|stronger|strength|courage)\b",
    re.IGNORECASE,
)
_RULES = (("BW502", _VERDICTS), ("BW503", _LABEL), ("BW504", _BLAME), ("BW508", _PRAISE))


def check_language(story: Story, places: Places) -> None:
    """Report debrief sentences that judge, label or blame."""
    for path, prose in _debrief_sentences(story):
        if not prose.paragraphs:
            continue
        said = _QUOTES.sub(lambda quote: " " * len(quote[0]), _text(prose))
        for code, rule in _RULES:
            for found in rule.finditer(said):
                places.of(*path).add(code, words=found[0])


def _debrief_sentences(story: Story) -> Iterator[tuple[Path, Prose]]:
    for scene in story.scenes.values():
        for choice in scene.choices:
            yield (scene.id, choice.id, "because"), choice.because
            yield (scene.id, choice.id, "strength"), choice.strength
    for ending in story.endings.values():
        debrief, path = ending.debrief, (ENDING, ending.id, "debrief")
        yield (*path, "reading"), debrief.reading
        yield from (((*path, "whose"), part) for part in debrief.whose.values())
        yield (*path, "fly_on_the_wall"), debrief.fly_on_the_wall
        yield (*path, "if_then"), debrief.if_then
        yield from (((*path, "ask"), question) for question in debrief.ask)
        yield (*path, "another_reading"), debrief.another_reading


def _text(prose: Prose) -> str:
    return "\n".join("".join(_letters(piece) for piece in line.pieces) for line in prose.lines)


def _letters(piece: Piece) -> str:
    match piece:
        case Words(text):
            return text
        case Alternatives(arms):
            return " / ".join("".join(_letters(inner) for inner in arm.pieces) for arm in arms)
        case _:
            return "Dana"
