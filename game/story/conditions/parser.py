"""From the words of an `if` to a condition tree, with every name and type checked on the way.

either    = both { "or" both }
both      = denial { "and" denial }
denial    = "not" denial | question
question  = "(" either ")" | "visited(" scene ")" | "chose(" scene "." choice ")"
          | "seat" is seat | moved | flag | named | meter is zone | person is stance
          | (meter | counter) operator number
"""

import re
from typing import Literal, cast

from attrs import define, frozen

from game.story.conditions.tree import (
    Both,
    Chose,
    Condition,
    CounterCompared,
    Either,
    FlagSet,
    MeterCompared,
    MeterIn,
    Moved,
    Not,
    Operator,
    SeatIs,
    StanceIs,
    Visited,
)
from game.story.conditions.vocabulary import MOVES, Vocabulary
from game.story.slip import Slip, SlipError
from game.story.words import listed, meant

LONGEST, DEEPEST = 500, 32
MOST_DIGITS = 6
# Named conditions may use each other, so a few lines could stand for a tree of any size.
MOST_PARTS, MOST_LEVELS = 300, 100

# An id may begin with a digit, so a number is digits that no letter, dot or hyphen follows.
_TOKEN = re.compile(
    r"\s*(?:(?P<number>[+-]?[0-9]+(?![\w.-]))|(?P<name>\w[\w-]*(?:\.[\w-]+)?)"
    r"|(?P<sign>[()]|[<>=!&|≤≥≠]+)|(?P<other>\S+?(?=[\s()]|$)))"
)
_OPERATORS = frozenset({"<", "<=", "==", "!=", ">=", ">"})
_FOREIGN = {
    "=": "`==`", "=>": "`>=`", "=<": "`<=`", "≥": "`>=`", "≤": "`<=`", "≠": "`!=`", "<>": "`!=`",
    "&&": "`and`", "&": "`and`", "||": "`or`", "|": "`or`", "!": "`not`",
}  # fmt: skip


_Kind = Literal["name", "number", "sign", "other", "end"]


@frozen
class _Token:
    kind: _Kind
    text: str
    offset: int


def read_condition(text: str, vocabulary: Vocabulary) -> Condition | Slip:
    """Read a condition, or say where it first goes wrong."""
    if len(text) > LONGEST:
        return Slip("BW207", 0, len(text), {"limit": f"{LONGEST} characters"})
    parser = _Parser(_tokens(text), vocabulary)
    try:
        condition = parser.either()
        parser.expect_end()
    except SlipError as error:
        return error.slip
    if _too_large(condition):
        return Slip("BW207", 0, len(text), {"limit": f"{MOST_PARTS} parts, named conditions counted in full"})
    return condition


def _too_large(condition: Condition) -> bool:
    waiting: list[tuple[Condition, int]] = [(condition, 1)]
    met = 0
    while waiting:
        part, level = waiting.pop()
        met += 1
        if met > MOST_PARTS or level > MOST_LEVELS:
            return True
        match part:
            case Both(parts) | Either(parts):
                waiting.extend((inner, level + 1) for inner in parts)
            case Not(inner):
                waiting.append((inner, level + 1))
    return False


def _tokens(text: str) -> list[_Token]:
    tokens, at = [], 0
    while found := _TOKEN.match(text, at):
        kind = cast(_Kind, found.lastgroup)
        tokens.append(_Token(kind, found[kind], found.start(kind)))
        at = found.end()
    return [*tokens, _Token("end", "", len(text.rstrip()))]


