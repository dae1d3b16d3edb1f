"""Fuzz the reader of YAML: any bytes give nodes or problems, never an exception, and never a place outside.

Run as a script with a number of inputs to try: `python tests/fuzz/fuzz_reader.py 100000 [seed]`. With atheris
installed it takes over and goes on until it is stopped; else inputs are the seeds, mutated by a seeded chance.
"""

import json
import random
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from game.authoring.fixing import fixed  # noqa: E402 the repository is on the path only now
from game.story.problems import catalogue  # noqa: E402
from game.story.reading.wall.events import read_nodes  # noqa: E402
from tests.story.problems.examples import FRAME, compose  # noqa: E402

SMALL = 20_000
ROUNDS = 60
SNIPPETS = tuple(
    snippet.encode()
    for snippet in (
        ": ", ":", " #2", " # note", "- ", "-", "*a", "*", "&a ", "&", "!", "!!str ", "@", "`", "%", "? ", "|",
        "| ", ">", "|2", "{", "}", "[", "]", ", ", ",", '"', "'", "\\", "\t", "\n", "\r\n", "\r", "  ", " ",
        "<<: ", "---", "...", "--- ", "%YAML 1.1", "\ufeff", "\u2028", "\x85", "\u200b", "\u202e", "\x1b",
        "\x00", "e\u0301\u0301\u0301\u0301\u0301", "\U0001f469\u200d\U0001f467", "−1", "say: ", "go: home",
        "text: |", '"\\e[2J"', '"\\ud800"', "{dana}", "\u00a0", "~", "null", "0x", "=", "\U000e0041",
    )
)  # fmt: skip


def check(data: bytes) -> None:
    """Read bytes and hold the answer to what the reader promises.

    Raises:
        AssertionError: the answer breaks a promise.
    """
    source = read_nodes(data, "fuzz.yaml")
    report = source.report
    assert source.root is not None or report.problems, "nothing was read and nothing was said"
    for problem in report.problems:
        at = problem.span
        lines = report.lines or [""]
        assert 1 <= at.line <= at.end_line <= len(lines), (problem.code, at)
        assert 1 <= at.column <= len(lines[at.line - 1]) + 1, (problem.code, at)
        assert 1 <= at.end_column <= len(lines[at.end_line - 1]) + 1, (problem.code, at)
        assert (at.line, at.column) <= (at.end_line, at.end_column), (problem.code, at)
        if problem.fix is not None:
            assert 1 <= problem.fix.first_line <= problem.fix.last_line <= len(lines), problem
    places = [problem.order for problem in report.problems]
    assert places == sorted(places), "problems are not in the file's order"
    if report.lines:
        _check_fixes(data)


def _check_fixes(data: bytes) -> None:
    text = data.decode("utf-8", errors="replace")
    for _ in range(ROUNDS):
        problems = read_nodes(text.encode(), "fuzz.yaml").report.problems
        after = fixed(text, problems)
        if after == text:
            return
        text = after
    raise AssertionError(f"fixes find no end: {text!r}")


@cache
def seeds() -> tuple[bytes, ...]:
    """Every input at hand: the catalogue's examples, the test suite's cases, hostile files and stories."""
    examples = [example for described in catalogue() for example in described.fails + described.right]
    composed = [compose(example) for example in examples if "times" not in example.how]
    cases = json.loads((ROOT / "tests/yaml_test_suite/cases.json").read_text("utf-8"))
    suite = [case["yaml"].encode() for case in cases]
    folders = ("tests/hostile", "tests/conformance", "scenes")
    files = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.yaml"))]
    stories = [path.read_bytes() for path in files if path.stat().st_size < SMALL]
    return (FRAME.encode(), *composed, *suite, *stories)


def mutated(data: bytes, chance: random.Random, others: Sequence[bytes]) -> bytes:
    """The data with a few of its bytes, lines or signs changed."""
    for _ in range(chance.choice((1, 1, 2, 3, 6))):
        at = chance.randrange(len(data) + 1)
        match chance.randrange(8):
            case 0 | 1 | 2:
                data = data[:at] + chance.choice(SNIPPETS) + data[at:]
            case 3:
                data = data[:at] + data[at + chance.choice((1, 1, 2, 5, 20)) :]
            case 4:
                data = data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
            case 5:
                other = chance.choice(others)
                start = chance.randrange(len(other) + 1)
                data = data[:at] + other[start : start + chance.randrange(80)] + data[at:]
            case _:
                data = _line_changed(data, chance)
    return data


def _line_changed(data: bytes, chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    number = chance.randrange(len(lines))
    match chance.randrange(4):
        case 0:
            lines[number] = b" " * chance.randrange(4) + lines[number]
        case 1:
            lines[number] = lines[number][chance.randrange(4) :]
        case 2:
            lines.insert(number, chance.choice(lines))
        case _:
            words = lines[number].split(b": ", 1)
            lines[number] = words[0] + b": " + chance.choice(SNIPPETS) + words[-1]
    return b"\n".join(lines)


def run(count: int, seed: int) -> None:
    """Check so many mutated inputs, the same ones for the same seed.

    Raises:
        AssertionError: an answer breaks a promise; the input stands in a note.
    """
    chance = random.Random(seed)
    known = seeds()
    for _ in range(count):
        data = mutated(chance.choice(known), chance, known)
        try:
            check(data)
        except Exception as error:
            error.add_note(f"input: {data!r}")
            raise


def main(arguments: Sequence[str]) -> None:
    """Fuzz as the arguments say: how many inputs, and the seed."""
    count = int(arguments[0]) if arguments else 10_000
    seed = int(arguments[1]) if len(arguments) > 1 else 1
    try:
        import atheris
    except ImportError:
        run(count, seed)
        sys.stdout.write(f"{count} inputs, no promise broken\n")
    else:
        atheris.instrument_all()
        atheris.Setup([sys.argv[0], f"-runs={count}"], check)
        atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
