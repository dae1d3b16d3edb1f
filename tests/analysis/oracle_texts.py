"""What is read and judged on the way: conditions where they stand, words counted, and texts to compare.

Paths are as in `game.story.reading.places`, with the number of an entry in a list: `(scene, choice, "if")`,
`(scene, choice, "shift", "0")`, `(scene, choice, "go", "1")`, `(scene, "enter", "shift", "0")`,
`(scene, "go", "0")`. An arm of a text has the path of the text, the number of its alternatives in that text,
and its own: `(scene, "text", "0", "1")`, `(scene, choice, "unsaid", "dana", "0", "0")`,
`("/ending", ending, "debrief", "ask", "0", "0", "1")`.
"""

from collections.abc import Iterator

from attrs import Factory, define

from game.story.conditions.tree import ALWAYS, Condition
from game.story.model import Choice, Ending, Scene
from game.story.prose.tree import Alternatives, Arm, Prose, Said
from game.story.reading.places import ENDING
from game.story.words import count
from tests.analysis.oracle_search import Node, Plays, Step, moment_of
from tests.engine.oracle import Oracle

Path = tuple[str, ...]
Witness = tuple[str, ...]
Texts = list[tuple[Path, Prose]]


@define
class Judged:
    """Whether each condition ever held and ever failed where it was judged, and which parts were ever come to.

    `reached` has the entries of shifts and ways, the arms of texts and the reasons of locked choices that were
    ever the ones that counted. `arms` has every arm of every text, `quotes_of_nothing` each text that quotes a
    scene before anything was said there, with the first play that reads it so.
    """

    conditions: dict[Path, tuple[bool, bool]] = Factory(dict)
    reached: set[Path] = Factory(set)
    arms: dict[Path, Arm] = Factory(dict)
    quotes_of_nothing: dict[tuple[Path, str], Witness] = Factory(dict)

    def holds(self, path: Path, condition: Condition, moment: Oracle) -> bool:
        if condition == ALWAYS:
            return True
        held = moment.holds(condition)
        ever_held, ever_failed = self.conditions.get(path, (False, False))
        self.conditions[path] = (ever_held or held, ever_failed or not held)
        return held

    def first(self, path: Path, conditions: list[Condition], moment: Oracle) -> int | None:
        """One after the other, until one holds; its number."""
        for number, condition in enumerate(conditions):
            if self.holds((*path, str(number)), condition, moment):
                self.reached.add((*path, str(number)))
                return number
        return None

    def read(self, texts: Texts, moment: Oracle, play: Witness) -> None:
        for path, prose in texts:
            for line in prose.lines:
                for piece in line.pieces:
                    self._quote(path, piece, moment, play)
            for number, alternatives in enumerate(_alternatives(prose)):
                chosen = self.first((*path, str(number)), [arm.when for arm in alternatives.arms], moment)
                for piece in alternatives.arms[chosen or 0].pieces:
                    self._quote(path, piece, moment, play)

    def _quote(self, path: Path, piece: object, moment: Oracle, play: Witness) -> None:
        if isinstance(piece, Said) and piece.scene not in dict(moment.quotations):
            self.quotes_of_nothing.setdefault((path, piece.scene), play)


def judged(plays: Plays) -> Judged:
    """Every condition of the story, at every state where it is asked."""
    found = Judged()
    for path, condition in _conditions(plays):
        if condition != ALWAYS:
            found.conditions[path] = (False, False)
    for path, prose in _texts(plays):
        for number, alternatives in enumerate(_alternatives(prose)):
            found.arms |= {
                (*path, str(number), str(place)): arm for place, arm in enumerate(alternatives.arms)
            }
    for start in plays.starts:
        _judge_entering(plays, found, start.state.at, moment_of(plays.story, start.blank))
    for node in plays.nodes:
        if node.at in plays.story.endings:
            found.read(ending_texts(plays.story.endings[node.at]), node.moment, node.witness)
        else:
            _judge_scene(plays, found, node)
    return found


def _judge_scene(plays: Plays, found: Judged, node: Node) -> None:
    scene = plays.story.scenes[node.at]
    found.read(scene_texts(scene), node.moment, node.witness)
    for choice in scene.choices:
        if choice.once and f"{scene.id}.{choice.id}" in node.state.chosen:
            continue
        path = (scene.id, choice.id)
        is_open = found.holds((*path, "if"), choice.when, node.moment)
        if is_open or choice.locked is not None:
            found.read(words_of(scene, choice), node.moment, node.witness)
        if not is_open and choice.locked is not None:
            found.reached.add((*path, "locked"))
            found.read([((*path, "locked"), choice.locked)], node.moment, node.witness)
    for step in node.steps:
        after = step.after_moment
        if step.choice is None:
            found.first((scene.id, "go"), [way.when for way in scene.go], after)
        else:
            choice = step.choice.choice
            path = (scene.id, choice.id)
            shifts = [shift.when for shift in choice.effects.shift]
            found.first((*path, "shift"), shifts, node.moment)
            found.read(choice_texts(scene, choice), after, (*node.witness, step.choice.name))
            found.first((*path, "go"), [way.when for way in choice.go], after)
        if step.landing is not None:
            _judge_entering(plays, found, step.landing.at, _leaving(plays, step))


