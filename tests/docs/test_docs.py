"""The documents say what the product does: nothing is left out, every example is read, every command is run."""

import re
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import get_args

import attrs
import pytest

from game.authoring import problem_pages
from game.authoring.analysed import analysed
from game.authoring.checked import checked
from game.authoring.facts_json import facts_json
from game.authoring.findings import all_problems
from game.authoring.fixing import fixed
from game.authoring.proof.signs import ASCII, UNICODE
from game.authoring.reports import problem_json
from game.cli.options import POLICIES
from game.plain import pages as plain_pages
from game.story.conditions.tree import Leaf
from game.story.conditions.vocabulary import RESERVED
from game.story.model import Kind
from game.story.problems import Severity, codes
from game.story.prose.parser import FORMS
from game.story.reading import Reading, read_story, read_text
from game.story.reading.fields import PARTS
from game.tui.actions import ACTIONS, Action
from game.workshop.desk.lines.commands import COMMANDS as DESK_COMMANDS
from game.workshop.desk.lines.commands import Command
from game.workshop.desk.screens.keys import ACTIONS as DESK_ACTIONS
from tests.authoring import small_story
from tests.docs import generated
from tests.docs.pages import DOCS, DOCUMENTS, EXAMPLES, Fence, anchors, fences, links, prose, read, section
from tests.docs.shell import PATIENCE, Ran, agrees, environment, expected_code, run, runnable
from tests.docs.stories import grown
from tests.docs.tutorial import NAME, TUTORIAL, Step, followed
from tests.story.problems.examples import completed

FORMAT, COMMANDS, PLAYING = DOCS / "format.md", DOCS / "commands.md", DOCS / "playing.md"
PROVE, WORKSHOP = DOCS / "prove.md", DOCS / "run-a-workshop.md"
LEAVES = {
    "FlagSet": "`told`",
    "MeterCompared": "`trust >= 2`",
    "MeterIn": "`trust is blind`",
    "CounterCompared": "`calls >= 2`",
    "StanceIs": "`dana is overloaded`",
    "SeatIs": "`seat is dana`",
    "Visited": "`visited(kitchen)`",
    "Chose": "`chose(kitchen.ask)`",
    "Moved": "`leaned`",
}
FORMS_OF_PROSE = (
    "`Dana: words`", "`You: words`", "`*so*`", "`**so**`", "`{dana}`", "`{dana.They}`", "`{said(kitchen)}`",
    r"`{told => this \| that}`", r"`{told => this \| }`", r"`\{`", r"`\}`", r"`\|`", r"`\*`", r"`\\`",
)  # fmt: skip
COMPLETE = "title:"
SCENE = """\
scenes:
  kitchen:
    {}
    choices:
      - {}
        id: ask
        {}
        go: home
      {}
"""


def blocks(path: Path, note: str = "") -> list[object]:
    """The YAML of a document as test cases, named by where it stands."""
    document = read(path)
    return [
        pytest.param(fence, id=f"{path.stem}:{document.count(chr(10), 0, fence.start)}")
        for fence in fences(document)
        if fence.lang == "yaml" and fence.note == note
    ]


def told(text: str, *worst: Severity) -> list[str]:
    return [
        f"{problem.span.line}: {problem.code} {problem.message}"
        for problem in read_text(text).problems
        if problem.severity in worst
    ]


def proved(reading: Reading) -> list[str]:
    """What reading and proof find in a story, notes left out: what `check` would exit 1 for."""
    assert reading.story is not None, reading.problems
    problems = all_problems(reading, analysed(reading.story), draft=reading.story.draft)
    return [
        f"{problem.span.line}: {problem.code} {problem.message}"
        for problem in problems
        if problem.severity is not Severity.NOTE
    ]


def whole(text: str) -> str:
    """A fragment completed by the catalogue's frame; seats take the place of its start."""
    story = completed(text)
    return story.replace("start: kitchen\n", "", 1) if text.startswith("seats:") else story


# What the documents have to name.


@pytest.mark.parametrize("part", PARTS)
def test_every_field_is_in_the_format(part: str) -> None:
    tables = {name: made for kind, name, made in generated.parts(read(FORMAT)) if kind == "table"}
    for field in PARTS[part]:
        assert f"| `{field.name}:` |" in tables[part]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_what_is_made_from_the_product_is_current(path: Path) -> None:
    assert read(path) == generated.renewed(read(path)), "run: python -m tests.docs.renew"


