"""Choices compared with their neighbours: those that make no difference, and the one that is always better."""

from collections.abc import Callable, Hashable, Iterator
from itertools import combinations

from game.story.model import Choice, Kind
from tests.analysis.oracle_chances import Chances
from tests.analysis.oracle_search import Node, Plays
from tests.analysis.oracle_texts import Reader, choice_texts, ending_texts, scene_texts

FAR_BETTER = 0.2
HARDLY = 1e-9

Pair = tuple[str, str, str]
Witness = tuple[str, ...]
Leads = Callable[[int | None], Hashable]


def false_choices(plays: Plays) -> tuple[set[Pair], set[Pair]]:
    """Pairs of options that always lead to the same: to one state, and to futures that nobody can tell apart.

    The first are among the second. Meters count as read: the debrief draws them.
    """
    alike = [pair for pair in _pairs(plays) if _same_on_paper(*pair[1])]
    same_state = {names for names, pair in alike if _always_same(plays, names, pair, lambda to: to)}
    maybe = [(names, pair) for names, pair in alike if _always_same(plays, names, pair, _standing(plays))]
    if not maybe:
        return same_state, set()
    futures = futures_of(plays)
    same_future = {
        names
        for names, pair in maybe
        if _always_same(plays, names, pair, lambda to: None if to is None else futures[to])
    }
    return same_state, same_future


def first_together(plays: Plays) -> dict[Pair, Witness]:
    """For each pair of options that are ever open together, the first of the shortest plays to where they are."""
    found = {}
    for (scene, one, other), _ in _pairs(plays):
        for node in plays.nodes:
            if node.at == scene and node.step(one) is not None and node.step(other) is not None:
                found[scene, one, other] = node.witness
                break
    return found


def futures_of(plays: Plays) -> list[int]:
    """A number for each state, equal where everything from there on reads, offers and moves the same.

    States are first told apart by what is seen at them, then again and again by where their ways lead, until no
    more are told apart.
    """
    reader = Reader()
    future = _as_numbers([_seen(plays, node, reader) for node in plays.nodes])
    kinds = len(set(future))
    while True:
        future = _as_numbers(
            [
                (own, *(-1 if step.to is None else future[step.to] for step in node.steps))
                for own, node in zip(future, plays.nodes, strict=True)
            ]
        )
        if len(set(future)) == kinds:
            return future
        kinds = len(set(future))


def obvious_answers(plays: Plays, chances: Chances) -> set[tuple[str, str]]:
    """Choices that wherever they have open neighbours do far better than each of them."""
    endings = plays.story.endings.values()
    good = {ending.id for ending in endings if ending.kind is Kind.INTERDEPENDENT}
    chance = chances.meeting([number for number, node in enumerate(plays.nodes) if node.at in good])
    better: dict[tuple[str, str], bool] = {}
    for node in plays.nodes:
        if len(node.steps) < 2:
            continue
        after = {
            step.choice.choice.id: 0.0 if step.to is None else chance[step.to]
            for step in node.steps
            if step.choice is not None
        }
        for choice, own in after.items():
            others = max(value for other, value in after.items() if other != choice)
            far = own >= others + FAR_BETTER - HARDLY
            better[node.at, choice] = better.get((node.at, choice), True) and far
    return {choice for choice, always in better.items() if always}


def _pairs(plays: Plays) -> Iterator[tuple[Pair, tuple[Choice, Choice]]]:
    for scene in plays.story.scenes.values():
        for pair in combinations(scene.choices, 2):
            yield (scene.id, pair[0].id, pair[1].id), pair


def _same_on_paper(one: Choice, other: Choice) -> bool:
    return (one.shows, one.move, one.costly, one.reply) == (
        other.shows,
        other.move,
        other.costly,
        other.reply,
    )


def _always_same(plays: Plays, names: Pair, pair: tuple[Choice, Choice], leads: Leads) -> bool:
    """Whether two options are ever open together, and then always lead to the same."""
    together = False
    for node in plays.nodes:
        if node.at != names[0]:
            continue
        one, other = (node.step(choice.id) for choice in pair)
        if one is not None and other is not None:
            together = True
            if leads(one.to) != leads(other.to):
                return False
    return together


def _standing(plays: Plays) -> Leads:
    """Where a play stands, and with which meters: what can be told apart at once."""
    return lambda to: None if to is None else (plays.nodes[to].at, plays.nodes[to].state.meters)


def _seen(plays: Plays, node: Node, reader: Reader) -> Hashable:
    """Everything that can be noticed at a state and on its ways on, but for where they lead."""
    moment = node.moment
    if node.at in plays.story.endings:
        texts = ending_texts(plays.story.endings[node.at])
        return node.at, node.state.meters, tuple(reader.reads(prose, moment) for _, prose in texts)
    scene = plays.story.scenes[node.at]
    offers = []
    for id, status in moment.offers():
        choice = scene.choice(id)
        assert choice is not None
        told = [reader.reads(choice.words, moment)]
        if status == "locked" and choice.locked is not None:
            told.append(reader.reads(choice.locked, moment))
        step = node.step(id)
        if step is not None:
            told += [reader.reads(prose, step.after_moment) for _, prose in choice_texts(scene, choice)]
        offers.append((id, status, *told))
    texts = scene_texts(scene)
    return node.at, node.state.meters, tuple(reader.reads(prose, moment) for _, prose in texts), tuple(offers)


def _as_numbers(values: list[Hashable]) -> list[int]:
    numbers: dict[Hashable, int] = {}
    return [numbers.setdefault(value, len(numbers)) for value in values]
