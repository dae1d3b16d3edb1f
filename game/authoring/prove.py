"""`bothways prove`: everything that is true of all plays of a story, as a page or as JSON."""

from collections.abc import Mapping, Sequence
from typing import Literal

from game.analysis.facts import Steps
from game.authoring.analysed import Prover, TooLargeError, analysed
from game.authoring.facts_json import facts_json, unproved_json, written
from game.authoring.findings import all_problems, unproved_problems
from game.authoring.found import found_reading
from game.authoring.narrowing import narrowed
from game.authoring.plays import recipe, shortest_play
from game.authoring.proof import page, signs_for
from game.authoring.proof.layout import WIDEST, paragraph
from game.plain.environment import Environment
from game.plain.problems import problem_lines
from game.plain.ways import Ways
from game.story.model import Story
from game.story.problems import Problem, Severity
from game.story.reading import Reading
from game.story.words import meant

Form = Literal["text", "json"]
FINE, PROBLEMS, WRONG_USE = 0, 1, 2
UNREAD = "The story has errors, so nothing was worked out."


def prove(
    named: str,
    environment: Environment,
    *,
    form: Form,
    seat: str | None = None,
    stances: Mapping[str, str] | None = None,
    witness: str | None = None,
    prover: Prover = analysed,
) -> int:
    """Prove a story and say what was found; `prover` finds its facts.

    With a seat or a stance the facts are of those plays; the problems are always those of the whole story.

    Returns:
        0 when there are no errors and no warnings, 1 when there are, 2 for what the story does not have.
    """
    reading = found_reading(named, environment)
    if isinstance(reading, int):
        return reading
    story = reading.story
    if story is None:
        return _unproved(reading, reading.problems, environment, form, UNREAD)
    wanted = dict(stances or {})
    wrong = Ways(seat=seat, stances=wanted).misfit(story) or _unknown(witness, story)
    if wrong:
        environment.errors.say(wrong)
        return WRONG_USE
    asked = narrowed(story, seat, wanted)
    try:
        whole = prover(story)
        facts = whole if asked == story else prover(asked)
    except TooLargeError as error:
        return _unproved(reading, unproved_problems(reading, str(error)), environment, form, str(error))
    problems = all_problems(reading, whole, draft=story.draft)
    found = None if witness is None else {witness: shortest_play(asked, facts, witness)}
    if form == "json":
        environment.out.show(written(facts_json(facts, problems, found)))
    else:
        told = page(asked, facts, problems, signs_for(environment.out), named=named, seat=seat, asked=wanted)
        for line in (*told, *_witnesses(found or {}, asked, named)):
            environment.out.show(line)
    return _code(problems)


def _unproved(
    reading: Reading, problems: Sequence[Problem], environment: Environment, form: Form, why: str
) -> int:
    """Say what was found, and why there is nothing more to say."""
    if form == "json":
        environment.out.show(written(unproved_json(reading.id, problems, why)))
    else:
        for problem in problems:
            for line in problem_lines(problem):
                environment.out.show(line)
        if reading.story is None:
            environment.out.say(why)
    return PROBLEMS


def _code(problems: Sequence[Problem]) -> int:
    return PROBLEMS if any(problem.severity is not Severity.NOTE for problem in problems) else FINE


def _unknown(witness: str | None, story: Story) -> str:
    """That a story has no such scene, choice or ending, as a sentence; empty when it has, or none is asked for."""
    choices = [f"{scene.id}.{choice.id}" for scene in story.scenes.values() for choice in scene.choices]
    known = (*story.scenes, *story.endings, *choices)
    if witness is None or witness in known:
        return ""
    return f"“{story.title}” has no scene, ending or choice “{witness}”. {meant(witness, known)}".rstrip()


def _witnesses(found: Mapping[str, Steps | None], story: Story, named: str) -> Sequence[str]:
    lines: list[str] = []
    for to, steps in found.items():
        lines.append("")
        if steps is None:
            lines.append(f"No play comes to {to}.")
            continue
        how = recipe(steps, story, named)
        lines += paragraph(f"The shortest play to {to}: {' '.join(steps) or 'it begins there'}", 0, WIDEST, 2)
        lines += paragraph(f"{how.command}, and take {how.typed or 'no choice'}", 2, WIDEST, 2)
    return lines
