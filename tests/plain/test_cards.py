"""The concept cards as a person reads them, and the texts themselves."""

import re

import pytest

from game.plain.cards import REVIEW, page, show_cards
from game.story.concepts import Concept, concept_ids, concepts
from game.story.help_lines import help_lines, help_text
from game.story.model import METER_NAMES
from game.story.words import count
from tests.environments import stage


def test_a_card_is_shown_whole() -> None:
    on = stage()
    assert show_cards("boundary", on.environment) == 0
    card = concepts()["boundary"]
    for text in (
        card.name,
        card.definition,
        *card.does,
        *card.misses,
        card.research,
        card.doubt,
        *card.sources,
    ):
        assert text in on.said
    assert on.said.endswith(REVIEW + "\n")


def test_without_an_id_every_card_has_its_line() -> None:
    on = stage()
    assert show_cards(None, on.environment) == 0
    assert tuple(line.partition(":")[0] for line in on.said.splitlines()[:-2]) == concept_ids()


def test_an_unknown_card_is_a_wrong_use() -> None:
    on = stage()
    assert show_cards("boundry", on.environment) == 2
    assert "Did you mean “boundary”?" in on.complained


def test_there_is_a_card_for_each_of_the_32_ideas() -> None:
    assert len(concepts()) == 32
    assert tuple(concepts()) == concept_ids()


@pytest.mark.parametrize("card", concepts().values(), ids=concept_ids())
def test_a_card_keeps_to_the_rules_of_cards(card: Concept) -> None:
    assert count(card.definition) <= 40
    assert len(card.does) == len(card.misses) == 3
    assert card.sources
    assert set(card.meters) <= set(METER_NAMES)
    words = " ".join(page(card))
    assert not re.search(r"\b(you are|mature|toxic|failed|should)\b", words, re.IGNORECASE)
    assert "[tv]" not in words
    assert not re.search(
        r"codependen", " ".join((card.name, card.definition, *card.does, *card.misses)), re.IGNORECASE
    )


def test_help_lines_without_a_check_show_no_number_and_always_an_address() -> None:
    said = help_text()
    assert "emergency number" in said[0]
    for line, shown in zip(help_lines(), said[1:], strict=True):
        assert line.url in shown
        assert line.last_checked is not None or not re.search(r"\d{3}", shown.replace(line.url, ""))
