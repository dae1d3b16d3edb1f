"""The projector's page: large type, few lines, and counts once they are revealed."""

from game.engine import Playthrough
from game.pages.html import paragraphs, safe
from game.workshop.closing import closing_step
from game.workshop.live.codes import spoken
from game.workshop.room import Curtain, Decision, Part, Phase, Room, Stage
from game.workshop.server.markup import Lines, told
from game.workshop.server.phone_page import LETTERS, SAID, choices

REVEALED = frozenset({Phase.REVEAL, Phase.DECIDED})


def screen(address: str, room: Room, stage: Stage) -> Lines:
    """What the room sees on its wall; `address` is where phones come in."""
    story = stage.rules.story
    if room.part is Part.OVER:
        yield "<h1>The room is closed</h1>"
        return
    if room.curtain is Curtain.BLANK:
        yield '<p class="blank"></p>'
        return
    if room.curtain is Curtain.PAUSED:
        yield "<h1>Paused</h1>"
        return
    if room.part is Part.LOBBY:
        yield f"<h1>{safe(story.title)}</h1>"
        yield f'<p class="address">{safe(address)}</p>'
        yield f"<p>{len(room.guests)} {'phone is' if len(room.guests) == 1 else 'phones are'} in.</p>"
        return
    if room.part is Part.CLOSING:
        step = closing_step(room.step)
        yield f"<h1>{safe(step.heading)}</h1>"
        yield f'<p class="prompt">{safe(step.prompt)}</p>'
        return
    yield from _story(room, stage)


def _story(room: Room, stage: Stage) -> Lines:
    decision = room.decision
    if decision is None:
        yield f"<h1>{safe(stage.rules.story.title)}</h1>"
        yield f"<p>{len(room.arrived)} of {len(room.guests)} have come to an ending.</p>"
        return
    play = stage.play(room)
    if play.ending is not None or decision.undone:
        yield from told(play)
        return
    yield '<div class="beside">'
    yield '<div class="read">'
    yield from told(play)
    yield "</div>"
    yield '<div class="asked">'
    yield from _asked(decision, room, stage, play)
    yield "</div>"
    yield "</div>"


def _asked(decision: Decision, room: Room, stage: Stage, play: Playthrough) -> Lines:
    """The question, beside what was read: a wall cannot be scrolled."""
    if decision.phase is Phase.TALK:
        yield '<div class="discuss">'
        yield from paragraphs(stage.discuss(play), stage.rules.story)
        yield "</div>"
    if decision.phase in REVEALED:
        yield from bars(decision)
    yield from choices(play.offers, play, None, closed=True)
    yield f'<p class="prompt">{safe(SAID[decision.phase].partition(" Look at")[0])}</p>'
    if decision.phase not in REVEALED:
        phones = f" of {len(room.guests)}" if room.guests else ""
        yield f'<p class="aside">{decision.cast}{phones} {"vote" if decision.cast == 1 else "votes"}</p>'


def bars(decision: Decision) -> Lines:
    """The counts as bars with their numbers; the first vote's beside the second's."""
    most = max(1, *decision.counts.values())
    yield '<ol class="bars">'
    for letter, choice in zip(LETTERS, decision.choices, strict=False):
        count = decision.counts[choice]
        before = "" if decision.before is None else f" <small>({decision.before[choice]} before)</small>"
        yield (
            f'<li><b>{letter}</b> <meter min="0" max="{most}" value="{count}"></meter>'
            f" <span>{count}{before}</span></li>"
        )
    yield "</ol>"


def where(address: str, code: str) -> str:
    """The room's address as people read it, with its code in two parts."""
    return f"{address.removeprefix('http://')}  ·  {spoken(code)}"
