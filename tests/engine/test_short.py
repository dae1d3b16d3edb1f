"""A short way: the play that comes after the choices it takes, exactly, and nothing of them in its trail."""

import pytest
from attrs import evolve

from game.analysis.prove import prove
from game.debrief import debrief
from game.debrief.odds import turns
from game.engine import Rules, in_words, replay, start
from game.story.model import Short
from game.story.reading import read_text
from tests.short_story import TEXT, bridge

TAKEN = ("gate.coat", "bridge.lean")


@pytest.mark.parametrize("stance", ["late", "early"])
def test_it_begins_in_the_state_that_its_choices_come_to(stance: str) -> None:
    rules = Rules.of(bridge())
    short = start(rules, None, {"lin": stance}, short=True)
    long = replay(rules, TAKEN, None, {"lin": stance}).playthrough
    assert short.state == long.state
    assert short.trail == ()
    assert short.whole_trail == TAKEN
    assert [passage.kind for passage in short.passages] == ["before", "scene"]
    assert in_words(short.passages[0].text) == "You lent a coat. On the bridge you leaned."
    assert len(short.passages[0].text) == len(("a coat", "a bridge"))
    assert "Take my coat." in in_words(short.passages[1].text)


def test_what_is_chosen_after_it_is_a_trail_of_its_own_that_can_be_replayed() -> None:
    rules = Rules.of(bridge())
    play = start(rules, short=True)
    play = play.choose(play.open_choices[1]).choose(play.rules.scenes["field"].choices[0])
    assert play.trail == ("bank.point", "field.stay")
    assert play.whole_trail == (*TAKEN, "bank.point", "field.stay")
    assert replay(rules, play.trail, None, short=True).playthrough.state == play.state
    assert replay(rules, play.whole_trail).playthrough.state == play.state


def test_its_debrief_speaks_of_the_players_own_choices_alone() -> None:
    play = start(Rules.of(bridge()), short=True)
    play = play.choose(play.open_choices[1]).choose(play.rules.scenes["field"].choices[0])
    told = debrief(play)
    said = " ".join(in_words(block.text) for block in told.blocks)
    assert "Take my coat" not in said
    assert {point.step for point in told.points} <= {0, 1}
    assert len(told.ways.crossroads) == len(play.trail)
    found = turns(play)
    assert found is not None
    assert found[1].before == pytest.approx({"home": 0.5, "out": 0.5})
    assert found[1].after == pytest.approx({"home": 0.0, "out": 1.0})


@pytest.mark.parametrize("taken", [("bridge.lean",), ("gate.coat", "gate.coat"), ("gate.coat", "bank.ask")])
def test_one_that_cannot_be_played_is_told_and_not_begun(taken: tuple[str, ...]) -> None:
    story = bridge()
    seat = evolve(story.seats[0], short=Short(taken, "Something."))
    broken = evolve(story, seats=(seat,))
    with pytest.raises(KeyError):
        start(Rules.of(broken), short=True)
    assert "BW612" in {finding.code for finding in prove(broken).findings}


def test_a_story_without_one_has_no_short_beginning() -> None:
    story = bridge()
    with pytest.raises(KeyError):
        start(Rules.of(evolve(story, seats=(evolve(story.seats[0], short=None),))), short=True)


def test_it_is_proved_with_every_stance_and_has_choices_left() -> None:
    assert {finding.code for finding in prove(bridge()).findings}.isdisjoint({"BW612", "BW613"})
    whole = evolve(bridge().seats[0], short=Short((*TAKEN, "bank.point", "field.stay"), "All of it."))
    assert "BW613" in {f.code for f in prove(evolve(bridge(), seats=(whole,))).findings}


def test_it_is_read_and_its_mistakes_are_told() -> None:
    assert bridge().seats[0].short == Short(TAKEN, "You lent a coat.\n\nOn the bridge you leaned.")
    unknown = read_text(TEXT.replace("[gate.coat, bridge.lean]", "[gate.coat, bridge.leen]"), "bridge.yaml")
    (problem,) = (problem for problem in unknown.problems if problem.code == "BW409")
    assert "bridge.lean" in problem.hint
    assert problem.span.line == TEXT.split("taken:")[0].count("\n") + 1
