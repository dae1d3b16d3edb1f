import pytest
from attrs import evolve

from game.engine import NoWayOnError, Replay, Rules, replay
from game.story.conditions.tree import MeterCompared
from game.story.model import Scene
from tests.engine.small_stories import choice, ending, prose, rules, scene

CLOSED = MeterCompared("trust", ">", 10)
KITCHEN = scene("kitchen", choice("ask", "jar"), choice("wait", "kitchen"))
JAR = scene("jar", choice("open", "home"), choice("shut", "kitchen"))
TRAIL = ("kitchen.wait", "kitchen.ask", "jar.open")


def replayed(*scenes: Scene, trail: tuple[str, ...] = TRAIL) -> Replay:
    return replay(rules(*scenes), trail)


def stop(found: Replay) -> tuple[int | None, str, str | None]:
    return (found.stopped_at, found.step, found.why)


def test_a_trail_fits_the_story_it_was_made_on() -> None:
    found = replayed(KITCHEN, JAR)
    assert (stop(found), found.sentence) == ((None, "", None), "")
    assert found.playthrough.trail == TRAIL
    assert found.playthrough.state.at == "home"


def test_an_empty_trail_is_the_beginning() -> None:
    found = replayed(KITCHEN, JAR, trail=())
    assert (found.playthrough.state.at, found.sentence) == ("kitchen", "")


def test_seat_and_stances_are_those_of_the_save() -> None:
    found = replay(rules(KITCHEN, JAR), TRAIL[:1], None, {"dana": "responsive"})
    assert found.playthrough.state.stance("dana") == "responsive"
    for seat, stances in (("tidy", None), (None, {"dana": "gone"}), (None, {"theo": "gone"})):
        with pytest.raises(KeyError):
            replay(rules(KITCHEN, JAR), TRAIL, seat, stances)


def test_old_ids_of_scenes_and_choices_stand_for_the_new_ones() -> None:
    renamed = scene("larder", choice("unscrew", was=("twist", "open")), was=("cellar", "jar"))
    found = replayed(scene("kitchen", choice("ask", "larder"), choice("wait", "kitchen")), renamed)
    assert found.stopped_at is None
    assert found.playthrough.trail == ("kitchen.wait", "kitchen.ask", "larder.unscrew")


@pytest.mark.parametrize(
    ("scenes", "at", "why"),
    [
        ((scene("kitchen", choice("wait", "kitchen"), choice("asks", "jar")), JAR), 1, "gone"),
        ((KITCHEN, scene("jar", choice("opens", was=("opened",)))), 2, "gone"),
        ((scene("kitchen", choice("ask", "jar", when=CLOSED), choice("wait", "kitchen")), JAR), 1, "closed"),
        (
            (scene("kitchen", choice("ask", "jar"), choice("wait", when=CLOSED, locked=prose("No."))), JAR),
            0,
            "closed",
        ),
        ((scene("kitchen", choice("ask", "kitchen"), choice("wait", "kitchen")), JAR), 2, "elsewhere"),
        ((scene("kitchen", choice("ask", "jar"), choice("wait", "jar")), JAR), 1, "elsewhere"),
        (
            (scene("kitchen", choice("ask", "jam"), choice("wait", "kitchen")), evolve(JAR, id="jam")),
            2,
            "elsewhere",
        ),
        ((scene("kitchen", choice("ask", "jar"), choice("wait", "away")), JAR), 1, "ended"),
        ((KITCHEN, scene("jar", choice("open", (CLOSED, "home")))), 2, "no way on"),
        ((scene("kitchen", choice("ask", "jar"), choice("wait", (CLOSED, "kitchen"))), JAR), 0, "no way on"),
    ],
)
def test_a_changed_story_stops_the_trail_at_its_first_step_that_does_not_fit(
    scenes: tuple[Scene, ...], at: int, why: str
) -> None:
    found = replayed(*scenes)
    assert stop(found) == (at, TRAIL[at], why)
    assert found.playthrough.trail == TRAIL[:at]


def test_a_choice_that_is_used_up_is_closed_to_the_trail_too() -> None:
    once = scene("kitchen", choice("wait", "kitchen", once=True), choice("ask", "jar"))
    assert stop(replayed(once, JAR, trail=("kitchen.wait", "kitchen.wait"))) == (1, "kitchen.wait", "closed")


def test_a_choice_put_in_above_changes_nothing() -> None:
    new = scene("kitchen", choice("shout", "away"), choice("ask", "jar"), choice("wait", "kitchen"))
    assert replayed(new, JAR).playthrough.trail == TRAIL


def test_a_step_of_the_same_choice_in_another_scene_is_not_taken() -> None:
    twin = scene("jar", choice("ask", "home"))
    found = replayed(scene("kitchen", choice("wait", "jar"), choice("ask", "home")), twin)
    assert stop(found) == (1, "kitchen.ask", "elsewhere")


@pytest.mark.parametrize("step", ["", "kitchen", "kitchen.", ".ask", "kitchen.ask.more", "Kitchen.ask"])
def test_a_step_that_is_no_choice_s_name_is_never_taken(step: str) -> None:
    found = replayed(KITCHEN, JAR, trail=(step,))
    assert (found.stopped_at, found.playthrough.trail) == (0, ())
    assert found.why in {"gone", "elsewhere"}


def test_steps_after_the_end_are_not_taken() -> None:
    assert stop(replayed(KITCHEN, JAR, trail=(*TRAIL, "jar.open"))) == (3, "jar.open", "ended")


def test_a_story_without_a_beginning_cannot_be_replayed() -> None:
    with pytest.raises(NoWayOnError):
        replayed(scene("kitchen", choice("ask", when=CLOSED)))


def test_the_sentence_says_how_far_the_trail_fits_and_what_stands_in_its_way() -> None:
    later = replayed(KITCHEN, scene("jar", choice("shut")))
    assert later.sentence == (
        "The story has changed since. Your trail fits up to choice 2; the next one was “jar.open”, "
        "and the story no longer has that choice. You can go on from there."
    )
    at_once = replayed(scene("kitchen", choice("ask", "jar")), JAR)
    assert at_once.sentence == (
        "The story has changed since. The first choice of your trail was “kitchen.wait”, "
        "and the story no longer has that choice. You can go on from there."
    )


def test_a_renamed_ending_is_where_the_trail_ends() -> None:
    moved: Rules = rules(
        KITCHEN, scene("jar", choice("open", "haven")), endings={"haven": ending("haven", was=("home",))}
    )
    found = replay(moved, TRAIL)
    assert found.stopped_at is None
    assert found.playthrough.ending is moved.endings["haven"]
