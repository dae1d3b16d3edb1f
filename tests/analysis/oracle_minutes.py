"""Reading time: the words of every play from its start to its ending."""

from heapq import heappop, heappush

from tests.analysis.oracle_chances import Chances, leading_to
from tests.analysis.oracle_search import Node, Plays
from tests.analysis.oracle_texts import Reader

WORDS_A_MINUTE = 200


def minutes(plays: Plays, chances: Chances, visits: list[float | None]) -> dict[str, float | None]:
    """The shortest, the mean and the longest play that comes to an ending.

    None for all where no ending can be reached; for the longest where a play can come back to a state on its
    way to an ending; for the mean where some plays, with a chance above 0, never come to one.
    """
    reader = Reader()
    here = [_words(plays, node, reader) for node in plays.nodes]
    onward = [_onward(node, reader) for node in plays.nodes]
    over = [number for number, node in enumerate(plays.nodes) if node.at in plays.story.endings]
    on_the_way = leading_to([[to for to, _ in ways] for ways in onward], over)
    shortest = _shortest(plays, here, onward, over)
    mean = _mean(visits, here, onward) if len(on_the_way) == len(plays.nodes) and _always_on(plays) else None
    longest = None
    if over and not on_the_way & chances.looping:
        longest = _longest(plays, chances, here, onward, on_the_way)
    words = {"shortest": shortest, "mean": mean, "longest": longest}
    return {name: None if number is None else number / WORDS_A_MINUTE for name, number in words.items()}


def _words(plays: Plays, node: Node, reader: Reader) -> int:
    """The words shown at a state: its texts, and the labels of its open choices."""
    ending = plays.story.endings.get(node.at)
    if ending is not None:
        return reader.words(ending.text, node.moment) + reader.words(ending.later, node.moment)
    scene = plays.story.scenes[node.at]
    labels = [step.choice.choice.words for step in node.steps if step.choice is not None]
    return sum(reader.words(prose, node.moment) for prose in (scene.place, scene.text, *labels))


def _onward(node: Node, reader: Reader) -> list[tuple[int, int]]:
    """Where a state leads, with the words of the reply on the way."""
    return [
        (step.to, reader.words(step.choice.choice.reply, step.after_moment) if step.choice else 0)
        for step in node.steps
        if step.to is not None
    ]


def _always_on(plays: Plays) -> bool:
    """Whether there is a way on wherever one is looked for."""
    return all(step.to is not None for node in plays.nodes for step in node.steps)


def _shortest(
    plays: Plays, here: list[int], onward: list[list[tuple[int, int]]], over: list[int]
) -> int | None:
    """The nearest first: the first ending that is come to is the one with the fewest words."""
    waiting: list[tuple[int, int]] = []
    for start in plays.starts:
        number = plays.numbers[start.state]
        heappush(waiting, (here[number], number))
    endings, done = set(over), set()
    while waiting:
        words, number = heappop(waiting)
        if number in endings:
            return words
        if number not in done:
            done.add(number)
            for to, reply in onward[number]:
                heappush(waiting, (words + reply + here[to], to))
    return None


def _longest(
    plays: Plays,
    chances: Chances,
    here: list[int],
    onward: list[list[tuple[int, int]]],
    on_the_way: set[int],
) -> int | None:
    """The most words from each state to an ending, worked out from the endings back."""
    most: dict[int, int] = {}
    for group in reversed(chances.groups):
        for number in on_the_way.intersection(group):
            further = [reply + most[to] for to, reply in onward[number] if to in most]
            most[number] = here[number] + max(further, default=0)
    return max(
        (most[plays.numbers[start.state]] for start in plays.starts if plays.numbers[start.state] in most),
        default=None,
    )


def _mean(visits: list[float | None], here: list[int], onward: list[list[tuple[int, int]]]) -> float:
    """Each state's words and replies as often as they are expected to be read."""
    return sum(
        met * (words + sum(reply for _, reply in ways) / max(len(ways), 1))
        for met, words, ways in zip(visits, here, onward, strict=True)
        if met is not None
    )
