"""Seconds and memory of the dense analysis on large made-up stories.

    OMP_NUM_THREADS=1 taskset -c 0 python -m tests.bench.measure_dense 300 [--reach]

Each run is a process of its own, so that its peak memory is its own. Making the story is not counted.
"""

import argparse
import resource
import sys
import time

from game.analysis.dense.front import by_cubes, count_states
from tests.bench.generated_large import large_story


def main() -> None:
    """Measure one size."""
    parser = argparse.ArgumentParser()
    parser.add_argument("scenes", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--reach", action="store_true", help="reachability alone")
    chosen = parser.parse_args()
    story = large_story(chosen.scenes, chosen.seed)
    before, began, spent = _peak(), time.perf_counter(), time.process_time()
    if chosen.reach:
        states = count_states(story)
    else:
        facts = by_cubes(story, 0, 10**12)
        assert facts is not None
        states = facts.states
    sys.stdout.write(
        f"{chosen.scenes} scenes, {states:,} states: {time.perf_counter() - began:.2f} s "
        f"({time.process_time() - spent:.2f} s of processor), peak {_peak():.0f} MiB, {before:.0f} before\n"
    )


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
