"""What is said on each screen of the desk: pure functions from a room to Content."""

from collections.abc import Iterable, Iterator

from textual.content import Content

from game.debrief import Block
from game.story.model import Story
from game.tui import wording as tui_wording
from game.tui.content import NOTHING, joined, labelled, paragraphs, phrase, told, words
from game.tui.pages import ASIDE, HEADING, LOCKED
from game.tui.signs import Signs
from game.workshop.closing import STEPS
from game.workshop.desk import ladder
from game.workshop.desk.answers import Answer, answers, how_taken, letter_of
from game.workshop.desk.desk import Desk
from game.workshop.desk.loop import Next
from game.workshop.desk.screens import wording
from game.workshop.desk.screens.bars import bar
from game.workshop.live.codes import spoken
from game.workshop.paper import Preview
from game.workshop.room import Curtain, Decision, Part, Phase

INDENT = 3


def lobby(desk: Desk, place: int, qr_hint: str, signs: Signs) -> Content:
    """The way in, who is here, and what will be played."""
    story, plan = desk.story, desk.plan
    about = tui_wording.about(story.ages, str(story.minutes), signs.dot)
    return paragraphs(
        (
            joined((words(story.title, HEADING), words(story.blurb)), "\n"),
            joined(
                (
                    words(wording.OPEN_ON_A_PHONE, ASIDE),
                    words(shown(desk.addresses[place]), HEADING),
                    words(wording.which_address(place + 1, len(desk.addresses)), ASIDE),
                    words(qr_hint, ASIDE),
                ),
                "\n",
            ),
            joined(
                (
                    words(about, ASIDE),
                    words(tui_wording.includes(story.content_notes), ASIDE),
                    words(f"{desk.opened.way.value.capitalize()}, {plan.length} minutes", ASIDE),
                ),
                "\n",
            ),
        )
    )


def shown(address: str) -> str:
    """An address as people type it."""
    return address.removeprefix("http://")


def rungs() -> Content:
    """What to try when no phone comes."""
    lines = (
        labelled(words(f"{number}.", HEADING), words(rung)) for number, rung in enumerate(ladder.BY_KEYS, 1)
    )
    return joined((words(wording.NOT_YET, HEADING), *lines), "\n")


def address(desk: Desk, place: int, code: Content) -> Content:
    """The address for the wall."""
    where = joined(
        (words(shown(desk.addresses[place]), HEADING), words(f"Room {spoken(desk.live.code)}")), "   "
    )
    more = joined(
        (
            words(wording.which_address(place + 1, len(desk.addresses)), ASIDE),
            words(wording.PROJECTOR, ASIDE),
        ),
        "\n",
    )
    return paragraphs((joined((where, code), "\n"), more))


def choices(desk: Desk, decision: Decision | None, signs: Signs, gap: str, width: int) -> Content:
    """The answers with their letters, and with bars once the counts are shown."""
    revealed = decision is not None and decision.phase is Phase.REVEAL
    found = answers(desk.play, decision)
    most = max((answer.count for answer in found), default=0)
    return joined((_answer(answer, revealed, most, signs, width) for answer in found), gap)


def said(answer: Answer, signs: Signs) -> Content:
    """An answer's words, in quotation marks where they are spoken."""
    style = "" if answer.why_not is None else LOCKED
    quotes = (signs.opening_quote, signs.closing_quote) if answer.spoken else ("", "")
    return joined((words(quotes[0], style), phrase(answer.words, style), words(quotes[1], style)))


def discuss(desk: Desk) -> Content:
    """What to talk about here."""
    asked = told(desk.stage.discuss(desk.play), desk.story.cast)
    return paragraphs((words(wording.TALK, HEADING), asked or words(wording.USUAL_PROMPT)))


def listen(desk: Desk) -> Content:
    """What to ask, and what to listen for."""
    if desk.room.part is Part.CLOSING:
        step = STEPS[desk.room.step]
        return paragraphs((words(step.prompt), words(wording.LISTEN, HEADING), words(step.watch)))
    return paragraphs((discuss(desk), words(wording.LISTEN, HEADING), words(wording.USUAL_WATCH)))


def votes(decision: Decision, guests: int) -> str:
    """How many have voted, and no count of any answer."""
    by_hand = decision.cast - len(decision.votes)
    parts = [f"{len(decision.votes)} of {wording.counted(guests, 'phone')} voted"] if guests else []
    parts += [f"{by_hand} counted here"] if by_hand else []
    return ", ".join(parts) or wording.NO_VOTE_YET


def status(desk: Desk, signs: Signs) -> Content:
    """Where the loop is, the clock, and the next step."""
    decision, room = desk.question, desk.room
    parts: list[str] = []
    if decision is not None:
        says = {
            Phase.VOTE: f"Silent vote: {votes(decision, len(room.guests))}",
            Phase.TALK: f"Talk: {votes(decision, len(room.guests))}",
            Phase.REVOTE: f"Second vote: {votes(decision, len(room.guests))}",
            Phase.REVEAL: leading(decision),
        }
        parts.append(says[decision.phase])
    elif room.part is Part.LOBBY:
        parts.append(wording.phones(len(room.guests), desk.listening))
    elif room.part is Part.STORY and not desk.together:
        parts.append(f"{len(room.arrived)} of {len(room.guests)} have come to an ending")
    if desk.timer is not None:
        parts.append(desk.timer.said(desk.clock()))
    line = words(f" {signs.dot} ".join(parts), "bold")
    return joined((line, words(step_after(desk), HEADING)), "\n")


