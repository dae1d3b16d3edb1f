"""Every text of a story where it stands, and the states in which it is read."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property, partial

import numpy as np
from attrs import frozen

from game.analysis.arrays import Numbers, Truths, once
from game.analysis.memory import Kept, Memory, asked_by
from game.analysis.meters import CELLS, landing
from game.analysis.modes import Modes
from game.analysis.sites import Path, unused_states
from game.analysis.stays import Exploration, Hearers, Stay
from game.story.conditions.tree import MeterCompared, MeterIn, leaves
from game.story.model import Choice, Ending, Scene
from game.story.prose.tree import Alternatives, Arm, Line, Prose, Said
from game.story.reading.places import ENDING


@frozen
class Asking:
    """What some texts ask about.

    Attributes:
        bits: the bits of the mode that decide how they read.
        meters: whether the meters do too.
    """

    bits: int
    meters: bool

    @classmethod
    def of(cls, proses: Iterable[Prose], memory: Memory) -> "Asking":
        """What they ask about or quote."""
        lines = [line for prose in proses for line in prose.lines]
        asked = (leaf for line in lines for arm in arms_of(line) for leaf in leaves(arm.when))
        return cls(
            memory.mask(thing for line in lines for thing in asked_in(line)),
            any(isinstance(leaf, MeterCompared | MeterIn) for leaf in asked),
        )


@frozen(eq=False)
class Audience:
    """States in which something is read, told apart only by what it asks about.

    Attributes:
        states: the states of the stay.
        hearers: what they are to whoever asks, each once.
        places: for each of the states, its place among the hearers.
    """

    states: Numbers
    hearers: Hearers
    places: Numbers

    @classmethod
    def of(cls, states: Numbers, modes: Modes, rows: Numbers, cells: Numbers, asking: Asking) -> "Audience":
        """Some states, each with its row in `modes` and its cell, for texts that ask so."""
        kinds, kind_of = modes.kinds(asking.bits)
        sides = CELLS if asking.meters else 1
        heard = kind_of[rows] * sides + cells if asking.meters else kind_of[rows]
        flat, places = once(heard, len(kinds) * sides)
        return cls(states, Hearers(kinds, *np.divmod(flat, sides)), places)


@frozen(eq=False)
class Text:
    """A text where it stands.

    Attributes:
        path: as in `game.story.reading.places`.
        stay: the scene or ending it belongs to.
        choice: the place of the choice it is read after; None for what is read where the play stands.
        label: the place of the choice whose words it is; None for all other texts.
    """

    path: Path
    prose: Prose
    stay: Stay
    _reading: Callable[[], Audience]
    choice: int | None = None
    label: int | None = None

    @cached_property
    def read(self) -> Audience:
        """The states in which it is read: worked out when asked for, since most texts never change."""
        return self._reading()


def standing(stay: Stay, states: Numbers, asking: Asking) -> Audience:
    """Some states of a stay, for what is read where the play stands."""
    return Audience.of(states, stay.modes, stay.rows[states], stay.cells[states], asking)


def having_chosen(stay: Stay, place: int, asking: Asking) -> Audience:
    """The states in which a choice was taken and the play has not yet gone on, for what is read then."""
    passages = [passage for passage in stay.passages if passage.step.choice == place]
    writings = list(dict.fromkeys((passage.step.told_keep, passage.step.told_put) for passage in passages))
    first = {writing: number * len(stay.modes) for number, writing in enumerate(writings)}
    modes = Modes.joined(stay.modes.rewritten(keep, put) for keep, put in writings)
    rows = [first[p.step.told_keep, p.step.told_put] + stay.rows[p.src] for p in passages]
    cells = [landing(p.step.told)[stay.cells[p.src]] for p in passages]
    states = np.concatenate([p.src for p in passages])
    return Audience.of(states, modes, np.concatenate(rows), np.concatenate(cells), asking)


def asked_in(line: Line) -> Iterator[Kept]:
    """All of what is remembered that a line asks about or quotes."""
    for piece in line.pieces:
        if isinstance(piece, Said):
            yield ("said", piece.scene)
    for arm in arms_of(line):
        yield from asked_by(arm.when)
        yield from (("said", part.scene) for part in arm.pieces if isinstance(part, Said))


def arms_of(line: Line) -> Iterator[Arm]:
    """All the ways in which the passages of a line can read."""
    return (arm for piece in line.pieces if isinstance(piece, Alternatives) for arm in piece.arms)


def texts(exploration: Exploration) -> Iterator[Text]:
    """Every text that some play can read."""
    for id, stay in exploration.stays.items():
        if id in exploration.story.scenes:
            yield from _of_scene(exploration, exploration.story.scenes[id], stay)
        else:
            yield from _of_ending(exploration, exploration.story.endings[id], stay)


def _of_scene(exploration: Exploration, scene: Scene, stay: Stay) -> Iterator[Text]:
    own = {"place": scene.place, "text": scene.text, "discuss": scene.discuss}
    everyone = _everyone(exploration, stay, own.values())
    for part, prose in own.items():
        yield Text((scene.id, part), prose, stay, everyone)
    for place, choice in enumerate(scene.choices):
        is_open = stay.open_states(place)
        shown, path = is_open, (scene.id, choice.id)
        if choice.locked is not None:
            is_locked = unused_states(exploration, stay, place) & ~is_open
            shown = is_open | is_locked
            yield Text(
                (*path, "locked"), choice.locked, stay, _some(exploration, stay, is_locked, choice.locked)
            )
        words = "say" if choice.spoken else "do"
        label = _some(exploration, stay, shown, choice.words)
        yield Text((*path, words), choice.words, stay, label, label=place)
        if is_open.any():
            told = dict(told_after(choice))
            asking = Asking.of(told.values(), exploration.memory)
            chosen = cache(partial(having_chosen, stay, place, asking))
            for rest, prose in told.items():
                yield Text((*path, *rest), prose, stay, chosen, place)


def _everyone(exploration: Exploration, stay: Stay, proses: Iterable[Prose]) -> Callable[[], Audience]:
    """All states of a stay, for several texts; worked out once, if ever."""
    return cache(partial(standing, stay, np.arange(stay.size), Asking.of(proses, exploration.memory)))


def _some(exploration: Exploration, stay: Stay, states: Truths, prose: Prose) -> Callable[[], Audience]:
    """Some states of a stay, for one text."""
    return lambda: standing(stay, np.flatnonzero(states), Asking.of([prose], exploration.memory))


def told_after(choice: Choice) -> Iterator[tuple[Path, Prose]]:
    """What is read of a choice once it is taken."""
    yield ("reply",), choice.reply
    yield ("because",), choice.because
    yield ("strength",), choice.strength
    for person, prose in choice.unsaid.items():
        yield ("unsaid", person), prose


def _of_ending(exploration: Exploration, ending: Ending, stay: Stay) -> Iterator[Text]:
    parts = list(ending_texts(ending))
    everyone = _everyone(exploration, stay, (prose for _, prose in parts))
    for rest, prose in parts:
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
