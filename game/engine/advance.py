"""Taking a choice: the order of things that every screen, room, proof and test goes by.

shift (on the state before), clear, set, add, move, the choice counts as chosen   → `take`
its reply is read; `go` is judged                                                 → `route`
the scene counts as visited; the next scene's `enter` applies; its text is read   → `enter`
"""

from attrs import evolve

from game.engine.rules import (
    CompiledChoice,
    CompiledEffects,
    CompiledRoute,
    CompiledScene,
    Meters,
    Offer,
    Rules,
)
from game.engine.state import State, with_said
from game.engine.telling import in_words, quotation
from game.story.model import HIGHEST, LOWEST, Seat

NOTHING: frozenset[str] = frozenset()


class NoWayOnError(Exception):
    """No way on holds where the play stands: the story's last route has an `if` that was not met."""

    def __init__(self, at: str) -> None:
        super().__init__(f"The story has no way on from “{at}” in this play.")
        self.at = at


def begin(
    rules: Rules, seat: str | None = None, stances: dict[str, str] | None = None, *, skipping: bool = False
) -> State:
    """The first state of a play, its first scene entered.

    Without `seat` the first seat is played. A person whose stance is not given has their usual one; the
    person whose seat is played has none. With `skipping`, scenes that can be skipped are passed over.

    Raises:
        KeyError: the story has no such seat, person or stance.
    """
    story = rules.story
    chair = _seat(rules, seat)
    wanted = stances or {}
    for person, stance in wanted.items():
        if stance not in story.cast[person].stances:
            raise KeyError(stance)
    others = [person for person in story.cast.values() if person.stances and person.id != chair.id]
    blank = State(
        at=chair.start,
        meters=(story.meters[0].start, story.meters[1].start, story.meters[2].start),
        flags=NOTHING,
        counters=(0,) * len(story.counters),
        visited=NOTHING,
        chosen=NOTHING,
        moves=frozenset(),
        seat=chair.id,
        stances=tuple((person.id, wanted.get(person.id, next(iter(person.stances)))) for person in others),
        said=(),
    )
    return _entered(rules, blank, landed(rules, chair.start, skipping=skipping))


def landed(rules: Rules, to: str, *, skipping: bool) -> str:
    """Where a way comes out: with `skipping`, past every scene that offers to be skipped."""
    passed: set[str] = set()
    while (
        skipping and to not in passed and (scene := rules.scenes.get(to)) is not None and scene.scene.skip_to
    ):
        passed.add(to)
        to = scene.scene.skip_to
    return to


def offers(rules: Rules, state: State) -> tuple[Offer, ...]:
    """The choices of the scene the play stands at that a player sees, in the author's order."""
    scene = rules.scenes.get(state.at)
    if scene is None:
        return ()
    seen = []
    for choice in scene.choices:
        if is_open(choice, state):
            seen.append(Offer(choice, "open"))
        elif choice.choice.locked is not None and not (choice.once and choice.name in state.chosen):
            seen.append(Offer(choice, "locked"))
    return tuple(seen)


def open_choices(rules: Rules, state: State) -> tuple[CompiledChoice, ...]:
    """The choices that can be taken now, in the author's order."""
    scene = rules.scenes.get(state.at)
    return () if scene is None else tuple([choice for choice in scene.choices if is_open(choice, state)])


def is_open(choice: CompiledChoice, state: State) -> bool:
    """Whether a choice of the scene the play stands at can be taken now."""
    if choice.once and choice.name in state.chosen:
        return False
    return choice.when is None or choice.when(state)


def has_open(scene: CompiledScene, state: State) -> bool:
    """Whether any choice of the scene the play stands at can be taken now."""
    for choice in scene.choices:  # noqa: SIM110 - every step of every play comes by here; `any` is half as fast
        if is_open(choice, state):
            return True
    return False


def advance(rules: Rules, state: State, choice: CompiledChoice | None) -> State:
    """The state one step on: a choice taken, or with None the scene's own way on.

    Raises:
        NoWayOnError: no route holds.
    """
    after = state if choice is None else take(state, choice)
    return enter(rules, after, route(rules, after, choice))


def take(state: State, choice: CompiledChoice) -> State:
    """The state in which a choice's reply is read and its way on is judged."""
    effects, move = choice.effects, choice.choice.move
    at = state.at
    return State(
        at,
        _shifted(effects, state) if effects.shifts else state.meters,
        _flagged(effects, state),
        _counted(effects, state.counters) if effects.add else state.counters,
        state.visited,
        state.chosen | {choice.name} if choice.remembered else state.chosen,
        state.moves if move is None or move in state.moves else state.moves | {move},
        state.seat,
        state.stances,
        _remembering(choice, state) if choice.quoted else state.said,
    )


def route(rules: Rules, state: State, choice: CompiledChoice | None) -> str:
    """Where the choice, or with None the scene itself, leads in this state.

    Raises:
        NoWayOnError: no route holds.
    """
    routes: tuple[CompiledRoute, ...] = rules.scenes[state.at].routes if choice is None else choice.routes
    for way in routes:
        if way.when is None or way.when(state):
            return way.to
    raise NoWayOnError(state.at)


def enter(rules: Rules, state: State, to: str) -> State:
    """The state on entering a scene or an ending, the scene before counted as visited."""
    left = rules.scenes[state.at]
    if left.remembered and state.at not in state.visited:
        state = evolve(state, visited=state.visited | {state.at})
    return _entered(rules, state, to)


def _entered(rules: Rules, state: State, to: str) -> State:
    scene: CompiledScene | None = rules.scenes.get(to)
    effects = None if scene is None else scene.enter
    if effects is None:
        return State(
            to,
            state.meters,
            state.flags,
            state.counters,
            state.visited,
            state.chosen,
            state.moves,
            state.seat,
            state.stances,
            state.said,
        )
    return evolve(
        state,
        at=to,
        meters=_shifted(effects, state),
        flags=_flagged(effects, state),
        counters=_counted(effects, state.counters),
    )


def _seat(rules: Rules, seat: str | None) -> Seat:
    seats = rules.story.seats
    if seat is None:
        return seats[0]
    for chair in seats:
        if chair.id == seat:
            return chair
    raise KeyError(seat)


def _shifted(effects: CompiledEffects, state: State) -> Meters:
    for shift in effects.shifts:
        if shift.when is None or shift.when(state):
            (a, t, b), (by_a, by_t, by_b) = state.meters, shift.by
            return (_clamped(a + by_a), _clamped(t + by_t), _clamped(b + by_b))
    return state.meters


def _clamped(value: int) -> int:
    return LOWEST if value < LOWEST else HIGHEST if value > HIGHEST else value  # noqa: FURB136 - `min` is slower


def _flagged(effects: CompiledEffects, state: State) -> frozenset[str]:
    if not effects.clear and not effects.set:
        return state.flags
    return (state.flags - effects.clear) | effects.set


def _remembering(choice: CompiledChoice, state: State) -> tuple[tuple[str, str], ...]:
    """What was said so far and now this choice, in the words in which it was offered."""
    words = quotation(in_words(choice.words(state)), spoken=choice.choice.spoken)
    return with_said(state.said, state.at, words)


def _counted(effects: CompiledEffects, counters: tuple[int, ...]) -> tuple[int, ...]:
    counted = list(counters)
    for place, by, highest in effects.add:
        counted[place] = max(0, min(highest, counted[place] + by))
    return tuple(counted)
