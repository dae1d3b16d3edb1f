"""Generated stories are played on the engine and on the oracle side by side, and must never differ."""

from itertools import product

import pytest
from attrs import evolve, frozen
from attrs.exceptions import FrozenInstanceError
from hypothesis import HealthCheck, Phase, event, given, settings
from hypothesis import strategies as st

from game.engine import (
    POLICIES,
    NoWayOnError,
    Passage,
    Playthrough,
    Rules,
    State,
    Told,
    advance,
    replay,
    start,
    tell,
)
from game.story.conditions.tree import ALWAYS, Both, Not
from game.story.model import METER_NAMES, Choice, Route, Scene, Story
from tests.engine.oracle import NoWayOn, Oracle, Text, merged
from tests.generated import stories

LONGEST, BUSHIEST = 30, 24
NEVER = Both((Not(ALWAYS), Not(ALWAYS)))

thoroughly = settings(
    max_examples=400,
    deadline=None,
    derandomize=True,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)
usually = settings(thoroughly, max_examples=80)
picks = st.lists(st.integers(0, 11), min_size=0, max_size=LONGEST)
long_picks = st.lists(st.integers(0, 11), min_size=12, max_size=LONGEST)


@frozen
class Start:
    """A seat and the stances of everyone who has one in it."""

    seat: str | None
    stances: dict[str, str]


@thoroughly
@given(stories(), long_picks)
def test_every_start_is_played_as_the_oracle_plays_it(story: Story, choices: list[int]) -> None:
    rules = Rules.of(story)
    for begin in starts(story):
        waiting = list(choices)
        while waiting:
            pair = side_by_side(rules, begin)
            if pair is None:
                break
            waiting = play_on(*pair, waiting)


@usually
@given(stories(scenes=(2, 6)))
def test_every_play_of_the_first_few_choices_is_as_the_oracle_has_it(story: Story) -> None:
    rules = Rules.of(story)
    for begin in starts(story)[:2]:
        pair = side_by_side(rules, begin)
        waiting = [] if pair is None else [pair]
        for _ in range(BUSHIEST):
            if not waiting:
                break
            play, oracle = waiting.pop(0)
            for choice in oracle.open():
                after = both_choose(play, oracle, choice)
                if after is not None:
                    waiting.append(after)


@usually
@given(stories(), picks)
def test_the_policies_choose_as_the_oracle_does(story: Story, choices: list[int]) -> None:
    play = played(Rules.of(story), starts(story)[-1], choices)
    for moment in () if play is None else play.moments:
        if moment.open_choices:
            oracle = oracle_of(moment, starts(story)[-1])
            for name, policy in POLICIES.items():
                assert policy(moment).choice.id == oracle.preferred(name)


@usually
@given(stories(), long_picks)
def test_a_choice_taken_back_and_taken_again_is_the_same_moment(story: Story, choices: list[int]) -> None:
    play = played(Rules.of(story), starts(story)[0], choices)
    while play is not None and play.before is not None and play.taken is not None:
        again = play.before.choose(play.taken)
        assert (again.state, again.passages) == (play.state, play.passages)
        assert again.trail == play.trail
        play = play.before


@usually
@given(stories(), long_picks)
def test_a_moment_stays_what_it_was_however_the_play_goes_on(story: Story, choices: list[int]) -> None:
    play = played(Rules.of(story), starts(story)[0], choices)
    for moment in () if play is None else play.moments:
        before = snapshot(moment)
        for choice in moment.open_choices:
            try:
                moment.choose(choice)
            except NoWayOnError:
                event("a dead end")
        assert snapshot(moment) == before
        with pytest.raises(FrozenInstanceError):
            moment.state.at = "elsewhere"  # type: ignore[misc]
        with pytest.raises(FrozenInstanceError):
            moment.passages = ()  # type: ignore[misc]


@usually
@given(stories(), long_picks)
def test_one_step_of_advance_and_the_playthrough_come_to_the_same_state(
    story: Story, choices: list[int]
) -> None:
    rules = Rules.of(story)
    play = played(rules, starts(story)[0], choices)
    while play is not None and play.before is not None:
        state = advance(rules, play.before.state, play.taken)
        scenes = [passage.id for passage in play.passages if passage.kind in {"scene", "ending"}]
        for place in scenes[1:]:
            state = advance(rules, state, None)
            assert state.at == place
        assert state == play.state
        play = play.before


