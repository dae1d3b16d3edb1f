"""Ways a text can read: ever read, ever passed over; and quotations of nobody."""

from game.analysis.arms import arm_facts, quotes_of_nothing
from game.analysis.hearing import Hearings
from tests.analysis.grounds import MOST
from tests.analysis.stories import small

TELLING = "a: {text: Words., choices: [{do: Tell, set: told, shift: {trust: 3}, go: b}, {do: Wait, go: b}]}"


def arms(text: str, most: int = MOST) -> list[tuple[bool, bool]]:
    """Of the arms of a scene's text: whether each is ever read, and ever passed."""
    story = small(f'{TELLING}\nb: {{text: "{text}", choices: [{{do: Out, go: home}}]}}')
    found = arm_facts(Hearings.over(story, most))
    return [
        (facts.ever_read, facts.ever_passed) for path, facts in found.items() if path[:2] == ("b", "text")
    ]


def test_an_arm_is_read_where_it_is_the_first_that_holds() -> None:
    assert arms("{told => So. | Oh.}") == [(True, True), (True, False)]
    assert arms("{told or not told => So. | Oh.}") == [(True, False), (False, False)]
    assert arms("{told and trust < 0 => No. | told => So. | trust > 1 => No. | Oh.}") == [
        (False, True),
        (True, True),
        (False, True),
        (True, False),
    ]


def test_flags_and_meters_are_asked_together() -> None:
    assert arms("{told and trust > 2 => So. | not told and trust == 0 => Oh. | No.}") == [
        (True, True),
        (True, False),
        (False, False),
    ]


def test_arms_of_several_passages_are_told_apart() -> None:
    story = small(f'{TELLING}\nb: {{text: "{{told => So. | Oh.}} {{unread => No. | Yes.}}", go: home}}')
    found = arm_facts(Hearings.over(story, MOST))
    assert {path: facts.ever_read for path, facts in found.items()} == {
        ("b", "text", "0", "0"): True,
        ("b", "text", "0", "1"): True,
        ("b", "text", "1", "0"): False,
        ("b", "text", "1", "1"): True,
    }


def test_a_quotation_is_of_nothing_where_nothing_was_said() -> None:
    story = small("""
a: {text: Words., choices: [{do: In, go: b}, {do: Past, go: c}]}
b: {text: Words., choices: [{say: Hello., go: c}]}
c:
  text: "{visited(b) => You said {said(b)} | Oh.}"
  choices: [{do: On, go: d, reply: "{said(b)}"}, {do: Out, go: home}]
d: {text: Words., choices: [{do: Out, go: home}]}
""")
    (unsaid,) = quotes_of_nothing(Hearings.over(story, MOST))
    assert (unsaid.text.path, unsaid.scene) == (("c", "on", "reply"), "b")
    assert unsaid.states.tolist() in ([True, False], [False, True])
