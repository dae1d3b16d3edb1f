"""Every text of a story where it stands, and the states in which it is read."""

from collections.abc import Iterator

import numpy as np
from attrs import frozen

from game.analysis.memory import Kept, asked_by
from game.analysis.meters import landing
from game.analysis.sites import Path, unused_states
from game.analysis.stays import Exploration, Floats, Hearers, Numbers, Stay
from game.story.model import Choice, Ending, Scene
from game.story.prose.tree import Alternatives, Line, Prose, Said
from game.story.reading.places import ENDING


@frozen(eq=False)
class Audience:
    """States in which something is read.

    Attributes:
        states: the states of the stay, each as often as it is left in other ways.
        hearers: the same states as they are then.
        chance: how likely each is to come to it.
    """

    states: Numbers
    hearers: Hearers
    chance: Floats | float


@frozen(eq=False)
class Text:
    """A text where it stands.

    Attributes:
        path: as in `game.story.reading.places`.
        stay: the scene or ending it belongs to.
        read: the states in which it is read.
        choice: the place of the choice it is read after; None for what is read where the play stands.
    """

    path: Path
    prose: Prose
    stay: Stay
    read: Audience
    choice: int | None = None

    def weights(self, visits: Floats) -> Floats:
        """How often it is read in each of its states in one play, from the visits to the states of its stay."""
        return visits[self.read.states] * self.read.chance


def standing(stay: Stay, states: Numbers) -> Audience:
    """Some states of a stay, for what is read where the play stands."""
    return Audience(states, Hearers(stay.modes, stay.rows[states], stay.cells[states]), 1.0)


def having_chosen(stay: Stay, place: int) -> Audience:
    """The states in which a choice was taken and the play has not yet gone on."""
    passages = [passage for passage in stay.passages if passage.step.choice == place]
    writings = list(dict.fromkeys((passage.step.told_keep, passage.step.told_put) for passage in passages))
    first = {writing: number * len(stay.modes) for number, writing in enumerate(writings)}
    modes = [(stay.modes & keep) | put for keep, put in writings]
    rows = [first[p.step.told_keep, p.step.told_put] + stay.rows[p.src] for p in passages]
    cells = [landing(p.step.told)[stay.cells[p.src]] for p in passages]
    chances = [
        p.chance if not isinstance(p.chance, float) else np.full(len(p.src), p.chance) for p in passages
    ]
    states = np.concatenate([p.src for p in passages])
    hearers = Hearers(np.concatenate(modes), np.concatenate(rows), np.concatenate(cells))
    return Audience(states, hearers, np.concatenate(chances))


def asked_in(line: Line) -> Iterator[Kept]:
    """All that a line asks about or quotes."""
    for piece in line.pieces:
        if isinstance(piece, Said):
            yield ("said", piece.scene)
        elif isinstance(piece, Alternatives):
            for arm in piece.arms:
                yield from asked_by(arm.when)
                yield from (("said", part.scene) for part in arm.pieces if isinstance(part, Said))


def varies(line: Line) -> bool:
    """Whether a line can read in several ways."""
    return any(isinstance(piece, Said | Alternatives) for piece in line.pieces)


def texts(exploration: Exploration) -> Iterator[Text]:
    """Every text that some play can read."""
    for id, stay in exploration.stays.items():
        if id in exploration.story.scenes:
            yield from _of_scene(exploration, exploration.story.scenes[id], stay)
        else:
            yield from _of_ending(exploration.story.endings[id], stay)


def _of_scene(exploration: Exploration, scene: Scene, stay: Stay) -> Iterator[Text]:
    everyone = standing(stay, np.arange(stay.size))
    yield Text((scene.id, "place"), scene.place, stay, everyone)
    yield Text((scene.id, "text"), scene.text, stay, everyone)
    yield Text((scene.id, "discuss"), scene.discuss, stay, everyone)
    for place, choice in enumerate(scene.choices):
        is_open = stay.open_states(place)
        shown, path = is_open, (scene.id, choice.id)
        if choice.locked is not None:
            is_locked = unused_states(exploration, stay, place) & ~is_open
            shown = is_open | is_locked
            yield Text((*path, "locked"), choice.locked, stay, standing(stay, np.flatnonzero(is_locked)))
        words = "say" if choice.spoken else "do"
        yield Text((*path, words), choice.words, stay, standing(stay, np.flatnonzero(shown)))
        if is_open.any():
            chosen = having_chosen(stay, place)
            for rest, prose in told_after(choice):
                yield Text((*path, *rest), prose, stay, chosen, place)


def told_after(choice: Choice) -> Iterator[tuple[Path, Prose]]:
    """What is read of a choice once it is taken."""
    yield ("reply",), choice.reply
    yield ("because",), choice.because
    yield ("strength",), choice.strength
    for person, prose in choice.unsaid.items():
        yield ("unsaid", person), prose


def _of_ending(ending: Ending, stay: Stay) -> Iterator[Text]:
    everyone = standing(stay, np.arange(stay.size))
    for rest, prose in ending_texts(ending):
        yield Text((ENDING, ending.id, *rest), prose, stay, everyone)


def ending_texts(ending: Ending) -> Iterator[tuple[Path, Prose]]:
    """What is read of an ending, its debrief included."""
    debrief = ending.debrief
    yield ("text",), ending.text
    yield ("later",), ending.later
    yield ("debrief", "reading"), debrief.reading
    for part, prose in debrief.whose.items():
        yield ("debrief", "whose", part), prose
    yield ("debrief", "fly_on_the_wall"), debrief.fly_on_the_wall
    yield ("debrief", "if_then"), debrief.if_then
    for number, prose in enumerate(debrief.ask):
        yield ("debrief", "ask", str(number)), prose
    yield ("debrief", "another_reading"), debrief.another_reading