@usually
@given(stories(), long_picks)
def test_a_trail_replayed_on_its_own_story_fits_to_the_end(story: Story, choices: list[int]) -> None:
    begin = starts(story)[-1]
    play = played(Rules.of(story), begin, choices)
    if play is None:
        return
    again = replay(Rules.of(story), play.trail, begin.seat, begin.stances)
    assert (again.stopped_at, again.why, again.sentence) == (None, None, "")
    assert again.playthrough.state == play.state
    assert again.playthrough.passages == play.passages
    assert again.playthrough.trail == play.trail


@usually
@given(stories(), long_picks)
def test_a_trail_on_a_changed_story_stops_at_the_first_step_that_no_longer_fits(
    story: Story, choices: list[int]
) -> None:
    begin = starts(story)[0]
    play = played(Rules.of(story), begin, choices)
    if play is None or not play.trail:
        return
    scene, _, choice = play.trail[sum(choices) % len(play.trail)].partition(".")
    for change in CHANGES:
        changed, aliases = change(story, scene, choice)
        event(f"{change.__name__}: {replayed(changed, begin, play.trail, aliases)}")


def replayed(story: Story, begin: Start, trail: tuple[str, ...], aliases: dict[str, str]) -> str:
    """What became of a trail on a changed story, once engine and oracle agree on it."""
    try:
        fits, why = judged(story, begin, trail, aliases)
    except NoWayOn:
        with pytest.raises(NoWayOnError):
            replay(Rules.of(story), trail, begin.seat, begin.stances)
        return "no beginning"
    again = replay(Rules.of(story), trail, begin.seat, begin.stances)
    assert again.playthrough.trail == tuple(aliases.get(step, step) for step in trail[:fits])
    assert again.why == why
    if why is None:
        assert (again.stopped_at, again.step, again.sentence) == (None, "", "")
        return "fits"
    assert (again.stopped_at, again.step) == (fits, trail[fits])
    assert trail[fits] in again.sentence
    assert [reason for reason in REASONS if REASONS[reason] in again.sentence] == [why]
    return why


REASONS = {
    "elsewhere": "the story now leads somewhere else there",
    "gone": "the story no longer has that choice",
    "closed": "that choice is not open there any more",
    "ended": "the story now ends before it",
    "no way on": "the story has no way on behind it",
}


def judged(
    story: Story, begin: Start, trail: tuple[str, ...], aliases: dict[str, str]
) -> tuple[int, str | None]:
    """How many steps of a trail fit, by the oracle, and what is wrong with the next."""
    oracle = Oracle(story, begin.seat, begin.stances)
    for place, step in enumerate(trail):
        scene, _, choice = aliases.get(step, step).partition(".")
        if oracle.scene is None:
            return place, "ended"
        if oracle.place != scene:
            return place, "elsewhere"
        if choice not in [known.id for known in oracle.scene.choices]:
            return place, "gone"
        if choice not in oracle.open():
            return place, "closed"
        try:
            oracle.take(choice)
        except NoWayOn:
            return place, "no way on"
    return len(trail), None


Changed = tuple[Story, dict[str, str]]


def scene_renamed(story: Story, scene: str, _choice: str) -> Changed:
    """The scene has a new id and lists the old one."""
    aliases = {f"{scene}.{known.id}": f"renamed.{known.id}" for known in story.scenes[scene].choices}
    return renamed(story, scene, ("old", scene)), aliases


def scene_renamed_silently(story: Story, scene: str, _choice: str) -> Changed:
    """The scene has a new id and nothing remembers the old one."""
    return renamed(story, scene, ()), {}


def choice_renamed(story: Story, scene: str, choice: str) -> Changed:
    """The choice has a new id and lists the old one."""
    given_up = evolve(_choice(story, scene, choice), id="renamed", was=("older", choice))
    return with_choice(story, scene, choice, (given_up,)), {f"{scene}.{choice}": f"{scene}.renamed"}


