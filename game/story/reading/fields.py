"""The fields of the format: their names, what each holds, and a sentence about each.

This is the one list of them. The reader refuses every other field, the JSON Schema for editors is made from
it, and a test holds the format reference to it.
"""

from typing import Literal

from attrs import evolve, frozen

Holds = Literal[
    "text", "texts", "prose", "proses", "words", "number", "yes-no", "condition", "conditions", "id", "ids",
    "name", "names", "ages", "kind", "move", "concepts", "cast", "stances", "pronouns", "meters", "counters",
    "seats", "short", "scenes", "endings", "choices", "shift", "add", "routes", "enter", "unsaid", "debrief", "whose",
    "band",
]  # fmt: skip


@frozen
class Field:
    """A field an author can write; `about` is one sentence for editors and for the reference."""

    name: str
    holds: Holds
    about: str
    required: bool = False


STORY = (
    Field("title", "text", "The story's name.", required=True),
    Field("blurb", "text", "One sentence for the library, without giving anything away.", required=True),
    Field("ages", "ages", "The youngest age it is for, such as 13+.", required=True),
    Field("minutes", "number", "How long a usual play takes to read, in minutes.", required=True),
    Field("content_notes", "texts", "Short and concrete: what a player may want to know before."),
    Field("setting", "text", "Where it happens."),
    Field("you", "text", "Who the player is; where there are seats, each seat has its own."),
    Field("cast", "cast", "The people of the story, by a snake_case name.", required=True),
    Field("meters", "meters", "Only what differs from the usual: start 0, band [-3, 3]."),
    Field("flags", "names", "Every flag the story uses; all start unset."),
    Field("counters", "counters", "Every counter and its highest value; all start at 0."),
    Field("conditions", "conditions", "Names for conditions that are used in several places."),
    Field("start", "id", "The first scene; a story with seats has `seats` instead."),
    Field("seats", "seats", "The chairs it can be played from, each with `you` and `start`."),
    Field(
        "short",
        "short",
        "A way into its last part, for a short lesson; where there are seats, each has its own.",
    ),
    Field("draft", "yes-no", "true while the story is being written."),
    Field("safety", "yes-no", "true where a person is controlled or frightened; see the safety rules."),
    Field("scenes", "scenes", "The scenes, by a kebab-case id.", required=True),
    Field("endings", "endings", "The endings, by a kebab-case id.", required=True),
)
MORE = tuple(evolve(field, required=False) for field in STORY if field.name in {"scenes", "endings"})
PERSON = (
    Field("name", "text", "What people call them; this name begins their speech.", required=True),
    Field("pronouns", "pronouns", "she/her, he/him, they/them, or all five forms.", required=True),
    Field("role", "text", "Who they are to the player.", required=True),
    Field(
        "stances",
        "stances",
        "How they may take things, the usual one first, each with a note for you.",
    ),
)
METER = (
    Field("start", "number", "Where the meter begins, from -10 to 10."),
    Field("band", "band", "The lowest and highest healthy value, such as [-3, 4]."),
)
SEAT = (
    Field("you", "text", "Who the player is in this seat.", required=True),
    Field("start", "id", "The seat's first scene.", required=True),
    Field("short", "short", "A way into the seat's last part, for a short lesson."),
)
SHORT = (
    Field("taken", "texts", "The choices made before it, as scene.choice, from the start.", required=True),
    Field("before", "text", "What has happened up to there, read in place of it.", required=True),
)
SCENE = (
    Field("place", "words", "Where and when, in a few words, shown above the text."),
    Field("enter", "enter", "What entering does: shift, set, clear, add. Applied before the text is read."),
    Field("text", "prose", "What the player reads.", required=True),
    Field("discuss", "words", "A question for a room that pauses here."),
    Field("choices", "choices", "What the player can say or do here."),
    Field("go", "routes", "Where it goes on when there is no choice, or none is open."),
    Field("skip_to", "id", "A scene to skip to, offered to players who would rather not read this one."),
    Field("was", "ids", "Ids this scene had before; keeps old saves alive."),
)
CHOICE = (
    Field("say", "words", "Words spoken aloud, at most 14."),
    Field("do", "words", "An act, at most 14 words."),
    Field("id", "id", "The choice's id; without it, one is made from the words."),
    Field("if", "condition", "When the choice is open."),
    Field("locked", "words", "Shown with the greyed choice when `if` does not hold."),
    Field("shift", "shift", "How far each meter moves; or a list whose first entry that holds counts."),
    Field("set", "names", "Flags to set."),
    Field("clear", "names", "Flags to clear, before any is set."),
    Field("add", "add", "How much to add to each counter."),
    Field("move", "move", "lean, stand or repair."),
    Field("costly", "yes-no", "true where being kind here costs something."),
    Field("once", "yes-no", "true where it can be taken only once in a play."),
    Field("harm", "yes-no", "true where somebody is harmed: no what-if is ever offered here."),
    Field("shows", "concepts", "The concept or concepts it shows, by id."),
    Field("because", "words", "Why it moved what it moved; read in the debrief."),
    Field("strength", "words", "What it took; read in the debrief."),
    Field("unsaid", "unsaid", "What each person thought and did not say; read in the debrief."),
    Field("reply", "prose", "Read at once, before the next scene."),
    Field("go", "routes", "Where it leads.", required=True),
    Field("was", "ids", "Ids this choice had before."),
)
ENTER = tuple(field for field in CHOICE if field.name in {"shift", "set", "clear", "add"})
SHIFT = (
    Field("if", "condition", "When this entry counts."),
    Field("autonomy", "number", "Towards sealed (+) or swallowed (-)."),
    Field("trust", "number", "Towards blind (+) or guarded (-)."),
    Field("boundaries", "number", "Towards walled (+) or porous (-)."),
)
ROUTE = (
    Field("if", "condition", "When this way is taken."),
    Field("to", "id", "A scene or an ending.", required=True),
)
ENDING = (
    Field("title", "text", "The ending's name.", required=True),
    Field(
        "kind",
        "kind",
        "What it is about: one of the five kinds.",
        required=True,
    ),
    Field("text", "prose", "The last scene.", required=True),
    Field("later", "prose", "A last look, some weeks on."),
    Field("shows", "concepts", "The concepts this ending shows."),
    Field("debrief", "debrief", "What is said about it afterwards.", required=True),
    Field("was", "ids", "Ids this ending had before."),
)
DEBRIEF = (
    Field("reading", "words", "What this ending shows, in the story's own terms.", required=True),
    Field("whose", "whose", "Whose part was whose."),
    Field("fly_on_the_wall", "words", "A question from somebody who wishes everyone well."),
    Field("if_then", "words", "A sentence to finish: Next time …, I will ____."),
    Field("ask", "proses", "Two to four questions for a group."),
    Field("another_reading", "words", "How another family or culture might read it."),
)
WHOSE = (
    Field("yours", "words", "What was the player's."),
    Field("theirs", "words", "What was the other person's."),
    Field("neither", "words", "What was nobody's."),
)
PARTS = {
    "story": STORY, "person": PERSON, "meter": METER, "seat": SEAT, "short": SHORT, "scene": SCENE, "choice": CHOICE,
    "enter": ENTER, "shift": SHIFT, "route": ROUTE, "ending": ENDING, "debrief": DEBRIEF, "whose": WHOSE,
}  # fmt: skip
