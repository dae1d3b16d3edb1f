import pytest

from game.story.conditions.tree import ALWAYS, FlagSet, Not, StanceIs
from game.story.model import Effects, Route, Shift
from game.story.prose.tree import Line, Prose, Words
from tests.story.reading.told import kitchen, read, told

TOLD = FlagSet("told")


def words(text):
    return Prose(((Line((Words(text),)),),))


def the_choice(*lines):
    reading = read(kitchen(*lines))
    assert reading.story is not None, reading.problems
    return reading.story.scenes["kitchen"].choices[0]


def test_every_field_of_a_choice():
    choice = the_choice(
        "if: not told",
        "locked: You know.",
        "shift: {trust: +2, autonomy: -1}",
        "clear: told",
        "set: [told]",
        "add: {calls: -1}",
        "move: lean",
        "costly: true",
        "once: yes",
        "harm: on",
        "shows: [boundary, leaning]",
        "because: You asked.",
        "strength: It took some asking.",
        "unsaid:",
        "  dana: I hoped for that.",
        "reply: She nods.",
        "was: accuse",
    )

    assert choice.words == words("Was that you?")
    assert (choice.id, choice.spoken, choice.when) == ("ask", True, Not(TOLD))
    assert choice.locked == words("You know.")
    assert choice.effects == Effects((Shift(ALWAYS, (-1, 2, 0)),), ("told",), ("told",), {"calls": -1})
    assert (choice.move, choice.costly, choice.once, choice.harm) == ("lean", True, True, True)
    assert (choice.shows, choice.was) == (("boundary", "leaning"), ("accuse",))
    assert choice.because == words("You asked.")
    assert choice.strength == words("It took some asking.")
    assert choice.unsaid == {"dana": words("I hoped for that.")}
    assert choice.reply == words("She nods.")
    assert choice.go == (Route(ALWAYS, "home"),)


def test_a_choice_with_nothing_more_than_it_needs():
    choice = the_choice()

    assert (choice.when, choice.locked, choice.effects) == (ALWAYS, None, Effects())
    assert (choice.move, choice.costly, choice.once, choice.harm) == (None, False, False, False)
    assert (choice.because, choice.reply, choice.unsaid, choice.shows) == (Prose(), Prose(), {}, ())


def test_every_field_of_a_scene():
    reading = read(
        kitchen(
            scene=(
                "place: The kitchen, Sunday",
                "enter: {add: {calls: 1}}",
                "discuss: Whose kettle is it?",
                "skip_to: kitchen",
                "was: [old-kitchen, cooker]",
                "go: home",
            )
        )
    )

    assert reading.story is not None
    scene = reading.story.scenes["kitchen"]
    assert scene.place == words("The kitchen, Sunday")
    assert scene.enter == Effects(add={"calls": 1})
    assert scene.discuss == words("Whose kettle is it?")
    assert (scene.skip_to, scene.was) == ("kitchen", ("old-kitchen", "cooker"))
    assert scene.go == (Route(ALWAYS, "home"),)


def test_choices_without_an_id_are_called_by_their_words():
    text = kitchen().replace("        id: ask\n", "")

    story = read(text).story

    assert story is not None
    assert [choice.id for choice in story.scenes["kitchen"].choices] == ["was-that-you"]
    assert story.choice("kitchen.was-that-you") is not None


@pytest.mark.parametrize(
    ("lines", "shifts"),
    [
        (["shift: {trust: 3}"], (Shift(ALWAYS, (0, 3, 0)),)),
        (["shift:", "  boundaries: -20"], (Shift(ALWAYS, (0, 0, -20)),)),
        (["shift:", "  - trust: 1"], (Shift(ALWAYS, (0, 1, 0)),)),
        (
            ["shift:", "  - {if: dana is overloaded, trust: -1}", "  - {if: told, trust: 1}"],
            (Shift(StanceIs("dana", "overloaded"), (0, -1, 0)), Shift(TOLD, (0, 1, 0))),
        ),
    ],
)
def test_shifts(lines, shifts):
    assert the_choice(*lines).effects.shift == shifts


