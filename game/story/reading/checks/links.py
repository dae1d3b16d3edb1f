"""Ways through a story: where they lead, what nothing leads to, and rings without a choice in them."""

from collections.abc import Iterator, Mapping

from game.story.model import Route, Scene, Story
from game.story.reading.places import ENDING, HEAD, Path, Places
from game.story.words import meant

MOST_SHOWN = 8


def check_links(story: Story, places: Places) -> None:
    """Report unknown destinations, scenes and endings that no route leads to, and rings without choices.

    While a destination is unknown, what seems cut off is most likely behind it; so only the destination is told.
    """
    unknown = [(path, route.to) for path, route in _routes(story) if _is_unknown(route.to, places)]
    for path, to in unknown:
        places.of(*path).add("BW401", name=to, meant=meant(to, (*story.scenes, *story.endings)))
    _check_starts(story, places)
    _check_skips(story, places)
    _check_shorts(story, places)
    if not unknown:
        _check_reached(story, places)
    for ring in _rings(story):
        ways = [route.to for route in story.scenes[ring[0]].go]
        number = ways.index(ring[1 % len(ring)])
        shown = ring if len(ring) <= MOST_SHOWN else (*ring[: MOST_SHOWN - 2], "…", ring[-1])
        places.of(ring[0], "go", str(number)).add("BW404", ring=" → ".join((*shown, ring[0])))


def _routes(story: Story) -> Iterator[tuple[Path, Route]]:
    for scene in story.scenes.values():
        for choice in scene.choices:
            for number, route in enumerate(choice.go):
                yield (scene.id, choice.id, "go", str(number)), route
        for number, route in enumerate(scene.go):
            yield (scene.id, "go", str(number)), route


def _is_unknown(to: str, places: Places) -> bool:
    """Whether nothing of that name is written, be it readable or not."""
    return bool(to) and (to,) not in places.by_path and (ENDING, to) not in places.by_path


def _check_starts(story: Story, places: Places) -> None:
    for seat in story.seats:
        if seat.start and not _is_scene(seat.start, story, places):
            path = (HEAD, "start") if seat.id is None else (HEAD, "seats", seat.id)
            places.of(*path).add("BW407", name=seat.start, meant=meant(seat.start, story.scenes))


def _is_scene(name: str, story: Story, places: Places) -> bool:
    """Whether a scene of that name is written, be it readable or not; so too while no scene is."""
    return (name,) in places.by_path or not story.scenes


def _check_skips(story: Story, places: Places) -> None:
    for scene in story.scenes.values():
        if scene.skip_to is not None and not _is_scene(scene.skip_to, story, places):
            places.of(scene.id, "skip_to").add(
                "BW407", name=scene.skip_to, meant=meant(scene.skip_to, story.scenes)
            )


def _check_shorts(story: Story, places: Places) -> None:
    for seat in story.seats:
        path = (HEAD, "short") if seat.id is None else (HEAD, "short", seat.id)
        known = [f"{scene.id}.{choice.id}" for scene in story.scenes.values() for choice in scene.choices]
        for number, step in enumerate(seat.short.taken if seat.short is not None else ()):
            if step not in known:
                places.of(*path, str(number)).add("BW409", name=step, meant=meant(step, known))


def _check_reached(story: Story, places: Places) -> None:
    reached = _reachable(story)
    if reached.isdisjoint(story.scenes) or "" in reached:
        return  # a start or a way is wrong, and has been reported
    for scene in story.scenes:
        if scene not in reached:
            places.of(scene).add("BW403", name=scene)
    for ending in story.endings:
        if ending not in reached:
            places.of(ENDING, ending).add("BW405", name=ending)


def _reachable(story: Story) -> set[str]:
    """Every scene and ending some chain of routes leads to, conditions aside."""
    waiting = [seat.start for seat in story.seats]
    reached: set[str] = set()
    while waiting:
        at = waiting.pop()
        if at in reached:
            continue
        reached.add(at)
        if at in story.scenes:
            waiting.extend(_ways_on(story.scenes[at]))
    return reached


def _ways_on(scene: Scene) -> Iterator[str]:
    for choice in scene.choices:
        yield from (route.to for route in choice.go)
    yield from (route.to for route in scene.go)
    if scene.skip_to is not None:
        yield scene.skip_to


def _rings(story: Story) -> Iterator[tuple[str, ...]]:
    """Rings of scenes without choices, each beginning with its first scene in the file.

    Of rings that share a scene only the one met first is told: the others may be gone when it is put right.
    """
    steps = {
        scene.id: [route.to for route in scene.go if route.to in story.scenes]
        for scene in story.scenes.values()
        if not scene.choices
    }
    order = {scene: number for number, scene in enumerate(story.scenes)}
    trail: list[str] = []
    place: dict[str, int] = {}
    ringed: list[int] = []  # the places on the trail of scenes whose ring was told
    left: set[str] = set()
    for begin in steps:
        waiting = [(begin, True)]
        while waiting:
            scene, arriving = waiting.pop()
            if not arriving:
                left.add(scene)
                del place[trail.pop()]
                while ringed and ringed[-1] >= len(trail):
                    ringed.pop()
            elif scene in place:
                if not ringed or ringed[-1] < place[scene]:
                    ringed.extend(range(place[scene], len(trail)))
                    yield _from_first(trail[place[scene] :], order)
            elif scene in steps and scene not in left:
                place[scene] = len(trail)
                trail.append(scene)
                waiting.append((scene, False))
                waiting.extend((to, True) for to in reversed(steps[scene]))


def _from_first(ring: list[str], order: Mapping[str, int]) -> tuple[str, ...]:
    first = ring.index(min(ring, key=order.__getitem__))
    return (*ring[first:], *ring[:first])