@define
class _Parser:
    tokens: list[_Token]
    names: Vocabulary
    at: int = 0
    depth: int = 0

    def either(self) -> Condition:
        self.depth += 1
        if self.depth > DEEPEST:
            raise self.slip("BW207", self.now, limit=f"{DEEPEST} levels of brackets")
        parts = [self.both()]
        while self.take("or"):
            parts.append(self.both())
        self.depth -= 1
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def both(self) -> Condition:
        parts = [self.denial()]
        while self.take("and"):
            parts.append(self.denial())
        return parts[0] if len(parts) == 1 else Both(tuple(parts))

    def denial(self) -> Condition:
        denied = False
        while self.take("not"):
            denied = not denied
        question = self.question()
        return Not(question) if denied else question

    def question(self) -> Condition:
        if self.take("("):
            inner = self.either()
            self.expect(")", "a closing bracket")
            return inner
        token = self.next("a name")
        match token.text:
            case "visited":
                return self.visited()
            case "chose":
                return self.chose()
            case "seat":
                denied = self.is_or_is_not(token, "seat is NAME")
                return _denied(SeatIs(self.one_of("seat", tuple(self.names.seats))), denied)
        if token.text in MOVES:
            return Moved(MOVES[token.text])
        return self.about(token)

    def about(self, token: _Token) -> Condition:
        name = token.text
        match self.names.kind(name):
            case "flag":
                if self.now.text in _OPERATORS or self.now.text == "is":
                    raise self.slip("BW203", token, name=name, kind="flag", pattern=f"{name}` or `not {name}")
                return FlagSet(name)
            case "condition":
                return self.names.named[name]
            case "counter":
                return CounterCompared(name, *self.comparison(token, "counter", f"{name} >= 1"))
            case "meter":
                zones = self.names.meters[name]
                if self.now.text == "is":
                    denied = self.is_or_is_not(token, f"{name} is {zones[0]}")
                    return _denied(MeterIn(name, self.one_of(name, zones)), denied)
                return MeterCompared(name, *self.comparison(token, "meter", f"{name} is {zones[0]}"))
            case "person":
                stances = self.names.stances[name]
                denied = self.is_or_is_not(token, f"{name} is {stances[0] if stances else 'STANCE'}")
                return _denied(StanceIs(name, self.one_of(name, stances)), denied)
            case "zone":
                meter = next(meter for meter, zones in self.names.meters.items() if name in zones)
                raise self.slip(
                    "BW203", token, name=name, kind="zone of a meter", pattern=f"{meter} is {name}"
                )
            case "stance":
                person = next(who for who, stances in self.names.stances.items() if name in stances)
                raise self.slip("BW203", token, name=name, kind="stance", pattern=f"{person} is {name}")
            case "seat":
                raise self.slip("BW203", token, name=name, kind="seat", pattern=f"seat is {name}")
            case None:
                raise self.slip("BW202", token, name=name, meant=meant(name, self.names.names))

    def visited(self) -> Condition:
        token = self.bracketed("a scene")
        if token.text in self.names.endings:
            raise self.slip("BW206", token, name=token.text)
        if token.text not in self.names.choices:
            raise self.slip("BW204", token, name=token.text, meant=meant(token.text, self.names.choices))
        return Visited(token.text)

    def chose(self) -> Condition:
        token = self.bracketed("a choice, written scene.choice")
        scene, _, choice = token.text.partition(".")
        if choice not in self.names.choices.get(scene, ()):
            known = [
                f"{where}.{what}" for where, whats in self.names.choices.items() for what in sorted(whats)
            ]
            raise self.slip("BW205", token, name=token.text, meant=meant(token.text, known))
        return Chose(token.text)

    def bracketed(self, what: str) -> _Token:
        self.expect("(", "an opening bracket")
        token = self.now
        if token.kind == "number" and self.tokens[self.at + 1].text != ")":
            raise self.unreadable(token, what)
        self.at += 1
        if token.kind not in {"name", "number"}:
            raise self.unreadable(token, what)
        self.expect(")", "a closing bracket")
        return token

    def comparison(self, about: _Token, kind: str, pattern: str) -> tuple[Operator, int]:
        if self.now.text not in _OPERATORS:
            if self.now.text in _FOREIGN:
                raise self.unreadable(self.now, "an operator")
            raise self.slip("BW203", about, name=about.text, kind=kind, pattern=pattern)
        operator = cast(Operator, self.now.text)
        self.at += 1
        number = self.now
        if number.text[:1] in set("−–‑"):
            raise self.slip("BW208", number, sign=number.text[0], instead="the short minus, `-`")
        if number.kind != "number" or len(number.text.lstrip("+-")) > MOST_DIGITS:
            raise self.unreadable(number, f"a whole number of at most {MOST_DIGITS} digits")
        self.at += 1
        return operator, int(number.text)

    def is_or_is_not(self, about: _Token, pattern: str) -> bool:
        if not self.take("is"):
            kind = self.names.kind(about.text) or "seat"
            raise self.slip("BW203", about, name=about.text, kind=kind, pattern=pattern)
        return self.take("not")

    def one_of(self, of: str, known: tuple[str, ...]) -> str:
        token = self.next("a name")
        if token.text not in known:
            raise self.slip(
                "BW209", token, name=token.text, of=of, known=listed(known), meant=meant(token.text, known)
            )
        return token.text

    @property
    def now(self) -> _Token:
        return self.tokens[self.at]

    def take(self, text: str) -> bool:
        if self.now.text != text:
            return False
        self.at += 1
        return True

    def next(self, what: str) -> _Token:
        token = self.now
        if token.kind != "name" or token.text in {"and", "or", "not", "is"}:
            raise self.unreadable(token, what)
        self.at += 1
        return token

    def expect(self, text: str, what: str) -> None:
        if not self.take(text):
            raise self.unreadable(self.now, what)

    def expect_end(self) -> None:
        if self.now.kind != "end":
            raise self.unreadable(self.now, "“and”, “or”, or the end")

    def unreadable(self, token: _Token, expected: str) -> SlipError:
        if token.text in _FOREIGN:
            return self.slip("BW208", token, sign=token.text, instead=_FOREIGN[token.text])
        at = f"“{token.text}”" if token.text else "its end"
        return self.slip("BW201", token, at=at, expected=expected)

    def slip(self, code: str, token: _Token, **places: str) -> SlipError:
        return SlipError(Slip(code, token.offset, max(len(token.text), 1), places))


def _denied(condition: Condition, denied: bool) -> Condition:  # noqa: FBT001 - the word follows the phrase
    return Not(condition) if denied else condition
