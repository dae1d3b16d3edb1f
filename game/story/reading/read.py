"""Reading a story, whole: the one front door from a path, or from text, to a checked Story."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from attrs import evolve, frozen

from game.story.model import Ending, Scene, Story
from game.story.problems import Problem, Severity
from game.story.prose.parser import Names
from game.story.reading import fields
from game.story.reading.checks import check_language, check_links, check_readiness
from game.story.reading.collector import collector_at_rest
from game.story.reading.endings import EndingReader
from game.story.reading.files import StoryFile, StoryFiles, story_files
from game.story.reading.gather import gather
from game.story.reading.head import Head, entries, read_head, with_conditions
from game.story.reading.places import Places
from game.story.reading.record import Record
from game.story.reading.scenes import SceneReader
from game.story.reading.source import Source
from game.story.reading.wall.events import read_nodes
from game.story.reading.wall.limits import LIMITS
from game.story.reading.wall.nodes import Broken, Listing, Mapping, Node, Scalar
from game.story.words import KEBAB


@frozen
class Reading:
    """What came of reading a story.

    Attributes:
        id: the story's id: its file's or folder's name.
        story: the story; None when an error stands in its way.
        problems: everything found, in the order of the files and their lines.
        places: where each part stands, for findings that come later.
        files: the paths that were read, in order.
    """

    id: str
    story: Story | None
    problems: tuple[Problem, ...]
    places: Places
    files: tuple[str, ...]


def read_story(path: Path) -> Reading:
    """Read the story at a path, a file or a folder. Never raises for what an author wrote."""
    return read_files(story_files(path))


def read_text(text: str, file: str = "story.yaml") -> Reading:
    """Read a story of one file from its text."""
    return read_files(StoryFiles(Path(file).stem, (StoryFile(file, text.encode()),)))


def read_files(found: StoryFiles) -> Reading:
    """Read a story from the bytes of its files."""
    with collector_at_rest():
        return _read(found)


def _read(found: StoryFiles) -> Reading:
    sources = [read_nodes(file.data, file.shown) for file in found.files]
    places = Places()
    story = _build(found.id, sources, places)
    problems = [*found.problems]
    for source in sources:
        source.report.settle(LIMITS.problems)
        problems.extend(source.report.problems)
    broken = any(problem.severity is Severity.ERROR for problem in problems)
    return Reading(
        id=found.id,
        story=None if broken else story,
        problems=tuple(problems),
        places=places,
        files=tuple(file.shown for file in found.files),
    )


def _build(id: str, sources: list[Source], places: Places) -> Story | None:
    if not sources or sources[0].root is None:
        return None
    head_source = sources[0]
    names = gather(head_source, sources)
    names = with_conditions(head_source, names)
    elsewhere = frozenset(field for source in sources[1:] if source.root for field in source.root.items)
    head = read_head(head_source, names, places, elsewhere)
    if head is None:
        return None
    if not KEBAB.fullmatch(id):
        head_source.add("BW064", _first_key(sources[0].root), name=id)
    scenes: dict[str, Scene] = {}
    endings: dict[str, Ending] = {}
    for source in sources:
        _read_parts(source, names, places, scenes, endings, further=source is not head_source)
    story = _story(id, head, scenes, endings)
    worded = frozenset(
        f"{scene.id}.{choice.id}"
        for scene in scenes.values()
        for choice in scene.choices
        if (scene.id, choice.id, "id") not in places.by_path
    )
    check_links(story, places)
    check_readiness(story, places, worded)
    check_language(story, places)
    return evolve(story, fingerprint=_fingerprint(source.root for source in sources))


def _story(id: str, head: Head, scenes: dict[str, Scene], endings: dict[str, Ending]) -> Story:
    return Story(
        id=id,
        title=head.title,
        blurb=head.blurb,
        ages=head.ages,
        minutes=head.minutes,
        cast=head.cast,
        seats=head.seats,
        scenes=scenes,
        endings=endings,
        meters=head.meters,
        flags=head.flags,
        counters=head.counters,
        content_notes=head.content_notes,
        setting=head.setting,
        you=head.you,
        draft=head.draft,
        safety=head.safety,
    )


def _read_parts(
    source: Source,
    names: Names,
    places: Places,
    scenes: dict[str, Scene],
    endings: dict[str, Ending],
    *,
    further: bool,
) -> None:
    """Read a file's scenes and endings into the story's; a further file may hold nothing else."""
    if source.root is None:
        return
    if further:
        record = Record.of(source, source.root, "a further file of the story", fields.MORE, names)
    else:
        record = Record(source, source.root, "the story", names)
    if record is None:
        return
    read_scene, read_ending = SceneReader(source, names, places), EndingReader(source, names, places)
    for key, node in entries(record, "scenes"):
        if _is_new(source, key, scenes, endings):
            scene = read_scene.read(key, node)
            if scene is not None:
                scenes[scene.id] = scene
    for key, node in entries(record, "endings"):
        if _is_new(source, key, scenes, endings):
            ending = read_ending.read(key, node)
            if ending is not None:
                endings[ending.id] = ending


def _is_new(source: Source, key: Scalar, scenes: dict[str, Scene], endings: dict[str, Ending]) -> bool:
    id = key.text.strip()
    if id in scenes or id in endings:
        what = "scene" if id in scenes else "ending"
        source.add("BW112", key, what=what, name=id, where="this story")
        return False
    return True


def _first_key(root: Mapping) -> Node:
    return next(iter(root.items.values()))[0] if root.items else root


def _fingerprint(roots: Iterable[Node | None]) -> str:
    shape = json.dumps([_shape(root) for root in roots if root is not None], ensure_ascii=False)
    return hashlib.sha256(shape.encode()).hexdigest()


def _shape(node: Node) -> object:
    match node:
        case Scalar():
            return node.text
        case Listing():
            return [_shape(item) for item in node.items]
        case Mapping():
            return {
                key: value.text if isinstance(value, Scalar) else _shape(value)
                for key, (_, value) in node.items.items()
            }
        case Broken():
            return None
