"""Plays as an author can repeat them: the shortest to a scene or a choice, and the numbers to type for one."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import product
from shlex import quote

from attrs import field, frozen

from game.analysis.facts import Facts, Steps
from game.engine import NoWayOnError, Playthrough, Rules, State, start
from game.engine.rules import CompiledChoice
from game.story.model import Story


@frozen
class Recipe:
    """A play to repeat: the command that begins it, and the number to type at each choice."""

    command: str
    numbers: tuple[int, ...]

    @property
    def typed(self) -> str:
        """The numbers in a row."""
        return " ".join(map(str, self.numbers))


def recipe(steps: Steps, story: Story, named: str) -> Recipe:
    """How to repeat a play; the numbers stop where a step cannot be taken."""
    seat, stances, trail = parted(steps, story)
    command = ["bothways", "play", quote(named)]
    command += [] if seat is None else ["--seat", seat]
    for person, stance in stances.items():
        command += ["--stance", f"{person}={stance}"]
    return Recipe(" ".join(command), tuple(_numbers(Rules.of(story), seat, stances, trail)))


def parted(steps: Steps, story: Story) -> tuple[str | None, dict[str, str], Steps]:
    """A witness as its seat, its stances and its choices."""
    seat, stances, trail = None, {}, []
    for step in steps:
        name, sign, value = step.partition("=")
        if not sign:
            trail.append(step)
        elif name == "seat" and story.seats[0].id is not None:
            seat = value
        else:
            stances[name] = value
    return seat, stances, tuple(trail)


def _numbers(rules: Rules, seat: str | None, stances: dict[str, str], trail: Steps) -> Iterator[int]:
    try:
        play = start(rules, seat, stances)
        for step in trail:
            names = [choice.name for choice in play.open_choices]
            if step not in names:
                return
            yield names.index(step) + 1
            play = play.choose(play.open_choices[names.index(step)])
    except NoWayOnError:
        return


def shortest_play(story: Story, facts: Facts, target: str) -> Steps | None:
    """The shortest play that comes to a scene, an ending or a choice, earliest steps first; None if none does.

    The facts say how long it is, so only plays that can still arrive in time are walked.
    """
    if target in facts.endings:
        return facts.endings[target].witness
    known = facts.scenes.get(target) or facts.choices.get(target)
    if known is None or known.depth is None:
        return None
    rules = Rules.of(story)
    search = _Search(target, _distances(facts, target))
    for seat, stances in _starts(story):
        with suppress(NoWayOnError):
            trail = search.from_(start(rules, seat, stances), known.depth)
            if trail is not None:
                return (*_named(seat, stances, story), *trail)
    return None


def _starts(story: Story) -> Iterator[tuple[str | None, dict[str, str]]]:
    """Every seat with every combination of stances, in the order of the file."""
    for seat in story.seats:
        others = [person for person in story.cast.values() if person.stances and person.id != seat.id]
        for combination in product(*(person.stances for person in others)):
            names = [person.id for person in others]
            yield seat.id, dict(zip(names, combination, strict=True))


def _named(seat: str | None, stances: Mapping[str, str], story: Story) -> Steps:
    seats = () if seat is None or story.seats[0].id is None else (f"seat={seat}",)
    return (*seats, *(f"{person}={stance}" for person, stance in stances.items()))


def _distances(facts: Facts, target: str) -> Mapping[str, int]:
    """The fewest choices from each scene to the target, whatever its conditions say."""
    scene, _, choice = target.partition(".")
    before: dict[str, list[tuple[str, int]]] = {}
    for way in facts.ways:
        before.setdefault(way.to, []).append((way.scene, 0 if way.choice is None else 1))
    distance = {scene: 1 if choice else 0}
    waiting = deque([scene])
    while waiting:
        at = waiting.popleft()
        for other, cost in before.get(at, ()):
            if distance[at] + cost < distance.get(other, distance[at] + cost + 1):
                distance[other] = distance[at] + cost
                (waiting.append if cost else waiting.appendleft)(other)
    return distance


@frozen
class _Search:
    """A walk through the plays in the order of their steps, that gives up where the target is too far."""

    target: str
    distance: Mapping[str, int]
    lost: set[tuple[State, int]] = field(factory=set)

    def from_(self, play: Playthrough, left: int) -> Sequence[str] | None:
        """The first play on from here that comes to the target in so many more choices."""
        if left == 0:
            here = "." not in self.target and any(passage.id == self.target for passage in play.passages)
            return play.trail if here else None
        if self.distance.get(play.state.at, left + 1) > left or (play.state, left) in self.lost:
            return None
        for choice in play.open_choices:
            found = self._by(play, choice, left)
            if found is not None:
                return found
        self.lost.add((play.state, left))
        return None

    def _by(self, play: Playthrough, choice: CompiledChoice, left: int) -> Sequence[str] | None:
        if choice.name == self.target:
            return (*play.trail, choice.name) if left == 1 else None
        if left == 1 and "." in self.target:
            return None
        try:
            return self.from_(play.choose(choice), left - 1)
        except NoWayOnError:
            return None
