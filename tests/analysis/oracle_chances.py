"""Chances and expected numbers when every open choice is equally likely, loops solved as linear equations."""

from collections.abc import Collection

import numpy as np
from attrs import frozen

from tests.analysis.oracle_search import Plays

Ring = list[int]


@frozen(eq=False)
class Chances:
    """The states in groups that lead to one another, each group before those that it leads to.

    Attributes:
        loops: for each group, whether a play can come back to a state in it.
        closed: for each group, whether a play in it goes round for ever.
    """

    ways: list[list[tuple[int, float]]]
    groups: list[Ring]
    loops: list[bool]
    closed: list[bool]

    @classmethod
    def of(cls, plays: Plays) -> "Chances":
        ways = [
            [(step.to, 1 / len(node.steps)) for step in node.steps if step.to is not None]
            for node in plays.nodes
        ]
        groups = in_groups([[to for to, _ in onward] for onward in ways])
        loops = [len(group) > 1 or any(to == group[0] for to, _ in ways[group[0]]) for group in groups]
        stuck = {n for n, node in enumerate(plays.nodes) if any(step.to is None for step in node.steps)}
        closed = [
            loop and not stuck.intersection(group) and {to for n in group for to, _ in ways[n]} <= set(group)
            for loop, group in zip(loops, groups, strict=True)
        ]
        return cls(ways, groups, loops, closed)

    @property
    def looping(self) -> set[int]:
        """The states a play can come back to."""
        return {n for loop, group in zip(self.loops, self.groups, strict=True) if loop for n in group}

    @property
    def for_ever(self) -> set[int]:
        """The states from which a play goes round for ever and always comes back."""
        return {n for closed, group in zip(self.closed, self.groups, strict=True) if closed for n in group}

    def meeting(self, wanted: Collection[int]) -> list[float]:
        """For each state, the chance that a play which stands there meets a wanted state, then or later."""
        targets = set(wanted)
        chance = [0.0] * len(self.ways)
        for loop, closed, group in reversed(list(zip(self.loops, self.closed, self.groups, strict=True))):
            open_to = [number for number in group if number not in targets]
            for number in targets.intersection(group):
                chance[number] = 1.0
            if not loop:
                for number in open_to:
                    chance[number] = sum(share * chance[to] for to, share in self.ways[number])
            elif open_to and not (closed and len(open_to) == len(group)):
                solved = np.linalg.solve(*self._equations(open_to, chance))
                for number, value in zip(open_to, solved, strict=True):
                    chance[number] = float(value)
        return chance

    def visits(self, starts: dict[int, float]) -> list[float | None]:
        """How often each state is expected to be met in one play; None where it is met again for ever."""
        coming = [starts.get(number, 0.0) for number in range(len(self.ways))]
        expected: list[float | None] = [None] * len(self.ways)
        for loop, closed, group in zip(self.loops, self.closed, self.groups, strict=True):
            if closed:
                continue
            if loop:
                matrix, _ = self._equations(group, coming)
                solved = np.linalg.solve(matrix.T, np.array([coming[number] for number in group]))
            else:
                solved = np.array([coming[group[0]]])
            inside = set(group)
            for number, value in zip(group, solved, strict=True):
                expected[number] = float(value)
                for to, share in self.ways[number]:
                    if to not in inside:
                        coming[to] += share * float(value)
        return expected

    def _equations(self, group: list[int], known: list[float]) -> tuple[np.ndarray, np.ndarray]:
        """Each state of a group is the mean of those it leads to: what is unknown on the left."""
        place = {number: place for place, number in enumerate(group)}
        matrix, right = np.eye(len(group)), np.zeros(len(group))
        for row, number in enumerate(group):
            for to, share in self.ways[number]:
                if to in place:
                    matrix[row, place[to]] -= share
                else:
                    right[row] += share * known[to]
        return matrix, right


def in_groups(onward: list[list[int]]) -> list[Ring]:
    """States that lead to one another in one group, each group before those that it leads to.

    Every state is left once all it leads to is left; backwards from the last one left, whatever leads to a
    state and is in no group yet belongs to its group.
    """
    back: list[list[int]] = [[] for _ in onward]
    for number, states in enumerate(onward):
        for to in states:
            back[to].append(number)
    groups: list[Ring] = []
    grouped: set[int] = set()
    for first in reversed(_in_order_of_leaving(onward)):
        if first in grouped:
            continue
        grouped.add(first)
        group = [first]
        for number in group:
            for before in back[number]:
                if before not in grouped:
                    grouped.add(before)
                    group.append(before)
        groups.append(group)
    return groups


def leading_to(onward: list[list[int]], wanted: Collection[int]) -> set[int]:
    """The states from which a wanted one can be reached, those included."""
    back: list[list[int]] = [[] for _ in onward]
    for number, states in enumerate(onward):
        for to in states:
            back[to].append(number)
    found = set(wanted)
    waiting = list(found)
    while waiting:
        for before in back[waiting.pop()]:
            if before not in found:
                found.add(before)
                waiting.append(before)
    return found


def _in_order_of_leaving(onward: list[list[int]]) -> list[int]:
    left: list[int] = []
    met: set[int] = set()
    for first in range(len(onward)):
        if first in met:
            continue
        met.add(first)
        path = [(first, iter(onward[first]))]
        while path:
            number, ways = path[-1]
            to = next((to for to in ways if to not in met), None)
            if to is None:
                left.append(number)
                path.pop()
            else:
                met.add(to)
                path.append((to, iter(onward[to])))
    return left
