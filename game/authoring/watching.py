"""Waiting for the files of stories to change."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

PAUSE = 0.3


def changes(
    stories: Sequence[Path],
    before: Mapping[str, tuple[int, int]],
    wait: Callable[[], None] = lambda: time.sleep(PAUSE),
) -> Iterator[None]:
    """Yield after each change of a story's files since `before`, for ever; `wait` passes the time between looks."""
    while True:
        wait()
        now = snapshot(stories)
        if now != before:
            before = now
            yield


def snapshot(stories: Sequence[Path]) -> Mapping[str, tuple[int, int]]:
    """Each file's size and time of change; a file that is gone is left out."""
    seen: dict[str, tuple[int, int]] = {}
    for story in stories:
        for file in sorted(story.glob("*.yaml")) if story.is_dir() else [story]:
            try:
                found = file.stat()
            except OSError:
                continue
            seen[str(file)] = (found.st_size, found.st_mtime_ns)
    return seen