def _leaving(plays: Plays, step: Step) -> Oracle:
    """The moment when a scene was left and the next one's `enter` is judged."""
    moment = moment_of(plays.story, step.after)
    moment.stays_ended.append(step.after.at)
    return moment


def _judge_entering(plays: Plays, found: Judged, place: str, moment: Oracle) -> None:
    scene = plays.story.scenes.get(place)
    if scene is not None:
        found.first((place, "enter", "shift"), [shift.when for shift in scene.enter.shift], moment)


def scene_texts(scene: Scene) -> Texts:
    """What is read on coming to a scene, its question for a group included."""
    return [((scene.id, name), getattr(scene, name)) for name in ("place", "text", "discuss")]


def words_of(scene: Scene, choice: Choice) -> Texts:
    """A choice as it is offered."""
    return [((scene.id, choice.id, "say" if choice.spoken else "do"), choice.words)]


def choice_texts(scene: Scene, choice: Choice) -> Texts:
    """What is read of a choice once it was taken, in the debrief too."""
    path = (scene.id, choice.id)
    plain = [((*path, name), getattr(choice, name)) for name in ("reply", "because", "strength")]
    return plain + [((*path, "unsaid", person), line) for person, line in choice.unsaid.items()]


def ending_texts(ending: Ending) -> Texts:
    """What is read at an ending, the author's part of the debrief included."""
    path, debrief = (ENDING, ending.id), ending.debrief
    within = (*path, "debrief")
    return [
        ((*path, "text"), ending.text),
        ((*path, "later"), ending.later),
        ((*within, "reading"), debrief.reading),
        *(((*within, "whose", part), prose) for part, prose in debrief.whose.items()),
        ((*within, "fly_on_the_wall"), debrief.fly_on_the_wall),
        ((*within, "if_then"), debrief.if_then),
        *(((*within, "ask", str(number)), prose) for number, prose in enumerate(debrief.ask)),
        ((*within, "another_reading"), debrief.another_reading),
    ]


def _conditions(plays: Plays) -> Iterator[tuple[Path, Condition]]:
    """Every condition of the story with its path."""
    for scene in plays.story.scenes.values():
        yield from _numbered((scene.id, "enter", "shift"), [entry.when for entry in scene.enter.shift])
        yield from _numbered((scene.id, "go"), [way.when for way in scene.go])
        for choice in scene.choices:
            own = (scene.id, choice.id)
            yield (*own, "if"), choice.when
            yield from _numbered((*own, "shift"), [entry.when for entry in choice.effects.shift])
            yield from _numbered((*own, "go"), [way.when for way in choice.go])
    for path, prose in _texts(plays):
        for number, alternatives in enumerate(_alternatives(prose)):
            yield from _numbered((*path, str(number)), [arm.when for arm in alternatives.arms])


def _texts(plays: Plays) -> Iterator[tuple[Path, Prose]]:
    """Every text of the story with its path."""
    for scene in plays.story.scenes.values():
        yield from scene_texts(scene)
        for choice in scene.choices:
            yield from words_of(scene, choice) + choice_texts(scene, choice)
            if choice.locked is not None:
                yield (scene.id, choice.id, "locked"), choice.locked
    for ending in plays.story.endings.values():
        yield from ending_texts(ending)


def _numbered(path: Path, conditions: list[Condition]) -> Iterator[tuple[Path, Condition]]:
    return (((*path, str(number)), condition) for number, condition in enumerate(conditions))


def _alternatives(prose: Prose) -> Iterator[Alternatives]:
    return (piece for line in prose.lines for piece in line.pieces if isinstance(piece, Alternatives))


@define(eq=False)
class Reader:
    """Tells texts in a moment, as values; what reads the same in every play is told once."""

    told: dict[int, tuple[Prose, str, int]] = Factory(dict)

    def words(self, prose: Prose, moment: Oracle) -> int:
        """How many words of a text are shown, speakers' names not counted."""
        return self._tell(prose, moment)[1]

    def reads(self, prose: Prose, moment: Oracle) -> str:
        """A text as it reads now, to compare."""
        return self._tell(prose, moment)[0]

    def _tell(self, prose: Prose, moment: Oracle) -> tuple[str, int]:
        known = self.told.get(id(prose))
        if known is not None:
            return known[1], known[2]
        told = moment.told(prose)
        result = repr(told), count(moment.plain(told))
        if not any(isinstance(piece, Alternatives | Said) for line in prose.lines for piece in line.pieces):
            self.told[id(prose)] = (prose, *result)
        return result
