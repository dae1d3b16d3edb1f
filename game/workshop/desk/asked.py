"""What was asked for when the workshop was started."""

from collections.abc import Mapping
from pathlib import Path
from shlex import quote

from attrs import field, frozen

from game.plain.ways import Ways
from game.story.model import Story
from game.workshop.closing import plan_of
from game.workshop.room import Way
from game.workshop.room.events import Opened

EVERYWHERE = "0.0.0.0"  # noqa: S104 - phones in the room are the point


@frozen
class Asked:
    """The options of one workshop.

    Attributes:
        named: how the story was named; empty chooses from the library.
        store: a file or a URL; empty stands for the file beside the saves.
        short: whether it begins on the short way; the plan of 20 minutes always does.
        plan: minutes of the plan.
        port: 0 takes the usual one, or the next that is free.
        listen: the address to listen at.
        names: more names under which phones find this computer.
        resume: the code of a room to go on with.
        tls: the certificate and its key.
    """

    named: str = ""
    store: str = ""
    way: Way = Way.TOGETHER
    seat: str | None = None
    stances: Mapping[str, str] = field(factory=dict)
    short: bool = False
    plan: int = 45
    port: int = 0
    listen: str = EVERYWHERE
    names: tuple[str, ...] = ()
    resume: str | None = None
    tls: tuple[Path, Path] | None = None

    def misfit(self, story: Story) -> str:
        """What about these options the story does not have, as a sentence; empty when they fit."""
        if self.way is Way.PAIRS and len(story.seats) == 1:
            return f"“{story.title}” has one seat, so it is not for pairs. Play it together or alone."
        short = self.short or self._plan_is_short(story)
        if short and not all(seat.short for seat in story.seats):
            return f"“{story.title}” has no short way. Choose a plan of 45 or 90 minutes, without --short."
        return Ways(seat=self.seat, stances=self.stances).misfit(story)

    def opened(self, story: Story) -> Opened:
        """The first event of a room on a story."""
        return Opened(
            story=story.id,
            fingerprint=story.fingerprint,
            way=self.way,
            seat=self.seat,
            stances=dict(self.stances),
            short=self.short or self._plan_is_short(story),
            plan=self.plan,
        )

    def _plan_is_short(self, story: Story) -> bool:
        return plan_of(story, self.plan).short

    @property
    def again(self) -> str:
        """The options that find the same rooms at the same addresses another time."""
        # A URL may hold a password, and the wall may see this.
        store = "postgresql://…" if "://" in self.store else quote(self.store)
        options = [f" --store {store}"] if self.store else []
        options += [f" --port {self.port}"] if self.port else []
        options += [f" --listen {self.listen}"] if self.listen != EVERYWHERE else []
        options += [f" --host-name {name}" for name in self.names]
        options += [f" --tls {self.tls[0]} {self.tls[1]}"] if self.tls else []
        return "".join(options)
