"""Everything a facilitator can do by key, once: it feeds the bindings, the footer, the help and the docs."""

from enum import StrEnum

from game.tui.actions import ALWAYS_SHOWN, Action


class At(StrEnum):
    """The kinds of screen."""

    CHOOSING = "choosing a room or a story"
    LOBBY = "before the story"
    QUESTION = "in the story"
    APART = "while each plays"
    CLOSING = "the talk after it"
    ADDRESS = "the address"
    COUNTING = "counting"
    KEYBOARD = "the shared keyboard"
    ANSWER = "choosing an answer"
    ASKED = "a question"
    PAPER = "other pages"
    PALETTE = "the list of all that can be done"


EVERYWHERE = frozenset(At)
ROOM = frozenset({At.LOBBY, At.QUESTION, At.APART, At.CLOSING})
PAGES = frozenset({At.ADDRESS, At.PAPER, At.PALETTE})
SHEETS = frozenset({At.COUNTING, At.KEYBOARD, At.ANSWER})
STORY = frozenset({At.QUESTION, At.APART})
READING = ROOM | PAGES | {At.CHOOSING}
MARKED = frozenset({At.CHOOSING, At.ANSWER, At.ASKED, At.PALETTE})
QUESTION, CLOSING, LOBBY = frozenset({At.QUESTION}), frozenset({At.CLOSING}), frozenset({At.LOBBY})
LETTERS = tuple("abcdefghij")

ACTIONS = (
    Action(
        "choose",
        tuple("123456789"),
        "1-9",
        "take that line",
        frozenset({At.CHOOSING, At.ASKED}),
        "choose",
        1,
        by_key=True,
    ),
    Action("letter", LETTERS, "a-j", "take that answer", frozenset({At.ANSWER}), "choose", 1, by_key=True),
    Action("press", LETTERS, "a-j", "vote", frozenset({At.KEYBOARD}), "vote", 1, by_key=True),
    Action("take", ("enter",), "Enter", "take the marked line", MARKED),
    Action("enter_counts", ("enter",), "Enter", "count it so", frozenset({At.COUNTING}), "count it", 1),
    Action("begin", ("enter",), "Enter", "begin the story", LOBBY),
    Action("next", ("enter",), "Enter", "the next step", ROOM - LOBBY),
    Action("up", ("up", "shift+tab"), "up", "scroll up; mark the line above", READING | MARKED),
    Action("down", ("down", "tab"), "down", "scroll down; mark the next", READING | MARKED),
    Action("page_down", ("space", "pagedown"), "space", "on by a page", READING),
    Action("page_up", ("pageup", "b"), "b", "back by a page", READING),
    Action("top", ("home",), "Home", "to the top", READING),
    Action("bottom", ("end",), "End", "to the end", READING),
    Action("reveal", ("r",), "r", "show the counts", STORY, "show counts", 2),
    Action("talk", ("d",), "d", "discuss: talk in pairs", QUESTION, "discuss", 3),
    Action("again", ("v",), "v", "vote again", QUESTION, "vote again", 2),
    Action("go", ("g",), "g", "go on with any answer", QUESTION, "go on", 4),
    Action("back", ("u",), "u", "take the last answer back", QUESTION, "back", 6),
    Action("part_before", ("u", "left"), "u", "the part before", CLOSING, "back", 3),
    Action("count", ("n",), "n", "count hands, cards, numbers", QUESTION, "count", 3),
    Action("keyboard", ("k",), "k", "one keyboard for everybody", QUESTION, "keyboard", 6),
    Action("without_vote", ("s",), "s", "skip the vote, choose a way", QUESTION, "skip", 8),
    Action("listen", ("l",), "l", "what to listen for", QUESTION | CLOSING, "listen for", 5),
    Action("text", ("h",), "h", "the scene's text once more", QUESTION, "text", 6),
    Action("timer", ("m",), "m", "start or stop the clock", ROOM, "clock", 7),
    Action("pause", ("p",), "p", "pause, or go on", ROOM, "pause", 5),
    Action("blank", ("x",), "x", "show nothing, or all again", ROOM | PAGES | {At.ASKED}, "blank", 6),
    Action("address", ("j",), "j", "the address, large", ROOM, "address", 4),
    Action("address_after", ("right",), "right", "another address", LOBBY | {At.ADDRESS}, "other address", 3),
    Action("address_before", ("left",), "left", "the address before", LOBBY | {At.ADDRESS}),
    Action("preview", ("w",), "w", "what is in it, all endings", LOBBY, "preview", 4),
    Action("plan", ("o",), "o", "the plan of the hour", ROOM, "plan", 6),
    Action("papers", ("c",), "c", "cards and sheets to print", LOBBY | CLOSING, "print", 5),
    Action("report", ("s",), "s", "save the report", CLOSING, "report", 2),
    Action("talk_after", ("e",), "e", "end: to the talk after it", STORY, "end", 9),
    Action("people", ("i",), "i", "help lines for people", ROOM, "help lines", 7),
    Action("theme", ("t",), "t", "other colours", READING, "colours", 9),
    Action("signs", ("a",), "a", "plain signs, or drawn ones", READING),
    Action(
        "unpress", ("backspace",), "Backspace", "take the last vote back", frozenset({At.KEYBOARD}), "undo", 2
    ),
    Action(
        "rub_out",
        ("backspace",),
        "Backspace",
        "rub out the last sign",
        frozenset({At.COUNTING}),
        "rub out",
        2,
    ),
    Action("palette", ("ctrl+p", "colon"), ":", "all that can be done here", ROOM),
    Action("help", ("question_mark",), "?", "all keys", ROOM, "help", ALWAYS_SHOWN),
    Action("close", ("escape", "q"), "Esc", "close this page", PAGES, "close", ALWAYS_SHOWN),
    Action("close_sheet", ("escape",), "Esc", "close this sheet", SHEETS, "close", ALWAYS_SHOWN),
    Action("stay", ("escape", "q"), "Esc", "stay", frozenset({At.ASKED}), "stay", ALWAYS_SHOWN),
    Action("leave", ("q",), "q", "leave or close the room", ROOM | {At.CHOOSING}, "leave", ALWAYS_SHOWN),
    Action("interrupt", ("ctrl+c",), "Ctrl+C", "copy marked text, or leave", EVERYWHERE),
)