def test_every_kind_of_value_has_words() -> None:
    assert {field.holds for fields in PARTS.values() for field in fields} <= generated.HOLDS.keys()


def test_every_question_a_condition_can_ask_is_in_the_format() -> None:
    table = section(read(FORMAT), "Conditions")
    assert {leaf.__name__ for leaf in get_args(Leaf)} == LEAVES.keys()
    for example in LEAVES.values():
        assert f"| {example} |" in table


@pytest.mark.parametrize("word", sorted(RESERVED))
def test_every_reserved_word_is_in_the_format(word: str) -> None:
    assert f"`{word}`" in section(read(FORMAT), "Files and ids")


@pytest.mark.parametrize("sign", ["<", "<=", "==", "!=", ">=", ">", "is", "is not", "and", "or", "not"])
def test_every_operator_is_in_the_format(sign: str) -> None:
    assert f"`{sign}`" in section(read(FORMAT), "Conditions")


@pytest.mark.parametrize("form", [*FORMS_OF_PROSE, *(f"`{{dana.{form}}}`" for form in FORMS)])
def test_every_form_of_prose_is_in_the_format(form: str) -> None:
    assert form in section(read(FORMAT), "Prose")


@pytest.mark.parametrize("kind", [kind.value for kind in Kind])
def test_every_kind_of_ending_is_in_the_format(kind: str) -> None:
    assert f"| `{kind}` |" in section(read(FORMAT), "Endings")


def test_the_page_of_problems_is_current() -> None:
    assert read(problem_pages.PAGE) == problem_pages.page(), "run: python -m game.authoring.problem_pages"


@pytest.mark.parametrize("code", codes())
def test_every_code_has_its_section(code: str) -> None:
    assert f"\n### {code} " in read(problem_pages.PAGE)


@pytest.mark.parametrize(("command", "option"), [*generated.options()])
def test_every_option_is_in_the_help_of_its_command(command: str, option: str) -> None:
    assert option in section(read(COMMANDS), command)


def test_every_field_of_a_problem_is_documented() -> None:
    problem = read_text("title: x\n").problems[0]
    documented = section(read(COMMANDS), "A problem as JSON")
    rows = [line.split("`")[1] for line in documented.splitlines() if line.startswith("| `")]
    assert set(rows) == set(problem_json(problem))


def test_every_field_of_a_proof_is_documented() -> None:
    shown = small_story.example()
    told = facts_json(shown.facts, (), {"hall": None})
    parts = {
        "The JSON": told,
        "A scene": told["scenes"]["hall"],
        "A choice": told["choices"]["hall.back"],
        "An ending": told["endings"]["home"],
        "The minutes": told["minutes"],
    }
    for heading, fields in parts.items():
        table = section(read(PROVE), heading)
        for field in fields:
            assert f"`{field}`" in table, (heading, field)


@pytest.mark.parametrize("sign", [*UNICODE.cells, *ASCII.cells])
def test_every_cell_of_a_balance_is_in_prove(sign: str) -> None:
    assert f"| `{sign}` |" in section(read(PROVE), "Where the balances can be")


@pytest.mark.parametrize("policy", POLICIES)
def test_every_policy_is_in_prove(policy: str) -> None:
    assert f"| `{policy}` |" in section(read(PROVE), "Simple ways of choosing")


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.name)
def test_every_key_of_the_screens_is_in_playing(action: Action) -> None:
    table = section(read(PLAYING), "Keys")
    assert f"| {action.label} |" in table
    assert action.shown.lower() in table.lower()


@pytest.mark.parametrize("action", DESK_ACTIONS, ids=lambda action: action.name)
def test_every_key_of_the_desk_is_in_run_a_workshop(action: Action) -> None:
    table = section(read(WORKSHOP), "Every key")
    assert f"| {action.label} |" in table
    assert action.shown.lower() in table.lower()


@pytest.mark.parametrize("command", DESK_COMMANDS, ids=lambda command: command.form)
def test_every_command_of_the_desk_is_in_run_a_workshop(command: Command) -> None:
    assert f"| `{command.form}` | {command.does} |" in section(read(WORKSHOP), "Line by line")


