"""`explain` says what the catalogue says."""

from game.authoring.explain import explain
from game.story.problems import codes
from tests.environments import stage


def test_a_code_is_explained_with_both_examples() -> None:
    on = stage()
    assert explain("bw101", on.environment) == 0
    assert on.said.startswith("BW101 unknown-field (error)\n")
    assert "This fails:" in on.said
    assert "Put right:" in on.said
    assert "    txet: The kettle is black inside." in on.said


def test_without_a_code_every_code_is_listed() -> None:
    on = stage()
    assert explain(None, on.environment) == 0
    assert tuple(line[:5] for line in on.said.splitlines()) == codes()


def test_an_unknown_code_is_a_wrong_use() -> None:
    on = stage()
    assert explain("BW10 1", on.environment) == 2
    assert "Did you mean “BW101”?" in on.complained
