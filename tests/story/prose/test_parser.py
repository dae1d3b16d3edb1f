import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.story.conditions import ALWAYS, Vocabulary
from game.story.conditions.tree import Both, CounterCompared, FlagSet, MeterCompared
from game.story.problems import entry
from game.story.prose.parser import FORMS, Names, read_prose
from game.story.prose.tree import YOU, Alternatives, Arm, Line, Name, Pronoun, Prose, Said, Words
from tests.generated import stories
from tests.written import prose_text

NAMES = Names(
    speakers={"Dana": "dana", "Uncle Théo": "theo", "Mrs O'Neil-Smith": "neil"},
    vocabulary=Vocabulary(
        flags=frozenset({"told"}),
        counters={"calls": 2},
        meters={"trust": ("guarded", "earned", "blind")},
        stances={"dana": ("overloaded",), "theo": (), "neil": ()},
        choices={"kitchen": frozenset({"ask"}), "hall": frozenset()},
    ),
)
TOLD = FlagSet("told")
SIGNS = st.sampled_from(
    [
        *(
            "{",
            "}",
            "|",
            "*",
            "**",
            "\\",
            "\\{",
            "=>",
            " ",
            "  ",
            "\n",
            "\n\n",
            ":",
            "Dana:",
            "Dnaa: ",
            "You: ",
        ),
        *(
            "told",
            "told => ",
            "calls >= ",
            "dana",
            "dana.they",
            "dana.x",
            "said(kitchen)",
            "said(",
            ")",
            "a",
            "é",
        ),
        *("visited(", "trust is", "{dana}", "{told => a | b}", "\t", "\r"),
    ]
)


def pieces(text, **kept):
    prose, slips = read_prose(text, NAMES, **kept)
    assert slips == ()
    [line] = prose.lines
    return line.pieces


def arms(text):
    [alternatives] = pieces(text)
    assert isinstance(alternatives, Alternatives)
    return alternatives.arms


def test_blank_lines_part_paragraphs_and_other_lines_stay_together():
    prose, slips = read_prose("One.\nTwo.\n\n \n\n  Three.  \n", NAMES)

    assert slips == ()
    assert prose == Prose(((Line((Words("One."),)), Line((Words("Two."),))), (Line((Words("Three."),)),)))


@pytest.mark.parametrize("text", ["", " ", "\n\n", " \n "])
def test_nothing_written_is_no_paragraph(text):
    assert read_prose(text, NAMES) == (Prose(), ())


@pytest.mark.parametrize(
    ("text", "speaker", "said"),
    [
        ("Dana: No.", "dana", "No."),
        ("  Dana:   No.", "dana", "No."),
        ("You: No.", YOU, "No."),
        ("Uncle Théo: No.", "theo", "No."),
        ("Mrs O'Neil-Smith: No.", "neil", "No."),
        ("Dana: It is: no.", "dana", "It is: no."),
        ("At ten: no.", None, "At ten: no."),
        ("dana: no.", None, "dana: no."),
        ("you: no.", None, "you: no."),
        ("Dana:No.", None, "Dana:No."),
        ("10: no.", None, "10: no."),
        ("She said: Dana: no.", None, "She said: Dana: no."),
    ],
)
def test_who_speaks_a_line(text, speaker, said):
    prose, slips = read_prose(text, NAMES)

    [line] = prose.lines
    assert line == Line((Words(said),), speaker)
    assert [slip.code for slip in slips if slip.code != "BW307"] == []


def test_braces_do_not_speak_and_the_line_is_read_all_the_same():
    prose, [slip] = read_prose("{dana}: no.", NAMES)

    assert prose.lines == (Line((Name("dana"), Words(": no."))),)
    assert (slip.code, slip.offset, slip.length) == ("BW313", 0, 8)
    assert slip.places == {"person": "dana", "name": "Dana"}
    assert read_prose("{dana}: no.", NAMES, speech=False)[1] == ()


def test_speech_can_hold_everything_narration_can():
    prose, slips = read_prose("Dana: {told => *No.* | Yes.}", NAMES)

    assert slips == ()
    assert prose.lines == (
        Line(
            (Alternatives((Arm(TOLD, (Words("No.", "emphasis"),)), Arm(ALWAYS, (Words("Yes."),)))),), "dana"
        ),
    )


