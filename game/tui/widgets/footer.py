"""The line at the bottom: the keys that work now, as many as fit, each whole, each clickable."""

from collections.abc import Sequence
from enum import StrEnum

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Click, Resize

from game.tui.actions import Action, fitting, live
from game.tui.content import joined, words
from game.tui.widgets.text import Text


class Key(Text):
    """One key and what it does."""

    def __init__(self, action: Action) -> None:
        super().__init__(
            joined((words(action.shown, "bold $heading"), words(action.short, "$aside")), " "), id=action.name
        )
        self.action = action
        self.display = False  # until it is known whether it works here and fits

    async def on_click(self, event: Click) -> None:
        """A click does what the key does; one action with many keys is not for clicking."""
        event.stop()
        if not self.action.by_key:
            await self.screen.run_action(self.action.name)


class Footer(Horizontal):
    """The keys of the screen it stands on."""

    def __init__(self, where: StrEnum, actions: Sequence[Action]) -> None:
        super().__init__()
        self._actions = actions
        self._asked: tuple[set[str | None], int] | None = None
        self._keys = tuple(Key(action) for action in actions if action.short and where in action.where)

    def compose(self) -> ComposeResult:
        """Every key there could be; `renew` decides which are seen."""
        yield from self._keys

    def on_resize(self, event: Resize) -> None:
        """Fit the keys to the new width."""
        del event
        self.renew()

    def renew(self) -> None:
        """Show the keys that work now and fit."""
        working = {active.binding.id for active in self.screen.active_bindings.values() if active.enabled}
        asked = working, self.content_size.width
        if asked == self._asked:
            return
        self._asked = asked
        shown = fitting(live(working, self._actions), self.content_size.width)
        for key in self._keys:
            if key.display != (key.action in shown):
                key.display = key.action in shown
            key.set_class(key.action is shown[-1], "-last")
