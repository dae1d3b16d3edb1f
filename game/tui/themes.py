"""The colours: four palettes of our own, each with every text at 4.5:1 or more on what it stands on."""

from attrs import frozen
from textual.theme import Theme

SPEAKERS = 6


@frozen
class Palette:
    """One set of colours.

    Attributes:
        background: the paper.
        panel: what a marked choice and a question stand on.
        text: narration.
        aside: place lines, what was just chosen, the footer's words.
        locked: a choice that is not open.
        accent: titles, headings, keys, the mark.
        you: the player's words.
        speakers: one colour for each person, in the order of the cast, then again from the first.
    """

    name: str
    dark: bool
    background: str
    panel: str
    text: str
    aside: str
    locked: str
    accent: str
    you: str
    speakers: tuple[str, ...]

    @property
    def variables(self) -> dict[str, str]:
        """The colours by the names that styles use."""
        return {
            "paper": self.background,
            "panel-paper": self.panel,
            "ink": self.text,
            "aside": self.aside,
            "locked": self.locked,
            "heading": self.accent,
            "you": self.you,
            "screen-selection-background": self.text,
            "screen-selection-foreground": self.background,
        } | {f"speaker-{number}": colour for number, colour in enumerate(self.speakers)}

    def theme(self) -> Theme:
        """The palette as Textual takes it."""
        return Theme(
            name=self.name,
            primary=self.accent,
            foreground=self.text,
            background=self.background,
            surface=self.panel,
            panel=self.panel,
            dark=self.dark,
            variables=self.variables,
        )


PALETTES = (
    Palette(
        name="dark",
        dark=True,
        background="#15171c",
        panel="#23262e",
        text="#dcd8ce",
        aside="#9b988f",
        locked="#9b988f",
        accent="#e0b568",
        you="#f2ead8",
        speakers=("#8fc7b7", "#e9a38f", "#9fb8ea", "#cda9e6", "#b3cc84", "#e89ab8"),
    ),
    Palette(
        name="light",
        dark=False,
        background="#fbfaf7",
        panel="#ebe8e0",
        text="#23252b",
        aside="#5e6066",
        locked="#5e6066",
        accent="#7d4a00",
        you="#101114",
        speakers=("#0b5f57", "#9a3412", "#1d4f9c", "#67399c", "#3f5f10", "#96285a"),
    ),
    Palette(
        name="contrast",
        dark=True,
        background="#000000",
        panel="#1e1e1e",
        text="#ffffff",
        aside="#d4d4d4",
        locked="#c4c4c4",
        accent="#ffd75f",
        you="#ffffff",
        speakers=("#5fffd7", "#ffaf87", "#9fd0ff", "#dfafff", "#c3ff6f", "#ff9fcf"),
    ),
    Palette(
        name="sepia",
        dark=False,
        background="#f4ecd8",
        panel="#e6dabd",
        text="#3a2e1f",
        aside="#655439",
        locked="#655439",
        accent="#7a3b0c",
        you="#241b10",
        speakers=("#0d554e", "#8c2f10", "#264b86", "#583684", "#3c5210", "#862548"),
    ),
)
NAMES = tuple(palette.name for palette in PALETTES)


def after(name: str) -> str:
    """The theme that follows one, the first after the last."""
    return NAMES[(NAMES.index(name) + 1) % len(NAMES)]
