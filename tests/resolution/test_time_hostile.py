"""Texts made to be slow: the grammar reads them in a time that grows with their length."""

import random
import time

import pytest

from onrecord.resolution.time_expressions import resolve_times
from onrecord.schema.annotation import Annotations
from tests.marked import marked

CHARACTERS = 100_000
# Generous: a busy machine reads any of them in a second or two. A pattern that backtracks
# without bound would take hours.
MOST_SECONDS = 20

PIECES = {
    "digits": "0",
    "digits and colons": "9:",
    "digits and slashes": "1/2",
    "years": "2016-",
    "months without days": "Oct",
    "dates": "Oct. 9, ",
    "blanks": " ",
    "openings": "the first ",
    "ranges": "1 to ",
    "clocks": "12:00 UTC ",
    "decades": "’90s ",
    "numbers in words": "twenty-one ",
    "words of saying": "said w w w w w w ",
    "conditions": "if a b c ",
    "brackets": "Monday (",
    "quarters": "the same period of last ",
    "one long word": "a",
}


def _seconds(text: str) -> float:
    article, _ = marked(text)
    whole = ((0, len(article.text)),)
    annotations = Annotations((), (), (), (), whole, whole, "none")
    started = time.process_time()
    resolve_times(article, annotations)
    return time.process_time() - started


@pytest.mark.parametrize("kind", PIECES)
def test_a_piece_repeated_takes_no_long_time(kind: str) -> None:
    piece = PIECES[kind]
    assert _seconds((piece * (CHARACTERS // len(piece) + 1))[:CHARACTERS]) < MOST_SECONDS


@pytest.mark.parametrize("seed", range(3))
def test_pieces_in_any_order_take_no_long_time(seed: int) -> None:
    pieces = random.Random(seed).choices(tuple(PIECES.values()), k=CHARACTERS // 4)
    assert _seconds("".join(pieces)[:CHARACTERS]) < MOST_SECONDS