@pytest.mark.parametrize(
    "option", [option for command, option in generated.options() if command == "workshop"]
)
def test_every_option_of_the_workshop_is_in_run_a_workshop(option: str) -> None:
    assert option in section(read(WORKSHOP), "Every option")


@pytest.mark.parametrize("line", plain_pages.HELP)
def test_every_command_of_plain_mode_is_in_both_places(line: str) -> None:
    assert f"- {line}\n" in section(read(PLAYING), "Line by line")
    assert f"- {line}\n" in section(read(COMMANDS), "Plain mode")


# Stories.


@pytest.mark.parametrize("fence", blocks(FORMAT))
def test_an_example_of_the_format_is_read(fence: Fence) -> None:
    if fence.text.startswith(COMPLETE):
        assert proved(read_text(fence.text)) == []
    else:
        assert told(whole(fence.text), Severity.ERROR) == []


@pytest.mark.parametrize("fence", blocks(FORMAT, "wrong"))
def test_a_wrong_example_of_the_format_has_the_problem_named_below_it(fence: Fence) -> None:
    found = {problem.code for problem in read_text(whole(fence.text)).problems}
    assert found == {fence.named}


def test_the_folder_of_the_format_is_one_story(tmp_path: Path) -> None:
    files = [fence for fence in fences(read(FORMAT)) if fence.note.startswith("the-kettle/")]
    assert len(files) == 2
    for fence in files:
        file = tmp_path / fence.note
        file.parent.mkdir(exist_ok=True)
        file.write_text(fence.text, encoding="utf-8")
    reading = read_story(tmp_path / "the-kettle")
    assert reading.problems == ()
    assert reading.story is not None
    assert [*reading.story.scenes] == ["kitchen", "hall"]


def test_every_trap_of_the_table_is_caught_with_its_code_and_put_right() -> None:
    rows = [
        line.replace(r"\|", "¦").split("|")
        for line in section(read(FORMAT), "A small, safe YAML").splitlines()
    ]
    traps = [
        (row[1].strip().strip("`").replace("¦", "|"), row[3].strip())
        for row in rows
        if len(row) == 5 and row[1].strip().startswith("`")
    ]
    assert len(traps) >= 10
    for written, code in traps:
        text = whole(_trapped(written))
        problem = read_text(text).problems[0]
        assert problem.code == code, written
        mended = fixed(text, [problem])
        assert read_text(mended).problems == (), mended


def _trapped(written: str) -> str:
    """A scene in which one line is as a row of the table has it."""
    lines = {
        "text": "text: The kettle is black inside.",
        "say": "say: Was that you?",
        "shift": "shift: {trust: +1}",
        "- {if": "- {say: Who else?, id: else, if: told, locked: Not now., go: home}",
    }
    name = written.split(":", 1)[0]
    assert name in lines
    lines[name] = written.replace("- {", "- {say: Who else?, id: else, go: home, ")
    return SCENE.format(*lines.values())


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_story_in_the_examples_is_finished(path: Path) -> None:
    reading = read_story(path)
    assert checked(path, analysed).problems == ()
    assert reading.story is not None
    assert not reading.story.draft


# The tutorial.


@pytest.fixture(scope="module")
def steps(tmp_path_factory: pytest.TempPathFactory) -> list[Step]:
    return [*followed(tmp_path_factory.mktemp("tutorial"))]


def test_after_every_block_of_the_tutorial_the_story_can_be_played(steps: list[Step]) -> None:
    for step in steps:
        if step.reading is not None and step.fence.note != "wrong":
            assert step.reading.story is not None, (step.fence.text, step.reading.problems)
            assert [problem.code for problem in step.reading.problems] == [], step.fence.text
            assert proved(step.reading) == [], step.fence.text


def test_a_slip_in_the_tutorial_is_the_one_named_below_it(steps: list[Step]) -> None:
    slips = [step for step in steps if step.fence.note == "wrong"]
    assert len(slips) >= 2
    for step in slips:
        assert step.reading is not None
        errors = {problem.code for problem in step.reading.problems if problem.severity is Severity.ERROR}
        assert errors == {step.fence.named}


