"""The bars of a finished story, one at a time, on both sides of their edge."""

from game.analysis.bars import BARS
from game.analysis.facts import Finding
from game.analysis.prove import prove
from game.story.reading.places import ENDING, HEAD
from tests.analysis.stories import HEAD as USUAL
from tests.analysis.stories import small

STANCES = USUAL.replace("role: a friend", "role: a friend, stances: {tired: Is tired., awake: Is awake.}")


def found(code: str, scenes: str, head: str = USUAL) -> list[Finding]:
    assert code in BARS
    return [finding for finding in prove(small(scenes, head=head)).findings if finding.code == code]


def options(*destinations: str) -> str:
    """A first scene with an option for each destination, each with another shift."""
    ways = (
        f"{{do: To {to}, id: to-{n}, shift: {{trust: {n}}}, go: {to}}}" for n, to in enumerate(destinations)
    )
    return f"a: {{text: Words., choices: [{', '.join(ways)}]}}\n"


def test_no_ending_comes_in_more_than_forty_of_a_hundred_plays() -> None:
    six = (
        options("home", "home", "away", "away", "b", "b") + "b: {text: Words., choices: [{do: Round, go: b}]}"
    )
    assert found("BW620", six) == []
    five = options("home", "home", "b", "b", "b") + "b: {text: Words., choices: [{do: Round, go: b}]}"
    assert found("BW620", five) == []  # 40 in a hundred
    assert found("BW620", options("home", "home", "away")) == [
        Finding("BW620", (ENDING, "home"), {"name": "home", "percent": "66.7"})
    ]


def test_no_ending_comes_in_fewer_than_one_of_a_hundred_plays() -> None:
    def one_of_ten(scene: str, to: str) -> str:
        others = ", ".join(f"{{do: Not, id: not-{n}, shift: {{trust: {n}}}, go: home}}" for n in range(9))
        return f"{scene}: {{text: Words., choices: [{others}, {{do: Well, id: well, go: {to}}}]}}\n"

    rest = one_of_ten("b", "c") + one_of_ten("c", "away")
    assert found("BW621", options(*["b"] * 10) + rest) == []  # 1 in a hundred
    assert found("BW621", options(*["b"] * 9, "home") + rest) == [
        Finding("BW621", (ENDING, "away"), {"name": "away", "percent": "0.9"}, ("a.to-0", "b.well", "c.well"))
    ]


def test_every_ending_is_reached_by_plays_that_differ_in_two_scenes() -> None:
    one = options("home", "b") + "b: {text: Words., choices: [{do: Out, go: home}, {do: Off, go: away}]}"
    assert [finding.path for finding in found("BW622", one)] == [(ENDING, "home"), (ENDING, "away")]
    two = options("b", "c") + "b: {text: Words., choices: [{do: Out, go: home}]}\nc: {text: Words., go: home}"
    assert found("BW622", two) == []
    ring = """
a: {text: Words., choices: [{do: In, id: in, go: b}, {do: Off, id: off, go: away}]}
b: {text: Words., choices: [{do: Round, id: round, go: c}, {do: Out, id: out, go: home}]}
c: {text: Words., choices: [{do: Back, id: back, go: d}, {do: Past, id: past, go: b}]}
d: {text: Words., choices: [{do: Back, id: back, go: b}]}
"""
    assert found("BW622", ring) == [Finding("BW622", (ENDING, "away"), {"name": "away"}, ("a.off",))]


def test_no_simple_policy_comes_to_an_interdependent_ending_from_any_start() -> None:
    scenes = """
a:
  text: Words.
  choices:
    - {do: Give, id: give, shift: {autonomy: -2}, go: [{if: dana is awake, to: home}, {to: away}]}
    - {do: Keep, id: keep, shift: {autonomy: 2}, go: away}
    - {do: Stay, id: stay, go: away}
"""
    told = found("BW623", scenes, STANCES)
    assert [finding.words["policy"] for finding in told] == ["first", "pleaser"]
    assert told[0].witness == ("dana=awake", "a.give")
    assert told[0].path == (ENDING, "home")


