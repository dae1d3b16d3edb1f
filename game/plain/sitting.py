"""Sitting down with the game on a stream: choosing a story from the library, and playing it."""

from game.plain import pages
from game.plain.asking import ask_number
from game.plain.environment import Environment
from game.plain.player import play
from game.plain.ways import Ways
from game.saves import Store
from game.story.library import Card, bundled_stories
from game.story.model import Story

FINE, PROBLEMS = 0, 1


def choose_story(environment: Environment) -> Card | None:
    """Ask which of the bundled stories to play; None when the player leaves."""
    cards = bundled_stories()
    environment.out.say("Both Ways. Short stories about leaning on each other.")
    environment.out.say()
    for line in pages.library(cards):
        environment.out.say(line)
    environment.out.say()
    number = ask_number(environment.out, len(cards))
    return None if number is None else cards[number - 1]


def sit_down(story: Story, ways: Ways, environment: Environment, store: Store | None) -> int:
    """Play a story on the environment's streams and return the command's exit code."""
    outcome = play(story, environment.out, ways, store)
    return PROBLEMS if outcome == "stuck" else FINE
