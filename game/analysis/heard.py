"""Every text of a story where it stands, and the states in which it is read."""

from collections.abc import Callable, Iterator, Sequence

import numpy as np
import numpy.typing as npt
from attrs import frozen

from game.analysis.explore import Exploration, Numbers, Passage, Stay, Truths
from game.analysis.meters import landing
from game.analysis.questions import Question, Where
from game.analysis.sites import Path, unused_states
from game.story.model import Choice, Ending, Scene
from game.story.prose.tree import Prose
from game.story.reading.places import ENDING

LARGE = 62
Counts = npt.NDArray[np.int64]
Modes = npt.NDArray[np.generic]


@frozen(eq=False)
class Hearers:
    """States in which a text is read: each has a mode, as its row in `modes`, and a cell."""

    modes: Modes
    rows: Numbers
    cells: Numbers

    def only(self, states: Truths | Numbers) -> "Hearers":
        """Some of the states."""
        return Hearers(self.modes, self.rows[states], self.cells[states])

    def where(self, question: Question) -> Truths:
        """For each state, whether a condition holds."""
        found = np.zeros(len(self.cells), dtype=np.bool_)
        for states, read in self._agreeing(question.reads):
            found[states] = self._inside(question.of_mode(read), states)
        return found

    def words(self, reads: int, ways: Callable[[int], Sequence[tuple[Where, int]]]) -> Counts:
        """For each state, how many words are read: `ways` tells it of a mode's bits, in cells that share none."""
        found = np.zeros(len(self.cells), dtype=np.int64)
        for states, read in self._agreeing(reads):
            for where, words in ways(read):
                found[states] += words * self._inside(where, states).astype(np.int64)
        return found

    def _inside(self, where: Where, states: Numbers | slice) -> Truths:
        cells = self.cells[states]
        return np.full(len(cells), where, dtype=np.bool_) if isinstance(where, bool) else where[cells]

    def _agreeing(self, reads: int) -> Iterator[tuple[Numbers | slice, int]]:
        """The states in groups that agree in some bits, and those bits."""
        if not reads:
            yield slice(None), 0
            return
        kinds, kind_of = np.unique(self.modes & self.modes.dtype.type(reads), return_inverse=True)
        of_state = kind_of.reshape(-1)[self.rows]
        for kind, read in enumerate(kinds.tolist()):
            yield np.flatnonzero(of_state == kind), int(read)


@frozen(eq=False)
class Text:
    """A text where it stands.

    Attributes:
        path: as in `game.story.reading.places`.
        stay: the scene or ending it belongs to.
        states: the states of the stay in which it is read, or those of the passage after which it is read.
        passage: the choice it is read after; None for what is read where the play stands.
    """

    path: Path
    prose: Prose
    stay: Stay
    states: Numbers
    passage: Passage | None = None


def texts(exploration: Exploration) -> Iterator[Text]:
    """Every text that some play can read; one told after a choice comes once for each passage."""
    for id, stay in exploration.stays.items():
        if id in exploration.story.scenes:
            yield from _of_scene(exploration, exploration.story.scenes[id], stay)
        else:
            yield from _of_ending(exploration.story.endings[id], stay)


def modes_of(exploration: Exploration, modes: Sequence[int]) -> Modes:
    """Modes as one array: of machine words where they fit, else of whole numbers of any size."""
    bits = max((field.mask for field in exploration.memory.fields.values()), default=0).bit_length()
    return np.array(modes, dtype=np.int64 if bits <= LARGE else object)


def after_choice(exploration: Exploration, stay: Stay, passage: Passage, put: int, cleared: int) -> Hearers:
    """The states in which what follows a choice is read: it was taken, and the play has not yet gone on.

    `put` and `cleared` are bits that are set, and taken away before, in every mode.
    """
    step = passage.step
    modes = [(((mode & step.told_keep) | step.told_put) & ~cleared) | put for mode in stay.modes]
    return Hearers(
        modes_of(exploration, modes), stay.rows[passage.src], landing(step.told)[stay.cells[passage.src]]
    )


def _of_scene(exploration: Exploration, scene: Scene, stay: Stay) -> Iterator[Text]:
    everyone = np.arange(stay.size)
    yield Text((scene.id, "place"), scene.place, stay, everyone)
    yield Text((scene.id, "text"), scene.text, stay, everyone)
    yield Text((scene.id, "discuss"), scene.discuss, stay, everyone)
    for place, choice in enumerate(scene.choices):
        is_open = stay.open_states(place)
        shown, path = is_open, (scene.id, choice.id)
        if choice.locked is not None:
            is_locked = unused_states(exploration, stay, place) & ~is_open
            shown = is_open | is_locked
            yield Text((*path, "locked"), choice.locked, stay, np.flatnonzero(is_locked))
        yield Text((*path, "say" if choice.spoken else "do"), choice.words, stay, np.flatnonzero(shown))
        for passage in stay.passages:
            if passage.step.choice == place:
                for rest, prose in told_after(choice):
                    yield Text((*path, *rest), prose, stay, np.arange(len(passage.src)), passage)


def told_after(choice: Choice) -> Iterator[tuple[Path, Prose]]:
    """What is read of a choice once it is taken."""
    yield ("reply",), choice.reply
    yield ("because",), choice.because
    yield ("strength",), choice.strength
    for person, prose in choice.unsaid.items():
        yield ("unsaid", person), prose


def _of_ending(ending: Ending, stay: Stay) -> Iterator[Text]:
    everyone = np.arange(stay.size)
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
