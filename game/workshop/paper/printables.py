"""Everything to print for a story, each as one page of HTML that opens and prints anywhere."""

from collections.abc import Mapping
from datetime import date

from game.story.model import Story
from game.workshop.paper.cards import character_cards, exit_tickets, if_then_cards, vote_cards
from game.workshop.paper.lesson_plan import lesson_plan
from game.workshop.paper.letters import help_card, letter_home, opt_out_note
from game.workshop.paper.looking_back import looking_back, looking_now
from game.workshop.paper.naming import file_name
from game.workshop.paper.preview import preview, preview_html


def printables(story: Story, today: date | None = None) -> Mapping[str, str]:
    """File names and pages, in the order in which they are needed; `today` decides which help lines are too old."""
    pages = {
        "preview": preview_html(preview(story)),
        "lesson-plan": lesson_plan(story),
        "letter-home": letter_home(story),
        "sitting-out": opt_out_note(story),
        "vote-cards": vote_cards(story),
        "people": character_cards(story),
        "exit-tickets": exit_tickets(story),
        "if-then-cards": if_then_cards(story),
        "help-card": help_card(story, today),
        "now": looking_now(story),
        "thinking-back": looking_back(story),
    }
    return {file_name(story, what, "html"): page for what, page in pages.items()}
