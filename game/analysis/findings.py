"""What an author should mend: conditions that decide nothing, parts nobody meets, plays that never end, empty choices."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from game.analysis.arms import ArmFacts, arm_facts, quotes_of_nothing
from game.analysis.facts import Finding
from game.analysis.ground import Ground
from game.analysis.listening import Listening
from game.analysis.options import false_choices, obvious_answers
from game.analysis.shortest import Target
from game.analysis.sites import Judged, Path, deciding_sites
from game.story.conditions.tree import ALWAYS
from game.story.conditions.writing import written
from game.story.model import Route, Story
from game.story.prose.tree import Name, Pronoun, Said, Simple, Words
from game.story.reading.places import ENDING

Shown = tuple[Finding, Target | None]
"""A finding, and what its witness should come to."""
MOST_WORDS = 8


def findings(ground: Ground, listening: Listening) -> Iterator[Shown]:
    """All findings of a story that do not depend on its being finished."""
    sites = deciding_sites(ground.exploration)
    yield from _caught(ground)
    yield from _never_met(ground, sites)
    yield from _conditions(ground.exploration.story, sites)
    yield from _texts(listening)
    yield from _quotes(listening)
    yield from _choices(ground, listening)


def _caught(ground: Ground) -> Iterator[Shown]:
    story = ground.exploration.story
    for id, stay in ground.exploration.stays.items():
        for passage in stay.passages:
            if passage.step.to is None:
                states = np.zeros(stay.size, dtype=np.bool_)
                states[passage.src] = True
                place = passage.step.choice
                path = (id, "go") if place is None else (id, story.scenes[id].choices[place].id, "go")
                yield Finding("BW605", path, {"scene": id}), Target(id, states, place)
    endless = {id: states for id, states in ground.catches.endless.items() if states.any()}
    if endless:
        targets = {id: Target(id, states) for id, states in endless.items()}
        nearest = min(endless, key=lambda id: ground.shortest.depth(targets[id]) or 0)
        yield Finding("BW606", (nearest,), {"scene": nearest}), targets[nearest]


def _never_met(ground: Ground, sites: Mapping[Path, Judged]) -> Iterator[Shown]:
    story, stays = ground.exploration.story, ground.exploration.stays
    for id in (*story.scenes, *story.endings):
        if id in stays:
            continue
        ways = list(_ways_to(story, id))
        met = [(path, route) for path, route in ways if path[0] in stays]
        if id in story.scenes and not met:
            continue  # whatever keeps plays from the scenes before it is told there
        why = " ".join(_why_not(story, sites, path, route) for path, route in met)
        path, code = ((id,), "BW607") if id in story.scenes else ((ENDING, id), "BW608")
        yield Finding(code, path, {"name": id, "why": why or "Only scenes that no play comes to lead there."}), None


def _ways_to(story: Story, to: str) -> Iterator[tuple[Path, Route]]:
    for scene in story.scenes.values():
        for choice in scene.choices:
            for place, route in enumerate(choice.go):
                if route.to == to:
                    yield (scene.id, choice.id, "go", str(place)), route
        for place, route in enumerate(scene.go):
            if route.to == to:
                yield (scene.id, "go", str(place)), route


def _why_not(story: Story, sites: Mapping[Path, Judged], path: Path, route: Route) -> str:
    """Why a way of a scene that is met is never gone."""
    named = ".".join(path[: path.index("go", 1)])
    if len(path) == 4:  # noqa: PLR2004 - a choice's way: scene, choice, go, place
        choice = story.choice(named)
        offered = sites.get((*path[:2], "if"))
        if choice is not None and offered is not None and not offered.ever_holds:
            return f"“{named}” leads there, but “{written(choice.when)}” never holds when it is offered."
    if route.when == ALWAYS:
        return f"“{named}” leads there, but an earlier way always holds."
    return f"“{named}” leads there, but “{written(route.when)}” never holds then."


def _conditions(story: Story, sites: Mapping[Path, Judged]) -> Iterator[Shown]:
    for path, judged in sites.items():
        condition = written(judged.condition)
        if judged.ever_fails and not judged.ever_holds:
            yield Finding("BW601", path, {"condition": condition, "part": _part(path)}), None
        elif judged.ever_holds and not judged.ever_fails and not _closes_a_list(story, path):
            yield Finding("BW602", path, {"condition": condition, "part": _part(path)}), None


def _part(path: Path) -> str:
    """What a condition decides, in a word or two."""
    if path[-1] == "if":
        return "this choice"
    return "this way on" if "go" in path[1:] else "this shift"


def _closes_a_list(story: Story, path: Path) -> bool:
    """Whether an entry is the last of several: together they leave nothing out, which is a way to write them."""
    if path[-1] == "if" or path[-1] == "0":
        return False
    scene = story.scenes[path[0]]
    choice = scene.choice(path[1])
    effects = scene.enter if path[1] == "enter" or choice is None else choice.effects
    routes: Sequence[object] = scene.go if path[1] == "go" and len(path) == 3 else choice.go if choice else ()  # noqa: PLR2004
    entries = routes if path[-2] == "go" else effects.shift
    return int(path[-1]) == len(entries) - 1


def _texts(listening: Listening) -> Iterator[Shown]:
    for path, facts in arm_facts(listening).items():
        text = _wording(facts, listening)
        if not facts.ever_read and text:
            condition = "" if facts.arm.when == ALWAYS else f", under “{written(facts.arm.when)}”"
            yield Finding("BW603", path, {"text": text, "condition": condition}), None


def _wording(facts: ArmFacts, listening: Listening) -> str:
    """The beginning of what an arm says."""
    text = "".join(_plain(piece, listening) for piece in facts.arm.pieces).split()
    return " ".join(text[:MOST_WORDS]) + (" …" if len(text) > MOST_WORDS else "")


def _plain(piece: Simple, listening: Listening) -> str:
    match piece:
        case Words(text):
            return text
        case Name(person) | Pronoun(person):
            return listening.reads.story.cast[person].name
        case Said(scene):
            return f"said({scene})"


def _quotes(listening: Listening) -> Iterator[Shown]:
    told: set[tuple[Path, str]] = set()
    for found in quotes_of_nothing(listening):
        if (found.text.path, found.scene) not in told:
            told.add((found.text.path, found.scene))
            yield Finding("BW604", found.text.path, {"scene": found.scene}), None


def _choices(ground: Ground, listening: Listening) -> Iterator[Shown]:
    scenes = ground.exploration.story.scenes
    for scene, first, second, states in false_choices(ground, listening):
        one, other = scenes[scene].choices[first], scenes[scene].choices[second]
        path = (scene, other.id)
        yield Finding("BW609", path, {"one": one.id, "other": other.id}), Target(scene, states)
    for scene, place, states in obvious_answers(ground):
        choice = scenes[scene].choices[place]
        yield Finding("BW610", (scene, choice.id), {"choice": choice.id}), Target(scene, states)
