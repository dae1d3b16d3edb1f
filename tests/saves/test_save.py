"""A save's bytes: nothing damaged, cut, torn or forged is ever taken for a save, and nothing makes the game stop."""

import json
import re
import tracemalloc
from hashlib import sha256
from pathlib import Path

import pytest
from attrs import evolve, fields
from hypothesis import given, settings
from hypothesis import strategies as st

from game.saves import Save, Store
from game.saves.save import FORMAT, LONGEST, Fault, from_bytes, to_bytes
from tests.saves.small import SLOT, save

HERE = Path(__file__).parent
MUSEUM = sorted(HERE.glob("museum/format-*/*.save"))
SUITE = json.loads((HERE / "json_suite.json").read_text(encoding="ascii"))
LONG = save(*(f"bench.{number}-more" for number in range(400)), generation=400)
REAL = {
    "in the middle": (HERE / "museum/format-1/in-the-middle.save").read_bytes(),
    "ended": (HERE / "museum/format-1/ended.save").read_bytes(),
    "long": to_bytes(LONG),
}
BODY = {
    "slot": "x", "story": "x", "fingerprint": "f", "seat": None, "stances": {}, "trail": [], "endings": [],
}  # fmt: skip


def forged(body: bytes | str, generation: int = 1, written: int = FORMAT) -> bytes:
    """A file with a header that fits whatever body it has."""
    whole = body.encode("utf-8", "surrogatepass") if isinstance(body, str) else body
    digest = sha256(b"%d\n%d\n%b" % (written, generation, whole)).hexdigest()
    header = (
        f'{{"bothways-save":{written},"generation":{generation},"length":{len(whole)},"sha256":"{digest}"}}'
    )
    return b"%b\n%b\n" % (header.encode(), whole)


def body(**changed: object) -> str:
    return json.dumps(BODY | changed, separators=(",", ":"), sort_keys=True)


