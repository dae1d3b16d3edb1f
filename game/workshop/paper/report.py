"""The report of a room: one page and one table, with counts alone and by the rules of `counts`; made on request."""

from collections.abc import Iterator
from datetime import date

from game.debrief.block import Block
from game.pages.html import paragraphs, safe
from game.story.help_lines import help_text
from game.story.model import Story
from game.story.promise import LIMITS
from game.story.words import listed
from game.workshop.closing import GroupDebrief, blocks
from game.workshop.closing.path import Fork
from game.workshop.closing.told import PASSED, said
from game.workshop.paper.guarded import guarded_debrief
from game.workshop.paper.sheet import listing, sheet, table
from game.workshop.paper.spreadsheet import spreadsheet
from game.workshop.room import Room, Stage, Way

WAYS = {
    Way.TOGETHER: "The room played on one path.",
    Way.PAIRS: "The room played in pairs, each on their own phone.",
    Way.ALONE: "Each played on their own phone.",
}
PATH = "Your way"
NUMBERS = (
    "Numbers are to the nearest five.",
    "An answer with fewer than five votes has “a few or none”. Then that of the answer taken is not shown either.",
    "“Nearly everyone” is said of all votes and of all but a few.",
    "With fewer than five votes, and mostly with fewer than ten, only the way that was taken is told.",
    "A number is told anew only when at least five votes have changed.",
)
LEFT_OUT = "Nothing here says who voted, or what anybody chose. There are no names, no times, and no way of one person."
HEAD = ("What", "Number", "Place", "Letter", "Words", "First vote", "Votes", "Taken", "Votes in all", "How")


def report_html(room: Room, stage: Stage, today: date) -> str:
    """The report as one page.

    Raises:
        ValueError: the room has no story yet, or its trail does not fit this one.
    """
    debrief, story = guarded_debrief(room, stage), stage.rules.story
    return sheet(f"{story.title}: a room’s report", _body(room, debrief, story, today))


def report_csv(room: Room, stage: Stage) -> str:
    """The counts of the report as a table, a row for each answer and each ending.

    Raises:
        ValueError: the room has no story yet, or its trail does not fit this one.
    """
    debrief = guarded_debrief(room, stage)
    return spreadsheet((HEAD, *_rows(debrief)))


def _body(room: Room, debrief: GroupDebrief, story: Story, today: date) -> Iterator[str]:
    way, minutes = room.opened.way if room.opened else Way.TOGETHER, debrief.plan.length
    yield f"<h1>{safe(story.title)}</h1>"
    yield f'<p class="quiet">A room’s report, {today.isoformat()}. {safe(LIMITS)}</p>'
    yield f"<p>{WAYS[way]} Plan: {minutes} minutes.{safe(_how(debrief))}</p>"
    for block in blocks(debrief):
        yield "<section>"
        yield f"<h2>{safe(block.heading)}</h2>"
        yield from _path(debrief, block) if block.heading == PATH else paragraphs(block.text, story)
        yield "</section>"
    yield "<section><h2>About the numbers</h2>"
    yield listing(NUMBERS)
    yield f"<p>{safe(LEFT_OUT)}</p></section>"
    yield '<section class="whole"><h2>Places to turn to</h2>'
    yield listing(line for text in help_text(today) for line in text.splitlines())
    yield "</section>"


def _how(debrief: GroupDebrief) -> str:
    sources = dict.fromkeys(source for fork in debrief.path for source in fork.sources)
    return f" Votes were given by {listed(sources)}." if sources else ""


def _path(debrief: GroupDebrief, told: Block) -> Iterator[str]:
    for fork, lines in zip(debrief.path, told.text, strict=True):
        yield f"<h3>{safe(lines[0].words)}</h3>"
        yield table(("Answer", "Votes", "The way taken"), _answers(fork))
        yield from (f"<p>{safe(line.words)}</p>" for line in lines[1 + len(fork.answers) :])
        if fork.voters.shown:
            yield f'<p class="quiet">Votes in all: {safe(fork.voters.shown)}.</p>'


def _answers(fork: Fork) -> Iterator[tuple[str, str, str]]:
    for answer in fork.answers:
        votes = answer.votes.shown
        if answer.first is not None:
            votes = f"first {answer.first.shown}, then {votes}"
        yield said(answer), votes, "this way" if answer.taken else ""


def _rows(debrief: GroupDebrief) -> Iterator[tuple[str, ...]]:
    for fork in debrief.path:
        how = PASSED if fork.passed else listed(fork.sources) if fork.sources else ""
        for answer in fork.answers:
            yield (
                "answer", str(fork.number), fork.place, answer.letter, answer.words,
                answer.first.shown if answer.first else "", answer.votes.shown, "yes" if answer.taken else "no",
                fork.voters.shown, how,
            )  # fmt: skip
    for seat in debrief.arrivals:
        for came in seat.arrivals:
            yield ("ending", "", "", "", came.title, "", came.count.shown, "", "", "")
