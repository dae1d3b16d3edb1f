"""Every state a story can come to and how one leads to the next, found by walking, with nothing left out.

The engine moves the play on; what is open, what holds and what a text says is asked of the naive second
implementation of the rules.
"""

from collections.abc import Iterator
from functools import cache, cached_property
from itertools import product

from attrs import Factory, define, evolve, frozen

from game.engine import NoWayOnError, Rules, State, begin, enter, take
from game.engine.advance import route
from game.engine.rules import CompiledChoice
from game.story.model import METER_NAMES, Story
from tests.engine.oracle import Oracle


class TooLarge(Exception):  # noqa: N818 - it is no error: another story is drawn
    """A story has more states than the plain way is good for."""


@define(eq=False, slots=False)
class Step:
    """One way on: a choice taken, or with None the scene's own way.

    Attributes:
        after: the state in which the reply is read and the way on is judged.
        landing: the state it leads to; None where no way on holds.
        to: the number of that state.
    """

    choice: CompiledChoice | None
    after: State
    landing: State | None
    story: Story
    to: int | None = None

    @cached_property
    def after_moment(self) -> Oracle:
        """What answers for `after`."""
        return moment_of(self.story, self.after)


@define(eq=False)
class Node:
    """A state that can be reached, and the first of the shortest ways to it."""

    state: State
    moment: Oracle
    depth: int
    witness: tuple[str, ...]
    steps: list[Step] = Factory(list)

    @property
    def at(self) -> str:
        return self.state.at

    @property
    def choosing(self) -> bool:
        """Whether a choice is open here."""
        return any(step.choice is not None for step in self.steps)

    def step(self, choice: str) -> Step | None:
        """The way on by a choice, by its id; None where it is not open."""
        return next(
            (step for step in self.steps if step.choice is not None and step.choice.choice.id == choice), None
        )


@frozen
class Start:
    """A seat and the stances of everyone else; `blank` is the state before the first scene is entered."""

    chance: float
    seat: str | None
    stances: dict[str, str]
    state: State
    blank: State

    @property
    def witness(self) -> tuple[str, ...]:
        seat = () if self.seat is None else (f"seat={self.seat}",)
        return (*seat, *(f"{person}={stance}" for person, stance in self.stances.items()))


@frozen(eq=False)
class Plays:
    """Every play of a story at once."""

    story: Story
    rules: Rules
    bare: Rules
    starts: tuple[Start, ...]
    nodes: list[Node]
    numbers: dict[State, int]

    def at(self, place: str) -> list[int]:
        """The states at a scene or ending."""
        return [number for number, node in enumerate(self.nodes) if node.at == place]

    def onward(self, number: int) -> list[int]:
        """The states that a state leads to."""
        return [step.to for step in self.nodes[number].steps if step.to is not None]


def plays_of(story: Story, most: int) -> Plays:
    """All states, breadth first: the starts in their order, then at each state its choices in theirs.

    Scenes that offer no choice are walked through in the same breath, as they cost none.
    """
    rules = Rules.of(story)
    bare = evolve(rules, scenes={id: evolve(scene, enter=None) for id, scene in rules.scenes.items()})
    starts = tuple(_starts(rules, bare))
    nodes: list[Node] = []
    numbers: dict[State, int] = {}
    waiting = [(start.state, start.witness) for start in starts]
    depth = 0
    while waiting:
        later = []
        for first, witness in waiting:
            state: State | None = first
            while state is not None and state not in numbers:
                if len(nodes) == most:
                    raise TooLarge(f"more than {most} states")
                node = Node(state, moment_of(story, state), depth, witness)
                node.steps = list(_steps(rules, node))
                numbers[state] = len(nodes)
                nodes.append(node)
                later += [
                    (step.landing, (*witness, step.choice.name))
                    for step in node.steps
                    if step.choice is not None and step.landing is not None
                ]
                state = next((step.landing for step in node.steps if step.choice is None), None)
        waiting = later
        depth += 1
    for node in nodes:
        for step in node.steps:
            step.to = None if step.landing is None else numbers[step.landing]
    return Plays(story, rules, bare, starts, nodes, numbers)


def moment_of(story: Story, state: State) -> Oracle:
    """The naive second implementation, brought to a state; it answers questions and is not moved on."""
    moment = object.__new__(Oracle)
    moment.story = story
    moment.seat = state.seat
    moment.stances = dict(state.stances)
    moment.meters = dict(zip(METER_NAMES, state.meters, strict=True))
    moment.flags = {flag: flag in state.flags for flag in story.flags}
    moment.counters = dict(zip(story.counters, state.counters, strict=True))
    moment.stays_ended = list(state.visited)
    moment.taken = [_scene_and_choice(name) for name in state.chosen]
    moment.quotations = list(state.said)
    moment.moves = list(state.moves)
    moment.route = [state.at]
    return moment


@cache
def _scene_and_choice(name: str) -> tuple[str, str]:
    scene, _, choice = name.partition(".")
    return scene, choice


def _starts(rules: Rules, bare: Rules) -> Iterator[Start]:
    seats, cast = rules.story.seats, rules.story.cast
    for seat in seats:
        others = [who for who, person in cast.items() if person.stances and who != seat.id]
        combinations = list(product(*(cast[who].stances for who in others)))
        for held in combinations:
            stances = dict(zip(others, held, strict=True))
            yield Start(
                1 / (len(seats) * len(combinations)),
                seat.id,
                stances,
                begin(rules, seat.id, stances),
                begin(bare, seat.id, stances),
            )


def _steps(rules: Rules, node: Node) -> Iterator[Step]:
    if node.at in rules.endings:
        return
    by_id = rules.scenes[node.at].by_id
    choices: list[CompiledChoice | None] = [by_id[id] for id in node.moment.open()]
    for choice in choices or [None]:
        after = node.state if choice is None else take(node.state, choice)
        try:
            landing = enter(rules, after, route(rules, after, choice))
        except NoWayOnError:
            landing = None
        yield Step(choice, after, landing, rules.story)
