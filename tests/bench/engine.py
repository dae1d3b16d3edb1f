"""Choices a second with all text in hand, beside other engines on the same story; their digests tell if it was."""

import sys
from collections.abc import Iterator, Mapping, Sequence

from tests.bench import in_bard, in_ink, in_yaml
from tests.bench.children import run
from tests.bench.made import made
from tests.bench.paths import PLAYERS, STORIES
from tests.bench.rivals import Rivals
from tests.bench.rows import Bar, Row, rate

GROUP = "engine"
BARS = {"bink": Bar(3, "least"), "inkjs": None, "bardic": Bar(30, "least")}
OURS = "ours"


def engine(sizes: Sequence[int], rivals: Rivals, rounds: int, seconds: float) -> Iterator[Row]:
    """The rows about the engine; every player plays for some seconds in every round."""
    for scenes in sizes:
        yield from _at(scenes, _players(scenes, rivals, seconds), rounds)


def _at(scenes: int, players: Mapping[str, Sequence[str]], rounds: int) -> Iterator[Row]:
    found: dict[str, list[float]] = {name: [] for name in players}
    digests: dict[str, str] = {}
    for _ in range(rounds):
        for name, command in players.items():
            told = run(command).told
            if told:
                found[name].append(told["choices"] / told["seconds"])
                digests[name] = told["digest"]
    ours = found[OURS]
    for rival, bar in BARS.items():
        theirs = found.get(rival)
        same = digests.get(rival) == digests.get(OURS)
        beside = (
            f"{rival}: {rate(max(theirs))}{'' if same else ', another text'}"
            if theirs
            else f"{rival} is not here"
        )
        yield Row(
            GROUP,
            "choices a second, with text",
            f"{scenes:,} scenes",
            rate(max(ours)) if ours else "failed",
            beside,
            max(ours) / max(theirs) if theirs and ours else None,
            bar,
            {"rival": rival, "ours": max(ours, default=None), "theirs": max(theirs or [], default=None)},
        )


def _players(scenes: int, rivals: Rivals, seconds: float) -> dict[str, tuple[str, ...]]:
    story = made(scenes)
    folder = in_yaml.write(story, STORIES)
    ink, bard = folder.with_suffix(".ink"), folder.with_suffix(".bard")
    ink.write_text(in_ink.ink(story), encoding="utf-8")
    bard.write_text(in_bard.bard(story), encoding="utf-8")
    time = str(seconds)
    players: dict[str, tuple[str, ...]] = {
        OURS: (sys.executable, str(PLAYERS / "ours.py"), str(folder), time)
    }
    compiled = rivals.compiled(ink)
    if rivals.bink and compiled is not None:
        players["bink"] = (str(rivals.python), str(PLAYERS / "bink_player.py"), str(compiled), time)
    if rivals.node is not None and rivals.inkjs is not None and compiled is not None:
        players["inkjs"] = (
            rivals.node,
            str(PLAYERS / "inkjs_player.cjs"),
            str(rivals.inkjs),
            str(compiled),
            time,
        )
    if rivals.bardic:
        players["bardic"] = (str(rivals.python), str(PLAYERS / "bardic_player.py"), str(bard), time)
    return players
