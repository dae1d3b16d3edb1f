"""Every reachable state, beside a plain search with the engine that merges nothing."""

import pytest
from hypothesis import HealthCheck, given, settings

from game.analysis.explore import TooManyStatesError, explore, starts
from game.analysis.hearing import memory_of
from game.analysis.memory import Memory
from game.analysis.meters import cell
from game.analysis.reads import Reads
from game.analysis.stays import Exploration
from game.engine import NoWayOnError, Rules, State, advance, begin
from game.engine.advance import open_choices
from game.story.model import Story
from tests.analysis.stories import HEAD, small
from tests.analysis.tricky import HUB, TRICKY, TWO_CHAIRS, TWO_SEATS
from tests.generated import stories

MOST = 1_500

Live = tuple[str, int, int]
"""A scene or ending, the mode as far as it matters there, and the cell."""


def explored(story: Story, most: int = 100_000) -> Exploration:
    return explore(Reads(story, memory_of(story)), most)


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(stories())
def test_the_states_are_those_that_the_engine_comes_to(story: Story) -> None:
    try:
        exploration = explored(story, MOST)
    except TooManyStatesError:
        return
    met = met_by(exploration)
    searched = searched_by_engine(exploration)
    if searched is not None:
        assert met == searched


@pytest.mark.parametrize("name", TRICKY)
def test_the_states_of_a_tricky_story_are_the_engines(name: str) -> None:
    exploration = explored(TRICKY[name])
    assert met_by(exploration) == searched_by_engine(exploration)


def met_by(exploration: Exploration) -> set[tuple[Live, str | None, Live | None]]:
    """Every state with each of its ways on: the choice taken, and the state it leads to; None for an ending's."""
    ways: set[tuple[Live, str | None, Live | None]] = set()
    modes = {id: stay.modes.numbers() for id, stay in exploration.stays.items()}
    of = {
        id: [(id, modes[id][row], int(place)) for row, place in zip(stay.rows, stay.cells, strict=True)]
        for id, stay in exploration.stays.items()
    }
    for id, stay in exploration.stays.items():
        if id in exploration.story.endings:
            ways.update((state, None, None) for state in of[id])
            continue
        choices = exploration.story.scenes[id].choices
        for passage in stay.passages:
            name = None if passage.step.choice is None else choices[passage.step.choice].id
            for place, src in enumerate(passage.src):
                to = None if passage.step.to is None else of[passage.step.to][passage.dst[place]]
                ways.add((of[id][src], name, to))
    return ways


def searched_by_engine(exploration: Exploration) -> set[tuple[Live, str | None, Live | None]] | None:
    """The same, found by walking whole states; None where there are too many of them."""
    story, memory = exploration.story, exploration.memory
    rules = Rules.of(story)

    def as_live(state: State) -> Live:
        return (state.at, mode_of(state, story, memory) & exploration.live[state.at], cell(state.meters))

    waiting = [begin(rules, seat, dict(stances)) for seat, stances, _ in starts(story)]
    seen = set(waiting)
    ways: set[tuple[Live, str | None, Live | None]] = set()
    while waiting:
        state = waiting.pop()
        if state.at in story.endings:
            ways.add((as_live(state), None, None))
            continue
        for choice in open_choices(rules, state) or (None,):
            name = None if choice is None else choice.choice.id
            try:
                ahead = advance(rules, state, choice)
            except NoWayOnError:
                ways.add((as_live(state), name, None))
                continue
            ways.add((as_live(state), name, as_live(ahead)))
            if ahead not in seen:
                seen.add(ahead)
                waiting.append(ahead)
        if len(seen) > 20 * MOST:
            return None
    return ways


def mode_of(state: State, story: Story, memory: Memory) -> int:
    """What a whole state remembers, as a mode."""
    mode = memory.starting(story, state.seat, dict(state.stances))
    for counter, value in zip(story.counters, state.counters, strict=True):
        mode = memory.with_value(mode, ("counter", counter), value)
    for flag in state.flags:
        mode = memory.with_value(mode, ("flag", flag), 1)
    for scene in state.visited:
        mode = memory.with_value(mode, ("visited", scene), 1)
    for choice in state.chosen:
        mode = memory.with_value(mode, ("chose", choice), 1)
    for move in state.moves:
        mode = memory.with_value(mode, ("move", move), 1)
    return mode


def test_open_choices_are_equally_likely() -> None:
    stay = explored(small(HUB)).stays["a"]
    for passage in stay.passages:
        assert list(passage.chance * stay.opens[passage.src]) == pytest.approx([1.0] * len(passage.src))
    assert stay.open_states(3).all()
    assert not stay.open_states(1).all()


def test_starts_are_seats_and_within_a_seat_stances() -> None:
    found = explored(small(TWO_CHAIRS, head=TWO_SEATS)).starts
    assert [(start.steps, start.scene) for start in found] == [
        (("seat=tidy", "dana=tired"), "a"),
        (("seat=tidy", "dana=awake"), "a"),
        (("seat=tidy", "dana=away"), "a"),
        (("seat=dana",), "b"),
    ]
    assert [start.chance for start in found] == pytest.approx([1 / 6, 1 / 6, 1 / 6, 1 / 2])


def test_the_first_scene_is_entered_too() -> None:
    story = small(
        """
a:
  text: Words.
  enter: {shift: [{if: told, trust: 5}, {trust: 2}], set: told}
  choices: [{do: On, if: told, go: home}, {do: Never, if: not told, go: away}]
"""
    )
    exploration = explored(story)
    (start,) = exploration.starts
    assert start.entry == 1
    assert exploration.stays["a"].cells.tolist() == [cell((0, 2, 0))]
    assert "away" not in exploration.stays


def test_only_what_matters_tells_states_apart() -> None:
    exploration = explored(
        small("""
a: {text: Words., choices: [{do: Tell, set: told, go: b}, {do: Wait, go: b}, {do: Warm, shift: {trust: 1}, go: b}]}
b: {text: Words., choices: [{do: Out, go: home}]}
""")
    )
    assert {id: stay.size for id, stay in exploration.stays.items()} == {"a": 1, "b": 2, "home": 2}
    assert exploration.states == 5


def test_more_states_than_the_limit_are_refused_and_all_are_counted() -> None:
    story = small(HUB)
    states = explored(story).states
    assert explored(story, states).states == states
    for most in range(states):
        with pytest.raises(TooManyStatesError) as raised:
            explored(story, most)
        assert raised.value.met > most


def test_modes_wider_than_a_machine_word_are_met_too() -> None:
    flags = [f"flag_{number}" for number in range(70)]
    choices = "\n".join(
        f"    - {{do: Words, id: set-{n}, set: {flag}, go: b}}" for n, flag in enumerate(flags)
    )
    ways = "\n".join(f"    - {{if: {flag}, to: {('home', 'away')[n % 2]}}}" for n, flag in enumerate(flags))
    story = small(
        f"a:\n  text: Words.\n  choices:\n{choices}\nb:\n  text: Words.\n  go:\n{ways}",
        head=HEAD.replace("flags: [told, unread]", f"flags: [{', '.join(flags)}]"),
    )
    exploration = explored(story)
    assert exploration.stays["b"].size == 70
    assert exploration.stays["home"].size == exploration.stays["away"].size == 1
