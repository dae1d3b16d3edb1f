"""What still matters at each scene: what some way on reads before something overwrites it."""

from collections.abc import Mapping

from game.analysis.hearing import memory_of
from game.analysis.liveness import live
from game.analysis.memory import Kept
from game.analysis.reads import Reads
from game.story.model import Story
from tests.analysis.stories import small
from tests.analysis.tricky import TWO_CHAIRS, TWO_SEATS


def alive(story: Story, *things: Kept, texts: bool = False) -> Mapping[str, set[Kept]]:
    """The things that matter at each scene and ending; `things` are remembered besides what play asks about."""
    memory = memory_of(story, things)
    found = live(Reads(story, memory, texts=texts))
    return {
        id: {thing for thing, field in memory.fields.items() if field.mask & bits}
        for id, bits in found.items()
    }


def test_a_flag_matters_until_it_is_read_for_the_last_time() -> None:
    found = alive(
        small("""
a: {text: Words., choices: [{do: Tell, set: told, go: b}, {do: Wait, go: b}]}
b: {text: Words., choices: [{do: On, go: c}]}
c: {text: Words., choices: [{do: Ask, if: told, go: d}, {do: Wait, go: d}]}
d: {text: Words., choices: [{do: Out, go: home}]}
""")
    )
    flag = {("flag", "told")}
    assert found == {"a": flag, "b": flag, "c": flag, "d": set(), "home": set(), "away": set()}


def test_what_is_overwritten_on_every_way_does_not_matter_before() -> None:
    found = alive(
        small("""
a: {text: Words., choices: [{do: On, go: b}]}
b: {text: Words., choices: [{do: Tell, set: told, go: c}, {do: Forget, clear: told, go: c}]}
c: {text: Words., go: [{if: told, to: home}, {to: away}]}
""")
    )
    assert found["a"] == found["b"] == set()
    assert found["c"] == {("flag", "told")}


def test_a_choices_own_reads_come_before_what_it_writes_and_its_routes_after() -> None:
    before = alive(small("a: {text: Words., choices: [{do: Tell, if: told, set: told, go: home}]}"))
    assert before["a"] == {("flag", "told")}
    after = alive(
        small("a: {text: Words., choices: [{do: Tell, set: told, go: [{if: told, to: home}, {to: away}]}]}")
    )
    assert after["a"] == set()


def test_a_counter_that_is_added_to_still_matters_before() -> None:
    found = alive(
        small("""
a: {text: Words., choices: [{do: On, add: {calls: 1}, go: b}]}
b: {text: Words., enter: {add: {calls: 1}}, go: [{if: calls > 1, to: home}, {to: away}]}
""")
    )
    assert found["a"] == found["b"] == {("counter", "calls")}


def test_a_visit_matters_until_the_scene_itself_is_left() -> None:
    found = alive(
        small("""
a: {text: Words., choices: [{do: On, go: b}, {do: Round, go: a}]}
b: {text: Words., choices: [{do: Back, go: a}, {do: Out, go: c}]}
c: {text: Words., go: [{if: visited(b), to: home}, {if: visited(a), to: away}, {to: home}]}
""")
    )
    assert found["a"] == set()  # both are written again on the way to where they are read
    assert found["b"] == {("visited", "a")}
    assert found["c"] == {("visited", "a"), ("visited", "b")}


def test_entering_reads_before_it_writes_and_comes_before_the_scene() -> None:
    found = alive(
        small("""
a: {text: Words., choices: [{do: On, go: b}]}
b:
  text: Words.
  enter: {shift: [{if: told, trust: 1}, {if: visited(a), trust: 2}], set: told}
  go: [{if: told, to: home}, {to: away}]
""")
    )
    assert found["a"] == {("flag", "told")}
    assert found["b"] == {("flag", "told")}


def test_a_choice_that_is_used_up_is_remembered_while_it_can_be_met_again() -> None:
    found = alive(
        small("""
a: {text: Words., choices: [{do: Once, id: once, once: true, go: a}, {do: Out, id: out, go: b}]}
b: {text: Words., choices: [{do: Out, go: home}]}
""")
    )
    assert found["a"] == {("chose", "a.once")}
    assert found["b"] == set()


def test_seats_and_stances_matter_like_flags() -> None:
    found = alive(small(TWO_CHAIRS, head=TWO_SEATS))
    assert found["a"] == {("seat", ""), ("stance", "dana")}
    assert found["b"] == {("seat", "")}


def test_what_only_texts_ask_about_matters_only_when_texts_are_asked() -> None:
    story = small("""
a: {text: Words., choices: [{do: Tell, set: told, reply: "{told => So. | Oh.}", go: b}, {do: Wait, go: b}]}
b: {text: "{told => So. | Oh.} {said(a)}", choices: [{do: Out, go: home}]}
""")
    things: tuple[Kept, ...] = (("flag", "told"), ("said", "a"))
    assert set().union(*alive(story, *things).values()) == set()
    found = alive(story, *things, texts=True)
    assert found["a"] == {("flag", "told")}
    assert found["b"] == {("flag", "told"), ("said", "a")}
    assert found["home"] == set()
