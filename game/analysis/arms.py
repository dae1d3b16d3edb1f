"""Which ways a text can read are ever read, and where it quotes somebody who has said nothing yet."""

from collections.abc import Iterator, Mapping

import numpy as np
from attrs import frozen

from game.analysis.explore import Truths
from game.analysis.heard import Hearers, Text, texts
from game.analysis.listening import Listening
from game.analysis.questions import Question
from game.analysis.sites import Path
from game.story.conditions.tree import ALWAYS
from game.story.prose.tree import Alternatives, Arm, Said


@frozen
class ArmFacts:
    """Whether an arm is ever read, and ever passed over for a later one, where it is judged."""

    arm: Arm
    ever_read: bool
    ever_passed: bool


@frozen(eq=False)
class Unsaid:
    """A text that quotes a scene in which nothing was said yet.

    Attributes:
        states: the states of the text's stay in which it does.
    """

    text: Text
    scene: str
    states: Truths


def arm_facts(listening: Listening) -> Mapping[Path, ArmFacts]:
    """Every arm of every text: by the text's path, the place of its passage in the text, and its own place."""
    found: dict[Path, ArmFacts] = {}
    for text in texts(listening.known.exploration):
        for number, piece in enumerate(alternatives(text)):
            reads = listening.reads.conditions(arm.when for arm in piece.arms)
            for case in listening.cases(text, reads):
                for place, (arm, read, passed) in enumerate(_arms(listening, case.hearers, piece)):
                    path = (*text.path, str(number), str(place))
                    before = found.get(path, ArmFacts(arm, ever_read=False, ever_passed=False))
                    found[path] = ArmFacts(
                        arm, before.ever_read or bool(read.any()), before.ever_passed or bool(passed.any())
                    )
    return found


def quotes_of_nothing(listening: Listening) -> Iterator[Unsaid]:
    """Every text that in some play quotes a scene in which nothing was said yet."""
    for text in texts(listening.known.exploration):
        quoting = _quoting(text)
        for scene in dict.fromkeys(scene for _, _, scene in quoting):
            states = np.zeros(text.stay.size, dtype=np.bool_)
            for piece, arm, quoted in quoting:
                if quoted == scene:
                    _mark(listening, text, piece, arm, scene, states)
            if states.any():
                yield Unsaid(text, scene, states)


def alternatives(text: Text) -> Iterator[Alternatives]:
    """The passages of a text that can read in several ways."""
    for line in text.prose.lines:
        yield from (piece for piece in line.pieces if isinstance(piece, Alternatives))


def _quoting(text: Text) -> list[tuple[Alternatives | None, Arm | None, str]]:
    found: list[tuple[Alternatives | None, Arm | None, str]] = []
    for line in text.prose.lines:
        for piece in line.pieces:
            if isinstance(piece, Said):
                found.append((None, None, piece.scene))
            elif isinstance(piece, Alternatives):
                found.extend(
                    (piece, arm, part.scene) for arm in piece.arms for part in arm.pieces if isinstance(part, Said)
                )
    return found


def _mark(
    listening: Listening, text: Text, piece: Alternatives | None, arm: Arm | None, scene: str, states: Truths
) -> None:
    """Mark the states in which a quotation is read though nothing was said."""
    field = listening.known.exploration.memory.fields["said", scene]
    reads = field.mask
    if piece is not None:
        reads |= listening.reads.conditions(other.when for other in piece.arms)
    for case in listening.cases(text, reads):
        modes = case.hearers.modes
        nothing = ((modes & modes.dtype.type(field.mask)) == 0)[case.hearers.rows]
        if piece is not None:
            nothing &= next(read for other, read, _ in _arms(listening, case.hearers, piece) if other is arm)
        at = case.states if text.passage is None else text.passage.src[case.states]
        states[at[nothing]] = True


def _arms(listening: Listening, hearers: Hearers, piece: Alternatives) -> Iterator[tuple[Arm, Truths, Truths]]:
    """Each arm with the states it is read in, and those left for later arms."""
    exploration = listening.known.exploration
    left = np.ones(len(hearers.cells), dtype=np.bool_)
    for arm in piece.arms:
        holds = left
        if arm.when != ALWAYS:
            holds = left & hearers.where(Question.of(arm.when, exploration.story, exploration.memory))
        left = left & ~holds
        yield arm, holds, left
