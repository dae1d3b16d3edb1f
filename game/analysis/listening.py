"""Asking texts of the states they are read in, with as much remembered as each of them asks about."""

from collections.abc import Iterator, Mapping

import numpy as np
from attrs import define, field, frozen

from game.analysis.explore import Floats, Numbers, Truths
from game.analysis.heard import Hearers, Text, after_choice
from game.analysis.liveness import written_by
from game.analysis.planes import Known, Plane, Planes, in_plane
from game.analysis.reads import Reads


@frozen(eq=False)
class Case:
    """Hearers of a text in one plane: which of the text's states they are, and how often each of them hears it."""

    hearers: Hearers
    states: Numbers
    weights: Floats


@define(eq=False)
class Listening:
    """The planes that a story's texts need, laid when they are first asked for."""

    known: Known
    reads: Reads
    _laid: dict[int, Planes] = field(factory=dict)

    def cases(self, text: Text, reads: int) -> Iterator[Case]:
        """The hearers of a text, plane after plane, where `reads` are the bits that are asked of them."""
        unknown = reads & ~self._decided(text)
        planes = self.planes(unknown)
        for layer in planes.layers[text.stay.id]:
            if text.passage is None:
                states = text.states if layer.reached is None else text.states[layer.reached[text.states]]
                hearers = in_plane(self.known.exploration, text.stay, layer.plane, states)
                yield Case(hearers, states, layer.visits[states])
            else:
                yield from self._after(text, planes, layer.plane, layer.reached, layer.visits)

    def _after(
        self, text: Text, planes: Planes, plane: Plane, reached: Truths | None, visits: Floats
    ) -> Iterator[Case]:
        passage, stay = text.passage, text.stay
        assert passage is not None
        here = np.ones(len(passage.src), dtype=np.bool_) if reached is None else reached[passage.src]
        mass = visits[passage.src] * passage.chance
        for states, length in planes.quoted(stay, passage, plane):
            chosen = np.flatnonzero(here if states is None else here & states)
            put = planes.taken(stay.id, passage.step.choice or 0, plane, length)
            heard = after_choice(self.known.exploration, stay, passage, put, planes.bits)
            yield Case(heard.only(chosen), chosen, mass[chosen])

    def _decided(self, text: Text) -> int:
        """The bits that the states of play know where a text is read."""
        exploration = self.known.exploration
        known = exploration.live[text.stay.id]
        if text.passage is not None and text.passage.step.choice is not None:
            scene = exploration.story.scenes[text.stay.id]
            written = written_by(scene, scene.choices[text.passage.step.choice], self.reads)
            known |= written & ~exploration.memory.mask([("said", scene.id)])
        return known

    def planes(self, bits: int) -> Planes:
        """The planes of some bits, and of those that decide how long what was said is."""
        memory, story = self.known.exploration.memory, self.known.exploration.story
        for (sort, name), place in memory.fields.items():
            if sort == "said" and place.mask & bits:
                for choice in story.scenes[name].choices:
                    bits |= self.reads.prose(choice.words) & ~self.known.exploration.live[name]
        if bits not in self._laid:
            self._laid[bits] = Planes(self.known, bits)
        return self._laid[bits]
