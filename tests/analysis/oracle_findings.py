"""What an author is to be told, worked out from every play: each code with its place, its words, and a witness.

Numbers in words are left out; they are the facts' own. A witness is the first of the shortest plays that show it.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from attrs import frozen

from game.story.conditions.tree import ALWAYS, Condition
from game.story.conditions.writing import written
from game.story.model import Kind
from game.story.prose.tree import Name, Pronoun, Said, Words
from game.story.reading.places import ENDING, HEAD
from tests.analysis.oracle_chances import Chances, leading_to
from tests.analysis.oracle_search import Node, Plays
from tests.analysis.oracle_texts import Judged, Path, Witness

NEARLY = 1e-9
MOVES = ("lean", "stand", "repair")
NUMBERS = {"percent", "points", "mean", "why", "text"}


@frozen
class Found:
    """One thing to be told; the witness is None where none is wanted."""

    code: str
    path: Path
    words: frozenset[tuple[str, str]]
    witness: Witness | None


def found(code: str, path: Path, words: Mapping[str, str], witness: Witness | None = None) -> Found:
    return Found(code, path, frozenset(words.items()), witness)


def findings(plays: Plays, chances: Chances, judged: Judged, facts: dict[str, Any]) -> Iterator[Found]:
    """Everything to be told but for choices that make no difference, of which only bounds are known."""
    yield from _dead_ends(plays)
    yield from _traps(plays, chances)
    yield from _unmet(plays)
    yield from _conditions(plays, judged)
    yield from _arms(plays, judged)
    for (path, scene), play in judged.quotes_of_nothing.items():
        yield found("BW604", path, {"scene": scene}, play)
    for scene, choice in facts["obvious_answers"]:
        first = next(node for node in _at(plays, scene) if len(node.steps) > 1 and node.step(choice))
        yield found("BW610", (scene, choice), {"choice": choice}, first.witness)
    yield from _shares(facts)
    yield from _one_way(plays)
    yield from _policies(plays, facts)
    yield from _moves(plays)
    yield from _stances(plays, facts)
    yield from _options(plays, facts)
    minutes, told = facts["minutes"]["mean"], plays.story.minutes
    if minutes is not None and abs(minutes - told) > told / 5 + NEARLY:
        yield found("BW628", (HEAD, "minutes"), {"told": str(told)})


def _at(plays: Plays, place: str) -> list[Node]:
    """The states at a place, those that are come to first before others."""
    return [node for node in plays.nodes if node.at == place]


def _onward(plays: Plays) -> list[list[int]]:
    return [plays.onward(number) for number in range(len(plays.nodes))]


def _dead_ends(plays: Plays) -> Iterator[Found]:
    told: set[Path] = set()
    for node in plays.nodes:
        for step in node.steps:
            choice = () if step.choice is None else (step.choice.choice.id,)
            path = (node.at, *choice, "go")
            if step.landing is None and path not in told:
                told.add(path)
                taken = () if step.choice is None else (step.choice.name,)
                yield found("BW605", path, {"scene": node.at}, (*node.witness, *taken))


def _traps(plays: Plays, chances: Chances) -> Iterator[Found]:
    """Where plays come into states without hope; which of several plays shows it is left open."""
    doomed = doomed_states(plays, chances)
    entered = {plays.numbers[start.state] for start in plays.starts}
    for number in range(len(plays.nodes)):
        if number not in doomed:
            entered.update(plays.onward(number))
    for scene in plays.story.scenes:
        if not doomed.isdisjoint(entered.intersection(plays.at(scene))):
            yield found("BW606", (scene,), {"scene": scene})


def doomed_states(plays: Plays, chances: Chances) -> set[int]:
    """The states from which no ending can be reached, and some play goes round for ever."""
    onward = _onward(plays)
    endings = [number for number, node in enumerate(plays.nodes) if node.at in plays.story.endings]
    return leading_to(onward, chances.for_ever) - leading_to(onward, endings)


def _unmet(plays: Plays) -> Iterator[Found]:
    story = plays.story
    ways = {
        scene.id: [
            route.to for routes in (*(choice.go for choice in scene.choices), scene.go) for route in routes
        ]
        for scene in story.scenes.values()
    }
    met = {node.at for node in plays.nodes}
    led_to = {seat.start for seat in story.seats}
    for _ in ways:
        led_to |= {to for scene in led_to for to in ways.get(scene, ())}
    for scene in story.scenes:
        if scene in led_to - met and any(scene in ways[before] for before in ways if before in met):
            yield found("BW607", (scene,), {"name": scene})
    for ending in story.endings:
        if ending in led_to - met:
            yield found("BW608", (ENDING, ending), {"name": ending})


def _conditions(plays: Plays, judged: Judged) -> Iterator[Found]:
    for path, condition, part, closes in _deciding(plays):
        held, failed = judged.conditions.get(path, (False, False))
        words = {"condition": written(condition), "part": f"this {part}"}
        if failed and not held:
            yield found("BW601", path, words)
        if held and not failed and not closes:
            yield found("BW602", path, words)


def _deciding(plays: Plays) -> Iterator[tuple[Path, Condition, str, bool]]:
    """The conditions of play; the last is whether it ends a list of several."""
    for scene in plays.story.scenes.values():
        lists: list[tuple[Path, str, list[Condition]]] = [
            ((scene.id, "enter", "shift"), "shift", [entry.when for entry in scene.enter.shift]),
            ((scene.id, "go"), "way on", [route.when for route in scene.go]),
        ]
        for choice in scene.choices:
            yield (scene.id, choice.id, "if"), choice.when, "choice", False
            shifts, routes = (
                [entry.when for entry in choice.effects.shift],
                [route.when for route in choice.go],
            )
            lists.append(((scene.id, choice.id, "shift"), "shift", shifts))
            lists.append(((scene.id, choice.id, "go"), "way on", routes))
        for path, part, conditions in lists:
            for number, condition in enumerate(conditions):
                ends = len(conditions) > 1 and number == len(conditions) - 1
                yield (*path, str(number)), condition, part, ends


def _arms(plays: Plays, judged: Judged) -> Iterator[Found]:
    passages: dict[Path, list[Path]] = {}
    for path in judged.arms:
        passages.setdefault(path[:-1], []).append(path)
    for paths in passages.values():
        if judged.reached.isdisjoint(paths):
            continue
        said = [_says_something(plays, judged, path) for path in paths]
        for number, path in enumerate(paths):
            condition = judged.arms[path].when
            held, failed = judged.conditions.get(path, (False, False))
            words = {"condition": written(condition), "part": "this reading"}
            if path not in judged.reached and said[number]:
                under = "" if condition == ALWAYS else f", under “{written(condition)}”"
                yield found("BW603", path, {"condition": under})
            elif failed and not held:
                yield found("BW601", path, words)
            closes = 0 < number == len(paths) - 2
            if held and not failed and not any(said[number + 1 :]) and not closes:
                yield found("BW602", path, words)


def _says_something(plays: Plays, judged: Judged, path: Path) -> bool:
    def words(piece: object) -> str:
        match piece:
            case Words(text):
                return text
            case Name(person) | Pronoun(person):
                return plays.story.cast[person].name
        return "quoted" if isinstance(piece, Said) else ""

    return bool("".join(words(piece) for piece in judged.arms[path].pieces).strip())


def _shares(facts: dict[str, Any]) -> Iterator[Found]:
    for id, ending in facts["endings"].items():
        if ending["share"] > 0.4 + NEARLY:
            yield found("BW620", (ENDING, id), {"name": id})
        if ending["reachable"] and ending["share"] < 0.01 - NEARLY:
            yield found("BW621", (ENDING, id), {"name": id}, ending["witness"])


def _one_way(plays: Plays) -> Iterator[Found]:
    onward = _onward(plays)
    for ending in plays.story.endings:
        if not _at(plays, ending):
            continue
        on_the_way = leading_to(onward, plays.at(ending))
        differing = [
            scene
            for scene in plays.story.scenes
            if on_the_way.intersection(plays.at(scene)) and _comes_without(plays, onward, scene, ending)
        ]
        if len(differing) < 2:
            yield found("BW622", (ENDING, ending), {"name": ending}, _at(plays, ending)[0].witness)


def _comes_without(plays: Plays, onward: list[list[int]], scene: str, ending: str) -> bool:
    """Whether some play comes to an ending and never sees a scene."""
    closed = set(plays.at(scene))
    waiting = [number for start in plays.starts if (number := plays.numbers[start.state]) not in closed]
    seen = set(waiting)
    while waiting:
        for to in onward[waiting.pop()]:
            if to not in seen | closed:
                seen.add(to)
                waiting.append(to)
    return any(plays.nodes[number].at == ending for number in seen)


def _interdependent(plays: Plays) -> Collection[str]:
    return [id for id, ending in plays.story.endings.items() if ending.kind is Kind.INTERDEPENDENT]


def _policies(plays: Plays, facts: dict[str, Any]) -> Iterator[Found]:
    for policy, shares in facts["policies"].items():
        for ending in _interdependent(plays):
            if shares.get(ending, 0) > 0:
                yield found("BW623", (ENDING, ending), {"policy": policy, "ending": ending})


def _moves(plays: Plays) -> Iterator[Found]:
    for ending in _interdependent(plays):
        lacking = [node for node in _at(plays, ending) if len(node.state.moves) < len(MOVES)]
        if lacking:
            missing = [move for move in MOVES if any(move not in node.state.moves for node in lacking)]
            words = {"name": ending, "missing": " or ".join(missing)}
            yield found("BW624", (ENDING, ending), words, lacking[0].witness)


def _stances(plays: Plays, facts: dict[str, Any]) -> Iterator[Found]:
    onward = _onward(plays)
    moved = []
    for person in plays.story.cast.values():
        rows = []
        for stance in person.stances:
            name = f"{person.id}={stance}"
            held = [
                plays.numbers[start.state]
                for start in plays.starts
                if (person.id, stance) in start.stances.items()
            ]
            if not held:
                continue
            rows.append(facts["stances"][name])
            for ending in _interdependent(plays):
                if _at(plays, ending) and leading_to(onward, plays.at(ending)).isdisjoint(held):
                    yield found("BW625", (ENDING, ending), {"name": ending, "stance": name})
        moved += [abs(one[ending] - other[ending]) for one, other in _pairs(rows) for ending in one]
    if moved and max(moved) < 0.1 - NEARLY:
        yield found("BW626", (HEAD, "cast"), {})


def _pairs(rows: list[dict[str, float]]) -> Iterator[tuple[dict[str, float], dict[str, float]]]:
    for place, row in enumerate(rows):
        yield from ((row, other) for other in rows[place + 1 :])


def _options(plays: Plays, facts: dict[str, Any]) -> Iterator[Found]:
    for scene in plays.story.scenes.values():
        for choice in scene.choices:
            name = f"{scene.id}.{choice.id}"
            share, least = facts["choices"][name]["open_in"], 15 if choice.when == ALWAYS else 5
            if share and share < least / 100 - NEARLY:
                first = next(node for node in _at(plays, scene.id) if node.step(choice.id))
                words = {"choice": choice.id, "least": str(least)}
                yield found("BW627", (scene.id, choice.id), words, (*first.witness, name))
