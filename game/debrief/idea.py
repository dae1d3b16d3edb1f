"""The idea a debrief names: the concept that this play's own choices showed most."""

from game.debrief.moments import Moment
from game.engine import Playthrough
from game.story.concepts import Concept, concepts


def idea(play: Playthrough, points: tuple[Moment, ...]) -> Concept | None:
    """The concept with the most weight over the turning points; the ending's own break a tie, and fill in.

    A turning point gives each concept it shows its score, and at least one; the ending gives each of its own one.
    """
    if play.ending is None:
        return None
    shown: dict[str, int] = dict.fromkeys(play.ending.ending.shows, 1)
    for point in points:
        for concept in point.chosen.choice.shows:
            shown[concept] = shown.get(concept, 0) + max(1, point.score)
    if not shown:
        return None
    return concepts()[max(shown, key=lambda concept: shown[concept])]
