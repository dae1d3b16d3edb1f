"""The answers to a question, with their letters and counts; and counts as they are typed."""

import re
from collections.abc import Iterator, Mapping

from attrs import frozen

from game.engine import Playthrough, Told
from game.workshop.room import Decision, Refusal, Source
from game.workshop.room.host import MOST_COUNTED
from game.workshop.server.phone_page import LETTERS

SOURCES: Mapping[str, Source] = {
    "hands": Source.HANDS,
    "cards": Source.CARDS,
    "keyboard": Source.KEYBOARD,
    "typed": Source.TYPED,
}
"""The words that say how votes were counted; none stands for typed."""
COUNTED: Mapping[Source, str] = {
    Source.PHONES: "by phone",
    Source.KEYBOARD: "at the keyboard",
    Source.TYPED: "typed",
    Source.HANDS: "by hand",
    Source.CARDS: "with cards",
}
_TALLY = re.compile(r"\s*([a-j])\s*[=:]?\s*([0-9]{1,9})\s*,?")


@frozen
class Answer:
    """One answer, as the room sees it.

    Attributes:
        words: what it says, quoted where it is `spoken`.
        why_not: why it is not open; None where it is.
        count: its votes.
        before: its votes at the first reveal; None before a second vote.
    """

    letter: str
    id: str
    words: Told
    spoken: bool
    why_not: Told | None = None
    count: int = 0
    before: int | None = None


def answers(play: Playthrough, decision: Decision | None = None) -> tuple[Answer, ...]:
    """All answers in their order; those that are not open have no letter."""
    return tuple(_answers(play, decision))


def _answers(play: Playthrough, decision: Decision | None) -> Iterator[Answer]:
    letters = iter(LETTERS)
    for offer in play.offers:
        choice, words = offer.choice.choice, offer.choice.words(play.state)
        if offer.status != "open":
            yield Answer("", choice.id, words, choice.spoken, offer.choice.locked(play.state))
            continue
        count = 0 if decision is None else decision.counts.get(choice.id, 0)
        before = None if decision is None or decision.before is None else decision.before[choice.id]
        yield Answer(next(letters, "?"), choice.id, words, choice.spoken, None, count, before)


def choice_of(letter: str, decision: Decision) -> str:
    """The id of the answer with that letter.

    Raises:
        Refusal: there is none.
    """
    place = LETTERS.find(letter.upper()) if len(letter) == 1 else -1
    if not 0 <= place < len(decision.choices):
        last = letter_of(decision.choices[-1], decision)
        raise Refusal("unknown", f"“{letter}” is none of the answers. They go from A to {last}.")
    return decision.choices[place]


def letter_of(choice: str, decision: Decision) -> str:
    """The letter of an answer."""
    return LETTERS[decision.choices.index(choice)]


def read_counts(typed: str, decision: Decision) -> tuple[Source, Mapping[str, int]]:
    """The source and the counts of such as `a 12 b 9`, `hands a 3 b 4` or `cards a12, b9`.

    Raises:
        Refusal: it cannot be read so.
    """
    first, _, rest = typed.strip().lower().partition(" ")
    source = SOURCES.get(first)
    written = typed.strip().lower() if source is None else rest
    counts: dict[str, int] = {}
    at = 0
    while at < len(written):
        found = _TALLY.match(written, at)
        if found is None:
            raise Refusal("unknown", "Counts are written so: a 12 b 9")
        choice = choice_of(found[1], decision)
        if int(found[2]) > MOST_COUNTED:
            raise Refusal("unknown", f"A count is a whole number from 0 to {MOST_COUNTED}.")
        counts[choice] = int(found[2])
        at = found.end()
    if not counts:
        raise Refusal("unknown", "Counts are written so: a 12 b 9")
    return source or Source.TYPED, counts


def said_counts(counts: Mapping[str, int], decision: Decision) -> str:
    """Counts as they are said: `A 12, B 9`."""
    return ", ".join(f"{letter_of(choice, decision)} {counts.get(choice, 0)}" for choice in decision.choices)


def how_taken(decision: Decision) -> str:
    """How the votes of a question were taken, such as `12 by phone, 9 by hand`."""
    return ", ".join(
        f"{sum(counts.values())} {COUNTED[source]}" for source, counts in decision.by_source.items()
    )