@pytest.mark.parametrize(
    ("go", "routes"),
    [
        ("home", (Route(ALWAYS, "home"),)),
        ("{if: told, to: home}", (Route(TOLD, "home"),)),
        ("[{if: told, to: kitchen}, {to: home}]", (Route(TOLD, "kitchen"), Route(ALWAYS, "home"))),
    ],
)
def test_routes(go, routes):
    story = read(kitchen().replace("go: home", f"go: {go}")).story

    assert story is not None
    assert story.scenes["kitchen"].choices[0].go == routes


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        (["moves: lean"], ("BW101", "moves")),
        (["move: leaning"], ("BW107", "leaning")),
        (["move: Lean"], ("BW107", "Lean")),
        (["once: maybe"], ("BW105", "maybe")),
        (["locked: You know."], ("BW116", "locked")),
        (["if: tolt"], ("BW202", "tolt")),
        (["if: told and tolt", "locked: You know."], ("BW202", "tolt")),
        (['if: "told and tolt"'], ("BW202", "tolt")),
        (["if: |", "  told and", "  tolt"], ("BW202", "tolt")),
        (["if: told and", "  tolt"], ("BW202", "told and")),
        (["set: tolt"], ("BW210", "tolt")),
        (["clear: [told, tolt]"], ("BW210", "tolt")),
        (["add: {cals: 1}"], ("BW211", "cals")),
        (["add: {calls: one}"], ("BW104", "one")),
        (["add: {calls: 1001}"], ("BW104", "1001")),
        (["add: calls"], ("BW103", "calls")),
        (["shift: 2"], ("BW103", "2")),
        (["shift: {trust: 21}"], ("BW104", "21")),
        (["shift: {trust: +-1}"], ("BW104", "+-1")),
        (["shift: {turst: 1}"], ("BW101", "turst")),
        (["shift: {if: told, trust: 1}"], ("BW120", "if")),
        (["shift: [{trust: 1}, {if: told, trust: 2}]"], ("BW406", "{if: told, trust: 2}")),
        (["shows: boundry"], ("BW213", "boundry")),
        (["shows: [boundary, boundry]"], ("BW213", "boundry")),
        (["unsaid:", "  dona: No."], ("BW214", "dona")),
        (["unsaid: No."], ("BW103", "No.")),
        (["unsaid:", "  dana: {dona}"], ("BW309", "dona")),
        (["reply:"], ("BW106", "")),
        (["reply: Donna*"], ("BW306", "*")),
        (["do: Ask again."], ("BW113", "say")),
        (["was: ask"], ("BW117", "ask")),
    ],
)
def test_what_a_choice_may_not_hold(lines, problem):
    if "{dona}" in lines[-1]:
        lines = [*lines[:-1], lines[-1].replace("{dona}", '"{dona}"')]
    assert told(kitchen(*lines)) == [problem]


@pytest.mark.parametrize(
    ("go", "problems"),
    [
        ("", [("BW106", "")]),
        ("[]", [("BW106", "[]")]),
        ("[home]", [("BW408", "home")]),
        ("{if: told}", [("BW102", "{if: told}")]),
        ("hoem", [("BW401", "hoem")]),
        ("[{if: tolt, to: kitchen}, {to: home}]", [("BW202", "tolt")]),
        ("[{to: home}, {if: told, to: kitchen}]", [("BW406", "{if: told, to: kitchen}")]),
        ("{if: told, too: home}", [("BW102", "{if: told, too: home}"), ("BW101", "too")]),
    ],
)
def test_what_is_no_way_on(go, problems):
    assert told(kitchen().replace("go: home", f"go: {go}")) == problems


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        (("enter: {move: lean}",), ("BW101", "move")),
        (("enter: {set: tolt}",), ("BW210", "tolt")),
        (("enter: told",), ("BW103", "told")),
        (("skip_to: home",), ("BW407", "home")),
        (("was: kitchen",), ("BW117", "kitchen")),
        (("was: home",), ("BW117", "home")),
        (("place: |", "  The kitchen", "  Sunday"), ("BW122", "|")),
        (("place: Dana: *here",), ("BW031", None)),
    ],
)
def test_what_a_scene_may_not_hold(lines, problem):
    [(code, marked), *_] = told(kitchen(scene=lines))

    assert code == problem[0]
    assert problem[1] is None or marked == problem[1]


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("scenes: kitchen\n", ["BW103"]),
        ("scenes:\n  - kitchen\n", ["BW103"]),
        ("scenes: {}\n", ["BW106"]),
        ("scenes:\n  kitchen: It is black.\n", ["BW103"]),
        ("scenes:\n  kitchen:\n    text: It is black.\n", ["BW402"]),
        ("scenes:\n  kitchen:\n    go: home\n", ["BW102"]),
        ("scenes:\n  kitchen:\n    text: It is black.\n    choices: []\n    go: home\n", ["BW106"]),
        ("scenes:\n  kitchen:\n    text: It is black.\n    choices: [Ask]\n    go: home\n", ["BW103"]),
        (
            "scenes:\n  kitchen:\n    text: It is black.\n    choices:\n      say: x\n    go: home\n",
            ["BW103"],
        ),
    ],
)
def test_one_mistake_in_the_shape_of_a_scene_is_one_problem(text, problems):
    codes = [code for code, _ in told(text)]

    assert [code for code in codes if code != "BW405"] == problems
    assert read(text).story is None


def test_two_choices_with_the_same_words_need_ids():
    twice = kitchen().replace("        id: ask\n", "")
    twice += "      - say: Was that you?\n        go: home\n"

    [problem] = read(twice).problems

    assert problem.code == "BW112"
    assert problem.message == "“was-that-you” is already the id of one choice in this scene."


@pytest.mark.parametrize("say", ["…", "Нет", '"{dana}!"'])
def test_words_that_make_no_id(say):
    text = kitchen().replace("        id: ask\n", "").replace("Was that you?", say)

    assert told(text) == [("BW114", "say")]


def test_a_choice_is_placed_in_messages_by_its_name():
    [problem] = read(kitchen("moves: lean")).problems

    assert problem.message == "There is no field “moves” in choice “kitchen.ask”."
    assert problem.hint.startswith("Did you mean “move”? It can have: say, do, id, if,")
