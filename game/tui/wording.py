"""The sentences the screens say themselves; the stories' own are in the stories."""

GAME = "Both Ways"
SUBTITLE = "Short stories about leaning on each other."
LIMITS_LINE = "A story, not a test, not therapy."
PROMISE = (
    "The story notices what you choose and tells you at the end what it noticed. It stays on this machine."
)
NO_STORIES = "There are no stories here."
BEGIN = "Begin"
TO_STORIES = "To the stories"
LEAVE = "Leave"
STAY = "Stay"
AGAIN = "Play it again"
OTHER_SEAT = "Play it from another seat"
ANOTHER = "Another story"
NOT_KEPT = "Your place in this story is not kept yet. Leave all the same?"
LATER = "Later"
SO_FAR = "The text so far"
PEOPLE = "Help lines for people"
KEYS = "Keys"
GOOD_TO_KNOW = (
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


def about(ages: str, minutes: str, dot: str) -> str:
    """Whom a story is for and how long it is."""
    parts = [f"Ages {ages}"] if ages else []
    if minutes:
        parts.append(f"about {minutes} {'minute' if minutes == '1' else 'minutes'}")
    return f" {dot} ".join(parts)


def includes(content_notes: tuple[str, ...]) -> str:
    """What is in a story that somebody may want to know first."""
    return f"Includes: {', '.join(content_notes)}." if content_notes else ""
