"""A child: reads a story, and beside it only parses the same text into events.

python -m tests.bench.parsing STORY ROUNDS
"""

import sys
import time
from pathlib import Path

import yaml

from game.story.reading import read_story
from tests.bench.children import tell


def main(path: str, rounds: str) -> None:
    """Read and parse in turn, so many times, and tell how long the processor took for each."""
    folder = Path(path)
    texts = [file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.yaml"))]
    reading, events = [], []
    for _ in range(int(rounds)):
        reading.append(_seconds_of_reading(folder))
        events.append(_seconds_of_events(texts))
    tell(reading=reading, events=events, bytes=sum(len(text.encode()) for text in texts))


def _seconds_of_reading(folder: Path) -> float:
    began = time.process_time()
    reading = read_story(folder)
    took = time.process_time() - began
    if reading.story is None:
        raise SystemExit(f"{folder} has errors")
    return took


def _seconds_of_events(texts: list[str]) -> float:
    began = time.process_time()
    for text in texts:
        for _ in yaml.parse(text, Loader=yaml.CSafeLoader):
            pass
    return time.process_time() - began


if __name__ == "__main__":
    main(*sys.argv[1:])
