"""“Three moments that turned it”: what was chosen, why it counted, and what it did to the odds."""

from collections.abc import Iterator

from game.debrief.block import line
from game.debrief.moments import Moment
from game.engine import Playthrough, ToldLine, in_words, tell

NO_TURN = "No one answer turned it; it came of many small ones."
CERTAIN = 0.98
TIMES = {
    2: "twice as likely as before",
    3: "three times as likely as before",
    4: "four times as likely as before",
    5: "five times as likely as before",
}


def turned(
    play: Playthrough, points: tuple[Moment, ...], reasons: frozenset[int], *, places: bool
) -> Iterator[tuple[ToldLine, ...]]:
    """For each turning point what was chosen, the reason it counted, and what it did to the odds.

    `reasons` are the steps whose reasons are told; `places` says whether to tell where each was.
    """
    for number, point in enumerate(points, 1):
        where = in_words(point.place) if places else ""
        chosen = f"{number}. {where}. {_yours(point)}" if where else f"{number}. {_yours(point)}"
        reason = in_words(tell(point.chosen.choice.because, play.rules.story, point.before))
        because = reason if point.step in reasons else ""
        yield tuple(line(text) for text in (chosen, because, *_odds(play, point)) if text)
    if not points:
        yield (line(NO_TURN),)


def _odds(play: Playthrough, point: Moment) -> Iterator[str]:
    """What a turning point did to the chance of the ending that came, in whole times; the exact odds are `prove`'s."""
    if point.turn is None:
        return
    before, after = point.turn.before[play.state.at], point.turn.after[play.state.at]
    if after >= CERTAIN:
        yield "After it, the story could hardly end otherwise."
    elif before <= 0 or round(after / before) > max(TIMES):
        yield "After it, this ending was many times as likely as before."
    else:
        yield f"After it, this ending was {TIMES.get(round(after / before), 'likelier than before')}."


def _yours(point: Moment) -> str:
    return f"You said: “{point.words}”" if point.chosen.choice.spoken else f"You chose: {point.words}"
