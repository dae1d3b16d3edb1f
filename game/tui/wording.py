"""The sentences the screens say themselves; the stories' own are in the stories."""

from game.story import promise

GAME = "Both Ways"
SUBTITLE = "Short stories about leaning on each other."
LIMITS_LINE, PROMISE = promise.LIMITS, promise.PROMISE
NO_STORIES = "There are no stories here."
BEGIN = "Begin"
BEGIN_AGAIN = "Begin again."
GO_ON = "Go on from there"
SHORT = "The short way: what has happened, then the last choices"
BEFORE = "What has happened"
NOT_SKIPPED = "In the play you left, scenes that can be skipped have been read. It goes on without skipping."
KEPT_BESIDE = "What you left is kept beside it."
NOTHING_TO_GO_ON_FROM = "There is nothing to go on from; this is the beginning."
TO_STORIES = "To the stories"
LEAVE = "Leave"
STAY = "Stay"
AGAIN = "Play it again"
OTHER_SEAT = "Play it from another seat"
SAVE_DEBRIEF = "Save this debrief"
ANOTHER = "Another story"
KEPT = "Your place is kept."
NOT_KEPT = "Your place in this story is not kept. Leave all the same?"
ASK_TO_SAVE = "This sitting is private. Write the debrief into this folder all the same?"
WRITE_IT = "Write it"
GO_BACK_HERE = "Go back to here"
ASK_TO_GO_BACK = "Go back to before this choice? What came after it is played anew."
SAME_WORDS = "Same words, different person"
OTHERWISE = "Here it goes otherwise:"
OPEN_FROM_THERE = "From there it is open."
ALL_THAT_CAN_BE_DONE = "What you can do here"
LATER = "Later"
CARDS = "The ideas"
SO_FAR = "The text so far"
PEOPLE = "Help lines for people"
KEYS = "Keys"
GOOD_TO_KNOW = (
    "A number takes a choice that you can see. One further down it shows first; the same number again takes it.",
    "A grey choice with {locked} in place of a number is not open; below it stands why.",
    "The mouse works too: on a choice, on a key in the bottom line. Hold Shift to mark text.",
    "For screen readers, line by line: bothways play --plain.",
    "Without colours: NO_COLOR=1. With plain signs: --ascii.",
    "x clears this terminal. It cannot clear what the shell remembers of your commands.",
)


def problems(number: int) -> str:
    """How many problems a story has."""
    return f"This story has {number} {'problem' if number == 1 else 'problems'} and cannot be played yet."


def no_way_on(at: str) -> str:
    """What to say where a story leads nowhere."""
    return f'The story has no way on from "{at}" here. That is a fault of the story, not yours.'


def skip(content_notes: tuple[str, ...], *, on: bool) -> str:
    """The switch that passes over scenes which offer it."""
    what = f"with {', '.join(content_notes)}" if content_notes else "that can be skipped"
    return f"Skip the scenes {what}: {'yes' if on else 'no'}"


def left(choices: int, at: str) -> str:
    """How far a play had come, and where, when it was left."""
    return f"after {_counted(choices, 'choice')}{f', at {at}' if at else ''}"


def known(left_after: int, found: int, endings: int | None, dot: str) -> str:
    """What is known of a story: how far a play was left, and how many endings were found."""
    parts = [f"left after {_counted(left_after, 'choice')}"] if left_after else []
    if found and endings:
        parts.append(f"{found} of {_counted(endings, 'ending')} found")
    elif found:
        parts.append(f"{_counted(found, 'ending')} found")
    said = f" {dot} ".join(parts)
    return f"{said[:1].upper()}{said[1:]}"


def go_there(where: str, words: str, *, spoken: bool) -> str:
    """The door into the one swap that the debrief tells of."""
    return f"Go there: {where}, {'say' if spoken else 'choose'} {words}"


def to_another(other: str) -> str:
    """The door to the same words told to another stance."""
    return f"{SAME_WORDS}: {other[0].lower()}{other[1:]}"


def cards(number: int) -> str:
    """How many cards there are, and what they are."""
    return f"{number} cards: what each idea is, its evidence, and its doubt."


def card(number: int, of: int) -> str:
    """Which card it is."""
    return f"{number} of {of}"


def the_card(name: str) -> str:
    """The door to the card of the debrief's idea."""
    return f"The idea, as a card: {name}"


def written(names: str, folder: str) -> str:
    """Where a debrief was saved."""
    return f"Written: {names}, in {folder}"


def not_written(reason: str) -> str:
    """Why a debrief could not be saved."""
    return f"The debrief could not be written: {reason}."


def about(ages: str, minutes: str, dot: str) -> str:
    """Whom a story is for and how long it is."""
    parts = [f"Ages {ages}"] if ages else []
    if minutes:
        parts.append(f"about {minutes} {'minute' if minutes == '1' else 'minutes'}")
    return f" {dot} ".join(parts)


def includes(content_notes: tuple[str, ...]) -> str:
    """What is in a story that somebody may want to know first."""
    return f"Includes: {', '.join(content_notes)}." if content_notes else ""


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing if number == 1 else f'{thing}s'}"
