"""Groups of modes that have the same steps: told apart by answers, and by nothing else."""

from collections.abc import Mapping

import numpy as np
import pytest

from game.analysis.hearing import memory_of
from game.analysis.kinds import FEW, Asked, Telling
from game.analysis.liveness import live
from game.analysis.modes import Modes
from game.analysis.reads import Reads
from game.analysis.steps import Step, Stepper, steppers
from game.story.model import Story
from tests.analysis.stories import HEAD, small

FLAGS = [f"flag_{number}" for number in range(5)]
ANY = " or ".join(FLAGS)
HEADED = HEAD.replace("[told, unread]", f"[told, unread, {', '.join(FLAGS)}]")
LONG = f"""
a:
  text: Words.
  choices:
    - {{do: Ask, id: ask, go: [{{if: {ANY}, to: home}}, {{to: b}}]}}
    - {{do: Clear, id: clear, clear: flag_0, go: [{{if: {ANY}, to: home}}, {{to: b}}]}}
    - {{do: Count, id: count, if: {ANY}, add: {{calls: 1}}, go: [{{if: calls > 1 and ({ANY}), to: home}}, {{to: b}}]}}
    - {{do: Warm, id: warm, shift: {{trust: 1}}, go: c}}
b: {{text: Words., go: [{{if: calls > 2, to: home}}, {{to: away}}]}}
c:
  text: Words.
  enter: {{shift: [{{if: ({ANY}) and trust > 0, trust: 2}}]}}
  choices: [{{do: On, id: on, if: {ANY}, go: home}}, {{do: Out, id: out, go: away}}]
"""


def stepper_of(story: Story, scene: str) -> Stepper:
    reads = Reads(story, memory_of(story))
    return steppers(reads, live(reads))[scene]


def all_modes(stepper: Stepper) -> Modes:
    """Every mode there could be."""
    bits = stepper.memory.bits
    return Modes.of(list(range(1 << bits)), bits)


@pytest.mark.parametrize("place", [0, 1, 2, 3, None])
def test_modes_of_a_group_have_the_same_steps(place: int | None) -> None:
    stepper = stepper_of(small(LONG, head=HEADED), "a")
    modes = all_modes(stepper)
    representatives, group_of = stepper.groups(place, modes)
    for mode, group in zip(modes.numbers(), group_of, strict=True):
        assert as_values(stepper.steps(place, mode)) == as_values(
            stepper.steps(place, representatives[group])
        )


@pytest.mark.parametrize(("place", "groups"), [(0, 2), (1, 2), (3, 2)])
def test_many_bits_with_few_answers_make_few_groups(place: int, groups: int) -> None:
    stepper = stepper_of(small(LONG, head=HEADED), "a")
    assert stepper.reads_of(place).bit_count() == len(FLAGS)
    assert len(stepper.groups(place, all_modes(stepper))[0]) == groups


def test_few_modes_are_told_apart_by_their_bits() -> None:
    stepper = stepper_of(small(LONG, head=HEADED), "a")
    modes = all_modes(stepper).taken(np.arange(FEW))
    representatives, _ = stepper.groups(0, modes)
    assert representatives == modes.agreeing(stepper.reads_of(0))[0]


def test_what_was_written_is_not_asked_of_the_mode() -> None:
    story = small(LONG, head=HEADED)
    memory = memory_of(story)
    question = Reads(story, memory).question(story.scenes["a"].choices[0].go[0].when)
    first = memory.mask([("flag", "flag_0")])
    modes = Modes.of([0, first], memory.bits)
    assert Asked(question).answers(modes).tolist() == [0, 1]
    assert Asked(question, first, first).answers(modes).tolist() == [0, 0]
    assert Telling.of(0, 0, [Asked(question, first)]).reads == question.reads


def as_values(steps: tuple[Step, ...]) -> list[Mapping[str, object]]:
    """Steps as values that can be compared."""
    return [
        {
            "way": (step.choice, step.shift, step.route, step.entry, step.to),
            "where": step.where if isinstance(step.where, bool) else step.where.tolist(),
            "moved": (step.moved, step.told),
            "mode": (step.keep, step.put, step.told_keep, step.told_put),
        }
        for step in steps
    ]
