"""Every command of the line-by-line desk, once: it feeds the reading of lines, the help, and the documentation."""

from attrs import frozen


@frozen
class Command:
    """Something that can be typed.

    Attributes:
        word: its first word; empty for bare counts.
        form: how it is typed.
    """

    word: str
    form: str
    does: str

    @property
    def line(self) -> str:
        """It in the list of all."""
        return f"{self.form}: {self.does}."


COMMANDS = (
    Command("next", "next", "the step that comes next"),
    Command("begin", "begin", "begin the story"),
    Command("talk", "talk", "talk in pairs; votes can be changed meanwhile"),
    Command("reveal", "reveal", "end the vote and say the counts"),
    Command("again", "again", "vote again"),
    Command("go", "go, or go b", "go on with the answer that leads, or with answer b"),
    Command("pass", "pass b", "go on with answer b without a vote"),
    Command("", "a 12 b 9", "count votes; answers that are left out stay as they were"),
    Command("hands", "hands a 12 b 9", "count raised hands"),
    Command("cards", "cards a 12 b 9", "count cards"),
    Command("keyboard", "keyboard abba", "count letters that were pressed one after another"),
    Command("undo", "undo", "take the last pressed letter back"),
    Command("back", "back", "take the last answer back, or go to the part before"),
    Command("pause", "pause", "pause: phones take no votes"),
    Command("blank", "blank", "show nothing on phones and on the wall"),
    Command("show", "show", "show everything again"),
    Command("timer", "timer, timer 3, or timer off", "start the clock, for three minutes, or stop it"),
    Command("closing", "closing", "go to the talk after the story"),
    Command("read", "read", "say once more where the room is"),
    Command("listen", "listen", "what to ask here, and what to listen for"),
    Command("who", "who", "how many phones are here, and how many have voted"),
    Command("where", "where", "the addresses for phones and for a projector"),
    Command("plan", "plan", "the plan of the hour"),
    Command("preview", "preview", "what is in the story, all endings too"),
    Command("report", "report, or report FILE", "write the report into this folder, or as that file"),
    Command(
        "print",
        "print, or print FOLDER",
        "write everything to print into a folder of its own, or into that one",
    ),
    Command("places", "places", "places to turn to for help"),
    Command("help", "help", "this list"),
    Command("leave", "leave", "leave, and go on later with the same code"),
    Command("quit", "quit", "close the room for good"),
)
HELP = tuple(command.line for command in COMMANDS)
WORDS = frozenset(command.word for command in COMMANDS if command.word)
