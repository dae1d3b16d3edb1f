"""`conditions:` names a condition once; each may use the ones above it."""

from game.authoring.new import template
from game.story.conditions.tree import FlagSet, Not
from game.story.reading import Reading, read_text


def read(conditions: str, use: str = "not asked") -> Reading:
    text = template("bike").replace("start: gate\n", f"start: gate\nconditions: {conditions}\n")
    return read_text(text.replace("if: not asked", f"if: {use}"), "bike.yaml")


def test_a_named_condition_is_the_condition_itself() -> None:
    reading = read("{quiet: not asked}", use="quiet")
    assert reading.problems == ()
    assert reading.story is not None
    lock = reading.story.choice("saturday.lock")
    assert lock is not None
    assert lock.when == Not(FlagSet("asked"))


def test_a_condition_may_use_those_above_it_and_no_other() -> None:
    assert read("{told: asked, quiet: not told}", use="quiet").problems == ()
    (problem,) = read("{quiet: not told, told: asked}", use="quiet").problems
    assert (problem.code, problem.message.count("told")) == ("BW202", 1)


def test_its_name_shares_the_one_namespace() -> None:
    assert [problem.code for problem in read("{asked: leaned}").problems] == ["BW111"]
    assert [problem.code for problem in read("{Quiet: leaned}").problems] == ["BW110"]


def test_a_slip_in_it_is_reported_where_it_stands() -> None:
    (problem,) = read("{quiet: askd}").problems
    assert problem.code == "BW202"
    assert problem.excerpt[problem.span.column - 1 : problem.span.end_column - 1] == "askd"