def leading(decision: Decision) -> str:
    """Which answer leads, and how the votes were taken."""
    letters = [letter_of(choice, decision) for choice in decision.leaders]
    if not letters:
        return wording.NOBODY_VOTED
    lead = f"{letters[0]} leads" if len(letters) == 1 else f"A tie: {' and '.join(letters)}"
    return f"{lead}. {wording.counted(decision.cast, 'vote')}: {how_taken(decision)}"


def step_after(desk: Desk) -> str:
    """The next step, as its key says it."""
    if desk.next is Next.GO and desk.question is not None:
        return wording.go_on_with(letter_of(desk.question.leaders[0], desk.question))
    return wording.NEXT[desk.next]


def endings(desk: Desk, signs: Signs, width: int) -> Content:
    """Which endings phones came to, as counts alone."""
    came = [ending for _, ending in desk.room.arrived.values()]
    counts = [(ending.title, came.count(ending.id)) for ending in desk.story.endings.values()]
    most = max((count for _, count in counts), default=0)
    return paragraphs(
        joined((words(title, "bold"), bar(count, most, width, signs)), "\n")
        for title, count in counts
        if count
    )


def apart(desk: Desk, signs: Signs) -> Content:
    """What each does on a phone of their own."""
    pairs = len(desk.room.guests) // max(1, len(desk.story.seats))
    who = wording.counted(pairs, "pair") if desk.opened.way == "pairs" else ""
    here = wording.phones(len(desk.room.guests), desk.listening)
    return paragraphs(
        (
            words(desk.story.title, HEADING),
            words(f" {signs.dot} ".join(part for part in (here, who) if part), "bold"),
            words("Each plays on a phone now. Nobody sees what anybody else chose."),
        )
    )


def phase(desk: Desk) -> Content:
    """A phase of the talk after the story."""
    step = STEPS[desk.room.step]
    places = [known.id for known in desk.plan.phases]
    which = f"{places.index(step.id) + 1} of {len(places)}" if step.id in places else ""
    minutes = wording.counted(desk.minutes, "minute") if desk.minutes else ""
    return paragraphs(
        (
            joined(
                (words(step.heading, HEADING), words(", ".join(filter(None, (which, minutes))), ASIDE)), "\n"
            ),
            words(step.prompt, "bold"),
        )
    )


def blocks(found: Iterable[Block], story: Story) -> Content:
    """What was computed for a phase."""
    return paragraphs(
        paragraphs((words(block.heading, HEADING), told(block.text, story.cast))) for block in found
    )


def plan(desk: Desk) -> Content:
    """The plan of the hour."""
    plan = desk.plan
    return paragraphs(
        (
            words(f"The plan: {wording.counted(plan.length, 'minute')}", HEADING),
            *(words(line) for line in plan.before),
            *(
                joined(
                    (
                        words(f"{step.name}, {wording.counted(step.minutes, 'minute')}", "bold"),
                        words(step.do),
                        words(f"On the wall: {step.screen}", ASIDE),
                    ),
                    "\n",
                )
                for step in plan.steps
            ),
        )
    )


def preview(shown: Preview, signs: Signs) -> Content:
    """What is in a story, all endings too."""
    return paragraphs(_previewed(shown, signs))


def _previewed(shown: Preview, signs: Signs) -> Iterator[Content]:
    story = shown.story
    yield joined((words(story.title, HEADING), words(story.blurb)), "\n")
    about = words(tui_wording.about(story.ages, str(story.minutes), signs.dot), ASIDE)
    yield joined((about, words(tui_wording.includes(story.content_notes), ASIDE)), "\n")
    for person in shown.people:
        yield joined((words(person.name, "bold"), words(person.role), *map(words, person.notes)), "\n")
    for ending in shown.endings:
        head = joined((words(ending.title, HEADING), words(ending.kind, ASIDE)), "\n")
        yield paragraphs((head, told(ending.reading, story.cast), *map(words, ending.questions)))


def _answer(answer: Answer, revealed: bool, most: int, signs: Signs, width: int) -> Content:  # noqa: FBT001
    line = said(answer, signs)
    if answer.why_not is not None:
        why = joined((words("("), phrase(answer.why_not, LOCKED), words(")")))
        return labelled(words(signs.locked.ljust(INDENT - 1), LOCKED), joined((line, why), " "))
    lettered = labelled(words(answer.letter.ljust(INDENT - 1), HEADING), line)
    if not revealed:
        return lettered
    drawn = bar(answer.count, most, width - INDENT, signs, answer.before)
    return joined((lettered, joined((words(" " * INDENT), drawn))), "\n")


def qr(rows: Iterable[str]) -> Content:
    """A QR code of half blocks, dark on light whatever the colours are."""
    return joined((words(row, "#000000 on #ffffff") for row in rows), "\n")


def wide_qr(rows: Iterable[Iterable[tuple[int, bool]]]) -> Content:
    """A QR code of coloured cells, which needs no sign at all."""
    return joined(
        (
            joined(words(" " * cells, "on #000000" if dark else "on #ffffff") for cells, dark in row)
            for row in rows
        ),
        "\n",
    )


def phones(desk: Desk) -> Content:
    """How many phones are here."""
    return words(wording.phones(len(desk.room.guests), desk.listening), "bold")


def aside(line: str) -> Content:
    """A quiet line."""
    return words(line, ASIDE)


def heading(line: str) -> Content:
    """A heading."""
    return words(line, HEADING)


def curtain(drawn: Curtain) -> Content:
    """What stands in the place of everything while the room waits."""
    if drawn is Curtain.BLANK:
        return NOTHING
    return paragraphs((words(wording.PAUSED, HEADING), words(wording.PAUSED_NOTE, ASIDE)))


def nothing() -> Content:
    """Nothing."""
    return NOTHING