def test_the_commands_of_the_tutorial_say_what_it_shows(steps: list[Step]) -> None:
    ran = [step for step in steps if step.ran is not None]
    assert len(ran) >= 10
    for step in ran:
        assert step.ran is not None
        assert_as_shown(step.fence, step.shown, step.ran)


def test_the_tutorial_ends_with_the_story_it_has_built(steps: list[Step]) -> None:
    written = fences(read(TUTORIAL))[-1].text
    assert written == read(EXAMPLES / f"{NAME}.yaml")
    built, example = read_story(steps[-1].file).story, read_text(written, f"{NAME}.yaml").story
    assert built is not None
    assert example is not None
    assert attrs.evolve(built, fingerprint="") == attrs.evolve(example, fingerprint="")


def test_the_tutorials_story_uses_what_it_promises() -> None:
    written = read(EXAMPLES / f"{NAME}.yaml")
    story = read_text(written, f"{NAME}.yaml").story
    assert story is not None
    assert len(story.scenes) == 8
    assert len(story.endings) >= 2
    for field in ("say", "do", "shift", "if", "locked", "reply", "set", "add", "once", "unsaid", "because"):
        assert f"{field}: " in written or f"{field}:\n" in written
    assert {"lean", "stand", "repair"} == {
        choice.move for scene in story.scenes.values() for choice in scene.choices if choice.move
    }
    assert "{said(" in written


@pytest.fixture
def watching(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], Path, Queue[str]]]:
    """The tutorial's `check --watch`, running beside the finished story, and the lines it says."""
    file = tmp_path / f"{NAME}.yaml"
    file.write_text(read(EXAMPLES / f"{NAME}.yaml"), encoding="utf-8")
    (command,) = [fence.text.split() for fence in fences(read(TUTORIAL)) if "until" in fence.note]
    said: Queue[str] = Queue()
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment(), stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        reader = Thread(target=lambda: [said.put(line) for line in process.stdout or ()], daemon=True)
        reader.start()
        try:
            yield process, file, said
        finally:
            process.kill()
            reader.join(timeout=PATIENCE)


def test_check_with_watch_checks_again_after_a_save(
    watching: tuple[subprocess.Popen[str], Path, Queue[str]],
) -> None:
    process, file, said = watching
    assert said.get(timeout=PATIENCE) == "1 story checked: nothing wrong.\n"
    again = ""
    for save in range(PATIENCE):  # a save right after the first check may fall before the first look
        file.write_text(grown(read(file), f"draft: perhaps{save}\n"), encoding="utf-8")
        try:
            again = said.get(timeout=1)
        except Empty:
            continue
        break
    assert "BW105" in again
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=PATIENCE) == 130


# Commands and links.


@pytest.mark.parametrize("path", [path for path in DOCUMENTS if path != TUTORIAL], ids=lambda path: path.stem)
def test_the_commands_of_a_document_do_what_it_says(path: Path, tmp_path: Path) -> None:
    for example in EXAMPLES.glob("*.yaml"):
        (tmp_path / example.name).write_text(read(example), encoding="utf-8")
    found = fences(read(path))
    for number, fence in enumerate(found):
        if runnable(fence):
            after = found[number + 1] if number + 1 < len(found) else None
            near = after is not None and read(path)[fence.end : after.start].strip("`\n") == "text"
            assert_as_shown(fence, after if near else None, run(fence.text, tmp_path))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_every_link_leads_somewhere(path: Path) -> None:
    for link in links(read(path)):
        if link.startswith(("https://", "http://")):
            continue
        file, _, anchor = link.partition("#")
        target = (path.parent / file).resolve() if file else path
        assert target.exists(), link
        assert not anchor or anchor in anchors(read(target)), link


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_every_code_that_a_document_names_exists(path: Path) -> None:
    assert set(re.findall(r"BW\d{3}", prose(read(path)))) <= set(codes())


@pytest.mark.parametrize("policy", POLICIES)
def test_every_policy_is_in_commands(policy: str) -> None:
    assert f"| `{policy}` |" in section(read(COMMANDS), "play")


def assert_as_shown(fence: Fence, shown: Fence | None, ran: Ran) -> None:
    assert ran.code == expected_code(fence), (fence.text, ran.said)
    assert "Traceback" not in ran.said
    if shown is not None:
        assert agrees(shown.text, ran.said), f"{fence.text}\nsays\n{ran.said}\nand not\n{shown.text}"
