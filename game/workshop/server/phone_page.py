"""What a phone shows of a room that plays together; it works as plain forms, and the script only spares reloads."""

from collections.abc import Mapping

from game.engine import Offer, Playthrough, Told, in_words
from game.pages.html import paragraphs, safe
from game.story.help_lines import help_text
from game.story.model import Story
from game.story.promise import LIMITS
from game.workshop.closing import closing_step
from game.workshop.live.codes import spoken
from game.workshop.room import Curtain, Part, Phase, Stage
from game.workshop.server.markup import Lines, button, hidden, told
from game.workshop.server.shown import Shown

LETTERS = "ABCDEFGHIJ"
PRESS = "%press%"
"""Stands for the number of one press of a button, which is another one each time the page is sent."""
SAID: Mapping[Phase, str] = {
    Phase.VOTE: "Choose for yourself, without a word. You can change your vote until the reveal.",
    Phase.TALK: "Talk with the person beside you. What would each answer cost, and whom? You can change your vote.",
    Phase.REVEAL: "The votes are counted. Look at the room's screen.",
    Phase.REVOTE: "Vote once more: the same as before, or otherwise.",
    Phase.DECIDED: "The room goes on.",
}


def door(code: str, story: Story) -> Lines:
    """What stands before a room: what will be played, and what is kept."""
    yield f"<h1>{safe(story.title)}</h1>"
    yield f"<p>{safe(story.blurb)}</p>"
    if story.content_notes:
        yield f'<p class="aside">Includes: {safe("; ".join(story.content_notes))}.</p>'
    yield f"<p>{safe(LIMITS)} Nobody is asked for a name. Your votes are counted, and nobody is shown yours.</p>"
    yield f'<form method="post" action="/{code}/join">'
    yield button("join", "1", "Come in", style="main")
    yield "</form>"
    yield f'<p class="aside"><a href="/{code}/stored">What this room stores</a></p>'


def together(code: str, now: Shown, vote: str | None, stage: Stage) -> Lines:
    """The room's page for a phone that has come in."""
    match now.part, now.curtain:
        case Part.OVER, _:
            yield from over()
        case _, Curtain.BLANK:
            yield '<p class="blank">Look up.</p>'
        case _, Curtain.PAUSED:
            yield "<h1>Paused</h1>"
            yield "<p>The room goes on in a moment. Your vote is kept.</p>"
        case Part.LOBBY, _:
            yield from lobby(stage.rules.story)
        case Part.CLOSING, _:
            yield from closing(now)
        case _:
            play = stage.at(now.opened, now.trail)
            yield from told(play)
            yield from _question(code, now, vote, stage, play)
    if now.part is not Part.OVER:
        yield from _leave(code)


def lobby(story: Story, place: str = "") -> Lines:
    """Before the story."""
    yield f"<h1>{safe(story.title)}</h1>"
    yield "<p>You are in. It begins when the facilitator begins it. You can put the phone down until then.</p>"
    if place:
        yield f'<p class="prompt">{safe(place)}</p>'


def closing(now: Shown) -> Lines:
    """The group's debrief: what is being talked of, and where help is to be had."""
    step = closing_step(now.step)
    yield f"<h1>{safe(step.heading)}</h1>"
    yield f'<p class="prompt">{safe(step.prompt)}</p>'
    if step.help:
        yield from (f"<p>{safe(line)}</p>" for line in help_text())


def over() -> Lines:
    """After the room."""
    yield "<h1>The room is closed</h1>"
    yield "<p>You can close this page. The room keeps nothing of you.</p>"


def gone(code: str) -> Lines:
    """After leaving."""
    yield "<h1>You have left</h1>"
    yield "<p>The room has forgotten this phone. You can close this page.</p>"
    yield f'<p class="aside"><a href="/{code}">Back to the room</a></p>'


def choices(offers: tuple[Offer, ...], play: Playthrough, vote: str | None, *, closed: bool) -> Lines:
    """The answers as buttons, each with its letter; those that cannot be chosen say why, where the story does."""
    letters = iter(LETTERS)
    for offer in offers:
        words = _said(offer.choice.words(play.state), spoken=offer.choice.choice.spoken)
        if offer.status != "open":
            why = in_words(offer.choice.locked(play.state))
            yield f'<p class="locked">{words} <em>{safe(why)}</em></p>'
            continue
        letter = next(letters)
        mine = offer.choice.choice.id == vote
        if closed:
            yield f'<p class="answer{" mine" if mine else ""}"><b>{letter}</b> {words}{_yours(mine=mine)}</p>'
        else:
            yield button(
                "choice", offer.choice.choice.id, f"<b>{letter}</b> {words}{_yours(mine=mine)}", pressed=mine
            )


def _question(code: str, now: Shown, vote: str | None, stage: Stage, play: Playthrough) -> Lines:
    if now.question is None or now.phase is None or play.ending is not None:
        yield '<p class="prompt">This is where the story ends for this room. Look up.</p>'
        return
    if now.phase is Phase.TALK:
        yield '<div class="discuss">'
        yield from paragraphs(stage.discuss(play), stage.rules.story)
        yield "</div>"
    yield f'<p class="prompt" id="prompt">{safe(SAID[now.phase])}</p>'
    closed = now.phase not in {Phase.VOTE, Phase.TALK, Phase.REVOTE}
    if not closed:
        yield f'<form method="post" action="/{code}/vote" aria-describedby="prompt">'
        yield from hidden(decision=str(now.question), key=PRESS)
    yield from choices(play.offers, play, vote, closed=closed)
    if not closed:
        yield "</form>"
        yield f'<p class="aside" role="status" id="yours">{"Your vote is kept." if vote else "No vote yet."}</p>'


def _said(words: Told, *, spoken: bool) -> str:
    said = safe(in_words(words))
    return f"“{said}”" if spoken else said


def _yours(*, mine: bool) -> str:
    return ' <span class="yours">your vote</span>' if mine else ""


def _leave(code: str) -> Lines:
    yield f'<form method="post" action="/{code}/leave" class="leave">'
    yield f'<p class="aside">Room {spoken(code)}</p>'
    yield button("leave", "1", "Leave, and be forgotten", style="quiet")
    yield "</form>"
