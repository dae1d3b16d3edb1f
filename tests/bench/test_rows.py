"""The table of the benchmark: what holds a bar, and how it is printed."""

import json

from tests.bench.rows import Bar, Row, table

ROWS = (
    Row("engine", "choices a second", "300 scenes", "90,000/s", "bink: 25,000/s", 3.6, Bar(3, "least")),
    Row("start", "--version", "", "30 ms", "bare Python: 10 ms", 20.0, Bar(60, "most", "ms")),
    Row("start", "first frame", "", "400 ms", "minimal: 200 ms", 2.0, Bar(1.4, "most")),
    Row("proof", "beside inkcheck", "", "", "inkcheck is not here", None, Bar(300, "least")),
)


def test_a_bar_is_held_not_held_or_not_known() -> None:
    assert [row.verdict for row in ROWS] == ["held", "held", "NOT HELD", ""]


def test_a_bar_holds_exactly_at_its_number() -> None:
    assert Bar(3, "least").holds(3)
    assert Bar(1.4, "most").holds(1.4)
    assert not Bar(3, "least").holds(2.99)


def test_the_table_has_a_line_for_each_row_and_one_between_groups() -> None:
    lines = [*table(ROWS)]
    assert len(lines) == 1 + len(ROWS) + 3
    assert lines[0].split() == ["what", "size", "ours", "beside", "ratio", "bar"]
    assert lines[2].split()[-4:] == ["3.6x", "≥", "3x", "held"]
    assert lines[4].split()[-6:] == ["+20", "ms", "≤", "+60", "ms", "held"]


def test_a_row_can_be_written_down() -> None:
    told = json.loads(json.dumps(ROWS[0].as_json()))
    assert told["verdict"] == "held"
    assert told["bar"] == {"number": 3, "side": "least", "unit": "x"}
    assert told["value"] == 3.6
