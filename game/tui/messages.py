"""What a screen asks of the app. Screens do not know each other; the app knows them all."""

from pathlib import Path

from textual.message import Message

from game.debrief import Other
from game.engine import Playthrough
from game.story.concepts import Concept
from game.story.model import Story
from game.tui.actions import Action


class ShowStories(Message):
    """The library, please."""


class OpenStory(Message):
    """The beginning of the story at a path, please."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__()


class OtherSeat(Message):
    """The same story's beginning, with all its seats, please."""

    def __init__(self, story: Story) -> None:
        self.story = story
        super().__init__()


class ShowMoment(Message):
    """This moment of a play, please: its scene, or its ending; `notice` is a quiet line to say once."""

    def __init__(self, play: Playthrough, notice: str = "") -> None:
        self.play = play
        self.notice = notice
        super().__init__()


class GoTo(Message):
    """The play goes on from this moment: keep it, then show it. With `ended`, that play is kept beside it."""

    def __init__(self, play: Playthrough, ended: Playthrough | None = None) -> None:
        self.play = play
        self.ended = ended
        super().__init__()


class ShowHistory(Message):
    """All that was read in a play so far, please."""

    def __init__(self, play: Playthrough) -> None:
        self.play = play
        super().__init__()


class ShowRetold(Message):
    """The same words to a person of another stance, to read, please; `said` is where they lead."""

    def __init__(self, play: Playthrough, other: Other, said: str) -> None:
        self.play = play
        self.other = other
        self.said = said
        super().__init__()


class SaveDebrief(Message):
    """A finished play's debrief as two files in this folder, please."""

    def __init__(self, play: Playthrough) -> None:
        self.play = play
        super().__init__()


class ShowCards(Message):
    """The idea cards to choose from, please."""


class ShowCard(Message):
    """This idea card, please."""

    def __init__(self, card: Concept) -> None:
        self.card = card
        super().__init__()


class ShowLicences(Message):
    """Whose the code and the texts are, please."""


class ShowHelp(Message):
    """These actions with their keys, please."""

    def __init__(self, actions: tuple[Action, ...]) -> None:
        self.actions = actions
        super().__init__()


class ShowPalette(Message):
    """These actions to choose from, please."""

    def __init__(self, actions: tuple[Action, ...]) -> None:
        self.actions = actions
        super().__init__()


class Do(Message):
    """An action on the screen that lies uppermost now, please."""

    def __init__(self, action: Action) -> None:
        self.action = action
        super().__init__()


class ShowPeople(Message):
    """Help lines for people, please."""


class OtherColours(Message):
    """The next colours, please."""


class OtherSigns(Message):
    """Signs with nothing but ASCII, or those that are drawn, please."""


class Ask(Message):
    """A question first, please; each answer has a message of its own, or None to stay."""

    def __init__(self, question: str, *answers: tuple[str, Message | None]) -> None:
        self.question = question
        self.answers = answers
        super().__init__()


class LeaveGame(Message):
    """Out; with `at_once`, the terminal is cleared behind the player; with `kept`, their place is kept."""

    def __init__(self, *, at_once: bool = False, kept: bool = False) -> None:
        self.at_once = at_once
        self.kept = kept
        super().__init__()