def test_without_speech_a_colon_is_a_colon():
    assert pieces("Dana: No.", speech=False) == (Words("Dana: No."),)
    assert pieces("Donna: No.", speech=False) == (Words("Donna: No."),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a *b* c", (Words("a "), Words("b", "emphasis"), Words(" c"))),
        ("a **b** c", (Words("a "), Words("b", "strong"), Words(" c"))),
        ("*a b*", (Words("a b", "emphasis"),)),
        ("*a*b", (Words("a", "emphasis"), Words("b"))),
        ("2 * 3 * 4", (Words("2 * 3 * 4"),)),
        ("a ** b", (Words("a ** b"),)),
        ("*a {dana}*", (Words("a ", "emphasis"), Name("dana", "emphasis"))),
        ("**{dana.they} {said(kitchen)}**",
         (Pronoun("dana", "they", capital=False, style="strong"), Words(" ", "strong"), Said("kitchen", "strong"))),
    ],
)  # fmt: skip
def test_stars(text, expected):
    assert pieces(text) == expected


def test_a_style_reaches_into_alternatives():
    assert arms("*{told => this | {dana}}*") == (
        Arm(TOLD, (Words("this", "emphasis"),)),
        Arm(ALWAYS, (Name("dana", "emphasis"),)),
    )


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        (r"\{told\}", "{told}"),
        (r"a \| b", "a | b"),
        (r"2\*3 \** 4", None),
        (r"\*a\*", "*a*"),
        (r"a\\b", "a\\b"),
        (r"a\b", "a\\b"),
        ("a | b => c", "a | b => c"),
        ("#tag [no] 'x' \"y\"", "#tag [no] 'x' \"y\""),
    ],
)
def test_signs_that_are_only_signs(text, letters):
    if letters is None:
        assert [slip.code for slip in read_prose(text, NAMES)[1]] == ["BW306"]
    else:
        assert pieces(text) == (Words(letters),)


def test_escapes_hold_inside_alternatives():
    assert arms(r"{told => a \| b \} | \{c}") == (Arm(TOLD, (Words("a | b }"),)), Arm(ALWAYS, (Words("{c"),)))


@pytest.mark.parametrize("form", FORMS)
def test_pronouns(form):
    assert pieces(f"{{dana.{form}}}") == (Pronoun("dana", form, capital=False),)
    assert pieces(f"{{ dana.{form.capitalize()} }}") == (Pronoun("dana", form, capital=True),)


def test_a_name_and_a_quotation():
    assert pieces("{dana} said {said(kitchen)}, {said( kitchen )}") == (
        Name("dana"),
        Words(" said "),
        Said("kitchen"),
        Words(", "),
        Said("kitchen"),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{told => this | that}", (Arm(TOLD, (Words("this"),)), Arm(ALWAYS, (Words("that"),)))),
        ("{told => He: this | that}", (Arm(TOLD, (Words("He: this"),)), Arm(ALWAYS, (Words("that"),)))),
        ("{told=>this|that}", (Arm(TOLD, (Words("this"),)), Arm(ALWAYS, (Words("that"),)))),
        ("{told => this | }", (Arm(TOLD, (Words("this"),)), Arm(ALWAYS, ()))),
        ("{told => | that}", (Arm(TOLD, ()), Arm(ALWAYS, (Words("that"),)))),
        (
            "{told => a | calls >= 1 and told => b | c}",
            (
                Arm(TOLD, (Words("a"),)),
                Arm(Both((CounterCompared("calls", ">=", 1), TOLD)), (Words("b"),)),
                Arm(ALWAYS, (Words("c"),)),
            ),
        ),
        (
            "{told => {dana} and {dana.them} | {said(kitchen)}}",
            (
                Arm(TOLD, (Name("dana"), Words(" and "), Pronoun("dana", "them", capital=False))),
                Arm(ALWAYS, (Said("kitchen"),)),
            ),
        ),
        ("{trust >= 2 => a => b | c}",
         (Arm(MeterCompared("trust", ">=", 2), (Words("a => b"),)), Arm(ALWAYS, (Words("c"),)))),
    ],
)  # fmt: skip
def test_alternatives(text, expected):
    assert arms(text) == expected


