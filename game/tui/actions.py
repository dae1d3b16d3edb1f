"""Everything a person can do by key, once: it feeds the bindings, the footer, the help screen and the docs.

Each action is a method `action_<name>` of the screens it applies to; `choose` takes its key as a number.
"""

from collections.abc import Container, Iterable, Sequence, Set
from enum import StrEnum

from attrs import frozen
from textual.binding import Binding, BindingType


class Where(StrEnum):
    """The kinds of screen."""

    LIBRARY = "the stories"
    OPENING = "before a story"
    STORY = "in a story"
    ENDING = "after a story"
    HISTORY = "the text so far"
    CARDS = "the idea cards"
    CARD = "an idea card"
    PAPER = "other pages"
    PALETTE = "the list of all that can be done"
    QUESTION = "a question"


EVERYWHERE = frozenset(Where)
CLOSED = frozenset({Where.HISTORY, Where.CARDS, Where.CARD, Where.PAPER, Where.PALETTE})
PLACES = EVERYWHERE - CLOSED - {Where.QUESTION}
NUMBERED = PLACES | {Where.QUESTION}
WITH_TEXT = EVERYWHERE - {Where.QUESTION}
PLAY = frozenset({Where.STORY, Where.ENDING})
ALWAYS_SHOWN = 0


@frozen
class Action:
    """One thing a person can do.

    Attributes:
        label: what it does, for the help screen; short enough for 40 columns.
        short: the same for the footer, in a word or two; empty leaves it out.
        shown: the keys as a person reads them.
        place: the footer drops the highest first; `ALWAYS_SHOWN` is never dropped.
        by_key: whether the method takes the key that was pressed; a digit as a number.
    """

    name: str
    keys: tuple[str, ...]
    shown: str
    label: str
    where: Set[StrEnum]
    short: str = ""
    place: int = 9
    by_key: bool = False

    @property
    def footer_width(self) -> int:
        """The columns it takes in the footer."""
        return len(self.shown) + 1 + len(self.short)


ACTIONS = (
    Action("choose", tuple("123456789"), "1-9", "take that choice", NUMBERED, "choose", 1, by_key=True),
    Action("up", ("up", "shift+tab"), "up", "mark the choice above; scroll", EVERYWHERE),
    Action("down", ("down", "tab"), "down", "mark the choice below; scroll", EVERYWHERE),
    Action("take", ("enter",), "Enter", "take the marked choice", NUMBERED | {Where.PALETTE}),
    Action(
        "jump",
        ("enter",),
        "Enter",
        "go back to the marked one",
        frozenset({Where.HISTORY}),
        "go back here",
        1,
    ),
    Action("read", ("enter",), "Enter", "read the marked card", frozenset({Where.CARDS}), "read", 1),
    Action("next_card", ("n", "right"), "n", "the next card", frozenset({Where.CARD}), "next", 1),
    Action("card_before", ("p", "left"), "p", "the card before", frozenset({Where.CARD}), "before", 2),
    Action("page_down", ("space", "pagedown"), "space", "on by a page", WITH_TEXT),
    Action("page_up", ("pageup", "b"), "b", "back by a page", WITH_TEXT),
    Action("top", ("home",), "Home", "to the top", WITH_TEXT),
    Action("bottom", ("end",), "End", "to the end", WITH_TEXT),
    Action("back", ("u",), "u", "go back one choice", PLAY, "back", 2),
    Action("history", ("h",), "h", "the text so far", PLAY, "so far", 4),
    Action("keep_page", ("s",), "s", "save this debrief", frozenset({Where.ENDING}), "save", 5),
    Action("cards", ("c",), "c", "the idea cards", frozenset({Where.LIBRARY}), "ideas", 7),
    Action("idea", ("c",), "c", "the card of the idea", frozenset({Where.ENDING}), "idea", 6),
    Action("licences", ("l",), "l", "licences and sources", frozenset({Where.LIBRARY}), "licences", 9),
    Action("people", ("i",), "i", "help lines for people", PLACES, "help lines", 6),
    Action("theme", ("t",), "t", "other colours", EVERYWHERE, "colours", 8),
    Action("signs", ("a",), "a", "plain signs, or drawn ones", EVERYWHERE),
    Action("palette", ("ctrl+p", "colon"), ":", "all that can be done here", PLACES),
    Action("help", ("question_mark",), "?", "all keys", PLACES, "help", ALWAYS_SHOWN),
    Action("stories", ("escape",), "Esc", "to the stories", frozenset({Where.OPENING}), "stories", 2),
    Action("put_by", ("escape",), "Esc", "to the stories", PLAY, "stories", 9),
    Action("close", ("escape", "q"), "Esc", "close this page", CLOSED, "close", ALWAYS_SHOWN),
    Action("stay", ("escape",), "Esc", "stay", frozenset({Where.QUESTION}), "stay", ALWAYS_SHOWN),
    Action("leave", ("q",), "q", "leave", EVERYWHERE - CLOSED, "leave", ALWAYS_SHOWN),
    Action("vanish", ("x",), "x", "leave at once, clear screen", EVERYWHERE, "exit now", 3),
    Action("interrupt", ("ctrl+c",), "Ctrl+C", "copy marked text, or leave", EVERYWHERE),
)
# What a list of all that can be done leaves out: itself, and what only means something beside a choice.
BESIDE_A_CHOICE = frozenset({"choose", "up", "down", "take", "palette"})
BY_NAME = {action.name: action for action in ACTIONS}
BETWEEN = 2
MOST_WHEN_NARROW, NARROW = 5, 40
FEW = 4


