"""Rings: places from which ways lead back to themselves."""

from collections.abc import Iterable, Mapping, Sequence

Pair = tuple[str, str]


def rings(places: Sequence[str], ways: Iterable[Pair]) -> Mapping[str, int]:
    """The places from which some ways lead back to the place itself, each with the number of its ring.

    Rings that share a place are one.
    """
    after = successors(places, ways)
    return {
        place: number
        for number, component in enumerate(_components(places, after))
        for place in component
        if len(component) > 1 or place in after[place]
    }


def closing(places: Sequence[str], starts: Sequence[str], ways: Iterable[Pair]) -> frozenset[Pair]:
    """The ways that close a ring when the story is walked from its starts, first ways first.

    Without them no ways lead round. A way from a place to itself is one of them.
    """
    after = successors(places, ways)
    open_, done, found = set[str](), set[str](), set[Pair]()
    for start in (*starts, *places):
        if start in done:
            continue
        open_.add(start)
        walk = [(start, iter(after[start]))]
        while walk:
            at, rest = walk[-1]
            to = next(rest, None)
            if to is None:
                walk.pop()
                open_.remove(at)
                done.add(at)
            elif to in open_:
                found.add((at, to))
            elif to not in done:
                open_.add(to)
                walk.append((to, iter(after[to])))
    return frozenset(found)


def successors(places: Sequence[str], ways: Iterable[Pair]) -> Mapping[str, tuple[str, ...]]:
    """Where each place leads to, each once, in the order of the ways; only among the places given."""
    after: dict[str, dict[str, None]] = {place: {} for place in places}
    for source, target in ways:
        if source in after and target in after:
            after[source][target] = None
    return {place: tuple(targets) for place, targets in after.items()}


def _components(places: Sequence[str], after: Mapping[str, tuple[str, ...]]) -> Iterable[list[str]]:
    """The strongly connected components (Kosaraju: by finishing time, then against the ways)."""
    before: dict[str, list[str]] = {place: [] for place in places}
    for source, targets in after.items():
        for target in targets:
            before[target].append(source)
    taken = set[str]()
    for place in reversed(_finished(places, after)):
        if place in taken:
            continue
        component, waiting = [], [place]
        taken.add(place)
        while waiting:
            component.append(waiting.pop())
            for other in before[component[-1]]:
                if other not in taken:
                    taken.add(other)
                    waiting.append(other)
        yield component


def _finished(places: Sequence[str], after: Mapping[str, tuple[str, ...]]) -> list[str]:
    order, seen = list[str](), set[str]()
    for start in places:
        if start in seen:
            continue
        seen.add(start)
        walk = [(start, iter(after[start]))]
        while walk:
            at, rest = walk[-1]
            to = next((other for other in rest if other not in seen), None)
            if to is None:
                order.append(at)
                walk.pop()
            else:
                seen.add(to)
                walk.append((to, iter(after[to])))
    return order
