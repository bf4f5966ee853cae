"""Texts made to be slow: the grammar reads them in a time that grows with their length."""

import random

import pytest

from onrecord.resolution.time_expressions import resolve_times
from onrecord.schema.annotation import Annotations
from onrecord.schema.article import Article
from tests.growth import assert_grows_no_faster_than_sorting
from tests.marked import marked

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
    "dates with dashes": "02-Nov-88-",
    "dates with dots": "1.2.1988.",
    "days without months": "Oct. 3, 5, 7, 9, ",
    "ordinals": "the 15th of the ",
    "hours of days": "the early hours of ",
    "weekdays of months": "the first Monday in ",
    "months in a row": "May, June, March and ",
    "halves": "half a quarter of a ",
    "copulas": "is now at on ",
    "ages": "a 30-year-old ",
    "days by which it was over": "by Monday w w w w w ",
    "what had been going on": "had been going w w w until May ",
    "hours in two zones": "8 a.m. (0600 GMT) ",
    "occasions of days": "the May 1 W W general ",
}


Read = tuple[Article, Annotations]


def _text(text: str) -> Read:
    article, _ = marked(text)
    whole = ((0, len(article.text)),)
    return article, Annotations((), (), (), (), whole, whole, "none")


def _resolve(read: Read) -> None:
    resolve_times(*read)


@pytest.mark.parametrize("kind", PIECES)
def test_a_piece_repeated_takes_time_that_grows_with_its_length(kind: str) -> None:
    piece = PIECES[kind]
    assert_grows_no_faster_than_sorting(
        lambda length: _text((piece * (length // len(piece) + 1))[:length]), _resolve, 5_000
    )


@pytest.mark.parametrize("seed", range(3))
def test_pieces_in_any_order_take_time_that_grows_with_their_length(seed: int) -> None:
    pieces = random.Random(seed).choices(tuple(PIECES.values()), k=100_000)
    assert_grows_no_faster_than_sorting(
        lambda length: _text("".join(pieces[: length // 4])), _resolve, 5_000
    )
