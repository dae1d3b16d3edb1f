import pytest

from tests.story.reading.told import kitchen, read

RULES = {"BW502", "BW503", "BW504", "BW508"}


def ending(reading="A kettle was bought.", *lines, title="Home", text="It whistles again."):
    head = [
        "endings:",
        "  home:",
        f"    title: {title}",
        "    kind: growth",
        f"    text: {text}",
        "    debrief:",
    ]
    return (
        "\n".join([*head, "      reading: |", f"        {reading}", *(f"      {line}" for line in lines)])
        + "\n"
    )


def flagged(text):
    return [
        (problem.code, problem.message.split("”")[0][1:])
        for problem in read(text).problems
        if problem.code in RULES
    ]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("That was good of you.", ("BW502", "good")),
        ("Bad timing.", ("BW502", "Bad")),
        ("You should have asked.", ("BW502", "should")),
        ("She shouldn't have asked.", ("BW502", "shouldn't")),
        ("She shouldn’t have asked.", ("BW502", "shouldn’t")),
        ("A MATURE answer.", ("BW502", "MATURE")),
        ("A toxic kettle.", ("BW502", "toxic")),
        ("It reads as codependent.", ("BW502", "codependent")),
        ("It reads as co-dependency.", ("BW502", "co-dependency")),
        ("The plan failed.", ("BW502", "failed")),
        ("You are the generous one.", ("BW503", "You are")),
        ("It shows that you're kind.", ("BW503", "you're")),
        ("You’re somebody who waits.", ("BW503", "You’re")),
        ("You were a selfish one.", ("BW503", "You were a")),
        ("you were so kind", ("BW503", "you were so")),
        ("If you had asked, she would not have shouted.", None),
        ("Had you asked, she might not have left.", None),
        ("If only you'd knocked, he wouldn't have hit the door.", None),
        ("If you had gone home earlier, he would never have hurt you.", None),
        ("Leaving was the brave choice.", ("BW508", "Leaving was the brave")),
        ("To stay takes strength.", ("BW508", "To stay takes strength")),
        ("Staying with her was right.", ("BW508", "Staying with her was right")),
    ],
)
def test_sentences_a_debrief_must_not_hold(sentence, found):
    if found is None:
        [(code, words)] = flagged(ending(sentence))
        assert code == "BW504"
        assert sentence.startswith(words)
    else:
        assert flagged(ending(sentence)) == [found]


@pytest.mark.parametrize(
    "sentence",
    [
        "You chose to ask, and it cost an evening.",
        "You said “good” and meant it.",
        'Dana said "you are the good one" and left it there.',
        "She called it ‘toxic’ and went to bed.",
        "You are leaving with the kettle.",
        "You were waiting on the stairs.",
        "You are here, and she is not.",
        "You're not there yet.",
        "You are in the hall; you're on the stairs.",
        "You were asked twice.",
        "The goods lift was out.",
        "The badge on her coat.",
        "Shoulders were involved.",
        "Unfailingly polite.",
        "If you had a key, the door would open.",
        "Had you asked, she would have said yes.",
        "You left, and took the kettle.",
        "Leaving took a week and two buses.",
        "Staying was cheaper. The brave thing is not in this story.",
        "What were you given, and by whom?",
    ],
)
def test_sentences_a_debrief_may_hold(sentence):
    assert flagged(ending(sentence)) == []


@pytest.mark.parametrize(
    "lines",
    [
        ["whose: {yours: a good note}"],
        ["whose: {theirs: a good note}"],
        ["whose: {neither: good luck}"],
        ["fly_on_the_wall: Was that good?"],
        ["if_then: Next time I will be good."],
        ["ask: [Was that good?]"],
        ["ask: [Whose was it?, Was that good?]"],
        ["another_reading: In some homes this is good."],
    ],
)
def test_every_part_of_a_debrief_is_read(lines):
    assert flagged(ending("A kettle was bought.", *lines)) == [("BW502", "good")]


@pytest.mark.parametrize("field", ["because", "strength"])
def test_what_a_choice_says_in_the_debrief_is_read(field):
    assert flagged(kitchen(f"{field}: You chose the good one.")) == [("BW502", "good")]


def test_the_story_itself_is_the_writers_own():
    story = kitchen("reply: 'Dana: Good. You are a good one.'", "unsaid:", "  dana: You are bad.")

    assert flagged(story.replace("Was that you?", "You are toxic.")) == []
    assert flagged(ending(title="You Are Good", text="You are good.")) == []


def test_words_inside_braces_are_read_and_names_in_them_are_not():
    assert flagged(ending("It was {told => good | bad}.")) == [("BW502", "good"), ("BW502", "bad")]
    assert flagged(ending("{dana} chose the kettle that {dana.they} wanted.")) == []
    assert flagged(ending("It was *good*.")) == [("BW502", "good")]


def test_each_thing_is_told_once_for_each_time_it_stands_there():
    assert flagged(ending("Good, good and bad.")) == [("BW502", "Good"), ("BW502", "good"), ("BW502", "bad")]
