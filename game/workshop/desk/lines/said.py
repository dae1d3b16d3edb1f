"""What the line-by-line desk says: pure functions from a room to lines."""

from collections.abc import Iterator

from game.engine import in_words
from game.plain import pages
from game.workshop.closing import STEPS, GroupDebrief
from game.workshop.desk.answers import Answer, answers, how_taken, letter_of
from game.workshop.desk.desk import Desk
from game.workshop.desk.loop import Next
from game.workshop.desk.phases import shown_in
from game.workshop.live.codes import spoken
from game.workshop.paper import Preview
from game.workshop.room import Curtain, Decision, Part, Phase, Way

WAYS = {
    Way.TOGETHER: "The room plays on one path.",
    Way.PAIRS: "The room plays in pairs, each on a phone.",
    Way.ALONE: "Each plays on a phone of their own.",
}
NEXT = {
    Next.BEGIN: "Type “next” or “begin” when everybody is in.",
    Next.TALK: "“next”: talk in pairs. “reveal”: the counts at once.",
    Next.REVEAL: "“next”: the counts.",
    Next.CHOOSE: "“again”: vote again. “go a”: go on with A, or with any other.",
    Next.ENDINGS: "“next”: which endings the room came to.",
    Next.CLOSING: "“next”: the talk after the story.",
    Next.ON: "“next”: the next part.",
    Next.END: "That was the last part. “report” writes the report. “quit” closes the room for good.",
}
CURTAINS = {
    Curtain.PAUSED: "Paused. “show” goes on.",
    Curtain.BLANK: "Phones and the wall show nothing. “show” goes on.",
}


def welcome(desk: Desk) -> Iterator[str]:
    """What stands at the beginning: the story, the way in, and what to type."""
    story = desk.story
    yield f"{story.title}. Room {spoken(desk.live.code)}."
    yield pages.about(story.ages, str(story.minutes), story.content_notes)
    yield f"{WAYS[desk.opened.way]} Plan: {desk.plan.length} minutes."
    yield from where(desk)
    yield from who(desk)
    yield "“help” lists everything that can be typed."


def where(desk: Desk) -> Iterator[str]:
    """The addresses."""
    yield f"On a phone: {desk.addresses[0]}"
    yield from (f"Or: {address}" for address in desk.addresses[1:])
    yield f"On a projector's browser: {desk.addresses[0]}/screen"


def who(desk: Desk) -> Iterator[str]:
    """How many are here."""
    room = desk.room
    yield f"{_phones(len(room.guests))} in. {_pages(desk.listening)} open."
    if desk.question is not None:
        yield votes(desk.question, len(room.guests))
    elif room.part is Part.STORY and not desk.together:
        yield f"{len(room.arrived)} of {len(room.guests)} have come to an ending."


def here(desk: Desk) -> Iterator[str]:
    """Where the room is."""
    room = desk.room
    if room.curtain is not Curtain.OPEN:
        yield CURTAINS[room.curtain]
    match room.part:
        case Part.LOBBY:
            yield from welcome(desk)
        case Part.STORY if desk.together:
            yield from _moment(desk)
        case Part.STORY:
            yield f"{len(room.arrived)} of {len(room.guests)} have come to an ending."
        case Part.CLOSING:
            yield from phase(desk)
    yield what_next(desk)


def question(desk: Desk, decision: Decision) -> Iterator[str]:
    """The answers, and how the vote stands; with counts once they are revealed."""
    revealed = decision.phase is Phase.REVEAL
    for answer in answers(desk.play, decision):
        yield _answer(answer, revealed=revealed)
    match decision.phase:
        case Phase.VOTE:
            yield f"Silent vote. {votes(decision, len(desk.room.guests))}"
        case Phase.TALK:
            yield f"Talk in pairs. {votes(decision, len(desk.room.guests))}"
        case Phase.REVOTE:
            yield f"Second vote. {votes(decision, len(desk.room.guests))}"
        case Phase.REVEAL:
            yield f"{_counted(decision.cast, 'vote')}{f': {how_taken(decision)}' if decision.cast else ''}."
            yield leading(decision)


def leading(decision: Decision) -> str:
    """Which answer leads."""
    letters = [letter_of(choice, decision) for choice in decision.leaders]
    if not letters:
        return "Nobody has voted."
    return f"{letters[0]} leads." if len(letters) == 1 else f"A tie: {' and '.join(letters)}."


