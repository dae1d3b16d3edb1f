"""A room's debrief in words: headings with paragraphs, the same for the desk, the wall and paper."""

from collections.abc import Iterator

from game.debrief.block import Block, line
from game.engine import Told, ToldLine
from game.workshop.closing.group_debrief import GroupDebrief
from game.workshop.closing.path import Answer, Fork

PASSED = "The facilitator went on here without a vote."
MOST_CHANCES = 2
"""Of the kinds of ending that an answer made likelier or less likely, as many are told as moved most."""


def blocks(debrief: GroupDebrief) -> tuple[Block, ...]:
    """What is said to a room, in the order of the phases; blocks that have nothing to say are left out."""
    found = (
        Block("How it ended", tuple(_ended(debrief))),
        Block("Who the others were", _paragraphs(f"{name}: {note}" for name, note in debrief.met)),
        Block("Your way", tuple(_fork(fork) for fork in debrief.path)),
        Block("Where each of you came to", tuple(_arrivals(debrief))),
        Block("Where you split", _paragraphs(_splits(debrief))),
        Block("Where you moved", _paragraphs(_moved(debrief))),
        Block("What was not said", _paragraphs(_unsaid(debrief))),
        Block("Whose part was whose", _paragraphs(f"{part.whose}: {part.words}" for part in debrief.whose)),
        Block("The idea", _paragraphs(_idea(debrief))),
        Block("To talk about", _paragraphs((*_prompts(debrief), *debrief.questions))),
        Block("What if", _paragraphs(_what_if(debrief))),
        Block("Same words, different person", tuple(_lines(other.told) for other in debrief.others)),
        Block("Fly on the wall", _paragraphs([debrief.fly_on_the_wall])),
        Block("What next", _paragraphs([debrief.if_then])),
    )
    return tuple(block for block in found if block.text)


def named(fork: Fork) -> str:
    """How a sentence speaks of a question: by its number, and where it was."""
    return f"{fork.number}, {fork.place}" if fork.place else f"{fork.number}"


def counted(answer: Answer) -> str:
    """An answer's votes in words, with those of the first vote; empty where nothing may be told."""
    if answer.first is None or not answer.first.shown:
        return answer.votes.shown
    return f"{answer.first.shown}, then {answer.votes.shown}"


def said(answer: Answer) -> str:
    """An answer with its letter, as it was read."""
    return f"{answer.letter}: “{answer.words}”" if answer.spoken else f"{answer.letter}: {answer.words}"


def _ended(debrief: GroupDebrief) -> Iterator[tuple[ToldLine, ...]]:
    if debrief.title:
        yield (line(f"{debrief.title}: {debrief.kind}."),)
    yield from debrief.reading


def _fork(fork: Fork) -> tuple[ToldLine, ...]:
    return _lines((f"{named(fork)}.", *(_answer(answer) for answer in fork.answers), *_below(fork)))


def _answer(answer: Answer) -> str:
    votes = counted(answer)
    taken = " This way you went." if answer.taken else ""
    return f"{said(answer)}{f' ({votes})' if votes else ''}{taken}"


def _below(fork: Fork) -> Iterator[str]:
    if fork.passed:
        yield PASSED
    if fork.note:
        yield fork.note
    moved = [chance for chance in fork.chances if chance.moved]
    if moved:
        most = sorted(moved, key=lambda chance: -abs(chance.after - chance.before))[:MOST_CHANCES]
        yield f"Left to chance, {'; '.join(chance.sentence() for chance in moved if chance in most)}."
    elif fork.chances:
        yield "Left to chance, this answer made hardly any ending likelier or less likely."


def _arrivals(debrief: GroupDebrief) -> Iterator[tuple[ToldLine, ...]]:
    for seat in debrief.arrivals:
        heading = (f"{seat.you}:",) if seat.you else ()
        came = (f"“{one.title}”, {one.kind}: {one.count.shown}" for one in seat.arrivals if one.count.shown)
        yield _lines((*heading, *came))


def _splits(debrief: GroupDebrief) -> Iterator[str]:
    for place, split in enumerate(debrief.splits):
        votes = ", ".join(f"{answer.letter} {answer.votes.shown}" for answer in split.fork.answers)
        closest = "Your closest vote was" if not place else "Then"
        yield f"{closest} at {named(split.fork)}: {votes}."


def _moved(debrief: GroupDebrief) -> Iterator[str]:
    fork = debrief.moved_most
    if fork is not None and fork.moved is not None:
        votes = f"{fork.moved.shown} {'vote' if fork.moved.number == 1 else 'votes'}"
        yield f"Most moved between the first vote and the second at {named(fork)}: {votes}."


def _unsaid(debrief: GroupDebrief) -> Iterator[str]:
    for one in debrief.unsaid:
        yield f"{one.name}, at {one.number}: “{one.words}”"


def _prompts(debrief: GroupDebrief) -> Iterator[str]:
    for prompt in debrief.prompts:
        yield f"At {prompt.number}: {prompt.words}"


def _what_if(debrief: GroupDebrief) -> Iterator[str]:
    if debrief.no_what_if:
        yield debrief.no_what_if
    for split in debrief.splits:
        for unmet in split.unmet:
            yield f"At {split.fork.number}. {unmet.sentence()}"


def _idea(debrief: GroupDebrief) -> Iterator[str]:
    if debrief.idea is not None:
        yield f"{debrief.idea.name}. {debrief.idea.definition}"
        yield f"Research: {debrief.idea.research}"
        yield f"Doubt: {debrief.idea.doubt}"


def _paragraphs(sentences: Iterator[str] | tuple[str, ...] | list[str]) -> Told:
    return tuple((line(sentence),) for sentence in sentences if sentence)


def _lines(sentences: tuple[str, ...]) -> tuple[ToldLine, ...]:
    return tuple(line(sentence) for sentence in sentences if sentence)
