"""After a story: its ending, what it noticed, and what next."""

from collections.abc import Iterator

from textual.content import Content
from textual.events import Resize
from textual.message import Message

from game.debrief import debrief
from game.debrief.elsewhere import another
from game.debrief.moments import named
from game.engine import Playthrough, in_words
from game.tui import pages, wording
from game.tui.actions import Where, bindings
from game.tui.content import words
from game.tui.messages import (
    Ask,
    GoTo,
    LeaveGame,
    OtherSeat,
    SaveDebrief,
    ShowCard,
    ShowMoment,
    ShowRetold,
    ShowStories,
)
from game.tui.screens.play import PlayScreen
from game.tui.sitting import Sitting
from game.tui.widgets import Entry, Text

Door = tuple[str, Message]


class EndingScreen(PlayScreen):
    """An ending and its debrief, on one long page, and below them the doors."""

    WHERE = Where.ENDING
    BINDINGS = bindings(WHERE)

    def __init__(self, play: Playthrough, sitting: Sitting, notice: str = "") -> None:
        super().__init__(play, sitting, notice)
        self._after = debrief(play)
        self._idea = self._after.idea

    def body(self) -> Content:
        """The ending and the debrief."""
        return pages.ending(self.play, self._after, self.width, self.sitting.signs)

    def entries(self) -> tuple[Entry, ...]:
        """What next."""
        return tuple(Entry(words(line)) for line, _ in self._doors())

    async def taken(self, place: int) -> None:
        """Ask for what was chosen."""
        _, message = tuple(self._doors())[place]
        self.post_message(message)

    def on_resize(self, event: Resize) -> None:
        """Draw the balances for the new width."""
        del event
        self.query_one("#body", Text).show(self.body())

    def action_back(self) -> None:
        """Go back to before the last choice."""
        self.post_message(GoTo(self.play.before or self.play))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Not every debrief names an idea."""
        del parameters
        return self._idea is not None if action == "idea" else True

    def action_idea(self) -> None:
        """Show the card of the idea that the debrief names."""
        if self._idea is not None:
            self.post_message(ShowCard(self._idea))

    def action_keep_page(self) -> None:
        """Save the debrief; in a private sitting only after asking."""
        if self.sitting.store is not None:
            self.post_message(SaveDebrief(self.play))
            return
        answers = ((wording.WRITE_IT, SaveDebrief(self.play)), (wording.STAY, None))
        self.post_message(Ask(wording.ASK_TO_SAVE, *answers))

    def _doors(self) -> Iterator[Door]:
        story = self.play.rules.story
        yield from self._elsewhere()
        if self._idea is not None:
            yield wording.the_card(self._idea.name), ShowCard(self._idea)
        if len(story.seats) > 1:
            yield wording.OTHER_SEAT, OtherSeat(story)
        yield wording.AGAIN, ShowMoment(self.play.moments[0])
        if self.sitting.store is not None:
            yield wording.SAVE_DEBRIEF, SaveDebrief(self.play)
        yield wording.ANOTHER, ShowStories()
        yield wording.LEAVE, LeaveGame()

    def _elsewhere(self) -> Iterator[Door]:
        """The doors into what did not happen."""
        if (swap := self._after.what_if) is not None:
            where = named(swap.moment, self._after.points)
            said = self.sitting.signs.quoted(in_words(swap.instead.words(swap.moment.before)))
            spoken = swap.instead.choice.spoken
            yield wording.go_there(where, said, spoken=spoken), GoTo(swap.there, ended=self.play)
        for other, leads in zip(self._after.others, pages.retold_lines(self._after), strict=False):
            line = wording.to_another(another(other.person, other.stance))
            yield line, ShowRetold(self.play, other, leads)
