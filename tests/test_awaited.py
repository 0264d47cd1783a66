"""A frame that is awaited: worked out once, only when asked for, and the same as step by step."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from pipeline.s3_extract.discourse.awaited import Awaited, Step
from pipeline.s3_extract.discourse.frame import Frame

# Each place hangs on an earlier one, is known or is one step behind it; some are asked as soon as they are made.
PLACES = st.lists(st.tuples(st.integers(0, 20), st.booleans(), st.booleans()), max_size=20)


def _step(number: int, made: list[int]) -> Step:
    def step(frame: Frame) -> Frame:
        made.append(number)
        return replace(frame, chain=(*frame.chain, str(number)))

    return step


@given(PLACES)
def test_a_place_has_the_frame_that_its_steps_make_whoever_asks_first(places: list[tuple[int, bool, bool]]) -> None:
    made: list[int] = []
    awaited, plain = [Awaited(Frame(record=True))], [Frame(record=True)]
    for number, (at, is_known, is_asked) in enumerate(places):
        before, frame = awaited[at % len(awaited)], plain[at % len(plain)]
        if is_known:
            place, frame = before.known(Frame(house=str(number))), Frame(house=str(number))
        else:
            place, frame = before.then(_step(number, made)), replace(frame, chain=(*frame.chain, str(number)))
        awaited.append(place)
        plain.append(frame)
        if is_asked:
            assert place.now == frame
    assert [place.now for place in reversed(awaited)] == plain[::-1]
    assert len(made) == len(set(made))
    assert all(place.begins == Frame(record=True) for place in awaited)


def test_a_step_nobody_asks_for_is_not_made_and_a_long_way_is_no_deep_one() -> None:
    made: list[int] = []
    place = Awaited(Frame())
    for number in range(5_000):
        place = place.then(_step(0, made) if number < 1 else lambda frame: frame)
    assert made == []
    assert place.now.chain == ("0",)
