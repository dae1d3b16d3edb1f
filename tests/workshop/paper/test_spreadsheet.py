"""Rows of text as CSV: read back as they were, and never a formula."""

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.workshop.paper.spreadsheet import cell, spreadsheet

SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
FORMULAS = (
    '=HYPERLINK("http://example.org","x")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "  =1",
    "\n@x",
    "\u00a0=1",
    "＝1",
    'a";=1+1',
    "a,=1+1",
    "a|=1",
    "=cmd|' /C calc'!A0",
)


@pytest.mark.parametrize("formula", FORMULAS)
def test_nothing_begins_as_a_formula_does(formula):
    written = spreadsheet([["x", formula]])
    ((first, second),) = csv.reader(io.StringIO(written))
    assert first == "x"
    assert not second.startswith((*SIGNS, "\t", "\r", " "))
    for separator in ";,\t|":
        for piece in written.split(separator):
            assert not piece.strip('" \r\n').startswith(SIGNS)


@given(st.lists(st.text(), min_size=1, max_size=4))
def test_any_text_stays_one_cell_in_one_row(texts):
    (row,) = csv.reader(io.StringIO(spreadsheet([texts]), newline=""))
    assert len(row) == len(texts)
    for read in row:
        assert not read.startswith((*SIGNS, "\t", "\r", "\n"))
        assert not re.search(r"[\x00-\x1f\x7f-\x9f]", read)


def test_ordinary_text_stays_as_it_is():
    said = "Two suitcases - one for her. “Yes,” he said; 3+4 = 7"
    assert cell(said) == said
    assert cell("") == ""