def choice_renamed_silently(story: Story, scene: str, choice: str) -> Changed:
    """The choice has a new id and nothing remembers the old one."""
    return with_choice(story, scene, choice, (evolve(_choice(story, scene, choice), id="renamed"),)), {}


def choice_deleted(story: Story, scene: str, choice: str) -> Changed:
    """The choice is gone; another one with the same words and effects stays."""
    twin = evolve(_choice(story, scene, choice), id="twin", was=())
    return with_choice(story, scene, choice, (twin,)), {}


def choice_inserted_above(story: Story, scene: str, choice: str) -> Changed:
    """A new choice stands before it."""
    taken = _choice(story, scene, choice)
    new = evolve(taken, id="new", go=(Route(ALWAYS, scene),), was=())
    return with_choice(story, scene, choice, (new, taken)), {}


def choice_closed(story: Story, scene: str, choice: str) -> Changed:
    """The choice can never be open."""
    return with_choice(story, scene, choice, (evolve(_choice(story, scene, choice), when=NEVER),)), {}


def route_moved(story: Story, scene: str, choice: str) -> Changed:
    """The choice leads back to its own scene."""
    moved = evolve(_choice(story, scene, choice), go=(Route(ALWAYS, scene),))
    return with_choice(story, scene, choice, (moved,)), {}


def route_to_an_ending(story: Story, scene: str, choice: str) -> Changed:
    """The choice ends the story."""
    moved = evolve(_choice(story, scene, choice), go=(Route(ALWAYS, next(iter(story.endings))),))
    return with_choice(story, scene, choice, (moved,)), {}


def route_closed(story: Story, scene: str, choice: str) -> Changed:
    """The choice leads nowhere any more."""
    moved = evolve(_choice(story, scene, choice), go=(Route(NEVER, scene),))
    return with_choice(story, scene, choice, (moved,)), {}


CHANGES = (
    scene_renamed,
    scene_renamed_silently,
    choice_renamed,
    choice_renamed_silently,
    choice_deleted,
    choice_inserted_above,
    choice_closed,
    route_moved,
    route_to_an_ending,
    route_closed,
)


def renamed(story: Story, old: str, was: tuple[str, ...]) -> Story:
    """The story with one scene under the id `renamed`, in ways and starts; conditions may keep the old one."""

    def ways(routes: tuple[Route, ...]) -> tuple[Route, ...]:
        return tuple(evolve(route, to="renamed") if route.to == old else route for route in routes)

    def moved(scene: Scene) -> Scene:
        choices = tuple(evolve(choice, go=ways(choice.go)) for choice in scene.choices)
        scene = evolve(scene, choices=choices, go=ways(scene.go))
        return evolve(scene, id="renamed", was=was) if scene.id == old else scene

    scenes = [moved(scene) for scene in story.scenes.values()]
    seats = tuple(evolve(seat, start="renamed") if seat.start == old else seat for seat in story.seats)
    return evolve(story, scenes={scene.id: scene for scene in scenes}, seats=seats)


def with_choice(story: Story, scene: str, choice: str, instead: tuple[Choice, ...]) -> Story:
    """The story with other choices in one choice's place."""
    here = story.scenes[scene]
    choices = tuple(new for known in here.choices for new in (instead if known.id == choice else (known,)))
    return evolve(story, scenes={**story.scenes, scene: evolve(here, choices=choices)})


def _choice(story: Story, scene: str, choice: str) -> Choice:
    found = story.scenes[scene].choice(choice)
    assert found is not None
    return found


def starts(story: Story) -> list[Start]:
    """Every seat with every combination of the others' stances, in file order."""
    return [
        Start(seat.id, dict(zip(people, stances, strict=True)))
        for seat in story.seats
        for people in [[who for who, one in story.cast.items() if one.stances and who != seat.id]]
        for stances in product(*(story.cast[who].stances for who in people))
    ]


def side_by_side(rules: Rules, begin: Start) -> tuple[Playthrough, Oracle] | None:
    """The beginning of a play on both, compared; None where both find no way to a first choice."""
    try:
        play = start(rules, begin.seat, begin.stances)
    except NoWayOnError:
        with pytest.raises(NoWayOn):
            Oracle(rules.story, begin.seat, begin.stances)
        event("no way on at the start")
        return None
    oracle = Oracle(rules.story, begin.seat, begin.stances)
    compare(play, oracle)
    return play, oracle