@pytest.mark.parametrize("path", MUSEUM, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_save_of_every_format_that_was_ever_released_loads(path: Path, tmp_path: Path) -> None:
    found = from_bytes(path.read_bytes())
    assert isinstance(found, Save)
    store = Store(tmp_path)
    assert store.write(evolve(found, generation=0)) == evolve(found, generation=1)
    assert store.load(found.slot).save == evolve(found, generation=1)


def test_the_museum_has_every_format_and_every_kind() -> None:
    assert {path.parent.name for path in MUSEUM} == {f"format-{number}" for number in range(1, FORMAT + 1)}
    assert len(MUSEUM) >= 8 * FORMAT


TEXTS = st.text(st.characters(), max_size=30)
SAVES = st.builds(
    Save,
    slot=TEXTS,
    story=TEXTS,
    fingerprint=TEXTS,
    seat=st.none() | TEXTS,
    stances=st.dictionaries(TEXTS, TEXTS, max_size=3),
    trail=st.lists(TEXTS, max_size=8).map(tuple),
    endings=st.lists(TEXTS, max_size=3).map(tuple),
    skipping=st.booleans(),
    generation=st.integers(0, 10**15 - 1),
)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(SAVES)
def test_what_is_written_is_read_again(any_save: Save) -> None:
    assert from_bytes(to_bytes(any_save)) == any_save


@pytest.mark.parametrize("name", REAL)
def test_no_cut_save_is_a_save(name: str) -> None:
    data = REAL[name]
    assert [end for end in range(len(data)) if isinstance(from_bytes(data[:end]), Save)] == []


@pytest.mark.parametrize("name", REAL)
def test_no_save_with_one_bit_turned_is_a_save_or_taken_for_a_newer_one(name: str) -> None:
    data = bytearray(REAL[name])
    taken = []
    for place in range(len(data)):
        for bit in range(8):
            data[place] ^= 1 << bit
            found = from_bytes(bytes(data))
            if isinstance(found, Save) or found is Fault.NEWER:
                taken.append((place, bit))
            data[place] ^= 1 << bit
    assert taken == []


def test_that_makes_more_than_fifty_thousand_cases() -> None:
    assert sum(len(data) * 9 for data in REAL.values()) >= 50_000


@pytest.mark.parametrize("place", range(0, len(REAL["ended"]), 23))
def test_a_damaged_file_is_set_aside_as_it_is_and_the_other_is_loaded(place: int, tmp_path: Path) -> None:
    store, old = Store(tmp_path), from_bytes(REAL["ended"])
    assert isinstance(old, Save)
    older = store.write(evolve(old, generation=0))
    assert store.write(old) != older
    damaged = bytearray((tmp_path / "the-spare-key.b.save").read_bytes())
    damaged[place] ^= 1 << place % 8
    for content in (bytes(damaged), bytes(damaged)[:place], b""):
        (tmp_path / "the-spare-key.b.save").write_bytes(content)
        loaded = store.load("the-spare-key")
        assert loaded.save == older
        assert len(loaded.troubles) == 1
        name = re.findall(r"kept as (\S+)\.$", loaded.troubles[0].sentence)[0]
        assert (tmp_path / name).read_bytes() == content
    assert len([*tmp_path.glob("*.damaged")]) == 3


@pytest.mark.parametrize("case", SUITE, ids=lambda case: case["name"])
def test_no_text_of_the_json_suite_is_a_save_or_makes_the_game_stop(case: dict[str, object]) -> None:
    text = str(case["text"]) * int(str(case.get("times", 1))) + str(case.get("end", ""))
    whole = text.encode("utf-8", "surrogatepass")
    for data in (whole, forged(whole), forged(b'{"trail":%b}' % whole), whole + b"\n" + to_bytes(LONG)):
        assert not isinstance(from_bytes(data), Save)
    for name, valid in BODY.items():
        changed = (
            body()
            .replace(f'"{name}":{json.dumps(valid)}', f'"{name}":{text}')
            .encode("utf-8", "surrogatepass")
        )
        found = from_bytes(forged(changed))
        assert not isinstance(found, Save) or to_bytes(found) == forged(changed)


def test_the_whole_json_suite_is_here() -> None:
    assert len(SUITE) == 340


BOMBS = {
    "fifty megabytes": b"\0" * 50_000_000,
    "fifty megabytes, forged": forged(body(slot="x" * 50_000_000)),
    "depth": forged("[" * 100_000 + "]" * 100_000),
    "depth in a field": forged(body().replace("[]", "[" * 100_000 + "]" * 100_000, 1)),
    "a million digits": forged(body().replace("null", "9" * 1_000_000)),
    "a million digits of generation": b'{"bothways-save":1,"generation":%b,' % (b"9" * 1_000_000),
    "skipping nothing": forged(body(skipping=False)),
    "skipping with a word": forged(body(skipping="yes")),
    "double keys": forged(body()[:-1] + ',"trail":["a.b"]}'),
    "a field more": forged(body(more="x")),
    "not a number": forged(body().replace("null", "NaN")),
    "an endless number": forged(body().replace("null", "1e999")),
    "spaces": forged(body().replace(":", ": ")),
    "raw letters": forged(json.dumps(BODY | {"slot": "é"}, ensure_ascii=False, separators=(",", ":"), sort_keys=True)),
    "a lone surrogate, raw": forged(body().replace('"x"', '"\ud800"', 1)),
    "a byte order mark": b"\xef\xbb\xbf" + forged(body()),
    "carriage returns": forged(body()).replace(b"\n", b"\r\n"),
    "a header in capitals": forged(body()).replace(b'{"bothways', b'{"BOTHWAYS'),
    "no body": forged(""),
    "nothing": b"",
    "format 0": forged(body(), written=0),
    "a generation too high": forged(body(), generation=10**15),
}  # fmt: skip
WRONG = [
    (name, value)
    for name in BODY
    for value in (None, True, 0, -1, 1.5, "text", [], ["a", 1], [["a"]], {}, {"a": 1}, {"a": ["b"]})
]


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_save_bomb_is_refused_in_little_memory(bomb: str) -> None:
    data = BOMBS[bomb]
    tracemalloc.start()
    try:
        found = from_bytes(data)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert isinstance(found, Fault)
    assert most < 50_000_000


def test_a_huge_file_is_read_no_further_than_a_save_can_be(tmp_path: Path) -> None:
    path = tmp_path / f"{SLOT}.a.save"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    tracemalloc.start()
    try:
        loaded = Store(tmp_path).load(SLOT)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 4 * LONGEST
    assert "larger than any save" in loaded.troubles[0].sentence
    assert (tmp_path / f"{SLOT}.a.save.1.damaged").stat().st_size == 50_000_000


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_a_field_of_the_wrong_type_is_no_save(name: str, value: object) -> None:
    found = from_bytes(forged(body(**{name: value})))
    fits = {"seat": (str, type(None)), "stances": (dict,), "trail": (list,), "endings": (list,)}
    right = isinstance(value, fits.get(name, (str,))) and value not in (
        ["a", 1],
        [["a"]],
        {"a": 1},
        {"a": ["b"]},
    )
    assert isinstance(found, Save) == right


def test_a_newer_format_is_known_by_its_header_whatever_it_holds() -> None:
    assert from_bytes(forged(b"\xff\x00 quite different", written=2)) is Fault.NEWER
    assert from_bytes(forged(b"\xff\x00 quite different", written=2)[:-2]) is Fault.NOT_WHOLE


def test_every_field_of_a_save_is_written() -> None:
    assert {field.name for field in fields(Save)} == BODY.keys() | {"generation", "skipping", "short"}