def bindings(where: StrEnum, actions: Sequence[Action] = ACTIONS) -> list[BindingType]:
    """Textual's bindings for a kind of screen."""
    return [
        Binding(key, _called(action, key), action.label, id=action.name)
        for action in actions
        if where in action.where
        for key in action.keys
    ]


def live(names: Container[str | None], actions: Sequence[Action] = ACTIONS) -> tuple[Action, ...]:
    """The actions of those names, in the order of the registry."""
    return tuple(action for action in actions if action.name in names)


def fitting(actions: Iterable[Action], width: int) -> tuple[Action, ...]:
    """What the footer shows in that many columns: whole items only, the least needed dropped first."""
    shown = [action for action in actions if action.short]
    most = MOST_WHEN_NARROW if width <= NARROW else len(shown)
    while shown and (len(shown) > most or _columns(shown) > width):
        droppable = max(shown, key=lambda action: action.place)
        if droppable.place == ALWAYS_SHOWN:
            break
        shown.remove(droppable)
    return tuple(shown)


def key_table(actions: Sequence[Action] = ACTIONS, places: type[StrEnum] = Where) -> str:
    """Every key as a Markdown table, for the documentation."""
    rows = [
        f"| `{'` `'.join(_written(key) for key in _listed(action))}` | {action.label} | {_places(action, places)} |"
        for action in actions
    ]
    return "\n".join(("| key | does | where |", "|---|---|---|", *rows)) + "\n"


def _called(action: Action, key: str) -> str:
    """The call that a key stands for, as Textual reads it."""
    if not action.by_key:
        return action.name
    return f"{action.name}({key})" if key.isdigit() else f"{action.name}({key!r})"


def _columns(actions: list[Action]) -> int:
    return sum(action.footer_width for action in actions) + BETWEEN * (len(actions) - 1)


def _listed(action: Action) -> tuple[str, ...]:
    return (action.shown,) if action.by_key else action.keys


def _written(key: str) -> str:
    names = {"question_mark": "?", "escape": "Esc", "pagedown": "PgDn", "pageup": "PgUp", "colon": ":"}
    return names.get(key, key)


def _places(action: Action, places: type[StrEnum]) -> str:
    here = [place.value for place in places if place in action.where]
    elsewhere = [place.value for place in places if place not in action.where]
    if not elsewhere:
        return "everywhere"
    return f"everywhere but {', '.join(elsewhere)}" if len(elsewhere) <= FEW else ", ".join(here)
