"""How a story ends: each ending's share as a bar, its kind, and the shortest way there."""

from collections.abc import Iterator

from game.analysis.facts import EndingFacts, Facts
from game.authoring.numbers import percent
from game.authoring.plays import parted, recipe
from game.authoring.proof.layout import WIDEST, clipped, counted, heading, paragraph
from game.authoring.proof.signs import Signs
from game.story.model import Ending, Story

BAR, TITLE = 20, 34
EXACT = 10**12


def endings(story: Story, facts: Facts, named: str, signs: Signs) -> Iterator[str]:
    """Every ending, in the order of the file; the longest bar is the likeliest."""
    yield from heading("How it ends, every open choice equally likely", signs)
    most = max((known.share for known in facts.endings.values()), default=0.0) or 1.0
    for ending in story.endings.values():
        known = facts.endings[ending.id]
        bar = signs.bar(known.share / most, BAR)
        share = percent(known.share) if known.reachable else "-"
        yield f"  {share:>6}  {bar:<{BAR}}  {clipped(ending.title, TITLE):<{TITLE}}  {ending.kind}"
        yield from paragraph(_way(known, ending, story, named), indent=10, width=WIDEST)
    if any(known.witness for known in facts.endings.values()):
        yield ""
        yield from paragraph(f"The numbers are what to type at each choice of: bothways play {named}")


def _way(known: EndingFacts, ending: Ending, story: Story, named: str) -> str:
    if not known.reachable or known.witness is None:
        return f"Nobody gets here ({ending.id})."
    found = recipe(known.witness, story, named)
    seat, stances, _ = parted(known.witness, story)
    options = [] if seat is None else [f"--seat {seat}"]
    options += [f"--stance {person}={stance}" for person, stance in stances.items()]
    least = f"{counted(len(found.numbers), 'choice')} at least"
    played = " ".join([*map(str, found.numbers), *(["with", *options] if options else [])])
    return f"{least}{': ' if played else ''}{played}. {_ways(known)}."


def _ways(known: EndingFacts) -> str:
    if known.trails is None:
        return "More plays than can be counted"
    return counted(known.trails, "play") if known.trails < EXACT else f"About {known.trails:.0e} plays"
