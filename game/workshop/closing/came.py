"""Where a play came to that was told again with one thing changed: replayed, and said in words that promise nothing."""

from attrs import frozen

from game.debrief.debrief import KINDS
from game.debrief.odds import now, plays
from game.debrief.same_words import Retold
from game.engine import Playthrough, in_words


@frozen
class Came:
    """What came of it.

    Attributes:
        trail: the choices it went by, as `scene.choice`.
        ending: the id of the ending it came to; None where it is open.
        sentence: that in words, to follow a colon.
    """

    trail: tuple[str, ...]
    ending: str | None
    sentence: str


def came_to(retold: Retold, first: Playthrough) -> Came:
    """Where a play told again comes to, beside the first one."""
    play = retold.play
    if play.ending is None:
        return Came(play.trail, None, _open(play))
    ending = play.ending.ending
    again = first.ending is not None and first.ending.ending is ending
    kind = " again" if again else f", {KINDS[ending.kind]}"
    return Came(play.trail, ending.id, f"it comes to “{ending.title}”{kind}.")


def _open(play: Playthrough) -> str:
    place = in_words(play.rules.scenes[play.state.at].place(play.state))
    sentence = f"from “{place}” on, it is open." if place else "from there it is open."
    shares = None if play.rules.story.safety else now(play)
    if not shares:
        return sentence
    likeliest = max(shares, key=lambda ending: shares[ending])
    title = play.rules.story.endings[likeliest].title
    return f"{sentence} Left to chance, the likeliest ending from there is “{title}”: {plays(shares[likeliest])}."
