"""What a screen asks of the app. Screens do not know each other; the app knows them all."""

from pathlib import Path

from textual.message import Message

from game.engine import Playthrough
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
    """This moment of a play, please: its scene, or its ending."""

    def __init__(self, play: Playthrough) -> None:
        self.play = play
        super().__init__()


class ShowHistory(Message):
    """All that was read in a play so far, please."""

    def __init__(self, play: Playthrough) -> None:
        self.play = play
        super().__init__()


class ShowHelp(Message):
    """These actions with their keys, please."""

    def __init__(self, actions: tuple[Action, ...]) -> None:
        self.actions = actions
        super().__init__()


class ShowPeople(Message):
    """Help lines for people, please."""


class AskToLeave(Message):
    """The player wants to leave in the middle of a story: ask once."""


class LeaveGame(Message):
    """Out; with `at_once`, the terminal is cleared behind the player."""

    def __init__(self, *, at_once: bool = False) -> None:
        self.at_once = at_once
        super().__init__()
