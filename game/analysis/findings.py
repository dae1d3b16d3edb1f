"""What an author should mend: idle conditions, parts nobody meets, plays that never end, empty choices."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

import numpy as np

from game.analysis.arms import ArmFacts, Unsaid, arm_facts, quotes_of_nothing
from game.analysis.arrays import Truths
from game.analysis.catches import can_reach
from game.analysis.facts import Finding, Steps
from game.analysis.ground import Ground
from game.analysis.hearing import Hearings
from game.analysis.lengths import plain
from game.analysis.options import false_choices, obvious_answers
from game.analysis.shortest import Shortest, Target
from game.analysis.sites import Judged, Path, deciding_sites
from game.analysis.unmet import unmet
from game.story.conditions.tree import ALWAYS
from game.story.conditions.writing import written
from game.story.model import Story
from game.story.prose.tree import Said

Shown = tuple[Finding, Target | None]
"""A finding, and what its witness should come to; None where it has one already, or can have none."""
PARTS = {"choice": "this choice", "shift": "this shift", "way": "this way on"}
MOST_WORDS = 8


def findings(ground: Ground, hearings: Hearings) -> Iterator[Shown]:
    """All findings of a story that do not depend on its being finished."""
    yield from _dead_ends(ground)
    yield from _traps(ground)
    exploration = ground.exploration
    gone = {id: {passage.step.choice for passage in stay.passages} for id, stay in exploration.stays.items()}
    yield from ((finding, None) for finding in unmet(exploration.story, gone))
    yield from conditions(deciding_sites(exploration))
    yield from unread(ground.exploration.story, arm_facts(hearings))
    yield from _quotes(hearings)
    yield from _choices(ground, hearings)


def _dead_ends(ground: Ground) -> Iterator[Shown]:
    """Where no way on holds: after a choice, or in a scene where none is open."""
    exploration = ground.exploration
    for id in (scene for knot in exploration.knots for scene in knot.scenes):
        stay, stuck = exploration.stays[id], dict[int | None, Truths]()
        for passage in stay.passages:
            if passage.step.to is None:
                stuck.setdefault(passage.step.choice, np.zeros(stay.size, dtype=np.bool_))[passage.src] = True
        for place, states in stuck.items():
            choice = None if place is None else exploration.story.scenes[id].choices[place].id
            path = (id, "go") if choice is None else (id, choice, "go")
            yield Finding("BW605", path, {"scene": id}), Target(id, states, place)


def _traps(ground: Ground) -> Iterator[Shown]:
    """Where plays come to from which they go round for ever: the first states of which that is so."""
    if not any(states.any() for states in ground.catches.endless.values()):
        return
    exploration, trapped = ground.exploration, ground.catches.trapped
    doomed = can_reach(exploration, ground.catches.endless)
    entered = {id: np.zeros(len(states), dtype=np.bool_) for id, states in trapped.items()}
    for start in exploration.starts:
        entered[start.scene][start.state] = True
    for id, caught in trapped.items():
        for passage in exploration.stays[id].passages:
            if passage.step.to in entered:
                entered[passage.step.to][passage.dst[~caught[passage.src]]] = True
    for id, scene in entered.items():
        states = scene & doomed[id] & trapped[id]
        if states.any():
            yield Finding("BW606", (id,), {"scene": id}), Target(id, states)


def conditions(sites: Iterable[Judged]) -> Iterator[tuple[Finding, None]]:
    """The conditions of play that come to the same wherever they are judged.

    The last entry of a list may always hold: then the list leaves nothing out, which is a way to write it.
    """
    for judged in sites:
        words = {"condition": written(judged.condition), "part": PARTS[judged.part]}
        if judged.ever_fails and not judged.ever_holds:
            yield Finding("BW601", judged.path, words), None
        elif judged.ever_holds and not judged.ever_fails and not judged.closes:
            yield Finding("BW602", judged.path, words), None


def unread(story: Story, arms: Mapping[Path, ArmFacts]) -> Iterator[tuple[Finding, None]]:
    """The words in braces that are never read, and conditions there that come to the same wherever they are asked."""
    for path, facts in arms.items():
        first = arms[*path[:-1], "0"]
        if not (first.ever_read or first.ever_passed):
            continue  # nobody comes to this text, which is told of its scene or choice
        text, condition = _wording(facts, story), written(facts.arm.when)
        words = {"condition": condition, "part": "this reading"}
        always = facts.ever_read and not facts.ever_passed and facts.arm.when != ALWAYS
        if not facts.ever_read and text:
            under = "" if facts.arm.when == ALWAYS else f", under “{condition}”"
            yield Finding("BW603", path, {"text": text, "condition": under}), None
        elif not facts.ever_read and facts.ever_passed:
            yield Finding("BW601", path, words), None
        elif always and _decides_nothing(path, arms, story):
            yield Finding("BW602", path, words), None


def _decides_nothing(path: Path, arms: Mapping[Path, ArmFacts], story: Story) -> bool:
    """Whether an arm that always takes its turn stands before wordless ones only; else it is told of their words.

    A last condition before a wordless end may always hold: so an author writes a list that leaves nothing out.
    """
    own = int(path[-1])
    later: list[ArmFacts] = []
    while (further := (*path[:-1], str(own + len(later) + 1))) in arms:
        later.append(arms[further])
    return (own == 0 or len(later) > 1) and not any(_wording(facts, story) for facts in later)


def _wording(facts: ArmFacts, story: Story) -> str:
    """The beginning of what an arm says."""
    pieces = facts.arm.pieces
    text = "".join(
        f"said({piece.scene})" if isinstance(piece, Said) else plain(piece, story) for piece in pieces
    )
    words = text.split()
    return " ".join(words[:MOST_WORDS]) + (" …" if len(words) > MOST_WORDS else "")


def _quotes(hearings: Hearings) -> Iterator[Shown]:
    """Where a text quotes a scene in which nothing was said yet, with the shortest play that reads it."""
    found: dict[tuple[Path, str], Steps] = {}
    for hearing, of_hearing in groupby(quotes_of_nothing(hearings), key=lambda unsaid: unsaid.hearing):
        quoting: dict[tuple[Path, str], list[Unsaid]] = {}
        for unsaid in of_hearing:
            quoting.setdefault((unsaid.text.path, unsaid.scene), []).append(unsaid)
        targets = [_reading(where) for where in quoting.values()]
        witnesses = Shortest.over(hearing.exploration).witnesses(targets)
        for place, witness in zip(quoting, witnesses, strict=True):
            if witness is not None and (place not in found or len(witness) < len(found[place])):
                found[place] = witness
    for (path, scene), witness in found.items():
        yield Finding("BW604", path, {"scene": scene}, witness), None


def _reading(quoting: Sequence[Unsaid]) -> Target:
    """The states in which one text quotes nothing; what is read after a choice comes once for each of its passages."""
    text = quoting[0].text
    states = np.logical_or.reduce([unsaid.states for unsaid in quoting])
    return Target(text.stay.id, states, text.choice)


def _choices(ground: Ground, hearings: Hearings) -> Iterator[Shown]:
    """The choices that are none, and those with a right answer."""
    scenes = ground.exploration.story.scenes
    for scene, first, second, states in false_choices(ground, hearings):
        one, other = scenes[scene].choices[first], scenes[scene].choices[second]
        words = {"one": one.id, "other": other.id}
        yield Finding("BW609", (scene, other.id), words), Target(scene, states)
    for scene, place, states in obvious_answers(ground):
        choice = scenes[scene].choices[place]
        yield Finding("BW610", (scene, choice.id), {"choice": choice.id}), Target(scene, states)
