"""How much can be proved, how fast: beside a search of every whole state, and beside inkcheck on the twin in ink."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import frozen

from tests.bench import in_ink, in_yaml
from tests.bench.children import Child, module, run
from tests.bench.made import made
from tests.bench.paths import PLAYERS, STORIES
from tests.bench.rivals import Rivals
from tests.bench.rows import Bar, Row, rate, seconds

GROUP = "proof"
TINY = 1
PATIENCE = 10
TRIES = 3
NOT_TRIED = Child({}, "not tried", 0.0, 0.0)
RIVAL_SIZES = (13, 22, 25, 28, 31, 34, 37, 40, 43)
FASTER, LARGER = Bar(300, "least"), Bar(100, "least")


@frozen
class Done:
    """A story that a tool has been through: how many scenes it has, how long it took, how many states it met."""

    scenes: int
    seconds: float
    states: int


def proof(sizes: Sequence[int], rivals: Rivals, budget: float) -> Iterator[Row]:
    """The rows about proof: another way may take the budget, in seconds, and our own several times as long."""
    fits, too_large, searchable = 0, 0, True
    for scenes in sizes:
        ours = _prove(scenes, PATIENCE * budget)
        done = _done(scenes, ours)
        if done is not None and done.seconds <= budget:
            fits = max(fits, scenes)
        elif not too_large:
            too_large = scenes
        searched = NOT_TRIED
        if searchable:
            searched = run(module("proving", "search", str(_written(scenes))), patience=budget)
            searchable = not searched.failed
        yield _beside_search(scenes, ours, searched)
    checked = [] if rivals.inkcheck is None or rivals.inkjs is None else [*_checked(rivals, budget)]
    yield from _beside_inkcheck(checked, rivals)
    yield _largest(_between(fits, too_large, budget), checked, budget)


def _written(scenes: int) -> Path:
    return in_yaml.write(made(scenes), STORIES)


def _prove(scenes: int, patience: float) -> Child:
    return run(module("proving", "prove", str(_written(scenes))), patience=patience)


def _between(fits: int, too_large: int, budget: float) -> int:
    """The largest story that is proved within the budget, more or less: it lies between two sizes."""
    for _ in range(TRIES if fits and too_large > fits else 0):
        scenes = round((fits * too_large) ** 0.5)
        done = _done(scenes, _prove(scenes, 2 * budget))
        if done is not None and done.seconds <= budget:
            fits = scenes
        else:
            too_large = scenes
    return fits


def _done(scenes: int, child: Child) -> Done | None:
    if "states" not in child.told:
        return None
    return Done(scenes, child.told["seconds"], child.told["states"])


def _beside_search(scenes: int, ours: Child, searched: Child) -> Row:
    mine, theirs = _done(scenes, ours), _done(scenes, searched)
    return Row(
        GROUP,
        "proof, beside every whole state",
        _scenes(scenes),
        _shown(mine, ours),
        "search: " + _shown(theirs, searched),
        None if mine is None or theirs is None else theirs.seconds / mine.seconds,
        numbers={
            "seconds": None if mine is None else mine.seconds,
            "states": None if mine is None else mine.states,
            "mebibytes": ours.mebibytes,
            "search_seconds": None if theirs is None else theirs.seconds,
            "search_states": None if theirs is None else theirs.states,
            "failed": ours.told.get("limit", ours.failed) or None,
        },
    )


def _shown(done: Done | None, child: Child) -> str:
    if done is None:
        return str(child.told.get("limit", child.failed))
    return f"{seconds(done.seconds)}, {done.states:,} states, {rate(done.states / done.seconds)}"


def _beside_inkcheck(checked: Sequence[Done], rivals: Rivals) -> Iterator[Row]:
    if not checked:
        why = "is not here" if rivals.inkcheck is None or rivals.inkjs is None else "has finished nothing"
        yield Row(GROUP, "proof, beside inkcheck", "", "", f"inkcheck {why}", None, FASTER)
        return
    largest = checked[-1]
    child = _prove(largest.scenes, PATIENCE * largest.seconds + PATIENCE)
    mine = _done(largest.scenes, child)
    yield Row(
        GROUP,
        "proof, beside inkcheck",
        _scenes(largest.scenes),
        _shown(mine, child),
        f"inkcheck: {_shown(largest, child)}",
        None if mine is None else largest.seconds / mine.seconds,
        FASTER,
        {
            "seconds": None if mine is None else mine.seconds,
            "rival_seconds": largest.seconds,
            "rival_states": largest.states,
        },
    )


def _largest(scenes: int, checked: Sequence[Done], budget: float) -> Row:
    theirs = checked[-1].scenes if checked else None
    return Row(
        GROUP,
        f"largest story in {budget:.0f} s",
        "",
        _scenes(scenes),
        "" if theirs is None else f"inkcheck: {_scenes(theirs)}",
        None if theirs is None else scenes / theirs,
        LARGER,
        {"scenes": scenes, "rival_scenes": theirs},
    )


def _checked(rivals: Rivals, budget: float) -> Iterator[Done]:
    """Ever larger stories, until one is not proved in time; its start and compiling are not counted."""
    idle = _inkcheck(rivals, TINY, budget)
    if idle is None:
        return
    for scenes in RIVAL_SIZES:
        done = _inkcheck(rivals, scenes, budget)
        if done is None:
            return
        yield Done(scenes, max(done.seconds - idle.seconds, 0.001), done.states)


def _inkcheck(rivals: Rivals, scenes: int, budget: float) -> Done | None:
    """A story that inkcheck says it has been through exhaustively; None otherwise."""
    source = STORIES / f"house-{scenes}.ink"
    source.write_text(in_ink.ink(made(scenes)), encoding="utf-8")
    report = Path(f"{source}.report")
    command = f'"{rivals.node}" "{rivals.inkcheck}" "{source}" --json --max-time {budget:.0f} > "{report}"; echo "{{}}"'
    child = run(
        ("/bin/sh", "-c", command),
        patience=2 * budget,
        INKLECATE_PATH=str(PLAYERS / "compile_ink.cjs"),
        INKJS=str(rivals.inkjs),
    )
    try:
        told = json.loads(report.read_text(encoding="utf-8"))["explore"]
    except (OSError, ValueError, KeyError):
        return None
    finally:
        report.unlink(missing_ok=True)
    return Done(scenes, child.seconds, told["statesExplored"]) if told["exhaustive"] else None


def _scenes(number: int) -> str:
    return f"{number:,} scenes"
