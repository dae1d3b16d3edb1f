"""What a screen of the desk asks of the app, beside what every screen may ask."""

from textual.content import Content
from textual.message import Message

from game.story.library import Card
from game.workshop.desk.leaving import Leaving


class Sit(Message):
    """A new room on this story, please; with a code, the room that was not closed; `erase` those first."""

    def __init__(self, story: Card | None = None, code: str = "", *, erase: bool = False) -> None:
        self.story = story
        self.code = code
        self.erase = erase
        super().__init__()


class ShowStories(Message):
    """The stories to choose from, please."""


class ShowPage(Message):
    """This page to read and close again, please."""

    def __init__(self, content: Content) -> None:
        self.content = content
        super().__init__()


class ShowAddress(Message):
    """The address for the wall, please."""


class ShowPreview(Message):
    """What is in the story, please."""


class Blank(Message):
    """Nothing on the screen, at once, please."""


class ChooseAnswer(Message):
    """The answers to choose from, please; `passed` where the room is not asked."""

    def __init__(self, *, passed: bool = False) -> None:
        self.passed = passed
        super().__init__()


class CountByHand(Message):
    """A place to type counts, please."""


class ShareKeyboard(Message):
    """The keyboard for everybody, please."""


class GoBack(Message):
    """The last answer taken back, please; `sure` once the question was answered."""

    def __init__(self, *, sure: bool = False) -> None:
        self.sure = sure
        super().__init__()


class EndStory(Message):
    """The talk after the story, please; `sure` once the question was answered."""

    def __init__(self, *, sure: bool = False) -> None:
        self.sure = sure
        super().__init__()


class WriteReport(Message):
    """The room's report, please; `sure` once the question was answered."""

    def __init__(self, *, sure: bool = False) -> None:
        self.sure = sure
        super().__init__()


class WritePapers(Message):
    """The sheets to print, please; `sure` once the question was answered."""

    def __init__(self, *, sure: bool = False) -> None:
        self.sure = sure
        super().__init__()


class Leave(Message):
    """Out, please, with the room closed or kept."""

    def __init__(self, leaving: Leaving) -> None:
        self.leaving = leaving
        super().__init__()
