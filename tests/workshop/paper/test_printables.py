"""Everything to print for a story."""

import re
from datetime import date
from pathlib import Path

import pytest
from attrs import evolve

from game.story.concepts import concepts
from game.workshop.paper import preview, preview_html, printables
from game.workshop.paper.cards import SIGNS
from game.workshop.paper.looking_back import SENTENCES
from game.workshop.paper.standards import CASEL, OBJECTIVES, standards
from tests.short_story import bridge
from tests.test_stories import SLATE
from tests.workshop.closing.rooms import bench, bundled
from tests.workshop.paper.pages import PAYLOADS, Page, is_harmless, poisoned

GOLDENS = Path(__file__).parent / "goldens"
TODAY = date(2026, 3, 4)
PAGES = printables(bridge(), TODAY)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_its_golden(name: str) -> None:
    golden = GOLDENS / name
    assert PAGES[name] == golden.read_text(encoding="utf-8"), f"if this is meant: write it to {golden}"


def test_there_is_a_page_for_everything_a_lesson_needs() -> None:
    assert [name.removeprefix("bridge-").removesuffix(".html") for name in PAGES] == [
        "preview", "lesson-plan", "letter-home", "sitting-out", "vote-cards", "people", "exit-tickets", "if-then-cards",
        "help-card", "now", "thinking-back",
    ]  # fmt: skip


@pytest.mark.parametrize("name", sorted(SLATE))
def test_every_story_has_every_page_and_each_is_whole_and_runs_nothing(name: str) -> None:
    story = bundled(name).rules.story
    pages = printables(story, TODAY)
    assert len(pages) == len(PAGES)
    for file, page in pages.items():
        assert file.startswith(f"{name}-")
        is_harmless(page)
    assert story.title in is_harmless(pages[f"{name}-preview.html"]).words


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_a_story_says_is_only_letters(payload: str) -> None:
    for page in printables(poisoned(bench(), payload), TODAY).values():
        is_harmless(page)


def test_the_lesson_plan_has_the_objectives_the_plans_and_the_five_fs() -> None:
    words = is_harmless(PAGES["bridge-lesson-plan.html"]).words
    for needed in (*OBJECTIVES, "20 minutes", "45 minutes", "90 minutes", "Opinion line", "Footprints"):
        assert needed in words
    safe = is_harmless(printables(evolve(bridge(), safety=True), TODAY)["bridge-lesson-plan.html"]).words
    assert "100 minutes" in safe
    assert "45 minutes" not in safe
    assert "second adult" in safe


def test_the_standards_can_be_written_over_and_name_only_what_was_looked_up() -> None:
    page = PAGES["bridge-lesson-plan.html"]
    assert "true" in Page(page).attributes["contenteditable"]
    told = str(list(standards(bundled("the-spare-key").rules.story)))
    assert "CASEL" in told
    for unverified in ("NSES", "Common Core", "SL.1", "2026"):
        assert unverified not in told
    assert {idea for ideas in CASEL.values() for idea in ideas} <= concepts().keys()


def test_vote_cards_have_a_letter_a_shape_and_a_word_each_four_to_a_page() -> None:
    found = Page(PAGES["bridge-vote-cards.html"])
    assert found.words.endswith("AcircleBtriangleCsquareDstar")
    assert PAGES["bridge-vote-cards.html"].count('class="page"') == 1
    assert found.attributes["aria-label"] == {"circle", "triangle", "square", "star"}
    more = printables(bundled("two-suitcases").rules.story, TODAY)["two-suitcases-vote-cards.html"]
    assert more.count('class="page"') == 2
    assert len({sign.points for sign in SIGNS}) == len({sign.name for sign in SIGNS}) == len(SIGNS)


def test_the_people_are_known_as_they_are_before_the_story() -> None:
    words = is_harmless(printables(bench(), TODAY)["bench-people.html"]).words
    assert "on the left" in words
    assert "The one on the right." in words
    assert "avoidant" not in words
    assert "hears everything" not in words


def test_now_and_before_are_on_two_pages_unscored_and_without_a_name() -> None:
    now, before = (Page(PAGES[f"bridge-{what}.html"]).words for what in ("now", "thinking-back"))
    for words in (now, before):
        assert all(sentence in words for sentence in SENTENCES)
        assert "No name." in words
        assert not re.search(r"score|points|result", words, re.IGNORECASE)
    assert "before the story" not in now
    assert "after the story" not in before


def test_the_help_card_has_the_places_own_lines_first() -> None:
    words = Page(PAGES["bridge-help-card.html"]).words
    assert words.index("A service near us") < words.index("findahelpline.com")


def test_the_preview_tells_every_ending_with_its_chance_its_reading_and_its_questions() -> None:
    shown = preview(bench())
    apart, both = shown.endings
    assert (apart.title, apart.kind) == ("Two Benches", "an ending about keeping apart")
    assert sum(ending.share or 0 for ending in shown.endings) == pytest.approx(1)
    words = is_harmless(preview_html(shown)).words
    for needed in (
        "Nobody moved over.",
        "Somebody moved over.",
        "a quarrel in a park",
        "Who was cold?",
        "13+",
    ):
        assert needed in words
    assert both.questions == ("Who moved?",)
    assert shown.prompts[0] == ("The bench", "Whose bench is it?")
    assert "avoidant" not in words
    assert [person.notes for person in shown.people] == [
        ("Sits near the end, and hears everything.", "Answers a fair try."), (),
    ]  # fmt: skip


@pytest.mark.parametrize("name", sorted(SLATE))
def test_the_preview_of_every_story_has_a_reading_of_every_ending(name: str) -> None:
    shown = preview(bundled(name).rules.story)
    assert all(ending.reading and ending.questions and ending.share for ending in shown.endings)
    assert sum(ending.share or 0 for ending in shown.endings) == pytest.approx(1)
    assert shown.plans == (20, 45, 90)
