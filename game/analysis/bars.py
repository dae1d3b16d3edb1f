"""The bars that a finished story must hold: no easy win, no ending out of reach, nobody's stance without weight."""

from collections.abc import Iterator, Mapping

import numpy as np

from game.analysis.explore import Exploration, explore
from game.analysis.facts import ChoiceFacts, EndingFacts, Finding
from game.analysis.findings import Shown
from game.analysis.ground import Ground, interdependent
from game.analysis.listening import Listening
from game.analysis.policies import PolicyPlay
from game.analysis.reads import Reads
from game.analysis.shortest import Shortest, Target
from game.story.conditions.tree import ALWAYS
from game.story.reading.places import ENDING, HEAD

BARS = frozenset({f"BW{number}" for number in range(620, 630)})
"""The codes of the bars: notes while a story is a draft."""
LIKELIEST, RAREST = 0.4, 0.01
STANCES_MOVE = 0.1
OPEN_WITHOUT_IF, OPEN_WITH_IF = 0.15, 0.05
MINUTES_OFF = 0.2
SLACK = 1e-9
MOST_MARKS = 40_000_000


def bars(
    ground: Ground,
    listening: Listening,
    choices: Mapping[str, ChoiceFacts],
    endings: Mapping[str, EndingFacts],
    stances: Mapping[str, Mapping[str, float]],
    plays: Mapping[str, tuple[PolicyPlay, ...]],
    minutes: float | None,
) -> Iterator[Shown]:
    """Every bar that the story does not hold."""
    yield from _shares(endings)
    yield from _one_way(ground, endings)
    yield from _policies(ground, plays)
    yield from _moves(ground, listening)
    yield from _stances(ground, endings, stances)
    yield from _options(ground, choices)
    told = ground.exploration.story.minutes
    if minutes is not None and abs(minutes - told) > MINUTES_OFF * told + SLACK:
        yield Finding("BW628", (HEAD, "minutes"), {"told": str(told), "mean": f"{minutes:.1f}"}), None


def _shares(endings: Mapping[str, EndingFacts]) -> Iterator[Shown]:
    for id, facts in endings.items():
        percent = f"{facts.share * 100:.2g}"
        if facts.share > LIKELIEST + SLACK:
            yield Finding("BW620", (ENDING, id), {"name": id, "percent": percent}), None
        elif facts.reachable and facts.share < RAREST - SLACK:
            yield Finding("BW621", (ENDING, id), {"name": id, "percent": percent}), Target(id)


def _one_way(ground: Ground, endings: Mapping[str, EndingFacts]) -> Iterator[Shown]:
    for column, (id, facts) in enumerate(endings.items()):
        if facts.reachable and _surely_optional(ground, column, facts.share) < 2:  # noqa: PLR2004 - two scenes
            optional = _optional(ground.exploration, id)
            if optional is not None and optional < 2:  # noqa: PLR2004
                yield Finding("BW622", (ENDING, id), {"name": id}), Target(id)


def _surely_optional(ground: Ground, column: int, share: float) -> int:
    """How many scenes are seen in some plays to an ending, and too seldom to be seen in all of them."""
    found = 0
    for knot in ground.exploration.knots:
        for scene in knot.scenes:
            seen = float(ground.visits.of[scene] @ ground.chances.of[scene][:, column])
            found += 0 < seen < share * (1 - SLACK)
    return found


def _optional(exploration: Exploration, ending: str) -> int | None:
    """How many scenes lie on some plays to an ending but not on all; None where there are too many states to tell."""
    scenes = [scene for knot in exploration.knots for scene in knot.scenes]
    if exploration.states * len(scenes) > MOST_MARKS:
        return None
    always = {id: np.ones((stay.size, len(scenes)), dtype=np.bool_) for id, stay in exploration.stays.items()}
    ever = {id: np.zeros((stay.size, len(scenes)), dtype=np.bool_) for id, stay in exploration.stays.items()}
    for start in exploration.starts:
        always[start.scene][start.state] = False
    for knot in exploration.knots:
        changed = True
        while changed:
            before = {id: (always[id].copy(), ever[id].copy()) for id in knot.scenes} if knot.is_ring else {}
            for scene in knot.scenes:
                column = scenes.index(scene)
                for passage in exploration.stays[scene].passages:
                    to = passage.step.to
                    if to is None:
                        continue
                    through, met = always[scene][passage.src], ever[scene][passage.src]
                    through[:, column] = met[:, column] = True
                    np.logical_and.at(always[to], passage.dst, through)
                    np.logical_or.at(ever[to], passage.dst, met)
            changed = any(
                not (np.array_equal(always[id], one) and np.array_equal(ever[id], other))
                for id, (one, other) in before.items()
            )
    return int((ever[ending].any(axis=0) & ~always[ending].all(axis=0)).sum())


