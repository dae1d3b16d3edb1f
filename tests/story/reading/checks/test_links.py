import pytest

from tests.story.reading.told import read, told


def scenes(**ways):
    """Scenes by id; what each leads to: a list for choices, a tuple for routes, a text for one way on."""
    lines = ["scenes:"]
    for scene, to in ways.items():
        lines += [f"  {scene}:", "    text: It is dark."]
        if isinstance(to, list):
            lines.append("    choices:")
            for place in to:
                lines += [f"      - do: Go to {place}.", f"        id: to-{place}", f"        go: {place}"]
        elif isinstance(to, tuple):
            lines.append("    go:")
            lines += [f"      - {{if: told, to: {place}}}" for place in to[:-1]] + [f"      - to: {to[-1]}"]
        else:
            lines.append(f"    go: {to}")
    return "\n".join(lines) + "\n"


def rings(**ways):
    return [
        problem.message.partition(": ")[2]
        for problem in read(scenes(**ways)).problems
        if problem.code == "BW404"
    ]


@pytest.mark.parametrize(
    "ways",
    [
        {"kitchen": "home"},
        {"kitchen": ["hall", "home"], "hall": "kitchen"},
        {"kitchen": ("hall", "home"), "hall": "home"},
        {"kitchen": "hall", "hall": ["kitchen", "home"]},
        {"kitchen": ["kitchen", "home"]},
    ],
)
def test_ways_that_hold(ways):
    assert told(scenes(**ways)) == []


@pytest.mark.parametrize(
    ("ways", "problems"),
    [
        ({"kitchen": "hom"}, [("BW401", "hom")]),
        ({"kitchen": ["hall", "home"]}, [("BW401", "hall")]),
        ({"kitchen": ("hall", "home")}, [("BW401", "hall")]),
        ({"kitchen": ["kitchen"]}, [("BW405", "home")]),
        ({"kitchen": "home", "hall": "home"}, [("BW403", "hall")]),
        ({"kitchen": "home", "hall": ["attic"], "attic": ["hall"]}, [("BW403", "hall"), ("BW403", "attic")]),
    ],
)
def test_ways_that_do_not(ways, problems):
    assert told(scenes(**ways)) == problems


def test_a_misspelt_way_is_offered_the_right_one():
    problem = read(scenes(kitchen="hom")).problems[0]

    assert problem.message == "There is no scene and no ending “hom”."
    assert problem.hint.startswith("Did you mean “home”?")


def test_a_scene_that_is_only_skipped_to_is_reached():
    text = scenes(kitchen=["home"], hall="home")

    assert told(text.replace("It is dark.", "It is dark.\n    skip_to: hall", 1)) == []


@pytest.mark.parametrize("go", ["", "[]", "{if: told}"])
def test_while_a_way_is_broken_nothing_is_said_of_what_it_may_lead_to(go):
    text = scenes(kitchen=["hall"], hall="home").replace("go: hall", f"go: {go}")

    assert {code for code, _ in told(text)} <= {"BW106", "BW102"}


def test_a_start_that_is_wrong_is_the_only_thing_said():
    assert told("start: kitchn\n" + scenes(kitchen=["hall"], hall="home")) == [("BW407", "kitchn")]


@pytest.mark.parametrize(
    ("ways", "ring"),
    [
        ({"kitchen": "kitchen"}, "kitchen → kitchen."),
        ({"kitchen": "hall", "hall": "kitchen"}, "kitchen → hall → kitchen."),
        ({"kitchen": ("hall", "home"), "hall": "kitchen"}, "kitchen → hall → kitchen."),
        ({"kitchen": ["b"], "a": "c", "b": "a", "c": "b"}, "a → c → b → a."),
        ({"kitchen": "a", "a": "b", "b": "c", "c": "a"}, "a → b → c → a."),
        ({"kitchen": "a", "a": ("home", "b"), "b": ("home", "c"), "c": ("home", "b")}, "b → c → b."),
    ],
)
def test_a_ring_is_told_once_and_begins_with_its_first_scene(ways, ring):
    assert rings(**ways) == [ring]


@pytest.mark.parametrize(
    "ways",
    [
        {"kitchen": "a", "a": ("b", "c"), "b": "d", "c": "d", "d": "home"},
        {"kitchen": "a", "a": "b", "b": ["a", "home"]},
        {"kitchen": ["kitchen", "home"]},
    ],
)
def test_what_is_no_ring(ways):
    assert rings(**ways) == []


def test_two_rings_are_told_both():
    found = rings(kitchen=["a", "c", "home"], a="b", b="a", c="c")

    assert sorted(found) == ["a → b → a.", "c → c."]


def test_a_ring_stands_at_the_way_that_leads_into_it():
    assert ("BW404", "hall") in told(scenes(kitchen="hall", hall="kitchen"))
    assert ("BW404", "hall") in told(scenes(kitchen=("home", "hall"), hall="kitchen"))


def test_a_long_chain_of_scenes_is_walked_without_end():
    chain = {f"s-{number}": f"s-{number + 1}" for number in range(3000)} | {"s-3000": "s-0"}

    [ring] = rings(kitchen=["s-0"], **chain)

    assert ring == "s-0 → s-1 → s-2 → s-3 → s-4 → s-5 → … → s-3000 → s-0."


def test_nested_rings_in_a_long_chain_are_not_each_told():
    chain = {f"s-{number}": (f"s-{number + 1}", f"s-{max(number - 1, 0)}") for number in range(1000)}

    assert rings(kitchen=["s-0"], **chain, **{"s-1000": "s-0"}) == [
        "s-0 → s-1 → s-2 → s-3 → s-4 → s-5 → … → s-1000 → s-0."
    ]


def test_a_ring_beside_another_is_found_though_their_way_in_is_the_same():
    assert rings(kitchen="p", p=("a", "q"), a="b", b="a", q=("p", "home")) == ["p → q → p.", "a → b → a."]
