"""Which ways a text can read are ever read, and where it quotes somebody who has said nothing yet."""

from collections.abc import Iterator, Mapping

import numpy as np
from attrs import frozen

from game.analysis.arrays import Truths
from game.analysis.heard import Text
from game.analysis.hearing import Hearing, Hearings
from game.analysis.questions import Question
from game.analysis.sites import Path
from game.analysis.stays import Hearers
from game.story.prose.tree import Alternatives, Arm, Line, Said


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
        hearing: where it is heard.
        states: the states of the text's stay in which it does.
    """

    hearing: Hearing
    text: Text
    scene: str
    states: Truths


def arm_facts(hearings: Hearings) -> Mapping[Path, ArmFacts]:
    """Every arm of every text: by the text's path, the place of its passage in the text, and its own place."""
    found: dict[Path, ArmFacts] = {}
    for hearing, text, line in hearings.lines:
        for piece in alternatives(line):
            number = next(place for place, other in enumerate(_all_alternatives(text)) if other is piece)
            for place, arm in enumerate(_judged(hearing, text.read.hearers, piece)):
                path = (*text.path, str(number), str(place))
                before = found.get(path, arm)
                found[path] = ArmFacts(
                    arm.arm, before.ever_read or arm.ever_read, before.ever_passed or arm.ever_passed
                )
    return found


def quotes_of_nothing(hearings: Hearings) -> Iterator[Unsaid]:
    """Every text that in some play quotes a scene in which nothing was said yet."""
    for hearing, text, line in hearings.lines:
        for scene in dict.fromkeys(scene for _, _, scene in _quoting(line)):
            hearers = text.read.hearers
            nothing = hearers.where(hearing.exploration.memory.mask([("said", scene)]), _is_nothing)
            read = np.zeros(len(hearers.cells), dtype=np.bool_)
            for piece, arm, quoted in _quoting(line):
                if quoted == scene:
                    read |= _read(hearing, hearers, piece, arm)
            if (read & nothing).any():
                states = np.zeros(text.stay.size, dtype=np.bool_)
                states[text.read.states[(read & nothing)[text.read.places]]] = True
                yield Unsaid(hearing, text, scene, states)


def _is_nothing(bits: int) -> bool:
    return bits == 0


def alternatives(line: Line) -> Iterator[Alternatives]:
    """The passages of a line that can read in several ways."""
    return (piece for piece in line.pieces if isinstance(piece, Alternatives))


def _all_alternatives(text: Text) -> Iterator[Alternatives]:
    for line in text.prose.lines:
        yield from alternatives(line)


def _quoting(line: Line) -> Iterator[tuple[Alternatives | None, Arm | None, str]]:
    """The scenes a line quotes, each with the arm it does so in, if it is in one."""
    for piece in line.pieces:
        if isinstance(piece, Said):
            yield None, None, piece.scene
        elif isinstance(piece, Alternatives):
            for arm in piece.arms:
                yield from ((piece, arm, part.scene) for part in arm.pieces if isinstance(part, Said))


def _judged(hearing: Hearing, hearers: Hearers, piece: Alternatives) -> Iterator[ArmFacts]:
    """What comes of each arm among some hearers."""
    left = np.ones(len(hearers.cells), dtype=np.bool_)
    for arm in piece.arms:
        holds = left & _holding(hearing, hearers, arm)
        left &= ~holds
        yield ArmFacts(arm, bool(holds.any()), bool(left.any()))


def _holding(hearing: Hearing, hearers: Hearers, arm: Arm) -> Truths:
    """For each hearer, whether an arm's condition holds."""
    question = Question.of(arm.when, hearing.exploration.story, hearing.exploration.memory)
    return hearers.where(question.reads, question.of_mode)


def _read(hearing: Hearing, hearers: Hearers, piece: Alternatives | None, arm: Arm | None) -> Truths:
    """For each hearer, whether an arm is read by it; without one, whatever stands in the line is."""
    left = np.ones(len(hearers.cells), dtype=np.bool_)
    for other in piece.arms if piece is not None else ():
        holds = _holding(hearing, hearers, other)
        if other is arm:
            return left & holds
        left &= ~holds
    return left
