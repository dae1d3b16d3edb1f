"""What a story needs before it is finished: short choices, living ids, and all a debrief will ask for."""

from collections.abc import Iterator

from game.story.conditions.tree import Chose, leaves
from game.story.model import Choice, Ending, Scene, Story
from game.story.prose.tree import Alternatives, Piece, Prose, Words
from game.story.reading.places import ENDING, Path, Places
from game.story.walk import deciding_conditions, text_conditions
from game.story.words import count, listed

MOST_WORDS = 14
FEWEST_QUESTIONS, MOST_QUESTIONS = 2, 4


def check_readiness(story: Story, places: Places, worded: frozenset[str]) -> None:
    """Report long choices and stale ids, and in a finished story what the debrief would lack.

    `worded` names the choices whose ids are made from their words.
    """
    for scene in story.scenes.values():
        for choice in scene.choices:
            _check_length(scene, choice, places)
    _check_was(story, places, worded)
    _check_named(story, places, worded)
    if not story.draft:
        for path, lacks in _lacking(story):
            places.of(*path).add("BW505", what=lacks)


def _check_length(scene: Scene, choice: Choice, places: Places) -> None:
    words = longest(choice.words)
    if words > MOST_WORDS:
        field = "say" if choice.spoken else "do"
        places.of(scene.id, choice.id, field).add("BW501", words=str(words), most=str(MOST_WORDS))


def longest(prose: Prose) -> int:
    """The most words a prose can be read as."""
    total = 0
    for line in prose.lines:
        match line.pieces:
            case (Words(text),):
                total += count(text)
            case pieces:
                total += count("".join(map(_longest_text, pieces)))
    return total


def _longest_text(piece: Piece) -> str:
    if isinstance(piece, Alternatives):
        return max((_arm_text(arm.pieces) for arm in piece.arms), key=count)
    return _arm_text((piece,))


def _arm_text(pieces: tuple[object, ...]) -> str:
    return "".join(piece.text if isinstance(piece, Words) else "word" for piece in pieces)


def _check_was(story: Story, places: Places, worded: frozenset[str]) -> None:
    claimed: dict[tuple[Path, str], str] = {}
    for path, was, living in _renamed(story):
        if not was:
            continue
        name = ".".join(path)
        around = path[:-1]
        for old in was:
            if old in living:
                places.of(*path, "was").add("BW117", name=old)
            elif claimed.setdefault((around, old), name) != name:
                places.of(*path, "was").add("BW123", name=old)
        if name in worded:
            places.of(*path, "was").add("BW215", name=name)


def _renamed(story: Story) -> Iterator[tuple[Path, tuple[str, ...], set[str]]]:
    taken = {*story.scenes, *story.endings}
    for scene in story.scenes.values():
        yield (scene.id,), scene.was, taken
        ids = {choice.id for choice in scene.choices}
        for choice in scene.choices:
            yield (scene.id, choice.id), choice.was, ids
    for ending in story.endings.values():
        yield (ENDING, ending.id), ending.was, taken


def _check_named(story: Story, places: Places, worded: frozenset[str]) -> None:
    asked = {
        leaf.choice
        for condition in (*deciding_conditions(story), *text_conditions(story))
        for leaf in leaves(condition)
        if isinstance(leaf, Chose)
    }
    for name in sorted(asked & worded):
        scene, _, choice = name.partition(".")
        places.of(scene, choice).add("BW215", name=name)


def _lacking(story: Story) -> Iterator[tuple[Path, str]]:
    for scene in story.scenes.values():
        for choice in scene.choices:
            if (choice.move or choice.costly) and not choice.because.paragraphs:
                yield (scene.id, choice.id), f"`because:` on choice “{choice.id}”"
    for ending in story.endings.values():
        lacks = tuple(_ending_lacks(ending))
        if lacks:
            yield (ENDING, ending.id), f"{listed(lacks)} on ending “{ending.id}”"


def _ending_lacks(ending: Ending) -> Iterator[str]:
    debrief = ending.debrief
    if not ending.shows:
        yield "`shows:`"
    if len(debrief.whose) < 3:  # noqa: PLR2004 - yours, theirs and neither
        yield "`whose:` with yours, theirs and neither"
    if not debrief.fly_on_the_wall.paragraphs:
        yield "`fly_on_the_wall:`"
    if not debrief.if_then.paragraphs:
        yield "`if_then:`"
    if not FEWEST_QUESTIONS <= len(debrief.ask) <= MOST_QUESTIONS:
        yield f"{FEWEST_QUESTIONS} to {MOST_QUESTIONS} questions under `ask:`"
