"""A sitting's play is kept after every choice, and no earlier play is ever written over unasked."""

from pathlib import Path

from attrs import evolve

from game.engine import Rules, start
from game.saves import Keeper, Store, look
from game.story.reading import read_text
from tests.plain.small_story import TEXT
from tests.saves.small import RULES, SLOT, hear, keep, played, save
from tests.saves.test_save import forged


def slots(store: Store) -> dict[str, tuple[str, ...]]:
    return {kept.slot: kept.trail for kept in store.saves()}


def test_a_play_is_on_disk_after_every_choice_and_every_step_back(tmp_path: Path) -> None:
    store = Store(tmp_path)
    keeper = Keeper.of(store, RULES, look(store, RULES))
    for numbers in ((1,), (), (2,), (2, 1)):
        assert keeper.keep(played(*numbers)) == ""
        found = Store(tmp_path).newest(SLOT)
        assert found is not None
        assert found.trail == played(*numbers).trail
    assert keeper.save.endings == ("roof",)


def test_a_play_that_passes_scenes_over_goes_on_passing_them_over(tmp_path: Path) -> None:
    store = Store(tmp_path)
    keeper = Keeper.of(store, RULES, look(store, RULES))
    moment = start(RULES, "keeper", skipping=True)
    assert keeper.keep(moment.choose(moment.open_choices[0])) == ""
    found = look(Store(tmp_path), RULES)
    assert found.replay is not None
    assert found.replay.playthrough.skipping


def test_endings_are_remembered_over_all_plays(tmp_path: Path) -> None:
    store = Store(tmp_path)
    keep(store, 1, 1)
    keep(store, 2)
    found = look(store, RULES)
    assert found.endings == ("roof",)
    assert found.replay is not None
    assert look(None, RULES).endings == ()


def test_a_play_that_has_ended_is_not_gone_on_with(tmp_path: Path) -> None:
    store = Store(tmp_path)
    keep(store, 1, 1)
    assert look(store, RULES).replay is None


def test_every_play_that_was_left_is_kept_beside_the_next(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for first, second in ((1, 2), (2, 1), (1, 2)):
        hear(store, f"{first}\nq\n" if first == 1 and not slots(store) else f"2\n{first}\nq\n", asks=True)
        del second
    assert slots(store) == {
        SLOT: ("yard.friday",),
        f"{SLOT}--earlier": ("yard.friday",),
        f"{SLOT}--earlier-2": ("yard.hand",),
    }


def test_the_same_play_is_put_aside_once(tmp_path: Path) -> None:
    store = Store(tmp_path)
    keep(store, 1)
    for _ in range(3):
        hear(store, "2\nq\n", asks=True)
    assert slots(store) == {SLOT: ("yard.friday",), f"{SLOT}--earlier": ("yard.friday",)}


def test_a_newer_save_in_the_way_of_what_is_put_aside_stays(tmp_path: Path) -> None:
    newer = forged(b"later", written=2)
    (tmp_path / f"{SLOT}--earlier.a.save").write_bytes(newer)
    store = Store(tmp_path)
    keep(store, 1)
    hear(store, "2\n2\nq\n", asks=True)
    assert slots(store) == {SLOT: ("yard.hand",), f"{SLOT}--earlier-2": ("yard.friday",)}
    assert (tmp_path / f"{SLOT}--earlier.a.save").read_bytes() == newer


def test_when_ninety_nine_are_kept_the_play_is_not_written_over_and_the_player_is_told(
    tmp_path: Path,
) -> None:
    store = Store(tmp_path)
    keep(store, 1)
    for number in range(1, 100):
        slot = f"{SLOT}--earlier" + (f"-{number}" if number > 1 else "")
        store.write(save(f"yard.{number}", slot=slot))
    outcome, said = hear(store, "2\n1\n")
    assert outcome == "ended"
    assert said.count("99 earlier plays of it are kept already; see: bothways saves list.") == 1
    assert slots(store)[SLOT] == ("yard.friday",)


def test_a_trail_that_no_longer_fits_is_put_aside_whole_before_it_is_written_over(tmp_path: Path) -> None:
    store = Store(tmp_path)
    keep(store, 1, 1)
    story = read_text(
        TEXT.replace("id: knock", "id: ring").replace("- do: Knock.", "- do: Ring."), "ladder.yaml"
    ).story
    assert story is not None
    rules = Rules.of(story)
    found = look(store, rules)
    assert found.unfit
    assert found.replay is not None
    assert found.replay.stopped_at == 1
    keeper = Keeper.of(store, rules, found)
    there = found.replay.playthrough
    assert keeper.keep(there.choose(there.open_choices[0])) == ""
    assert slots(store) == {
        SLOT: ("yard.friday", "street.ring"),
        f"{SLOT}--earlier": ("yard.friday", "street.knock"),
    }


def test_a_save_of_a_seat_or_a_stance_that_is_gone_is_put_aside_too(tmp_path: Path) -> None:
    for number, gone in enumerate(
        ({"seat": "nobody"}, {"stances": {"ola": "kind"}}, {"stances": {"nobody": "kind"}})
    ):
        store = Store(tmp_path / str(number))
        store.write(evolve(save("yard.hand"), **gone))  # type: ignore[arg-type]
        found = look(store, RULES)
        assert "The story no longer has" in found.sentences[0]
        assert found.replay is None
        outcome, _ = hear(store, "1\nq\n")
        assert outcome == "left"
        assert slots(store) == {SLOT: ("yard.friday",), f"{SLOT}--earlier": ("yard.hand",)}


def test_a_save_s_words_can_do_nothing_to_a_terminal(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.write(save("yard.\x1b]52;c;aGk=\x1b\\\u202e[red]{kitchen}\ud800"))
    outcome, said = hear(store, "1\n1\n", go_on=True)
    assert outcome == "ended"
    assert "\x1b" not in said
    assert "\u202e" not in said
    assert "\\x1b]52" in said
