"""What a teacher reads before the lesson: what the story holds, every ending, and every question. It gives all away."""

from collections.abc import Iterator
from itertools import product

from attrs import frozen

from game.debrief.block import told_at
from game.debrief.debrief import KINDS
from game.debrief.odds import now, plays
from game.engine import NoWayOnError, Playthrough, Rules, Told, in_words, start, tell
from game.pages.html import paragraphs, safe
from game.story.model import Seat, Story
from game.workshop.closing.asked import questions_of
from game.workshop.closing.plans import plans_for
from game.workshop.paper.sheet import listing, sheet

LONGEST = 200


@frozen
class PreviewedPerson:
    """Somebody in the story, with the author's note on each way they may come to it."""

    name: str
    pronouns: str
    role: str
    notes: tuple[str, ...]


@frozen(eq=False)
class PreviewedEnding:
    """One ending.

    Attributes:
        kind: what it is about, in words that do not judge.
        share: its chance when every open choice, every seat and every person's way is equally likely, from 0 to 1;
            None where the story is too large for it.
        reading: what is said of it, as it reads at the end of one play that comes to it; empty where none was found.
    """

    id: str
    title: str
    kind: str
    share: float | None
    reading: Told
    questions: tuple[str, ...]


@frozen(eq=False)
class Preview:
    """What a teacher wants to know first.

    Attributes:
        minutes: of a play, as the author says.
        plans: the plans that fit, by their minutes.
        prompts: for each scene the author wrote something to talk about, its place and that.
    """

    story: Story
    people: tuple[PreviewedPerson, ...]
    endings: tuple[PreviewedEnding, ...]
    prompts: tuple[tuple[str, str], ...]
    plans: tuple[int, ...]


def preview(story: Story) -> Preview:
    """The preview of a story.

    Raises:
        NoWayOnError: the story has no way on from its start.
    """
    rules = Rules.of(story)
    begun = tuple(_starts(rules))
    return Preview(
        story=story,
        people=tuple(_people(story)),
        endings=tuple(_endings(story, begun)),
        prompts=tuple(_prompts(begun[0])),
        plans=tuple(plan.length for plan in plans_for(story)),
    )


def preview_html(shown: Preview) -> str:
    """The preview as a page."""
    return sheet(f"{shown.story.title}: preview", _body(shown))


def _starts(rules: Rules) -> Iterator[Playthrough]:
    """A play at its beginning for every seat and every way the others may come to it."""
    for seat in rules.story.seats:
        others = [person for person in rules.story.cast.values() if person.stances and person.id != seat.id]
        for stances in product(*(person.stances for person in others)):
            met = {person.id: stance for person, stance in zip(others, stances, strict=True)}
            yield start(rules, seat.id, met)


def _people(story: Story) -> Iterator[PreviewedPerson]:
    for person in story.cast.values():
        notes = tuple(note.strip() for note in person.stances.values() if note.strip())
        yield PreviewedPerson(person.name, person.pronouns.label, person.role, notes)


def _endings(story: Story, begun: tuple[Playthrough, ...]) -> Iterator[PreviewedEnding]:
    known = [shares for play in begun if (shares := now(play)) is not None]
    for ending in story.endings.values():
        share = sum(shares[ending.id] for shares in known) / len(known) if known else None
        ended = _play_to(ending.id, begun) if share else None
        yield PreviewedEnding(
            id=ending.id,
            title=ending.title,
            kind=KINDS[ending.kind],
            share=share,
            reading=told_at(ending.debrief.reading, ended) if ended else (),
            questions=questions_of(begun[0], ending.id),
        )


def _play_to(ending: str, begun: tuple[Playthrough, ...]) -> Playthrough | None:
    """A play that comes to an ending: at every choice the answer that makes it likeliest."""
    play = max(begun, key=lambda play: (now(play) or {}).get(ending, 0.0))
    for _ in range(LONGEST):
        if play.ending is not None:
            return play if play.state.at == ending else None
        ahead = list(_ahead(play))
        if not ahead:
            return None
        play = max(ahead, key=lambda play: (now(play) or {}).get(ending, 0.0))
    return None


def _ahead(play: Playthrough) -> Iterator[Playthrough]:
    for choice in play.open_choices:
        try:
            yield play.choose(choice)
        except NoWayOnError:
            continue


def _prompts(play: Playthrough) -> Iterator[tuple[str, str]]:
    """As they read at the beginning of the usual play: in some other they may differ by a word."""
    story = play.rules.story
    for scene in story.scenes.values():
        if words := in_words(tell(scene.discuss, story, play.state)):
            yield in_words(tell(scene.place, story, play.state)), words


def _body(shown: Preview) -> Iterator[str]:
    story = shown.story
    yield f"<h1>{safe(story.title)}</h1>"
    yield '<p class="quiet">Preview for the teacher. It gives everything away.</p>'
    yield f"<p>{safe(story.blurb)}</p>"
    minutes = ", ".join(str(plan) for plan in shown.plans)
    yield f"<p>Ages {safe(story.ages)}. A play takes about {story.minutes} minutes. Plans: {minutes} minutes.</p>"
    if story.setting:
        yield f"<p>{safe(story.setting)}</p>"
    if story.safety:
        yield "<p><b>A safety story.</b> It needs 90 minutes and ten more, and a second adult.</p>"
    yield "<h2>It includes</h2>"
    yield listing(story.content_notes or ("Nothing that the author thought needed a note.",))
    yield "<h2>People</h2>"
    yield listing(f"You: {seat.you}" for seat in _seated(story))
    yield listing(_person(person) for person in shown.people)
    yield "<h2>Endings</h2>"
    yield '<p class="quiet">What is said of each is from one play that comes to it; after another it may differ.</p>'
    for ending in shown.endings:
        yield f"<h3>{safe(ending.title)}</h3>"
        chance = "" if ending.share is None else f" Left to chance: {plays(ending.share)}."
        yield f'<p class="quiet">{safe(ending.kind)}.{safe(chance)}</p>'
        yield from paragraphs(ending.reading, story)
        yield listing(ending.questions)
    if shown.prompts:
        yield "<h2>To talk about on the way</h2>"
        yield listing(f"{place}: {words}" if place else words for place, words in shown.prompts)


def _seated(story: Story) -> tuple[Seat, ...]:
    return tuple(seat for seat in story.seats if seat.you)


def _person(person: PreviewedPerson) -> str:
    notes = f" In some plays: {' In others: '.join(person.notes)}" if person.notes else ""
    return f"{person.name} ({person.pronouns}), {person.role}.{notes}"
