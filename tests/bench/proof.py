"""How much can be proved, how fast: beside a search of every whole state, and beside inkcheck on the twin in ink."""

import json
from collections.abc import Iterable, Iterator, Sequence
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
RIVAL_SIZES = (13, 22, 25, 28, 31, 34, 37, 40, 43)
FASTER, LARGER = Bar(300, "least"), Bar(100, "least")


@frozen
class Done:
    """A story that a tool has been through: how many scenes it has, how long it took, how many states it met."""

    scenes: int
    seconds: float
    states: int


def proof(sizes: Sequence[int], rivals: Rivals, budget: float) -> Iterator[Row]:
    """The rows about proof; nothing may take longer than the budget, in seconds."""
    proved: list[Done] = []
    for scenes in sizes:
        path = in_yaml.write(made(scenes), STORIES)
        ours = run(module("proving", "prove", str(path)), patience=max(600.0, 5 * budget))
        done = _done(scenes, ours)
        proved += [] if done is None else [done]
        searched = run(module("proving", "search", str(path)), patience=budget)
        yield _beside_search(scenes, ours, searched)
    yield from _beside_inkcheck(proved, rivals, budget)


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
            "seconds": mine and mine.seconds,
            "states": mine and mine.states,
            "mebibytes": ours.mebibytes,
            "search_seconds": theirs and theirs.seconds,
            "search_states": theirs and theirs.states,
            "failed": ours.told.get("limit", ours.failed) or None,
        },
    )


def _shown(done: Done | None, child: Child) -> str:
    if done is None:
        return str(child.told.get("limit", child.failed))
    return f"{seconds(done.seconds)}, {done.states:,} states, {rate(done.states / done.seconds)}"


def _beside_inkcheck(proved: Iterable[Done], rivals: Rivals, budget: float) -> Iterator[Row]:
    if rivals.inkcheck is None or rivals.inkjs is None:
        yield Row(GROUP, "proof, beside inkcheck", "", "", "inkcheck is not here", None, FASTER)
        return
    checked = [*_checked(rivals, budget)]
    if not checked:
        yield Row(GROUP, "proof, beside inkcheck", "", "", "inkcheck finished nothing", None, FASTER)
        return
    largest = checked[-1]
    path = in_yaml.write(made(largest.scenes), STORIES)
    child = run(module("proving", "prove", str(path)))
    mine = _done(largest.scenes, child)
    yield Row(
        GROUP,
        "proof, beside inkcheck",
        _scenes(largest.scenes),
        _shown(mine, child),
        f"inkcheck: {_shown(largest, child)}",
        None if mine is None else largest.seconds / mine.seconds,
        FASTER,
        {"seconds": mine and mine.seconds, "rival_seconds": largest.seconds, "rival_states": largest.states},
    )
    most = max((done.scenes for done in proved if done.seconds <= budget), default=0)
    yield Row(
        GROUP,
        f"largest story in {budget:.0f} s",
        "",
        _scenes(most),
        f"inkcheck: {_scenes(largest.scenes)}",
        most / largest.scenes,
        LARGER,
        {"scenes": most, "rival_scenes": largest.scenes},
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
