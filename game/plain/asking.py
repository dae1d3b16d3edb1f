"""Asking for a number, until it comes."""

from game.plain.lines import Lines
from game.story.help_lines import help_text

LEAVES = frozenset({"q", "quit"})


def ask_number(lines: Lines, most: int) -> int | None:
    """A number from 1 to `most`; None when the answers end or the player leaves."""
    while True:
        answer = lines.ask(f"Choose {span(most)}, or q to leave:")
        if answer is None or answer.lower() in LEAVES:
            return None
        if (number := number_in(answer, most)) is not None:
            return number
        match answer.lower():
            case "?":
                lines.say(f"Type {span(most)} and Enter. i gives places to turn to for help, q leaves.")
            case "i":
                for line in help_text():
                    lines.say(line)
            case _:
                lines.say(not_on_offer(answer, most))


def number_in(answer: str, most: int) -> int | None:
    """The number an answer is, when it is one from 1 to `most`."""
    if answer.isascii() and answer.isdecimal() and len(answer) < 5 and 1 <= int(answer) <= most:  # noqa: PLR2004
        return int(answer)
    return None


def span(most: int) -> str:
    """The numbers on offer."""
    return "1" if most == 1 else f"1 to {most}"


def not_on_offer(answer: str, most: int) -> str:
    """What to say to an answer that is not among them."""
    offer = "1" if most == 1 else f"a number from 1 to {most}"
    return f"“{answer}” is not on offer. Type {offer}, or ? for help."
