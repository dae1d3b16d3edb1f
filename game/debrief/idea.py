"""The idea a debrief names: the concept of the ending that this play's own choices showed most."""

from game.debrief.moments import Moment
from game.engine import Playthrough
from game.story.concepts import Concept, concepts


def idea(play: Playthrough, points: tuple[Moment, ...]) -> Concept | None:
    """Of the concepts the ending shows, the one with the most weight over the turning points; of equals, the first.

    A turning point gives each concept it shows its score, and at least one. Where the ending shows none, all concepts
    of the turning points stand for it.
    """
    if play.ending is None:
        return None
    own = play.ending.ending.shows
    shown: dict[str, int] = dict.fromkeys(own, 0)
    for point in points:
        for concept in point.chosen.choice.shows:
            if concept in shown or not own:
                shown[concept] = shown.get(concept, 0) + max(1, point.score)
    return concepts()[max(shown, key=lambda concept: shown[concept])] if shown else None