def _policies(ground: Ground, plays: Mapping[str, tuple[PolicyPlay, ...]]) -> Iterator[Shown]:
    good = interdependent(ground.exploration.story)
    for policy, of_policy in plays.items():
        won = next((play for play in of_policy if play.ending in good), None)
        if won is not None:
            words = {"policy": policy, "ending": won.ending}
            yield Finding("BW623", (ENDING, won.ending), words, won.steps), None


def _moves(ground: Ground, listening: Listening) -> Iterator[Shown]:
    story, memory = ground.exploration.story, ground.exploration.memory
    moves = {move: memory.mask([("move", move)]) for move in ("lean", "stand", "repair")}
    every = sum(moves.values())
    for id in sorted(interdependent(story) & ground.exploration.stays.keys()):
        layers = listening.planes(every).layers[id]
        lacking = [layer.plane for layer in layers if layer.plane & every != every]
        if lacking:
            made = [move for move, bit in moves.items() if all(plane & bit for plane in lacking)]
            missing = " or ".join(move for move in moves if move not in made)
            yield Finding("BW624", (ENDING, id), {"name": id, "missing": missing}, _without(ground, id, every)), None


def _without(ground: Ground, ending: str, every: int) -> tuple[str, ...] | None:
    """The shortest play to an ending in which not every move was made."""
    story, memory = ground.exploration.story, ground.exploration.memory
    remembering = explore(Reads(story, memory, moves_at=frozenset({ending})), 2 * ground.exploration.states * 8)
    stay = remembering.stays[ending]
    lacking = np.array([mode & every != every for mode in stay.modes], dtype=np.bool_)[stay.rows]
    return Shortest.over(remembering).witnesses([Target(ending, lacking)])[0]


def _stances(
    ground: Ground, endings: Mapping[str, EndingFacts], stances: Mapping[str, Mapping[str, float]]
) -> Iterator[Shown]:
    story = ground.exploration.story
    for id in sorted(interdependent(story)):
        if endings[id].reachable:
            for stance, row in stances.items():
                if row[id] <= 0:
                    yield Finding("BW625", (ENDING, id), {"name": id, "stance": stance}), None
    people = [person for person in story.cast.values() if len(person.stances) > 1]
    moved = 0.0
    for person in people:
        rows = [row for stance, row in stances.items() if stance.startswith(f"{person.id}=")]
        if rows:
            moved = max(moved, *(max(row[id] for row in rows) - min(row[id] for row in rows) for id in endings))
    if people and moved < STANCES_MOVE - SLACK:
        yield Finding("BW626", (HEAD, "cast"), {"points": f"{moved * 100:.1f}"}), None


def _options(ground: Ground, choices: Mapping[str, ChoiceFacts]) -> Iterator[Shown]:
    for name, facts in choices.items():
        choice = ground.exploration.story.choice(name)
        if choice is None or not facts.reachable or facts.open_in is None:
            continue
        least = OPEN_WITHOUT_IF if choice.when == ALWAYS else OPEN_WITH_IF
        if facts.open_in < least - SLACK:
            scene = name.partition(".")[0]
            words = {"choice": choice.id, "percent": f"{facts.open_in * 100:.2g}", "least": f"{least * 100:.0f}"}
            yield Finding("BW627", (scene, choice.id), words), Target(scene, *_open(ground, scene, choice.id))


def _open(ground: Ground, scene: str, id: str) -> tuple[np.ndarray, int]:
    place = [choice.id for choice in ground.exploration.story.scenes[scene].choices].index(id)
    return ground.exploration.stays[scene].open_states(place), place
