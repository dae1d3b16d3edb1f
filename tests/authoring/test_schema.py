import json
from pathlib import Path

import jsonschema
import pytest
import yaml
from hypothesis import given, settings

from game.authoring import schema as made
from game.story import bundled
from game.story.problems import catalogue
from game.story.reading.fields import PARTS
from tests.generated import stories
from tests.story.problems.examples import FRAME, completed, compose
from tests.story.reading.told import kitchen
from tests.written import story_text

CONFORMANCE = Path(__file__).parents[1] / "conformance"
STORIES = [
    *sorted(bundled.scenes().rglob("*.yaml")),
    *sorted(bundled.assets().glob("new-story.yaml")),
    *sorted(CONFORMANCE.glob("*.yaml")),
]
SCHEMA = made.schema()
VALIDATOR = jsonschema.Draft7Validator(SCHEMA)
LOADERS = [yaml.BaseLoader, yaml.SafeLoader]


def complaints(text, loader=yaml.BaseLoader):
    return [error.message for error in VALIDATOR.iter_errors(yaml.load(text, loader))]


def test_the_file_is_what_is_generated():
    assert made.file().read_text(encoding="utf-8") == made.text()


def test_the_file_is_written_where_it_lies(tmp_path, monkeypatch):
    monkeypatch.setattr(made, "assets", lambda: tmp_path)

    made.write()

    assert json.loads((tmp_path / "schema" / "story.schema.json").read_text(encoding="utf-8")) == SCHEMA


def test_the_schema_is_a_valid_one():
    jsonschema.Draft7Validator.check_schema(SCHEMA)


def test_every_field_of_the_format_is_in_it_with_its_sentence():
    for part, fields in PARTS.items():
        described = SCHEMA if part == "story" else SCHEMA["definitions"][part]
        properties = described["properties"]
        assert {name: about["description"] for name, about in properties.items()} == {
            field.name: field.about for field in fields
        }
        assert described["additionalProperties"] is False


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_the_stories_we_have_are_valid(path, loader):
    assert complaints(path.read_text(encoding="utf-8"), loader) == []


@pytest.mark.parametrize("loader", LOADERS)
def test_the_frame_is_valid(loader):
    assert complaints(FRAME, loader) == []


@pytest.mark.parametrize("described", catalogue(), ids=lambda described: described.code)
def test_the_examples_put_right_are_valid(described):
    for example in described.right:
        assert complaints(compose(example).decode()) == []


@pytest.mark.parametrize(
    "code", ["BW101", "BW102", "BW103", "BW104", "BW105", "BW107", "BW108", "BW109", "BW110"]
)
def test_the_examples_of_a_wrong_shape_are_not(code):
    [described] = [described for described in catalogue() if described.code == code]

    assert complaints(compose(described.fails[0]).decode())


@given(stories())
@settings(max_examples=40, deadline=None)
def test_whatever_can_be_written_is_valid(story):
    assert complaints(story_text(story)) == []


@pytest.mark.parametrize(
    "text",
    [
        "title: 1984\n",
        "title: no\n",
        "setting: 12:30\n",
        "draft: yes\n",
        "draft: OFF\n",
        "minutes: '8'\n",
        "meters: {trust: {band: [-3, '+4']}}\n",
        kitchen("shift: {trust: +2, autonomy: -1}"),
        kitchen("shift: [{if: told, trust: '+2'}]"),
        kitchen("shows: boundary", "once: true", "move: stand"),
        kitchen().replace("go: home", "go: [{if: told, to: home}, {to: home}]"),
        kitchen().replace("go: home", "go: {if: told, to: home}"),
        kitchen().replace("id: ask", "id: no"),
    ],
)
@pytest.mark.parametrize("loader", LOADERS)
def test_what_an_editor_lets_pass(text, loader):
    assert complaints(completed(text), loader) == []


@pytest.mark.parametrize(
    "text",
    [
        "ttitle: The Kettle\n",
        "title: [The Kettle]\n",
        "minutes: eight\n",
        "minutes: 8.5\n",
        "ages: teens\n",
        "draft: nearly\n",
        "flags: [Told]\n",
        "counters: {calls: many}\n",
        "counters: {}\n",
        "meters: {truts: {start: 1}}\n",
        "meters: {trust: {band: [1]}}\n",
        "seats: {tidy: {you: x, start: kitchen}}\n",
        "cast: {dana: {name: Dana}}\n",
        "endings: {home: {title: Home, kind: happy, text: x, debrief: {reading: x}}}\n",
        "endings: {home: {title: Home, kind: growth, text: x}}\n",
        "scenes: {kitchen: {text: x}}\n",
        "scenes: {The Kitchen: {text: x, go: home}}\n",
        kitchen("move: leen"),
        kitchen("shows: boundry"),
        kitchen("do: Ask."),
        kitchen("locked: Not yet."),
        kitchen("shift: {if: told, trust: 1}"),
        kitchen("shift: 2"),
        kitchen("unsaid: No."),
        kitchen().replace("        go: home\n", ""),
        kitchen().replace("go: home", "go: []"),
        kitchen().replace("go: home", "go: Home"),
    ],
)
@pytest.mark.parametrize("loader", LOADERS)
def test_what_an_editor_marks(text, loader):
    assert complaints(completed(text), loader)


@pytest.mark.parametrize("field", ["title", "blurb", "ages", "minutes", "cast", "start"])
def test_what_a_head_cannot_do_without(field):
    story = yaml.load(FRAME, yaml.BaseLoader)
    del story[field]

    assert not VALIDATOR.is_valid(story)


def test_a_further_file_holds_scenes_and_endings_alone():
    scenes = "scenes: {hall: {text: It is dark., go: home}}\n"

    assert complaints(scenes) == []
    assert complaints(scenes + "flags: [told]\n")