def test_an_interdependent_ending_asks_for_all_three_moves() -> None:
    scenes = """
a: {text: Words., choices: [{do: Lean, id: lean, move: lean, go: b}, {do: Stand, id: stand, move: stand, go: b}]}
b: {text: Words., choices: [{do: Lean, id: lean, move: lean, go: c}, {do: Stand, id: stand, move: stand, go: c}]}
c: {text: Words., choices: [{do: Mend, id: mend, move: repair, go: [WAYS]}]}
"""
    assert found("BW624", scenes.replace("WAYS", "{if: leaned and stood, to: home}, {to: away}")) == []
    assert found("BW624", scenes.replace("WAYS", "{if: stood, to: home}, {to: away}")) == [
        Finding(
            "BW624", (ENDING, "home"), {"name": "home", "missing": "lean"}, ("a.stand", "b.stand", "c.mend")
        )
    ]
    (told,) = found("BW624", scenes.replace("WAYS", "{to: home}"))
    assert told.words["missing"] == "lean or stand"
    assert told.witness == ("a.lean", "b.lean", "c.mend")


def test_an_interdependent_ending_can_be_reached_under_every_stance() -> None:
    closed = """
a: {text: Words., choices: [{do: Ask, go: [{if: dana is tired, to: away}, {to: home}]}, {do: No, go: away}]}
"""
    assert found("BW625", closed, STANCES) == [
        Finding("BW625", (ENDING, "home"), {"name": "home", "stance": "dana=tired"})
    ]
    other = closed.replace("{do: No, go: away}", "{do: No, go: home}")
    assert found("BW625", other, STANCES) == []
    assert found("BW625", options("away", "away") + "b: {text: Words., go: home}", STANCES) == []


def test_some_ending_moves_by_ten_points_between_two_stances_of_one_person() -> None:
    ways = ", ".join(f"{{do: On, id: on-{n}, shift: {{trust: {n}}}, go: home}}" for n in range(8))
    moving = "{do: Ask, go: [{if: dana is tired, to: away}, {to: home}]}"
    nine = f"a: {{text: Words., choices: [{ways}, {moving}]}}"
    assert found("BW626", nine, STANCES) == []
    eleven = nine.replace("choices: [", "choices: [{do: Well, go: home}, {do: So, go: away}, ")
    assert found("BW626", eleven, STANCES) == [Finding("BW626", (HEAD, "cast"), {"points": "9.1"})]


def test_where_nobody_has_two_stances_that_a_play_can_meet_none_need_matter() -> None:
    scenes = "a: {text: Words., choices: [{do: Out, go: home}, {do: Not, go: away}]}"
    assert found("BW626", scenes) == []
    assert found("BW626", scenes, STANCES) != []
    own_seat = STANCES.replace("start: a", "seats: {dana: {you: You., start: a}}")
    assert found("BW626", scenes, own_seat) == []


def test_an_option_with_an_if_is_open_in_five_of_a_hundred_plays() -> None:
    def among(others: int) -> str:
        first = ", ".join(f"{{do: On, id: on-{n}, shift: {{trust: {n % 5}}}, go: b}}" for n in range(others))
        return f"""
a: {{text: Words., choices: [{{do: Tell, id: tell, set: told, go: b}}, {first}]}}
b: {{text: Words., choices: [{{do: Ask, id: ask, if: told, go: home}}, {{do: Out, id: out, go: away}}]}}
"""

    assert found("BW627", among(19)) == []
    assert found("BW627", among(20)) == [
        Finding(
            "BW627", ("b", "ask"), {"choice": "ask", "percent": "4.76", "least": "5"}, ("a.tell", "b.ask")
        )
    ]


def test_the_reading_time_is_within_a_fifth_of_what_is_promised() -> None:
    def lasting(words: int) -> str:
        return f"a: {{text: {'word ' * words}, choices: [{{do: Out, go: home}}]}}"

    others = 1 + 3  # the label, and the ending
    assert found("BW628", lasting(160 - others)) == found("BW628", lasting(240 - others)) == []
    for words, mean in ((159, "0.8"), (241, "1.2")):
        told = Finding("BW628", (HEAD, "minutes"), {"told": "1", "mean": mean})
        assert found("BW628", lasting(words - others)) == [told]
