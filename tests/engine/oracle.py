"""The rules a second time, as plainly as they can be written: slow, forgetting nothing, sharing no code.

Written from the sentences of the design, so that the engine is held to those and not to itself. Nothing is
compiled: a condition is walked each time it is asked, and every visit, choice and quotation is kept.
"""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from game.story.conditions import tree
from game.story.model import Choice, Effects, Person, Route, Scene, Story
from game.story.prose import tree as prose

AXES = ("autonomy", "trust", "boundaries")

Spoken = tuple[str | None, list[tuple[str, str]]]
Text = list[list[Spoken]]


class NoWayOn(Exception):  # noqa: N818 - the oracle's own word, not to be taken for the engine's
    """Nothing leads on from here."""


class Oracle:
    """One play; it is moved on in place, and copied where two futures are wanted."""

    def __init__(self, story: Story, seat: str | None, stances: dict[str, str]) -> None:
        self.story = story
        self.seat = seat
        self.stances = {person: stance for person, stance in stances.items() if person != seat}
        self.meters = {axis: meter.start for axis, meter in zip(AXES, story.meters, strict=True)}
        self.flags = dict.fromkeys(story.flags, False)
        self.counters = dict.fromkeys(story.counters, 0)
        self.stays_ended: list[str] = []
        self.taken: list[tuple[str, str]] = []
        self.quotations: list[tuple[str, str]] = []
        self.moves: list[str] = []
        self.read: list[tuple[str, str, Text, Text]] = []
        self.route: list[str] = []
        first = next(chair.start for chair in story.seats if chair.id == seat)
        self._arrive(first)
        self._go_on_by_itself()

    def copy(self) -> "Oracle":
        """The same play, free to go another way."""
        twin = object.__new__(Oracle)
        for name, value in vars(self).items():
            setattr(twin, name, value.copy() if isinstance(value, dict | list) else value)
        return twin

    @property
    def place(self) -> str:
        return self.route[-1]

    @property
    def scene(self) -> Scene | None:
        return self.story.scenes.get(self.place)

    def offers(self) -> list[tuple[str, str]]:
        """What is shown at this place, in file order: a choice's id, and whether it is open or locked."""
        shown = []
        for choice in self._here().choices if self.scene is not None else ():
            used_up = choice.once and (self.place, choice.id) in self.taken
            if used_up:
                continue
            if self.holds(choice.when):
                shown.append((choice.id, "open"))
            elif choice.locked is not None:
                shown.append((choice.id, "locked"))
        return shown

    def open(self) -> list[str]:
        return [choice for choice, status in self.offers() if status == "open"]

    def take(self, id: str) -> None:
        """Take an open choice, and go on to the next one or to an ending."""
        assert id in self.open()
        self.read = []
        choice = self._choice(id)
        said = self.plain(self.told(choice.words))
        self._apply(choice.effects)
        if choice.move is not None:
            self.moves.append(choice.move)
        self.taken.append((self.place, id))
        self.quotations.append((self.place, said if choice.spoken else as_act(said)))
        reply = self.told(choice.reply)
        if reply:
            self.read.append(("reply", f"{self.place}.{id}", [], reply))
        self._leave_for(self._way(choice.go))
        self._go_on_by_itself()

    def preferred(self, policy: str) -> str:
        """The choice that a policy takes here."""
        ids = self.open()
        if policy == "first":
            return ids[0]
        if policy == "last":
            return ids[-1]
        best = min(self._badness(policy, choice) for choice in ids)
        return next(choice for choice in ids if self._badness(policy, choice) == best)

    def holds(self, condition: tree.Condition) -> bool:  # noqa: C901, PLR0911 - one case a leaf
        """Whether a condition holds now."""
        match condition:
            case tree.Always():
                return True
            case tree.Both(parts):
                return not any(not self.holds(part) for part in parts)
            case tree.Either(parts):
                return any(self.holds(part) for part in parts)
            case tree.Not(part):
                return not self.holds(part)
            case tree.FlagSet(flag):
                return self.flags[flag]
            case tree.MeterCompared(meter, operator, number):
                return compare(self.meters[meter], operator, number)
            case tree.CounterCompared(counter, operator, number):
                return compare(self.counters[counter], operator, number)
            case tree.MeterIn(meter, zone):
                return self.zone(meter) == zone
            case tree.StanceIs(person, stance):
                return self.stances.get(person) == stance
            case tree.SeatIs(seat):
                return self.seat == seat
            case tree.Visited(scene):
                return scene in self.stays_ended
            case tree.Chose(choice):
                return choice in [f"{scene}.{taken}" for scene, taken in self.taken]
            case tree.Moved(move):
                return move in self.moves
        raise AssertionError(condition)

    def zone(self, axis: str) -> str:
        meter = self.story.meters[AXES.index(axis)]
        value = self.meters[axis]
        low_end, band, high_end = meter.zones
        if value < meter.band[0]:
            return low_end
        return high_end if value > meter.band[1] else band

    def told(self, text: prose.Prose) -> Text:
        """What a prose says now: paragraphs of lines, each with its speaker and its runs of one style.

        Of a line that comes out empty nothing is shown, nor of a paragraph of such lines.
        """
        paragraphs = []
        for lines in text.paragraphs:
            spoken = [
                (line.speaker, merged(run for piece in line.pieces for run in self._piece(piece)))
                for line in lines
            ]
            shown = [
                (speaker, runs) for speaker, runs in spoken if "".join(words for words, _ in runs).strip()
            ]
            if shown:
                paragraphs.append(shown)
        return paragraphs

    def plain(self, text: Text) -> str:
        """Told text on one line, without styles."""
        return " ".join("".join(words for words, _ in runs) for paragraph in text for _, runs in paragraph)

    def _piece(self, piece: prose.Piece) -> Iterator[tuple[str, str]]:
        match piece:
            case prose.Words(words, style):
                yield words, style
            case prose.Name(person, style):
                yield self._person(person).name, style
            case prose.Pronoun(person, form, capital, style):
                word = {
                    "they": self._person(person).pronouns.they,
                    "them": self._person(person).pronouns.them,
                    "their": self._person(person).pronouns.their,
                    "theirs": self._person(person).pronouns.theirs,
                    "themself": self._person(person).pronouns.themself,
                }[form]
                yield word[0].upper() + word[1:] if capital else word, style
            case prose.Said(scene, style):
                there = [words for where, words in self.quotations if where == scene]
                yield there[-1] if there else "…", style
            case prose.Alternatives(arms):
                for arm in arms:
                    if self.holds(arm.when):
                        for inner in arm.pieces:
                            yield from self._piece(inner)
                        return

    def _here(self) -> Scene:
        return self.story.scenes[self.place]

    def _choice(self, id: str) -> Choice:
        return next(choice for choice in self._here().choices if choice.id == id)

    def _person(self, id: str) -> Person:
        return self.story.cast[id]

    def _way(self, routes: tuple[Route, ...]) -> str:
        for route in routes:
            if self.holds(route.when):
                return route.to
        raise NoWayOn(self.place)

    def _declared(self, effects: Effects) -> dict[str, int]:
        for entry in effects.shift:
            if self.holds(entry.when):
                return dict(zip(AXES, entry.by, strict=True))
        return dict.fromkeys(AXES, 0)

    def _apply(self, effects: Effects) -> None:
        for axis, by in self._declared(effects).items():
            self.meters[axis] = within(-10, self.meters[axis] + by, 10)
        for flag in effects.clear:
            self.flags[flag] = False
        for flag in effects.set:
            self.flags[flag] = True
        for counter, by in effects.add.items():
            self.counters[counter] = within(0, self.counters[counter] + by, self.story.counters[counter])

    def _leave_for(self, to: str) -> None:
        self.stays_ended.append(self.place)
        self._arrive(to)

    def _arrive(self, to: str) -> None:
        self.route.append(to)
        if to in self.story.scenes:
            scene = self._here()
            self._apply(scene.enter)
            self.read.append(("scene", to, self.told(scene.place), self.told(scene.text)))
            return
        ending = self.story.endings[to]
        self.read.append(("ending", to, [], self.told(ending.text)))
        later = self.told(ending.later)
        if later:
            self.read.append(("later", to, [], later))

    def _go_on_by_itself(self) -> None:
        seen: list[Any] = []
        while self.scene is not None and not self.open():
            now = (
                self.place,
                dict(self.meters),
                dict(self.flags),
                dict(self.counters),
                set(self.stays_ended),
            )
            if now in seen:
                ring = {place for place, *_ in seen[seen.index(now) :]}
                raise NoWayOn(next(scene for scene in self.story.scenes if scene in ring))
            seen.append(now)
            self._leave_for(self._way(self._here().go))

    def _badness(self, policy: str, id: str) -> Fraction:
        effects = self._choice(id).effects
        declared = self._declared(effects)
        if policy == "pleaser":
            return Fraction(declared["autonomy"] + declared["boundaries"])
        if policy == "sealer":
            return Fraction(declared["trust"] - declared["autonomy"] - declared["boundaries"])
        after = self.copy()
        after._apply(effects)
        middles = {
            axis: Fraction(sum(meter.band), 2) for axis, meter in zip(AXES, self.story.meters, strict=True)
        }
        return sum((abs(after.meters[axis] - middles[axis]) for axis in AXES), Fraction(0))


def compare(left: int, operator: str, right: int) -> bool:
    """What an operator of the condition language says of two numbers."""
    below, same = left < right, left == right
    return {
        "<": below,
        "<=": below or same,
        "==": same,
        "!=": not same,
        ">=": not below,
        ">": not below and not same,
    }[operator]


def within(lowest: int, value: int, highest: int) -> int:
    """The value, or the end it lies beyond."""
    return sorted((lowest, value, highest))[1]


def as_act(words: str) -> str:
    """The words of a `do` as `said` quotes them."""
    act = "you " + (words[0].lower() + words[1:] if words else "")
    return act[:-1] if act.endswith(".") and not act.endswith("..") else act


def merged(runs: Iterator[tuple[str, str]]) -> list[tuple[str, str]]:
    """Neighbouring runs of one style as one, and none that says nothing."""
    kept: list[tuple[str, str]] = []
    for words, style in runs:
        if words and kept and kept[-1][1] == style:
            kept[-1] = (kept[-1][0] + words, style)
        elif words:
            kept.append((words, style))
    return kept
