r"""From an author's text to Prose.

A blank line parts paragraphs. `Name: words` at the start of a line is speech when Name is in the cast, `You:`
the player's. `*emphasis*`, `**strong**`, `{dana}`, `{dana.they}`, `{said(scene)}`, and
`{condition => this | that}`. A backslash before `{`, `}`, `|`, `*` or itself takes the sign as it is.
"""

import re
from collections.abc import Iterator, Mapping
from typing import cast, get_args

from attrs import define, evolve, frozen

from game.story.conditions import ALWAYS, Condition, Vocabulary, read_condition
from game.story.prose.tree import (
    YOU,
    Alternatives,
    Arm,
    Line,
    Name,
    Piece,
    Pronoun,
    PronounForm,
    Prose,
    Said,
    Simple,
    Style,
    Words,
)
from game.story.slip import Slip, SlipError
from game.story.words import listed, meant

FORMS: tuple[str, ...] = get_args(PronounForm)
_Simples = tuple[Simple, ...]

_SIGN = re.compile(r"\\[{}|*\\]|\*\*|[*{}|]|=>")
_SPEECH = re.compile(r"(?P<name>[^\W\d_][^:{}*]{0,39}?):(?: +|$)")
_NAMED = re.compile(r"\{(?P<person>\w+)\}:(?: |$)")
_SAID = re.compile(r"said\(\s*(?P<scene>[\w-]*)\s*\)")
_MEMBER = re.compile(r"(?P<person>\w+)(?:\.(?P<form>\w+))?")


@frozen
class Names:
    """What prose may name: the cast's speaking names to their ids, and the condition language's names."""

    speakers: Mapping[str, str]
    vocabulary: Vocabulary


def read_prose(text: str, names: Names, *, speech: bool = True) -> tuple[Prose, tuple[Slip, ...]]:
    """Read a text; what went wrong is listed, and read as the letters it is.

    With `speech=False` a line is never taken apart at its colon: a choice's words, an unsaid line.
    """
    slips: list[Slip] = []
    paragraphs: list[tuple[Line, ...]] = []
    current: list[Line] = []
    offset = 0
    for written in text.split("\n"):
        if written.strip():
            current.append(_line(written, offset, names, slips, speech=speech))
        elif current:
            paragraphs.append(tuple(current))
            current = []
        offset += len(written) + 1
    if current:
        paragraphs.append(tuple(current))
    return Prose(tuple(paragraphs)), tuple(slips)


def can_speak(name: str) -> bool:
    """Whether a line can begin with a name and a colon and be that person's."""
    found = _SPEECH.match(f"{name}: ")
    return found is not None and found["name"] == name


def _line(written: str, offset: int, names: Names, slips: list[Slip], *, speech: bool) -> Line:
    said = written.strip()
    offset += len(written) - len(written.lstrip())
    speaker = None
    if speech and ":" in said and (found := _SPEECH.match(said)):
        speaker = YOU if found["name"] == "You" else names.speakers.get(found["name"])
        if speaker is not None:
            said = said[found.end() :]
            offset += found.end()
        elif guess := _misspelt(found["name"], names):
            slips.append(Slip("BW307", offset, len(found["name"]), {"name": found["name"], "meant": guess}))
    if not ("{" in said or "*" in said or "}" in said or "\\" in said):
        return Line((Words(said),), speaker)
    if (
        speech
        and speaker is None
        and (found := _NAMED.match(said))
        and found["person"] in names.speakers.values()
    ):
        known = next(name for name, person in names.speakers.items() if person == found["person"])
        slips.append(Slip("BW313", offset, found.end(), {"person": found["person"], "name": known}))
    reader = _Pieces(said, names)
    try:
        return Line(tuple(_joined(reader.read())), speaker)
    except SlipError as error:
        slips.append(error.slip.moved(offset))
        return Line((Words(said),), speaker)


def _misspelt(name: str, names: Names) -> str:
    return "" if " " in name else meant(name, [*names.speakers, "You"])


