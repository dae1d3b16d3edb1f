"""What an author is told: where plays stop or never end, what decides nothing, what nobody reads."""

from game.analysis.facts import Finding
from game.analysis.prove import prove
from tests.analysis.stories import small


def found(scenes: str, *codes: str) -> list[Finding]:
    """The findings with some codes, in their order."""
    return [finding for finding in prove(small(scenes)).findings if finding.code in codes]


def test_a_dead_end_is_told_once_with_the_shortest_play_to_it() -> None:
    scenes = """
a:
  text: Words.
  choices:
    - {do: Stop, id: stop, shift: [{if: trust > 0, trust: 1}, {trust: -1}], go: [{if: told, to: home}]}
    - {do: Warm, id: warm, once: true, shift: {trust: 2}, go: a}
    - {do: On, id: on, go: b}
b: {text: Words., go: [{if: told, to: home}, {if: trust > 0, to: away}]}
"""
    assert found(scenes, "BW605") == [
        Finding("BW605", ("a", "stop", "go"), {"scene": "a"}, ("a.stop",)),
        Finding("BW605", ("b", "go"), {"scene": "b"}, ("a.on",)),
    ]


def test_a_trap_is_told_where_plays_come_into_it() -> None:
    scenes = """
a: {text: Words., choices: [{do: Out, id: out, go: home}, {do: In, id: in, go: b}, {do: Too, id: too, go: d}]}
b: {text: Words., choices: [{do: On, go: c}]}
c: {text: Words., choices: [{do: Round, go: b}]}
d: {text: Words., choices: [{do: Round, id: round, go: d}, {do: On, id: on, once: true, go: b}]}
"""
    assert found(scenes, "BW606") == [
        Finding("BW606", ("d",), {"scene": "d"}, ("a.too",)),
        Finding("BW606", ("b",), {"scene": "b"}, ("a.in",)),
    ]


def test_a_scene_may_be_a_trap_for_some_plays_only() -> None:
    scenes = """
a:
  text: Words.
  choices:
    - {do: Wait, id: wait, shift: {trust: 1}, go: a}
    - {do: Out, id: out, if: not told, set: told, go: [{if: trust > 0, to: home}, {to: a}]}
"""
    assert found(scenes, "BW606") == [Finding("BW606", ("a",), {"scene": "a"}, ("a.out",))]


def test_what_only_stops_is_no_trap() -> None:
    scenes = "a: {text: Words., choices: [{do: Stop, go: [{if: told, to: home}]}, {do: Out, go: home}]}"
    assert found(scenes, "BW606") == []
    assert len(found(scenes, "BW605")) == 1


def test_conditions_that_come_to_the_same_everywhere_are_told() -> None:
    scenes = """
a:
  text: Words.
  choices:
    - {do: Ask, id: ask, if: not told, go: [{if: unread, to: away}, {if: not unread, to: home}]}
    - {do: Never, id: never, if: told and unread, go: away}
    - {do: Warm, id: warm, shift: [{if: trust >= 0, trust: 1}], go: away}
"""
    assert found(scenes, "BW601", "BW602") == [
        Finding("BW602", ("a", "ask", "if"), {"condition": "not told", "part": "this choice"}),
        Finding("BW601", ("a", "ask", "go", "0"), {"condition": "unread", "part": "this way on"}),
        Finding("BW601", ("a", "never", "if"), {"condition": "told and unread", "part": "this choice"}),
        Finding("BW602", ("a", "warm", "shift", "0"), {"condition": "trust >= 0", "part": "this shift"}),
    ]


def test_words_that_nobody_reads_are_told_with_their_beginning() -> None:
    scenes = """
a:
  text: "Words. {told => One two three four five six seven eight nine. | unread => Hm {dana.they}. | Oh.}"
  choices:
    - {do: Out, id: out, reply: "{not told => So. | Not so.}", go: home}
    - {do: Never, id: never, if: told, reply: "{unread => Nobody. | Reads this.}", go: home}
"""
    assert found(scenes, "BW603") == [
        Finding(
            "BW603",
            ("a", "text", "0", "0"),
            {"text": "One two three four five six seven eight …", "condition": ", under “told”"},
        ),
        Finding("BW603", ("a", "text", "0", "1"), {"text": "Hm she.", "condition": ", under “unread”"}),
        Finding("BW603", ("a", "out", "reply", "0", "1"), {"text": "Not so.", "condition": ""}),
    ]


def test_a_condition_in_a_text_that_decides_nothing_is_told_where_no_words_are_lost() -> None:
    scenes = """
a:
  text: "Words{told =>  | .}{not told => , so | }{trust > 0 => one | trust <= 0 => two | }"
  choices: [{do: Out, go: home}]
"""
    assert found(scenes, "BW601", "BW602") == [
        Finding("BW601", ("a", "text", "0", "0"), {"condition": "told", "part": "this reading"}),
        Finding("BW602", ("a", "text", "1", "0"), {"condition": "not told", "part": "this reading"}),
    ]


def test_a_condition_in_a_text_that_is_never_asked_is_not_told() -> None:
    scenes = """
a:
  text: "Words{not told => , so | unread =>  | told =>  | }"
  choices: [{do: Out, go: home}]
"""
    assert found(scenes, "BW601", "BW602", "BW603") == [
        Finding("BW602", ("a", "text", "0", "0"), {"condition": "not told", "part": "this reading"}),
    ]


def test_a_quotation_of_nothing_is_told_with_the_shortest_play_that_reads_it() -> None:
    scenes = """
a:
  text: Words.
  choices: [{do: Early, id: early, go: c}, {do: On, id: on, go: b}, {do: Too, id: too, go: c}]
b: {text: Words., choices: [{do: On, id: on, go: c}]}
c:
  text: "{visited(b) => {said(b)} | Nothing.} {said(b)}"
  choices: [{do: Out, id: out, reply: "{said(a)}, {said(b)}", go: home}]
"""
    assert found(scenes, "BW604") == [
        Finding("BW604", ("c", "text"), {"scene": "b"}, ("a.early",)),
        Finding("BW604", ("c", "out", "reply"), {"scene": "b"}, ("a.early", "c.out")),
    ]


def test_choices_that_are_none_and_answers_that_are_given_are_told() -> None:
    scenes = """
a: {text: Words., choices: [{do: One, id: one, go: b}, {do: Two, id: two, go: b}, {do: Three, id: three, go: c}]}
b: {text: Words., choices: [{do: Right, id: right, go: home}, {do: Wrong, id: wrong, go: away}]}
c: {text: Words., go: home}
"""
    assert found(scenes, "BW609", "BW610") == [
        Finding("BW609", ("a", "two"), {"one": "one", "other": "two"}, ()),
        Finding("BW610", ("a", "three"), {"choice": "three"}, ()),
        Finding("BW610", ("b", "right"), {"choice": "right"}, ("a.one",)),
    ]


def test_a_story_with_nothing_to_mend_has_no_findings_but_bars() -> None:
    scenes = """
a:
  text: "Words. {dana.They} waits."
  choices:
    - {do: One, id: one, shift: {trust: 1}, go: b}
    - {do: Two, id: two, shift: {trust: -1}, go: b}
b: {text: Words., choices: [{do: Out, go: [{if: trust > 0, to: home}, {to: away}]}, {do: Not, go: away}]}
"""
    assert [finding.code for finding in prove(small(scenes)).findings if finding.code < "BW610"] == []
