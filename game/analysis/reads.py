"""What each part of a story reads of a play's memory: for play alone, or for play and texts together."""

from collections.abc import Iterable

from attrs import field, frozen

from game.analysis.memory import Memory
from game.analysis.questions import Question
from game.story.conditions.tree import Condition
from game.story.model import Choice, Effects, Ending, Route, Scene, Story
from game.story.prose.tree import Prose
from game.story.walk import arms, choice_proses, ending_proses, said_scenes


@frozen
class Reads:
    """The bits that parts of a story read.

    Attributes:
        texts: whether what only shows text is read too.
        moves_at: the endings at which the moves made are read.
    """

    story: Story
    memory: Memory
    texts: bool = False
    moves_at: frozenset[str] = frozenset()
    _questions: dict[Condition, Question] = field(factory=dict, init=False, eq=False, repr=False)

    def question(self, condition: Condition) -> Question:
        """A condition, ready to ask; one question for all places where it stands, so it is answered once."""
        if condition not in self._questions:
            self._questions[condition] = Question.of(condition, self.story, self.memory)
        return self._questions[condition]

    def conditions(self, conditions: Iterable[Condition]) -> int:
        """The bits of several conditions."""
        found = 0
        for condition in conditions:
            found |= self.memory.read_by(condition)
        return found

    def shifts(self, effects: Effects) -> int:
        """The bits that decide which shift counts."""
        return self.conditions(entry.when for entry in effects.shift)

    def routes(self, routes: Iterable[Route]) -> int:
        """The bits that decide where to go."""
        return self.conditions(route.when for route in routes)

    def offering(self, scene: Scene, choice: Choice) -> int:
        """The bits that decide whether a choice is open."""
        found = self.memory.read_by(choice.when)
        return found | self.memory.mask([("chose", f"{scene.id}.{choice.id}")]) if choice.once else found

    def labels(self, choice: Choice) -> int:
        """The bits that decide a choice's words before it is taken."""
        return self.prose(choice.words) | (0 if choice.locked is None else self.prose(choice.locked))

    def told_after(self, choice: Choice) -> int:
        """The bits that decide what is read of a choice once it is taken."""
        after = [prose for prose in choice_proses(choice) if prose not in (choice.words, choice.locked)]
        return self._proses(after)

    def scene(self, scene: Scene) -> int:
        """The bits a scene's own texts read."""
        return self._proses((scene.place, scene.text, scene.discuss))

    def ending(self, ending: Ending) -> int:
        """The bits an ending's texts read, and the moves where they are asked for."""
        moves = self.memory.mask(("move", move) for move in ("lean", "stand", "repair"))
        return self._proses(ending_proses(ending)) | (moves if ending.id in self.moves_at else 0)

    def prose(self, prose: Prose) -> int:
        """The bits a text reads; none where texts are left out."""
        if not self.texts:
            return 0
        quoted = self.memory.mask(("said", scene) for scene in said_scenes(prose))
        return quoted | self.conditions(arm.when for arm in arms(prose))

    def _proses(self, proses: Iterable[Prose]) -> int:
        found = 0
        for prose in proses:
            found |= self.prose(prose)
        return found
