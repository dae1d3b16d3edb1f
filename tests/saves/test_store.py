"""A folder of saves as it should be, and in homes as odd as they come."""

import os
import stat
from pathlib import Path

import pytest
from attrs import evolve

from game.saves import Save, Store, Trouble, all_kept, forget, saves_home
from game.saves.home import NOWHERE, VARIABLE
from game.saves.naming import stem
from tests.saves.calls import Calls, Fault
from tests.saves.small import SLOT, hear, keep, save
from tests.saves.test_save import body, forged


def test_the_newest_is_the_highest_generation_and_writings_take_turns(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for number in range(1, 6):
        written = store.write(save("yard.hand", generation=number - 1))
        assert isinstance(written, Save)
        assert store.load(SLOT).save == written
    assert {path.name for path in tmp_path.iterdir()} == {f"{SLOT}.a.save", f"{SLOT}.b.save"}


def test_only_their_owner_can_look_into_saves(tmp_path: Path) -> None:
    store = Store(tmp_path / "home" / "saves")
    before = os.umask(0)
    try:
        with store.held(SLOT):
            store.write(save())
    finally:
        os.umask(before)
    assert stat.S_IMODE(store.folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in store.folder.iterdir()} == {0o600}


def test_a_damaged_file_is_never_written_over_though_many_are_there_already(tmp_path: Path) -> None:
    store, contents = Store(tmp_path), []
    for number in range(4):
        contents.append(b"damage %d" % number)
        (tmp_path / f"{SLOT}.a.save").write_bytes(contents[-1])
        assert store.load(SLOT).troubles
        assert isinstance(store.write(save()), Save)
    assert sorted(path.read_bytes() for path in tmp_path.glob("*.damaged")) == contents


@pytest.mark.parametrize("side", ["a", "b"])
def test_a_newer_save_stays_where_it_is_and_nothing_is_written_beside_it(side: str, tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.write(save("yard.hand"))
    store.write(save("yard.hand", "street.knock"))
    newer = forged(b"what a later version of the game writes", generation=9, written=2)
    (tmp_path / f"{SLOT}.{side}.save").write_bytes(newer)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    for _ in range(2):
        loaded = store.load(SLOT)
        assert loaded.barred
        assert "was written by a newer version of the game. It stays as it is." in loaded.troubles[0].sentence
        assert isinstance(store.write(save()), Trouble)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize("error", ["EIO", "EACCES", "EMFILE"])
def test_a_file_that_cannot_be_opened_for_a_moment_is_not_written_over(error: str, tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.write(save("yard.hand"))
    newest = store.write(save("yard.hand", "street.knock"))
    for at in (1, 2, 3, 4):
        with Calls(tmp_path, Fault(at, error)).watched():
            assert isinstance(Store(tmp_path).write(save("yard.friday")), Trouble)
    assert Store(tmp_path).load(SLOT).save == newest


def test_a_store_that_was_overtaken_does_not_write_over_the_other(tmp_path: Path) -> None:
    first, second = Store(tmp_path), Store(tmp_path)
    kept = first.write(save("yard.hand"))
    assert isinstance(kept, Save)
    second.load(SLOT)
    theirs = second.write(evolve(kept, trail=("yard.friday",)))
    for _ in range(2):
        refused = first.write(evolve(kept, trail=("yard.hand", "street.knock")))
        assert isinstance(refused, Trouble)
        assert "in another window" in refused.sentence
    assert first.newest(SLOT) == theirs


def test_a_trail_that_could_not_be_read_again_is_not_put_in_the_place_of_one_that_can(tmp_path: Path) -> None:
    store = Store(tmp_path)
    kept = store.write(save("yard.hand"))
    refused = store.write(save(*["yard." + "x" * 1000] * 5000))
    assert isinstance(refused, Trouble)
    assert "too long" in refused.sentence
    assert store.load(SLOT).save == kept


def test_the_longest_ids_that_words_give_are_kept_and_read(tmp_path: Path) -> None:
    store = Store(tmp_path)
    kept = store.write(save("yard." + "very-" * 3000 + "long"))
    assert isinstance(kept, Save)
    assert store.load(SLOT).save == kept


def test_what_killed_writers_left_is_deleted_and_nothing_else(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.write(save())
    left = [f"{SLOT}.a.save.77.new", f"{SLOT}.b.save.123456.new"]
    stays = [
        f"{SLOT}x.a.save.77.new",
        f"{SLOT}.new",
        f"{SLOT}.a.save.1.damaged",
        "README.md",
        f"{SLOT}.a.save.old",
    ]
    for name in left + stays:
        (tmp_path / name).write_bytes(b"half")
    with store.held(SLOT) as ours:
        assert ours
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {*stays, f"{SLOT}.a.save", f"{SLOT}.lock"}


def test_forgetting_takes_all_of_a_slot_and_nothing_of_another(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for slot in ("ladder", "ladder--2", "Ladder", "ladder-x"):
        store.write(save(slot=slot))
        store.write(save(slot=slot))
        (tmp_path / f"{stem(slot)}.a.save.1.damaged").write_bytes(b"")
    (tmp_path / "README.md").write_bytes(b"")
    for kept in all_kept(tmp_path):
        if kept.slot == "ladder":
            forget(kept)
    assert [kept.slot for kept in store.saves()] == ["Ladder", "ladder--2", "ladder-x"]
    assert len([*tmp_path.iterdir()]) == 3 * 3 + 1


# Odd homes.

ODD = {
    "spaces": "my saves here",
    "emoji": "📖🪑 saves",
    "250 bytes": "s" * 250,
    "not latin": "съхранени игри",
    "a line break": "saves\nhere",
    "a quote": "it's \"here\"",
    "a percent sign": "100% {saves}",
    "a leading hyphen": "-rf",
}  # fmt: skip


def plays_on(store: Store) -> None:
    """A play that is kept, left, and gone on with."""
    outcome, said = hear(store, "1\nq\n")
    assert outcome == "left"
    assert "Your place is kept." in said
    outcome, said = hear(store, "1\n", go_on=True)
    assert outcome == "ended"
    assert "cannot" not in said


def is_not_kept(store: Store) -> None:
    """A play that cannot be kept, is told so once, and goes on to its end."""
    outcome, said = hear(store, "1\n1\n")
    assert outcome == "ended"
    assert said.count("Your place cannot be kept") == 1
    outcome, said = hear(store, "1\nq\n")
    assert "Nothing is kept. To come back to this place:" in said


@pytest.mark.parametrize("name", ODD)
def test_a_folder_of_an_odd_name(name: str, tmp_path: Path) -> None:
    plays_on(Store(tmp_path / ODD[name]))


def test_a_folder_behind_a_link(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "saves").symlink_to(tmp_path / "there")
    plays_on(Store(tmp_path / "saves"))
    assert (tmp_path / "there" / f"{SLOT}.a.save").is_file()


def test_a_folder_that_is_missing_and_the_ones_above_it_too(tmp_path: Path) -> None:
    plays_on(Store(tmp_path / "a" / "b" / "c"))


def test_a_folder_that_goes_away_in_the_middle(tmp_path: Path) -> None:
    import shutil

    store = Store(tmp_path / "saves")
    keep(store, 1)
    shutil.rmtree(store.folder)
    assert isinstance(store.write(save("yard.hand", generation=1)), Save)


@pytest.mark.parametrize("kind", ["a file", "a link to nowhere", "nowhere", "below a file"])
def test_a_folder_that_is_none(kind: str, tmp_path: Path) -> None:
    folder = tmp_path / "saves"
    match kind:
        case "a file":
            folder.write_bytes(b"mine")
        case "a link to nowhere":
            folder.symlink_to(tmp_path / "nowhere")
        case "nowhere":
            folder = NOWHERE
        case _:
            (tmp_path / "file").write_bytes(b"mine")
            folder = tmp_path / "file" / "saves"
    is_not_kept(Store(folder))
    assert all(path.read_bytes() == b"mine" for path in tmp_path.iterdir() if path.is_file())


def test_a_folder_that_may_only_be_read(tmp_path: Path) -> None:
    # Whoever runs the tests may be allowed everything, so the calls that change something are refused by name.
    folder = tmp_path / "saves"
    store = Store(folder)
    keep(store, 1)
    real = {name: getattr(os, name) for name in ("open", "replace", "rename", "unlink", "mkdir")}

    def opened(path: object, flags: int, *others: int) -> int:
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            raise OSError(30, os.strerror(30))
        handle: int = real["open"](path, flags, *others)
        return handle

    def refused(*_: object) -> None:
        raise OSError(30, os.strerror(30))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "open", opened)
        for name in ("replace", "rename", "unlink", "mkdir"):
            patch.setattr(os, name, refused)
        outcome, said = hear(Store(folder), "1\n", go_on=True)
    assert outcome == "ended"
    assert said.count("Your place cannot be kept now. Read-only file system.") == 1


def test_a_file_system_that_knows_no_flushing_and_no_locks(tmp_path: Path) -> None:
    import fcntl

    def unknown(*_: object) -> None:
        raise OSError(38, os.strerror(38))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", unknown)
        patch.setattr(fcntl, "flock", unknown)
        plays_on(Store(tmp_path / "saves"))


@pytest.mark.parametrize("kind", ["a folder", "a pipe", "a link to itself"])
def test_a_save_that_is_no_file_is_left_alone_and_play_goes_on_beside_it(kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"{SLOT}.a.save"
    match kind:
        case "a folder":
            path.mkdir()
        case "a pipe":
            os.mkfifo(path)
        case _:
            path.symlink_to(path)
    outcome, said = hear(Store(tmp_path), "1\n1\n")
    assert outcome == "ended"
    assert f"is kept beside it, as {SLOT}--2." in said
    assert os.path.lexists(path)
    assert Store(tmp_path).newest(f"{SLOT}--2") is not None


@pytest.mark.parametrize(
    "slot",
    ["..", ".", "../../etc/passwd", "/etc/passwd", "a/b", "a\\b", "a\0b", "", "con", "nul", "com1", "x" * 255,
     "📖", "ladder\n", "ladder.a.save", "\ud800", "a:b", "-", "LADDER", "Ladder", "ladder "],
)  # fmt: skip
def test_a_slot_of_an_odd_name_stays_in_the_folder_and_has_files_of_its_own(
    slot: str, tmp_path: Path
) -> None:
    folder = tmp_path / "in" / "saves"
    store = Store(folder)
    plain = store.write(save("yard.hand"))
    odd = store.write(save("yard.friday", slot=slot))
    assert store.load(slot).save == odd
    assert store.load(SLOT).save == plain
    assert len({path.name.lower() for path in folder.iterdir()}) == 2
    assert [path.name for path in (tmp_path / "in").iterdir()] == ["saves"]
    assert all(path.name.isascii() and len(path.name) < 80 for path in folder.iterdir())


def test_a_save_copied_to_another_slot_is_set_aside(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.write(save("yard.hand"))
    (tmp_path / "other.a.save").write_bytes((tmp_path / f"{SLOT}.a.save").read_bytes())
    loaded = store.load("other")
    assert loaded.save is None
    assert "belongs to another story" in loaded.troubles[0].sentence
    assert (tmp_path / "other.a.save.1.damaged").is_file()


# Where the folder is.


def test_the_variable_names_the_folder(tmp_path: Path) -> None:
    assert saves_home({VARIABLE: str(tmp_path / "x")}) == tmp_path / "x"
    assert saves_home({VARIABLE: "here"}) == Path("here").absolute()


def test_in_a_checkout_it_is_the_folder_of_the_checkout() -> None:
    assert saves_home({}) == Path(__file__).parents[2] / "saves"
    assert saves_home({VARIABLE: ""}) == saves_home({})


def test_installed_it_is_the_place_of_the_system_for_a_program_s_data(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("game.saves.home.checkout", lambda: None)
    monkeypatch.setenv("XDG_DATA_HOME", "/data")
    assert saves_home({}).parts[-2:] == ("bothways", "saves")


def test_without_a_home_nothing_is_littered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.saves.home.checkout", lambda: None)
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)
    assert saves_home({}) == NOWHERE
    assert saves_home({VARIABLE: "~/saves"}) == NOWHERE


def test_a_hand_written_body_that_fits_is_a_save_like_any_other(tmp_path: Path) -> None:
    (tmp_path / "x.a.save").write_bytes(forged(body(), generation=7))
    loaded = Store(tmp_path).load("x")
    assert loaded.save is not None
    assert loaded.save.generation == 7
