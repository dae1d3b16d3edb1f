"""Which ways texts are ever read, and whether a quotation is read though nothing was said: from states alone."""

from collections.abc import Iterator

import numpy as np
from attrs import define, evolve, field

from game.analysis.arms import ArmFacts
from game.analysis.dense.bits import Bits, Packing
from game.analysis.dense.net import Net, Node
from game.analysis.dense.sights import used_up
from game.analysis.dense.spoken import Hearers, Passage, after, as_cells, is_plain, passages, pieces_of
from game.analysis.meters import SIDE, Cube
from game.analysis.questions import Question
from game.analysis.sites import Path
from game.story.conditions.tree import ALWAYS
from game.story.prose.tree import Alternatives, Arm, Said


@define(eq=False)
class Wording:
    """Looks at the texts of one scene after the other.

    Attributes:
        arms: every arm of every text: by the text's path, the place of its passage, and its own place.
        unsaid: texts that quote a scene in which nothing was said yet, and those scenes: with where that is, the place
            of the choice it is read after or None, and the states.
    """

    net: Net
    packing: Packing
    arms: dict[Path, ArmFacts] = field(factory=dict)
    unsaid: dict[tuple[Path, str], tuple[str, int | None, Bits]] = field(factory=dict)

    def look(self, node: Node, states: Bits, depths: tuple[int | None, ...]) -> None:
        """Note how a scene's texts are read."""
        for passage in passages(self.net.story, node.id):
            if is_plain(passage.prose):
                continue
            for hearers, heard in self._heard(node, states, depths, passage):
                self._judge(node, passage, hearers, heard)

    def _heard(
        self, node: Node, states: Bits, depths: tuple[int | None, ...], passage: Passage
    ) -> Iterator[tuple[Hearers, Bits]]:
        """Who reads a text: states, and how they are judged."""
        here = Hearers(node.modes)
        if passage.choice is None:
            yield here, states
            return
        choice = self.net.story.scenes[node.id].choices[passage.choice]
        if passage.read == "after":
            for arc, depth in zip(node.arcs, depths, strict=True):
                if arc.choice == passage.choice and depth is not None:
                    yield after(self.net, node, arc, choice), self.packing.inside(states, arc.pieces, node)
            return
        opened = self.packing.inside(states, pieces_of(node, passage.choice), node)
        unused = self.packing.only(states, used_up(self.net, node, choice) ^ node.every)
        if passage.read == "locked":
            yield here, unused & ~opened
        else:
            yield here, opened if choice.locked is None else unused | opened

    def _judge(self, node: Node, passage: Passage, hearers: Hearers, heard: Bits) -> None:
        number = 0
        for paragraph in passage.prose.paragraphs:
            for line in paragraph:
                for piece in line.pieces:
                    if isinstance(piece, Alternatives):
                        self._judge_arms(node, passage, str(number), piece, hearers=hearers, heard=heard)
                        number += 1
                    elif isinstance(piece, Said):
                        said = self.net.reads.memory.mask([("said", piece.scene)])
                        silent = sum(1 << row for row, mode in enumerate(hearers.modes) if not mode & said)
                        self._note(node, passage, piece.scene, self.packing.only(heard, silent))

    def _note(self, node: Node, passage: Passage, scene: str, states: Bits) -> None:
        """Note states in which a text quotes a scene in which nothing was said yet."""
        if states.any():
            place = passage.choice if passage.read == "after" else None
            known = self.unsaid.get((passage.path, scene))
            self.unsaid[passage.path, scene] = (
                node.id,
                place,
                states.copy() if known is None else known[2] | states,
            )

    def _judge_arms(
        self,
        node: Node,
        passage: Passage,
        number: str,
        alternatives: Alternatives,
        *,
        hearers: Hearers,
        heard: Bits,
    ) -> None:
        memory = self.net.reads.memory
        quoted = {part.scene for arm in alternatives.arms for part in arm.pieces if isinstance(part, Said)}
        reads = self.net.reads.conditions(arm.when for arm in alternatives.arms)
        reads |= memory.mask(("said", scene) for scene in quoted)
        for place, arm in enumerate(alternatives.arms):
            path = (*passage.path, number, str(place))
            self.arms.setdefault(path, ArmFacts(arm, ever_read=False, ever_passed=False))
        for read, rows in hearers.groups(reads).items():
            left = self.packing.cells_of(heard, rows)
            for place, arm in enumerate(alternatives.arms):
                holds = left & self._where(arm, read, hearers)
                left = left & ~holds
                path = (*passage.path, number, str(place))
                facts = self.arms[path]
                self.arms[path] = evolve(
                    facts,
                    ever_read=facts.ever_read or bool(holds.any()),
                    ever_passed=facts.ever_passed or bool(left.any()),
                )
                for part in arm.pieces:
                    if (
                        isinstance(part, Said)
                        and holds.any()
                        and not read & memory.mask([("said", part.scene)])
                    ):
                        cells = holds.reshape(1, SIDE, SIDE, SIDE)
                        silent = np.where(cells, self.packing.only(heard, rows), self.packing.kind.type(0))
                        self._note(node, passage, part.scene, silent)

    def _where(self, arm: Arm, read: int, hearers: Hearers) -> Cube:
        if arm.when == ALWAYS:
            return as_cells(where=True)
        question = Question.of(arm.when, self.net.story, self.net.reads.memory)
        return as_cells(hearers.before(question.of_mode(read)))
