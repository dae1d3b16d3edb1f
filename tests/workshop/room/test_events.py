"""Events go into the log and come out of it as they were."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.workshop.room import Curtain, Part, Phase, Source, Way, packed, unpacked
from game.workshop.room.events import (
    KINDS,
    Arrived,
    Asked,
    Decided,
    Drawn,
    Gone,
    Joined,
    Opened,
    Stepped,
    Tallied,
    Turned,
    Voted,
    WentBack,
)

WORDS = st.text(min_size=1, max_size=12)
NUMBERS = st.integers(0, 10_000)
EVENTS = st.one_of(
    st.builds(
        Opened,
        WORDS,
        WORDS,
        st.sampled_from(Way),
        st.none() | WORDS,
        st.dictionaries(WORDS, WORDS, max_size=3),
        st.booleans(),
        st.sampled_from((20, 45, 90)),
    ),
    st.builds(Joined, WORDS),
    st.builds(Gone, WORDS),
    st.builds(Asked, NUMBERS, WORDS, st.lists(WORDS, max_size=4).map(tuple)),
    st.builds(Voted, NUMBERS, WORDS, WORDS, WORDS),
    st.builds(Tallied, NUMBERS, st.sampled_from(Source), st.dictionaries(WORDS, NUMBERS, max_size=3)),
    st.builds(Stepped, NUMBERS, st.sampled_from(Phase)),
    st.builds(Decided, NUMBERS, WORDS, st.booleans()),
    st.just(WentBack()),
    st.builds(Drawn, st.sampled_from(Curtain)),
    st.builds(Turned, st.sampled_from(Part), NUMBERS),
    st.builds(Arrived, WORDS, st.none() | WORDS, WORDS),
)


@given(EVENTS)
def test_an_event_comes_out_of_the_log_as_it_went_in(event):
    assert unpacked(*packed(event)) == event


@given(EVENTS)
def test_the_log_is_the_same_to_the_byte(event):
    kind, payload = packed(event)
    assert packed(unpacked(kind, payload)) == (kind, payload)
    assert list(json.loads(payload)) == sorted(json.loads(payload))


def test_every_kind_has_its_name():
    assert len(KINDS) == len(set(KINDS.values())) == 12


@pytest.mark.parametrize(
    ("kind", "payload"),
    [
        ("danced", "{}"),
        ("joined", "{}"),
        ("joined", "not JSON"),
        ("joined", "[]"),
        ("drawn", '{"curtain": "velvet"}'),
        ("joined", '{"who": "a", "name": "Ann"}'),
    ],
)
def test_what_is_no_event_is_refused(kind, payload):
    with pytest.raises(ValueError, match=r"."):
        unpacked(kind, payload)
