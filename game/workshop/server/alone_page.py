"""A story on one's own phone: the phone sends its way with every step, and nothing of it stays here."""

from collections.abc import Iterator, Mapping

from attrs import field, frozen

from game.debrief import debrief
from game.debrief.elsewhere import another
from game.engine import Playthrough
from game.pages.html import body, safe
from game.story.model import Story
from game.workshop.room import Refusal, Room, Stage, Way
from game.workshop.server.markup import Lines, button, hidden, told
from game.workshop.server.phone_page import choices

MOST_STEPS = 400


@frozen
class Walk:
    """One play on one phone, as the phone sends it.

    Attributes:
        seat: the chair it is played from.
        stances: who the others are.
        trail: the choices so far.
    """

    seat: str | None
    stances: Mapping[str, str] = field(factory=dict)
    trail: tuple[str, ...] = ()
    short: bool = False

    @property
    def fields(self) -> dict[str, str]:
        """The walk as fields of a form."""
        stances = " ".join(f"{person}={stance}" for person, stance in self.stances.items())
        return {
            "seat": self.seat or "",
            "stances": stances,
            "trail": " ".join(self.trail),
            "short": "1" if self.short else "",
        }


def walk_from(form: Mapping[str, str]) -> Walk:
    """The walk that a form holds.

    Raises:
        Refusal: it holds none.
    """
    pairs = [pair.partition("=") for pair in form.get("stances", "").split()]
    trail = tuple(form.get("trail", "").split())
    if len(trail) > MOST_STEPS:
        raise Refusal("unknown", "That is no way through this story.")
    return Walk(
        form.get("seat") or None,
        {person: stance for person, _, stance in pairs},
        trail,
        short=bool(form.get("short")),
    )


def first_walk(room: Room, stage: Stage, who: str) -> Walk:
    """Where a phone begins: in pairs by when it came in, alone in the room's seat or the first."""
    opened, story = room.opened, stage.rules.story
    if opened is None:
        raise Refusal("elsewhere", "The room has no story yet.")
    paired = opened.way is Way.PAIRS
    seat = seat_of(room, story, who) if paired else opened.seat or story.seats[0].id
    taken = {person: stance for person, stance in opened.stances.items() if person != seat}
    return Walk(seat, taken, short=opened.short)


def pair_of(room: Room, story: Story, who: str) -> int:
    """The pair a phone is in, from 1; a last one without a partner joins the pair before."""
    seats = len(story.seats)
    return min(room.guests[who] // seats + 1, max(1, room.came // seats))


def seat_of(room: Room, story: Story, who: str) -> str | None:
    """The seat a phone has in its pair."""
    return story.seats[room.guests[who] % len(story.seats)].id


def play_of(stage: Stage, walk: Walk) -> Playthrough:
    """The play of a walk.

    Raises:
        Refusal: the story has no such play.
    """
    try:
        return stage.along(walk.trail, walk.seat, walk.stances, short=walk.short)
    except ValueError as error:
        raise Refusal("unknown", "That is no way through this story. Begin it once more.") from error


def stepped(stage: Stage, walk: Walk, choice: str) -> Walk:
    """The walk with one more choice.

    Raises:
        Refusal: it is not on offer.
    """
    play = play_of(stage, walk)
    found = next((known for known in play.open_choices if known.choice.id == choice), None)
    if found is None:
        raise Refusal("unknown", "That is none of the answers.")
    return Walk(walk.seat, walk.stances, (*walk.trail, found.name), walk.short)


def alone(code: str, walk: Walk, play: Playthrough, place: str = "") -> Lines:
    """The page of a play: what is read and the answers, or the ending and its debrief.

    The debrief is computed, which takes a while the first time: call this where it may wait.
    """
    story = play.rules.story
    if place:
        yield f'<p class="aside">{safe(place)}</p>'
    yield from told(play)
    if play.ending is None:
        yield f'<form method="post" action="/{code}/alone" class="walk">'
        yield from hidden(**walk.fields)
        yield from choices(play.offers, play, None, closed=False)
        yield "</form>"
        yield from _back(code, walk)
        return
    yield '<article class="debrief">'
    yield from body(debrief(play), story)
    yield "</article>"
    yield "<p>Put the phone down when you have read it. The room talks about the endings together.</p>"
    yield from _back(code, walk)
    yield from _again(code, walk, story)


def _back(code: str, walk: Walk) -> Lines:
    if walk.trail:
        yield from _door(code, Walk(walk.seat, walk.stances, walk.trail[:-1], walk.short), "Back one choice")


def _again(code: str, walk: Walk, story: Story) -> Iterator[str]:
    """The same story from another seat, or with another person in it."""
    for seat in story.seats:
        if seat.id != walk.seat:
            others = {person: stance for person, stance in walk.stances.items() if person != seat.id}
            yield from _door(code, Walk(seat.id, others), f"Play it from the other seat: {seat.you}")
    for person, stance in walk.stances.items():
        for other in story.cast[person].stances:
            if other != stance:
                to = Walk(walk.seat, {**walk.stances, person: other}, short=walk.short)
                met = another(story.cast[person], other)
                yield from _door(code, to, f"Play it once more, with {met[0].lower()}{met[1:]}")


def _door(code: str, walk: Walk, words: str) -> Iterator[str]:
    yield f'<form method="post" action="/{code}/alone" class="walk">'
    yield from hidden(**walk.fields)
    yield button("go", "1", safe(words), style="quiet")
    yield "</form>"
