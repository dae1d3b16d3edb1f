"""The bars that a finished story must hold: no easy win, no ending out of reach, nobody's stance without weight."""

from collections.abc import Iterator, Mapping

import numpy as np

from game.analysis.catches import can_reach
from game.analysis.detours import optional, surely_optional
from game.analysis.facts import ChoiceFacts, EndingFacts, Finding
from game.analysis.findings import Shown
from game.analysis.ground import Ground
from game.analysis.hearing import MOVES, Hearings, interdependent
from game.analysis.policies import PolicyPlay
from game.analysis.shortest import Shortest, Target
from game.story.conditions.tree import ALWAYS
from game.story.model import Story
from game.story.reading.places import ENDING, HEAD

BARS = frozenset({f"BW{number}" for number in range(620, 630)})
"""The codes of the bars: notes while a story is a draft."""
LIKELIEST, RAREST = 0.4, 0.01
STANCES_MOVE = 0.1
OPEN_WITHOUT_IF, OPEN_WITH_IF = 0.15, 0.05
MINUTES_OFF = 0.2
TWO = 2
"""So many scenes must lie on some plays to an ending and not on others."""
SLACK = 1e-9


def bars(
    ground: Ground,
    hearings: Hearings,
    *,
    choices: Mapping[str, ChoiceFacts],
    endings: Mapping[str, EndingFacts],
    stances: Mapping[str, Mapping[str, float]],
    plays: Mapping[str, tuple[PolicyPlay, ...]],
    minutes: float | None,
) -> Iterator[Shown]:
    """Every bar that the story does not hold, each with what its witness should come to."""
    story = ground.exploration.story
    yield from shares_bar(endings)
    yield from _one_way(ground)
    yield from policies_bar(story, plays)
    yield from _moves(hearings)
    yield from _closed_by_a_stance(ground)
    yield from idle_stances(story, stances)
    yield from _options(ground, choices)
    yield from reading_time(story, minutes)


def shares_bar(endings: Mapping[str, EndingFacts]) -> Iterator[Shown]:
    """The endings that are too likely or too rare."""
    for id, facts in endings.items():
        words = {"name": id, "percent": _percent(facts.share)}
        if facts.share > LIKELIEST + SLACK:
            yield Finding("BW620", (ENDING, id), words), None
        elif facts.reachable and facts.share < RAREST - SLACK:
            yield Finding("BW621", (ENDING, id), words), Target(id)


def _one_way(ground: Ground) -> Iterator[Shown]:
    """The endings without two plays that differ in two scenes."""
    for id, surely in surely_optional(ground).items():
        if id in ground.exploration.stays and surely < TWO and len(optional(ground.exploration, id)) < TWO:
            yield Finding("BW622", (ENDING, id), {"name": id}), Target(id)


def policies_bar(story: Story, plays: Mapping[str, tuple[PolicyPlay, ...]]) -> Iterator[Shown]:
    """The simple policies that end interdependent."""
    good = interdependent(story)
    for policy, of_policy in plays.items():
        won = {play.ending: play for play in reversed(of_policy) if play.ending in good}
        for ending in sorted(won):
            words = {"policy": policy, "ending": ending}
            yield Finding("BW623", (ENDING, ending), words, won[ending].steps), None


def _moves(hearings: Hearings) -> Iterator[Shown]:
    """The interdependent endings that some play comes to without having leaned, stood and repaired."""
    hearing = next((hearing for hearing in hearings.of if hearing.hears(frozenset(MOVES))), None)
    if hearing is None:
        return  # there are too many states to tell, which the limits say
    exploration, memory = hearing.exploration, hearing.exploration.memory
    for id in sorted(interdependent(exploration.story) & exploration.stays.keys()):
        stay = exploration.stays[id]
        made = {name: stay.modes.having(memory.mask([(sort, name)]))[stay.rows] for sort, name in MOVES}
        lacking = ~np.logical_and.reduce(list(made.values()))
        if lacking.any():
            missing = " or ".join(name for name in made if not made[name][lacking].all())
            (witness,) = Shortest.over(exploration).witnesses([Target(id, lacking)])
            yield Finding("BW624", (ENDING, id), {"name": id, "missing": missing}, witness), None


def _closed_by_a_stance(ground: Ground) -> Iterator[Shown]:
    """The interdependent endings that plays come to, but none in which a person has some stance."""
    exploration = ground.exploration
    held = [(person.id, stance) for person in exploration.story.cast.values() for stance in person.stances]
    for id in sorted(interdependent(exploration.story) & exploration.stays.keys()):
        leading = can_reach(exploration, {id: True})
        for person, stance in held:
            starts = [start for start in exploration.starts if start.stances.get(person) == stance]
            if starts and not any(leading[start.scene][start.state] for start in starts):
                words = {"name": id, "stance": f"{person}={stance}"}
                yield Finding("BW625", (ENDING, id), words), None


def idle_stances(story: Story, stances: Mapping[str, Mapping[str, float]]) -> Iterator[Shown]:
    """That no ending's share moves by much from one stance of a person to another, if anybody has two."""
    of_people = [
        [stances[name] for stance in person.stances if (name := f"{person.id}={stance}") in stances]
        for person in story.cast.values()
    ]
    moved = [
        max(row[ending] for row in rows) - min(row[ending] for row in rows)
        for rows in of_people
        if len(rows) > 1
        for ending in story.endings
    ]
    if moved and max(moved) < STANCES_MOVE - SLACK:
        yield Finding("BW626", (HEAD, "cast"), {"points": f"{max(moved) * 100:.1f}"}), None


def _options(ground: Ground, choices: Mapping[str, ChoiceFacts]) -> Iterator[Shown]:
    """The options that can be taken, but in too few of the plays that see their scene."""
    for scene, place, finding in seldom_open(ground.exploration.story, choices):
        yield finding, Target(scene, ground.exploration.stays[scene].open_states(place), place)


def seldom_open(story: Story, choices: Mapping[str, ChoiceFacts]) -> Iterator[tuple[str, int, Finding]]:
    """The options that can be taken, but in too few of the plays that see their scene: scene and place, and so told."""
    for scene in story.scenes.values():
        for place, choice in enumerate(scene.choices):
            share = choices[f"{scene.id}.{choice.id}"].open_in
            least = OPEN_WITHOUT_IF if choice.when == ALWAYS else OPEN_WITH_IF
            if share is not None and 0 < share < least - SLACK:
                words = {"choice": choice.id, "percent": _percent(share), "least": f"{least * 100:.0f}"}
                yield scene.id, place, Finding("BW627", (scene.id, choice.id), words)


def reading_time(story: Story, minutes: float | None) -> Iterator[Shown]:
    """That the reading time is not what the head tells."""
    if minutes is not None and abs(minutes - story.minutes) > MINUTES_OFF * story.minutes + SLACK:
        words = {"told": str(story.minutes), "mean": f"{minutes:.1f}"}
        yield Finding("BW628", (HEAD, "minutes"), words), None


def _percent(share: float) -> str:
    return f"{share * 100 + SLACK:.3g}"  # so that a half rounds up, whatever the last bits of the sum are