def votes(decision: Decision, guests: int) -> str:
    """How many have voted, and no count of any answer."""
    by_hand = decision.cast - len(decision.votes)
    phones = f"{len(decision.votes)} of {_counted(guests, 'phone')} voted." if guests else ""
    counted = f"{_counted(by_hand, 'vote')} counted here." if by_hand else ""
    return " ".join(part for part in (phones, counted) if part) or "No vote yet."


def what_next(desk: Desk) -> str:
    """The step that comes next."""
    if desk.next is Next.GO and desk.question is not None:
        letter = letter_of(desk.question.leaders[0], desk.question)
        return f"“next”: go on with {letter}. “go b”: with another. “again”: vote again."
    return NEXT[desk.next]


def prompts(desk: Desk) -> Iterator[str]:
    """What to ask, and what to listen for."""
    if desk.room.part is Part.CLOSING:
        yield f"Ask: {STEPS[desk.room.step].prompt}"
        yield f"Listen for: {STEPS[desk.room.step].watch}"
        return
    asked = [*pages.told(desk.stage.discuss(desk.play), desk.story)] if desk.together else []
    yield from (f"Ask: {line}" for line in asked if line)
    if not asked:
        yield "Ask: what would each answer cost, and whom?"
    yield "Listen for: facts before motives, and those who voted with the fewest."


def phase(desk: Desk) -> Iterator[str]:
    """A phase of the talk after the story."""
    step = STEPS[desk.room.step]
    yield f"{step.heading} ({_counted(desk.minutes, 'minute')})"
    yield step.prompt


def debriefed(place: int, debrief: GroupDebrief, desk: Desk) -> Iterator[str]:
    """What was computed for a phase."""
    for block in shown_in(place, debrief):
        yield ""
        yield f"{block.heading}:"
        for paragraph in block.text:
            yield from pages.told((paragraph,), desk.story)


def endings(desk: Desk) -> Iterator[str]:
    """Which endings phones came to, as counts."""
    room, known = desk.room, desk.story.endings
    yield f"{len(room.arrived)} of {len(room.guests)} have come to an ending."
    came = [ending for _, ending in room.arrived.values()]
    for ending in known.values():
        if number := came.count(ending.id):
            yield f"{ending.title}: {number}"


def plan(desk: Desk) -> Iterator[str]:
    """The plan of the hour."""
    yield f"The plan of {desk.plan.length} minutes:"
    yield from desk.plan.before
    for step in desk.plan.steps:
        yield f"{step.name}, {_counted(step.minutes, 'minute')}. {step.do}"


def previewed(shown: Preview) -> Iterator[str]:
    """What is in a story, all endings too."""
    story = shown.story
    yield f"{story.title}. {story.blurb}"
    yield pages.about(story.ages, str(story.minutes), story.content_notes)
    for person in shown.people:
        yield f"{person.name}, {person.role}."
    for ending in shown.endings:
        yield f"An ending: {ending.title}, {ending.kind}."
        yield from pages.told(ending.reading, story)


def _moment(desk: Desk) -> Iterator[str]:
    play, decision = desk.play, desk.room.decision
    if play.taken is not None:
        yield pages.taken(play)
    for passage in play.passages:
        yield from pages.passage(passage, desk.story)
    if desk.question is not None and decision is not None:
        yield ""
        yield f"Question {len(desk.room.trail) + 1}."
        yield from question(desk, decision)
    else:
        yield ""
        yield "The story ends here for this room."


def _answer(answer: Answer, *, revealed: bool) -> str:
    said = in_words(answer.words)
    said = f"“{said}”" if answer.spoken else said
    if answer.why_not is not None:
        return f"Not open: {said} ({in_words(answer.why_not)})"
    if not revealed:
        return f"{answer.letter}. {said}"
    before = "" if answer.before is None else f", before: {answer.before}"
    return f"{answer.letter}: {answer.count}{before}. {said}"


def _phones(number: int) -> str:
    return f"{_counted(number, 'phone')} {'is' if number == 1 else 'are'}"


def _pages(number: int) -> str:
    return f"{_counted(number, 'page')} {'is' if number == 1 else 'are'}"


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
