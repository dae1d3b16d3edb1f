"""Conditions compiled for whole cubes: the analysis's form of the one condition tree.

Asked of a mode, a condition comes down to yes, to no, or to the cells of the meters in which it holds.
"""

from collections.abc import Callable, Sequence

from attrs import field, frozen

from game.analysis.memory import Memory, Remembered, kept
from game.analysis.meters import Cube, asked
from game.story.conditions.tree import (
    Always,
    Both,
    Condition,
    CounterCompared,
    Either,
    MeterCompared,
    MeterIn,
    Not,
    Operator,
    SeatIs,
    StanceIs,
)
from game.story.model import Story

Where = bool | Cube
"""In every cell, in none, or in these."""

_COMPARED: dict[Operator, Callable[[int, int], bool]] = {
    "<": int.__lt__,
    "<=": int.__le__,
    "==": int.__eq__,
    "!=": int.__ne__,
    ">=": int.__ge__,
    ">": int.__gt__,
}


def both(left: Where, right: Where) -> Where:
    """Where one and the other hold."""
    if left is False or right is False:
        return False
    if isinstance(left, bool):
        return right if isinstance(right, bool) else _settled(right)
    return _settled(left if isinstance(right, bool) else left & right)


def either(left: Where, right: Where) -> Where:
    """Where one or the other holds."""
    if left is True or right is True:
        return True
    if isinstance(left, bool):
        return right
    return left if isinstance(right, bool) else left | right


def outside(where: Where) -> Where:
    """Where it does not hold."""
    return (not where) if isinstance(where, bool) else _settled(~where)


def _settled(cube: Cube) -> Where:
    return cube if cube.any() else False


@frozen(eq=False)
class Question:
    """A condition of a story, to be asked of modes; `reads` are the bits of a mode its answer hangs on."""

    reads: int
    _answer: Callable[[int], Where]
    _known: dict[int, Where] = field(factory=dict)

    @classmethod
    def of(cls, condition: Condition, story: Story, memory: Memory) -> "Question":
        """The condition, ready to ask."""
        return cls(memory.read_by(condition), _compiled(condition, story, memory))

    def of_mode(self, mode: int) -> Where:
        """Where the condition holds for plays in this mode."""
        read = mode & self.reads
        if read not in self._known:
            self._known[read] = self._answer(read)
        return self._known[read]


def _compiled(condition: Condition, story: Story, memory: Memory) -> Callable[[int], Where]:
    match condition:
        case Always():
            return lambda _mode: True
        case Both(parts):
            return _folded(tuple(_compiled(part, story, memory) for part in parts), both, end=False)
        case Either(parts):
            return _folded(tuple(_compiled(part, story, memory) for part in parts), either, end=True)
        case Not(part):
            inner = _compiled(part, story, memory)
            return lambda mode: outside(inner(mode))
        case MeterCompared() | MeterIn():
            cube = asked(condition, story)
            where = True if cube.all() else _settled(cube)
            return lambda _mode: where
        case _:
            return _of_memory(condition, story, memory)


def _folded(
    parts: tuple[Callable[[int], Where], ...], join: Callable[[Where, Where], Where], *, end: bool
) -> Callable[[int], Where]:
    def answer(mode: int) -> Where:
        where: Where = not end
        for part in parts:
            where = join(where, part(mode))
            if where is end:
                break
        return where

    return answer


def _of_memory(leaf: Remembered, story: Story, memory: Memory) -> Callable[[int], Where]:
    place = memory.fields[kept(leaf)]
    match leaf:
        case CounterCompared(_, operator, number):
            compare = _COMPARED[operator]
            return lambda mode: compare(place.of(mode), number)
        case StanceIs(person, stance):
            wanted = _place(stance, list(story.cast[person].stances))
        case SeatIs(seat):
            wanted = _place(seat, [chair.id for chair in story.seats])
        case _:
            wanted = 1
    return lambda mode: place.of(mode) == wanted


def _place(name: str | None, among: Sequence[str | None]) -> int:
    """A name's place counted from 1; -1 for one that was left out when the story was narrowed, so it never holds."""
    return 1 + among.index(name) if name in among else -1