@pytest.mark.parametrize(
    ("text", "code", "marked"),
    [
        ("a {dana", "BW301", "{"),
        ("{told => {dana | b", "BW301", "{"),
        ("a } b", "BW302", "}"),
        ("{told => a | b}}", "BW302", "}"),
        ("{this | that}", "BW303", "this | that"),
        ("{told => a | b | c}", "BW303", " b "),
        ("{told => a || c}", "BW303", "|"),
        ("{told => {told => a | b} | c}", "BW304", "{told => a | b}"),
        ("{told => {a | b} | c}", "BW304", "{a | b}"),
        ("{dana.hers}", "BW305", "dana.hers"),
        ("{dana.THEY}", "BW305", "dana.THEY"),
        ("a *b", "BW306", "*"),
        ("a **b* c", "BW306", "*"),
        ("a* b", "BW306", "*"),
        ("2*3", "BW306", "*"),
        ("f****", "BW306", "****"),
        ("{told => *a | b*}", "BW306", "*"),
        ("{told => a}", "BW308", "told => a"),
        ("{told => a | not told => b}", "BW308", " not told => b"),
        ("{dona} x", "BW309", "dona"),
        ("{}", "BW309", "}"),
        ("{ }", "BW309", " "),
        ("{told}", "BW309", "told"),
        ("{dana they}", "BW309", "dana they"),
        ("{said(kitchn)}", "BW204", "said(kitchn)"),
        ("{said()}", "BW204", "said()"),
        ("{said(hall)}", "BW310", "said(hall)"),
        ("x {  tolt => a | b}", "BW202", "tolt"),
        ("x {told => a | tolt => b | c}", "BW202", "tolt"),
        ("{ => a | b}", "BW201", "="),
        ("{told and => a | b}", "BW201", " "),
        ("{told => a {dona} | b}", "BW309", "dona"),
        ("{told => a |   b {dana.x}}", "BW305", "dana.x"),
        ("{told => Dana: a | b}", "BW311", "Dana"),
        ("{told => a |  You: b}", "BW311", "You"),
        ("Dana: {told => You: a | b}", "BW311", "You"),
        ("Donna: no.", "BW307", "Donna"),
        ("  Yuo: no.", "BW307", "Yuo"),
        ("Dana: {dona}", "BW309", "dona"),
        ("One.\n\n  Dana: {dona}\n", "BW309", "dona"),
    ],
)
def test_where_a_text_goes_wrong(text, code, marked):
    _, [slip] = read_prose(text, NAMES)

    assert slip.code == code
    assert text[slip.offset : slip.offset + slip.length] == marked


def test_braces_close_in_the_line_they_are_opened_in():
    assert [slip.code for slip in read_prose("{told => a\n| b}", NAMES)[1]] == ["BW301", "BW302"]


def test_a_line_that_goes_wrong_is_read_as_letters_and_the_next_one_as_usual():
    prose, slips = read_prose("a {dona}\nb {dana}\nc *\n*d", NAMES)

    assert [slip.code for slip in slips] == ["BW309", "BW306"]
    assert prose.lines[0] == Line((Words("a {dona}"),))
    assert prose.lines[1] == Line((Words("b "), Name("dana")))


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("Dnaa: no.", "Did you mean “Dana”?"),
        ("{dnaa}", "Did you mean “dana”?"),
        ("{dana.thier}", "Did you mean “their”?"),
        ("{said(kitchn)}", "Did you mean “kitchen”?"),
        ("{tolt => a | b}", "Did you mean “told”?"),
    ],
)
def test_a_slip_near_a_known_name_offers_it(text, hint):
    _, [slip] = read_prose(text, NAMES)

    assert hint in entry(slip.code).hint.format(**slip.places)


@pytest.mark.parametrize("text", ["Tomorrow: no.", "Uncle Thea: no.", "Rule one: no."])
def test_a_line_that_resembles_no_name_is_narration_without_a_word(text):
    assert read_prose(text, NAMES)[1] == ()


@given(stories(scenes=(2, 3)))
@settings(max_examples=60, deadline=None)
def test_a_prose_that_is_written_and_read_is_the_same_prose(story):
    names = Names(
        speakers={person.name: person.id for person in story.cast.values()},
        vocabulary=Vocabulary(
            flags=frozenset(story.flags),
            counters=story.counters,
            meters={meter.name: meter.zones for meter in story.meters},
            stances={person.id: tuple(person.stances) for person in story.cast.values()},
            seats=frozenset(seat.id for seat in story.seats if seat.id),
            choices={
                scene.id: frozenset(choice.id for choice in scene.choices) for scene in story.scenes.values()
            },
            endings=frozenset(story.endings),
        ),
    )
    speakers = {person.id: person.name for person in story.cast.values()}
    for scene in story.scenes.values():
        assert read_prose(prose_text(scene.text, speakers), names) == (scene.text, ())


@given(st.lists(SIGNS, max_size=14).map("".join) | st.text(), st.booleans())
@settings(max_examples=400)
def test_no_text_is_too_strange_and_every_slip_lies_in_it(text, speech):
    prose, slips = read_prose(text, NAMES, speech=speech)

    assert all(line.pieces for line in prose.lines)
    for slip in slips:
        assert 0 <= slip.offset < slip.offset + slip.length <= len(text)
        described = entry(slip.code)
        assert (described.message + described.hint).format(**slip.places)