@define
class _Pieces:
    """Reads one line's pieces from left to right."""

    text: str
    names: Names
    at: int = 0
    style: Style = "plain"
    opened_at: int = 0

    def read(self) -> Iterator[Piece]:
        while self.at < len(self.text):
            found = _SIGN.search(self.text, self.at)
            if found is None:
                yield self.words(self.text[self.at :])
                self.at = len(self.text)
                break
            if found.start() > self.at:
                yield self.words(self.text[self.at : found.start()])
            self.at = found.end()
            match found[0]:
                case "*" | "**":
                    if self.toggles(found):
                        continue
                    yield self.words(found[0])
                case "{":
                    yield self.braces(found.start())
                case "}":
                    raise self.slip("BW302", found.start(), 1)
                case escaped if escaped.startswith("\\"):
                    yield self.words(escaped[1:])
                case literal:
                    yield self.words(literal)
        if self.style != "plain":
            raise self.slip("BW306", self.opened_at, 1)

    def toggles(self, stars: re.Match[str]) -> bool:
        """Whether stars open or close a style here; a star with space on both sides is a star."""
        style: Style = "strong" if len(stars[0]) == 2 else "emphasis"  # noqa: PLR2004 - two stars
        before = self.text[stars.start() - 1 : stars.start()] or " "
        after = self.text[stars.end() : stars.end() + 1] or " "
        if self.style == style and not before.isspace():
            if stars.start() == self.opened_at + len(stars[0]):  # nothing between them: f****
                raise self.slip("BW306", self.opened_at, 2 * len(stars[0]))
            self.style = "plain"
            return True
        if self.style == "plain" and not after.isspace():
            self.style, self.opened_at = style, stars.start()
            return True
        if before.isspace() and after.isspace():
            return False
        raise self.slip("BW306", stars.start(), len(stars[0]))

    def words(self, text: str) -> Words:
        return Words(text, self.style)

    def braces(self, start: int) -> Piece:
        inner, end = self.inside(start)
        self.at = end
        begin = start + 1
        if _find_unescaped(inner, "=>") >= 0:
            return self.alternatives(inner, begin)
        parts = _split_unescaped(inner, "|")
        if len(parts) > 1:
            raise self.slip("BW303", begin, len(inner))
        return evolve(self.simple(inner, begin), style=self.style)

    def inside(self, start: int) -> tuple[str, int]:
        """The text between a brace and its partner, and the place just past the partner."""
        at = start + 1
        while found := _SIGN.search(self.text, at):
            if found[0] == "}":
                return self.text[start + 1 : found.start()], found.end()
            if found[0] == "{":
                # A name in braces may stand inside an arm; an arm may not hold alternatives of its own.
                _, at = self.inside_name(found.start())
                continue
            at = found.end()
        raise self.slip("BW301", start, 1)

    def inside_name(self, start: int) -> tuple[str, int]:
        close = self.text.find("}", start)
        inner = self.text[start + 1 : close] if close > 0 else ""
        if close < 0:
            raise self.slip("BW301", start, 1)
        if "{" in inner or "=>" in inner or "|" in inner:
            raise self.slip("BW304", start, len(inner) + 2)
        return inner, close + 1

    def alternatives(self, inner: str, begin: int) -> Alternatives:
        written = _split_unescaped(inner, "|")
        arms: list[Arm] = []
        offset = begin
        for index, part in enumerate(written):
            arrow = _find_unescaped(part, "=>")
            last = index == len(written) - 1
            if arrow < 0 and not last:
                raise self.slip("BW303", offset, len(part))
            if arrow >= 0 and last:
                raise self.slip("BW308", offset, len(part))
            when, text_at = (ALWAYS, 0) if arrow < 0 else (self.condition(part[:arrow], offset), arrow + 2)
            body = part[text_at:]
            lead = len(body) - len(body.lstrip())
            if (found := _SPEECH.match(body.strip())) and self.is_speaker(found["name"]):
                raise self.slip("BW311", offset + text_at + lead, len(found["name"]), name=found["name"])
            arms.append(Arm(when, self.arm(body.strip(), offset + text_at + lead)))
            offset += len(part) + 1
        return Alternatives(tuple(arms))

    def is_speaker(self, name: str) -> bool:
        return name == "You" or name in self.names.speakers

    def condition(self, text: str, offset: int) -> Condition:
        lead = len(text) - len(text.lstrip())
        found = read_condition(text.strip(), self.names.vocabulary)
        if isinstance(found, Slip):
            raise SlipError(found.moved(offset + lead))
        return found

    def arm(self, text: str, offset: int) -> tuple[Simple, ...]:
        inner = _Pieces(text, self.names, style="plain")
        try:
            pieces = tuple(_joined(inner.read()))
        except SlipError as error:
            raise SlipError(error.slip.moved(offset)) from None
        outer = self.style
        if outer == "plain":
            return cast(_Simples, pieces)
        return tuple(evolve(cast(Simple, piece), style=outer) for piece in pieces)

    def simple(self, inner: str, begin: int) -> Simple:
        if found := _SAID.fullmatch(inner.strip()):
            return self.said(found["scene"], begin, len(inner))
        found = _MEMBER.fullmatch(inner.strip())
        people = self.names.vocabulary.stances
        if found is None or found["person"] not in people:
            raise self.slip(
                "BW309",
                begin,
                len(inner),
                name=inner.strip() or "nothing",
                meant=meant(inner.strip(), people),
            )
        if found["form"] is None:
            return Name(found["person"])
        form = found["form"].lower()
        if form not in FORMS or found["form"][1:] != form[1:]:
            raise self.slip(
                "BW305", begin, len(inner), form=found["form"], known=listed(FORMS), meant=meant(form, FORMS)
            )
        return Pronoun(found["person"], cast(PronounForm, form), capital=found["form"][0].isupper())

    def said(self, scene: str, begin: int, length: int) -> Said:
        choices = self.names.vocabulary.choices
        if scene not in choices:
            raise self.slip("BW204", begin, length, name=scene or "nothing", meant=meant(scene, choices))
        if not choices[scene]:
            raise self.slip("BW310", begin, length, name=scene)
        return Said(scene)

    def slip(self, code: str, offset: int, length: int, **places: str) -> SlipError:
        return SlipError(Slip(code, offset, max(length, 1), places))


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Neighbouring words of one style as one piece."""
    held: Words | None = None
    for piece in pieces:
        if isinstance(piece, Words) and held is not None and held.style == piece.style:
            held = Words(held.text + piece.text, held.style)
        elif isinstance(piece, Words):
            if held is not None:
                yield held
            held = piece
        else:
            if held is not None:
                yield held
            held = None
            yield piece
    if held is not None:
        yield held


def _find_unescaped(text: str, sign: str) -> int:
    return next((found.start() for found in _SIGN.finditer(text) if found[0] == sign), -1)


def _split_unescaped(text: str, sign: str) -> list[str]:
    parts, start = [], 0
    for found in _SIGN.finditer(text):
        if found[0] == sign:
            parts.append(text[start : found.start()])
            start = found.end()
    return [*parts, text[start:]]