def play_on(play: Playthrough, oracle: Oracle, choices: list[int]) -> list[int]:
    """One play to its end, compared at each step; the picks that it left over."""
    for place, pick in enumerate(choices):
        open_ids = oracle.open()
        pair = both_choose(play, oracle, open_ids[pick % len(open_ids)]) if open_ids else None
        if pair is None:
            return choices[max(place, 1) :]
        play, oracle = pair
    return []


def both_choose(play: Playthrough, oracle: Oracle, choice: str) -> tuple[Playthrough, Oracle] | None:
    """The same choice taken on both, compared; None where both find no way on behind it."""
    taken = next(known for known in play.open_choices if known.choice.id == choice)
    oracle = oracle.copy()
    try:
        after = play.choose(taken)
    except NoWayOnError as error:
        with pytest.raises(NoWayOn, match=f"^{error.at}$"):
            oracle.take(choice)
        event("no way on")
        return None
    oracle.take(choice)
    compare(after, oracle)
    return after, oracle


def compare(play: Playthrough, oracle: Oracle) -> None:
    """Everything of a moment that a player, a save or a condition could notice."""
    state, story = play.state, play.rules.story
    assert state.at == oracle.place
    assert (play.ending is None) == (oracle.scene is not None)
    assert dict(zip(METER_NAMES, state.meters, strict=True)) == oracle.meters
    assert state.flags == {flag for flag, is_set in oracle.flags.items() if is_set}
    assert dict(zip(story.counters, state.counters, strict=True)) == oracle.counters
    assert state.moves == set(oracle.moves)
    assert (state.seat, dict(state.stances)) == (oracle.seat, oracle.stances)
    scenes = play.rules.scenes
    assert state.visited == {scene for scene in oracle.stays_ended if scenes[scene].remembered}
    taken = {scenes[scene].by_id[choice] for scene, choice in oracle.taken}
    assert state.chosen == {choice.name for choice in taken if choice.remembered}
    assert [(offer.choice.choice.id, offer.status) for offer in play.offers] == oracle.offers()
    assert [choice.choice.id for choice in play.open_choices] == oracle.open()
    assert play.trail == tuple(f"{scene}.{choice}" for scene, choice in oracle.taken)
    assert [read(passage) for passage in play.passages] == oracle.read
    if oracle.scene is not None:
        for choice in oracle.scene.choices:
            assert text(tell(choice.words, story, state)) == oracle.told(choice.words)
            if choice.locked is not None:
                assert text(tell(choice.locked, story, state)) == oracle.told(choice.locked)


def read(passage: Passage) -> tuple[str, str, Text, Text]:
    """A passage in the oracle's form."""
    return (passage.kind, passage.id, text(passage.place), text(passage.text))


def text(told: Told) -> Text:
    """Told text in the oracle's form."""
    return [[(line.speaker, merged(iter(line.runs))) for line in paragraph] for paragraph in told]


def oracle_of(play: Playthrough, begin: Start) -> Oracle:
    """The oracle at the same moment."""
    oracle = Oracle(play.rules.story, begin.seat, begin.stances)
    for step in play.trail:
        oracle.take(step.partition(".")[2])
    return oracle


def played(rules: Rules, begin: Start, choices: list[int]) -> Playthrough | None:
    """A play as far as the picks and the story go; None where it cannot begin."""
    try:
        play = start(rules, begin.seat, begin.stances)
    except NoWayOnError:
        return None
    for pick in choices:
        if not play.open_choices:
            break
        try:
            play = play.choose(play.open_choices[pick % len(play.open_choices)])
        except NoWayOnError:
            break
    return play


def snapshot(
    play: Playthrough,
) -> tuple[State, int, tuple[Passage, ...], tuple[str, ...], list[tuple[str, str]]]:
    """What a moment says of itself."""
    offers = [(offer.choice.name, offer.status) for offer in play.offers]
    return (play.state, hash(play.state), play.passages, play.trail, offers)
