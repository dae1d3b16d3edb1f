"""The public YAML Test Suite: whatever is in it, the reader answers, and takes nothing that YAML refuses."""

import json
from pathlib import Path

import pytest
import yaml

from game.story.reading.report import Report
from game.story.reading.wall.decoding import lines_of
from game.story.reading.wall.events import read_lines, read_nodes
from game.story.reading.wall.tree import parser_of

CASES = json.loads(Path(__file__).with_name("cases.json").read_text("utf-8"))
BY_ID = pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])


# Where the reader is kinder on purpose: a tab alone on its line, which nobody sees, is no mistake in a story.
KINDER = {"Y79Y-00"}


def pyyaml_refuses(text, parser):
    events = parser(text)
    try:
        while not isinstance(events.get_event(), yaml.StreamEndEvent):
            pass
    except yaml.YAMLError:
        return True
    return False


def assert_answered(root, report, case, parser):
    assert root is not None or report.problems
    for problem in report.problems:
        assert 1 <= problem.span.line <= len(report.lines)
        assert 1 <= problem.span.column <= len(report.lines[problem.span.line - 1]) + 1
    if case["fails"] and case["id"] not in KINDER and pyyaml_refuses(case["yaml"], parser):
        assert report.problems


@BY_ID
def test_every_case_is_answered(case):
    source = read_nodes(case["yaml"].encode(), "case.yaml")

    assert_answered(source.root, source.report, case, parser_of)


@BY_ID
def test_every_case_is_answered_with_the_python_parser(case):
    report = Report("case.yaml", lines_of(case["yaml"].removeprefix("\ufeff")))

    root = read_lines(report, parser=yaml.SafeLoader)

    assert_answered(root, report, case, yaml.SafeLoader)


def test_the_suite_is_whole():
    assert len(CASES) == 402
    assert sum(case["fails"] for case in CASES) == 94
